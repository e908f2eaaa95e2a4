"""Which rules a programme has, by edition: the newest first, and of one year the plain edition before those with a name.

Public names: `Shelf`, `shelf_of`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from crossings.engine.regulations.load import Loaded
from crossings.programmes.models import Programme, RegulationEdition
from crossings.programmes.regulations import rules_of


@dataclass(frozen=True, slots=True)
class Shelf:
    """The editions of one programme's rules."""

    editions: Sequence[Loaded]

    @property
    def newest(self) -> Loaded:
        return self.editions[0]

    def named(self, edition: str) -> Loaded | None:
        """The edition of this name."""
        return next((each for each in self.editions if each.regulations.edition == edition), None)


def shelf_of(programme: Programme) -> Shelf | None:
    """The rules of a programme; nothing where none are known."""
    rows = RegulationEdition.objects.of(programme).with_errata().newest()
    editions = [rules_of(row) for row in rows]
    return Shelf(editions) if editions else None
