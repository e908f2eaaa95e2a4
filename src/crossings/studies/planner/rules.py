"""Which rules a programme has, by edition: the newest first, and of one year the plain edition before those with a name.

Public names: `Shelf`, `shelf_of`, `telling`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from django.utils.html import strip_tags

from crossings.engine.regulations.load import Loaded
from crossings.programmes.models import Programme, RegulationEdition
from crossings.programmes.regulations import rules_of
from crossings.studies.pages.wording import kept_wording
from crossings.studies.planner.words import Telling


@dataclass(frozen=True, slots=True)
class Shelf:
    """The editions of one programme's rules."""

    editions: Sequence[Loaded]
    keys: Mapping[str, int] = field(default_factory=dict)  # of their rows, by edition

    @property
    def newest(self) -> Loaded:
        return self.editions[0]

    def named(self, edition: str) -> Loaded | None:
        """The edition of this name."""
        return next((each for each in self.editions if each.regulations.edition == edition), None)


def shelf_of(programme: Programme) -> Shelf | None:
    """The rules of a programme; nothing where none are known."""
    rows = RegulationEdition.objects.of(programme).with_errata().newest()
    found = [(rules_of(row), row.pk) for row in rows]
    keys = {loaded.regulations.edition: key for loaded, key in found}
    return Shelf([loaded for loaded, _key in found], keys) if found else None


def telling(shelf: Shelf, edition: str, language: str) -> Telling | None:
    """How the clauses of an edition are told in a language in which its file has no words for them."""
    key = shelf.keys.get(edition)
    if key is None:
        return None
    wording = kept_wording(key, language)
    return lambda clause: unescape(strip_tags(wording.clause(clause)))
