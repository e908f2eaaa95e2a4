"""A work as it is cited: its row as the engine's `Reference`, and where it is served in each format.

Public names: `ready`, `reference_of`, `files`. What a reader is shown is what the row says: the printed publisher before
the institutions of the network, the title in its own language. Who only coordinated a work is not cited for it.
"""

from collections.abc import Iterable

from django.urls import reverse

from crossings.engine.citation import Contributor, Part, Reference, WorkType
from crossings.languages.addresses import address_in
from crossings.machines.citations import FORMATS
from crossings.research.models import Contribution, Identifier, Publication, Venue
from crossings.research.models.publication import PublicationQuerySet

LINKED = ("bib", "ris", "json")  # the text stands on the page itself


def ready(works: PublicationQuerySet) -> PublicationQuerySet:
    """Works with all that a reference says of them."""
    return works.select_related("venue").prefetch_related(
        "contributions", "identifiers", "institutions__institution", "subjects__concept"
    )


def reference_of(work: Publication, address: str) -> Reference:
    """A work as it is cited; `address` is that of its page here."""
    in_series = work.venue is not None and work.venue.kind == Venue.Kind.SERIES
    venue = work.venue.name if work.venue else ""
    return Reference(
        key=work.slug,
        address=address,
        type=WorkType(work.type),
        title=work.title,
        language=work.language,
        contributors=tuple(_contributors(work)),
        container=work.appears_in or ("" if in_series else venue),
        series=venue if in_series else "",
        number=work.number,
        volume=work.volume,
        issue=work.issue,
        pages=work.pages,
        publishers=tuple(_publishers(work)),
        place=work.place,
        issued=work.date,
        doi=_first(work, Identifier.Scheme.DOI),
        handle=_first(work, Identifier.Scheme.HANDLE),
        isbns=tuple(_values(work, Identifier.Scheme.ISBN)),
        issns=(work.venue.issn, work.venue.electronic_issn) if work.venue else (),
        url=work.url,
        topics=tuple(row.concept.label for row in work.subjects.all()),
    )


def files(work: Publication) -> list[tuple[str, str]]:
    """The name and the address of each file in which a work is cited: the same in every language."""
    return [(FORMATS[each].name, address_in("en", reverse("research:cite", args=[work.slug, each]))) for each in LINKED]


def _contributors(work: Publication) -> Iterable[Contributor]:
    rows = (row for row in work.contributions.all() if row.role != Contribution.Role.COORDINATOR)
    return (Contributor(row.name, Part(row.role)) for row in rows)


def _publishers(work: Publication) -> list[str]:
    return [work.publisher] if work.publisher else [row.institution.name for row in work.institutions.all()]


def _values(work: Publication, scheme: Identifier.Scheme) -> list[str]:
    return [row.value for row in work.identifiers.all() if row.scheme == scheme]


def _first(work: Publication, scheme: Identifier.Scheme) -> str:
    return next(iter(_values(work, scheme)), "")
