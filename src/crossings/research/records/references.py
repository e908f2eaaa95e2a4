"""Works as they are cited: the one value from which every format of citation is written.

Public names: `reference`, `cited`. Nothing is cited that no source states, and no summary.
"""

from typing import Any

from crossings.engine.citation import Contributor, Part, Reference, WorkType
from crossings.research.models import Contribution, Identifier, Publication, Venue

PARTS = {
    Contribution.Role.AUTHOR: Part.AUTHOR,
    Contribution.Role.EDITOR: Part.EDITOR,
    Contribution.Role.TRANSLATOR: Part.TRANSLATOR,
}
"""Who coordinated a work is told on its page, and in no format of citation."""


def cited() -> Any:
    """Works with all that a reference is made of: ask this of the database, then filter."""
    parts = ("contributions", "identifiers", "institutions__institution", "subjects__concept")
    return Publication.objects.public().select_related("venue").prefetch_related(*parts)


def reference(work: Publication, address: str) -> Reference:
    """A work as it is cited; `address` is the whole address of its page here."""
    venue = work.venue
    is_series = venue is not None and venue.kind == Venue.Kind.SERIES
    name = venue.name if venue else ""
    bodies = tuple(row.institution.name for row in work.institutions.all())
    handles = _values(work, Identifier.Scheme.HANDLE)
    dois = _values(work, Identifier.Scheme.DOI)
    return Reference(
        key=work.slug,
        address=address,
        type=WorkType(work.type),
        title=work.title,
        language=work.language,
        contributors=_contributors(work),
        container=work.appears_in or ("" if is_series else name),
        series=name if is_series else "",
        number=work.number,
        volume=work.volume,
        issue=work.issue,
        pages=work.pages,
        publishers=(work.publisher,) if work.publisher else bodies,
        place=work.place,
        issued=work.date,
        doi=dois[0] if dois else "",
        isbns=_values(work, Identifier.Scheme.ISBN),
        issns=(venue.issn, venue.electronic_issn) if venue else (),
        handle=handles[0] if handles else "",
        url=work.url,
        topics=tuple(row.concept.label for row in work.subjects.all()),
    )


def _contributors(work: Publication) -> tuple[Contributor, ...]:
    made = ((row.name, PARTS.get(Contribution.Role(row.role))) for row in work.contributions.all())
    return tuple(Contributor(name, part) for name, part in made if part)


def _values(work: Publication, scheme: str) -> tuple[str, ...]:
    return tuple(row.value for row in work.identifiers.all() if row.scheme == scheme)
