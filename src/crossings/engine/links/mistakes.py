"""What is wrong with files of works and of vocabularies, all of it said at once.

Public names: `Mistake` (one, by file, line and field), `Unreadable` (those of all files), `MOST_TOLD`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from crossings.engine.refusal import Refusal

MOST_TOLD = 50  # of one refusal: more are counted


class Mistake(NamedTuple):
    """One mistake: where it is, what is wrong and how to mend it. `line` is 0 and `field` empty where none is meant.

    >>> print(Mistake("works.csv", 7, "year", "“20” is no year.", "Write four digits, or nothing."))
    works.csv:7: year: “20” is no year. Write four digits, or nothing.
    """

    file: str
    line: int
    field: str
    what: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {f'{self.field}: ' if self.field else ''}{self.what} {self.mend}"


class Unreadable(Refusal):
    """Files that cannot be used, with their mistakes in the order of files and lines; at most `MOST_TOLD`, and how many more.

    >>> print(Unreadable([Mistake("works.csv", 0, "", "The file is empty.", "Give another.")]))
    works.csv: The file is empty. Give another.
    """

    def __init__(self, mistakes: Iterable[Mistake], more: int = 0) -> None:
        found = sorted(set(mistakes))
        self.mistakes = tuple(found[:MOST_TOLD])
        self.more = more + len(found) - len(self.mistakes)
        super().__init__("The files cannot be used.", f"{self.more + len(self.mistakes)} mistakes.", "Mend them.")

    def __str__(self) -> str:
        more = [f"{self.more} more mistakes are not told."] if self.more else []
        return "\n".join([*map(str, self.mistakes), *more])
