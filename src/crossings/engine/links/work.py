"""What is known of one work, and the choices by which a corpus is made of works.

Public names: `Work` (a publication with what its source states), `Settings` (the choices), `TYPES` (the types of concepts).
Plain values: where works come from, and where a corpus is kept, is not known here.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

TYPES = ("topic", "place", "method", "population", "event", "generic", "discipline")
NO_BRIDGES = ("place", "method", "event", "generic", "discipline")  # unless they are asked for
FEW_WORKS = 200_000  # below this, two concepts that meet once are kept as a pair
Drawing = Literal["auto", "stated", "vocabulary", "titles"]


@dataclass(frozen=True, slots=True)
class Work:
    """A publication. `people` are ids where known (else the names of authors stand for them), `concepts` labels or ids.

    `institutes` belong to `people`, one for each in their order (several of one person parted by `|`), or one for all of them.

    >>> Work("w1", "Drought and wages", 2020, concepts=("drought", "wages")).language
    ''
    """

    id: str
    title: str = ""
    year: int | None = None
    abstract: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    institutes: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    disciplines: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices by which a corpus is made; they are part of its version.

    `draw`: from where concepts come. `auto` takes the vocabulary where there is one, else stated concepts where any work has
    some, else terms of titles. `keep_stated`: stated concepts that the vocabulary does not know are kept as topics.
    `least_works` (works): a term of titles that fewer hold is none. `longest_term` (words). `least_together` (works): pairs of
    concepts that meet in fewer are left out; None: 1 below 200,000 works, else 2. `language`: of works that do not say theirs.

    >>> Settings(least_works=30).as_json()
    '{"draw": "auto", "keep_stated": true, "language": "en", "least_together": null, "least_works": 30, "longest_term": 3}'
    """

    draw: Drawing = "auto"
    keep_stated: bool = True
    least_works: int = 3
    longest_term: int = 3
    least_together: int | None = None
    language: str = "en"

    def as_json(self) -> str:
        """The choices as one line of JSON, their names in order."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Settings:
        """The choices that `as_json` wrote; names that are not known any more are passed over.

        >>> Settings.from_json(Settings(least_together=2).as_json()).least_together
        2
        """
        known: dict[str, Any] = json.loads(text)
        return cls(**{name: value for name, value in known.items() if name in cls.__dataclass_fields__})

    def least_together_of(self, works: int) -> int:
        """In how many works two concepts must meet to be kept as a pair, in a corpus of so many works.

        >>> Settings().least_together_of(1_000), Settings().least_together_of(1_000_000)
        (1, 2)
        """
        return self.least_together or (1 if works < FEW_WORKS else 2)
