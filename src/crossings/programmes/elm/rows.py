"""Published catalogues with all that is told of them in the European Learning Model, in a constant number of queries."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch

from crossings.network.models import Membership
from crossings.programmes.models import Catalogue, CatalogueModule, Offering
from crossings.programmes.pages.fetch import newest
from crossings.topics.models import Concept

NOBODY = AnonymousUser()
SCHOOL = "programme__school__part_of__part_of"


def catalogues(**where: Any) -> list[Catalogue]:
    """The newest published catalogue of each programme, or of those that are asked for, by name."""
    published = newest(Catalogue.objects.visible_to(NOBODY)).filter(**where)
    real = CatalogueModule.objects.real().select_related("module__owner", "catalogue__programme__school")
    full = Membership.objects.evidenced().full().with_bodies()
    ways: Any = Offering.objects.with_parts()
    return list(
        published.select_related(SCHOOL, "programme__consortium")
        .prefetch_related(
            "programme__translations",
            "programme__teaching_languages",
            "programme__accreditations__translations",
            "programme__school__translations",
            "programme__school__part_of__translations",
            "programme__school__part_of__part_of__translations",
            Prefetch("programme__consortium__memberships", full),
            "programme__consortium__memberships__institution__translations",
            "programme__competency_frameworks__competencies__translations",
            "versions__durations",
            "learning_outcomes__translations",
            "entry_requirements__translations",
            "fee_tables__fees",
            Prefetch("offerings", ways),
            "offerings__site_path__stops__institution",
            Prefetch("catalogue_modules", real),
            "catalogue_modules__module__translations",
            "catalogue_modules__module__owner__translations",
            "catalogue_modules__module__outcomes__outcome__translations",
        )
        .order_by("programme__sort_key", "id")
    )


def countries() -> dict[str, str]:
    """The code in three letters of each country that the topics know, by its code in two."""
    return dict(Concept.objects.exclude(iso_alpha2="").values_list("iso_alpha2", "iso_alpha3"))
