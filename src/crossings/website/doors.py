"""The ways in, on the home page, each with what is behind it, counted from the records."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.links.models import CorpusVersion
from crossings.network.models import Institution, Profile
from crossings.programmes.models import Programme
from crossings.research.models import Publication
from crossings.topics.models import ConceptScheme


@dataclass(frozen=True, slots=True)
class Door:
    """A way in: its drawing in `components/door.html`, its words, and what stands behind it."""

    drawing: str
    title: str
    url: str
    text: str
    count: str


def doors(account: Any, day: date) -> list[Door]:
    """The doors that this reader may open, with the counts of this day."""
    return [_study(account), _research(), _links(), _institutes(account), _people(day), _topics(account)]


def _study(account: Any) -> Door:
    number = Programme.objects.visible_to(account).count()
    return Door(
        "study",
        _("Study"),
        reverse("programmes:list"),
        _("Joint Master’s degrees: what they teach, what they cost, and how long they take."),
        ngettext("%(number)s programme", "%(number)s programmes", number) % {"number": number},
    )


def _research() -> Door:
    number = Publication.objects.public().count()
    return Door(
        "research",
        _("Research"),
        reverse("research:home"),
        _("Publications, projects, groups and journals: what the institutes study, and what came of it."),
        ngettext("%(number)s publication", "%(number)s publications", number) % {"number": number},
    )


def _links() -> Door:
    corpus = CorpusVersion.objects.current()
    number = corpus.works if corpus else 0
    return Door(
        "links",
        _("Links"),
        reverse("links:home"),
        _("Name two approaches, and read the ideas that they share."),
        ngettext("%(number)s work compared", "%(number)s works compared", number) % {"number": number},
    )


def _institutes(account: Any) -> Door:
    number = Institution.objects.visible_to(account).count()
    return Door(
        "places",
        _("Institutes"),
        reverse("network:institutions"),
        _("Universities, institutes and partners, under every name they have had."),
        ngettext("%(number)s institution", "%(number)s institutions", number) % {"number": number},
    )


def _people(day: date) -> Door:
    number = Profile.objects.public(day).count()
    return Door(
        "policy",
        _("People"),
        reverse("network:people"),
        _("Researchers and teachers who agree to be shown, with what they know."),
        ngettext("%(number)s person", "%(number)s people", number) % {"number": number},
    )


def _topics(account: Any) -> Door:
    number = ConceptScheme.objects.visible_to(account).count()
    return Door(
        "events",
        _("Topics"),
        reverse("topics:schemes"),
        _("Disciplines, focus areas, regions and development targets, and how they map to each other."),
        ngettext("%(number)s scheme", "%(number)s schemes", number) % {"number": number},
    )
