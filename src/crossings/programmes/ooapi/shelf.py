"""All that is told, as JSON has it, each kind read in a constant number of queries and again only after a change.

Public names: `Shelf`, `shelf`. Only published catalogues are read, as for everyone who has not signed in.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from crossings.journal.kept import until_changed
from crossings.network.models import Institution, Membership
from crossings.outside.ooapi.questions import TAKES
from crossings.outside.ooapi.values import Record
from crossings.outside.ooapi.written import Told, written
from crossings.programmes.models import Catalogue, CatalogueModule, Offering, SiteStop
from crossings.programmes.ooapi.courses import course_offerings, courses
from crossings.programmes.ooapi.offerings import program_offerings, sessions
from crossings.programmes.ooapi.organizations import organizations, part_takers
from crossings.programmes.ooapi.programs import programs, specifications

NOBODY = AnonymousUser()


@dataclass(frozen=True, slots=True)
class Shelf:
    """The records of one kind, in the order in which they were read, and each by its identifier."""

    records: tuple[Told, ...]
    by_key: dict[str, Told]


@until_changed
def shelf(kind: str, origin: str, name: str) -> Shelf:
    """The records of a kind for readers who ask at `origin` of a network that is called `name`."""
    identifier = TAKES[kind].identifier
    with override(settings.LANGUAGE_CODE):  # whatever the reader's language, a record has one address
        records = tuple(written(each) for each in READ[kind](origin, name))
    return Shelf(records, {record[identifier]: record for record in records})


def _catalogues() -> list[Catalogue]:
    """The published years, those of a programme together and the newest first."""
    rows = (
        Catalogue.objects.visible_to(NOBODY).select_related("programme__school").order_by("programme_id", "-year", "id")
    )
    return list(
        rows.prefetch_related(
            "programme__translations",
            "programme__teaching_languages",
            "versions__translations",
            "versions__durations",
            "specialisations__translations",
            "learning_outcomes__translations",
            "entry_requirements__translations",
            "fee_tables__fees",
        )
    )


def _placements() -> list[CatalogueModule]:
    """The real modules of the published years, those of a module together and the newest first."""
    rows = CatalogueModule.objects.visible_to(NOBODY).real().select_related("catalogue", "module__programme__school")
    return list(
        rows.select_related("module__owner")
        .prefetch_related(
            "assessments",
            "module__translations",
            "module__further_codes",
            "module__outcomes__outcome__translations",
            "module__programme__teaching_languages",
        )
        .order_by("module_id", "-catalogue__year", "id")
    )


def _ways() -> list[Offering]:
    rows = Offering.objects.visible_to(NOBODY).with_parts()
    return list(rows.prefetch_related("site_path__stops__institution"))


def _institutions() -> list[Institution]:
    """Schools, owners of modules, sites, and those who award together: with all of which they are parts."""
    catalogues = Catalogue.objects.visible_to(NOBODY)
    own = catalogues.values_list("programme__school", "programme__consortium")
    schools, consortia = zip(*own, strict=True) if own else ((), ())
    owners = CatalogueModule.objects.visible_to(NOBODY).real().values_list("module__owner", flat=True)
    sites = SiteStop.objects.filter(path__catalogue__in=catalogues).values_list("institution", flat=True)
    members = Membership.objects.filter(network__in=set(consortia) - {None}).evidenced().full()
    found = {*schools, *owners, *sites, *members.values_list("institution", flat=True)}
    return part_takers(found - {None})


def _offerings(origin: str, name: str) -> Iterable[Record]:
    years = {each.pk: each for each in _catalogues()}
    return [*program_offerings(_ways(), years, origin), *course_offerings(_placements(), origin)]


READ: dict[str, Callable[[str, str], Iterable[Any]]] = {
    "organizations": lambda origin, name: organizations(_institutions(), name, origin),
    "academic-sessions": lambda origin, name: sessions(each.year for each in _catalogues()),
    "programs": lambda origin, name: programs(_catalogues(), origin),
    "courses": lambda origin, name: courses(_placements(), origin),
    "offerings": _offerings,
    "education-specifications": lambda origin, name: specifications(_catalogues(), origin),
}
"""How the records of each kind are read."""
