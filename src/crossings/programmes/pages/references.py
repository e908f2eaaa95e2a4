"""The sources on which a page rests, numbered in the order in which the page first names them.

Public names: `References`, `Reference`.
"""

from dataclasses import dataclass

from crossings.provenance.models import Source, Sourced


@dataclass(frozen=True, slots=True)
class Reference:
    """A source under the number that the page gives it, and what is to be known about one fact taken from it."""

    number: int
    source: Source
    note: str = ""
    note_language: str = "en"


class References:
    """The numbered sources of one page. `to` is asked once for every fact that the page shows, from top to bottom."""

    def __init__(self) -> None:
        self._numbers: dict[int, Reference] = {}

    def to(self, *rows: Sourced | None) -> tuple[Reference, ...]:
        """One reference for each source that these rows name; rows without a source give none. Reads `row.source`."""
        found: dict[int, Reference] = {}
        for row in rows:
            if row is not None and row.source is not None:
                number = self._numbers.setdefault(row.source.pk, Reference(len(self._numbers) + 1, row.source)).number
                language = getattr(row, "language", "en")
                kept = found.get(number)
                if kept is None or (row.source_note and not kept.note):
                    found[number] = Reference(number, row.source, row.source_note, language)
        return tuple(found[number] for number in sorted(found))

    @property
    def all(self) -> tuple[Reference, ...]:
        """Every source that the page has named so far, by number."""
        return tuple(self._numbers.values())
