"""What an address of the explorer asks, and the address that asks the same: two approaches, what narrows the answer, its order.

Public names: `Question`, `ORDERS`, `MOST_VALUES`. Everything that is asked stands in the address, so that it can be kept,
sent and repeated; what is left out has a default, and an address never says a default.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

MOST_VALUES = 12  # concepts of one approach, concepts left out
ORDERS = ("rank", "idea", "works", "from", "to", "joint", "year")
SUPPORT = 3
EITHER_WAY = 50  # the slider in its middle
AT_ONCE = ("topic", "population")  # the types of ideas that bridge unless others are asked for


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `start` and `end` are the two approaches, each a union of concepts, disciplines and searches."""

    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    through: str = ""
    types: tuple[str, ...] = AT_ONCE
    support: int = SUPPORT
    since: int | None = None
    until: int | None = None
    surprise: int = 0  # percent: how much of the order is surprise, the rest is what is likely
    without: tuple[str, ...] = ()
    sort: str = "rank"
    page: int = 1
    corpus: str = ""

    @property
    def query(self) -> str:
        """The address's query, in one order, without defaults."""
        return urlencode(list(self._parts()))

    def _parts(self) -> Iterator[tuple[str, Any]]:
        yield from (("from", each) for each in self.start)
        yield from (("to", each) for each in self.end)
        if self.types != AT_ONCE:
            yield from (("types", each) for each in self.types)
        yield from (("without", each) for each in self.without)
        default = Question()
        for name in ("support", "since", "until", "surprise", "sort", "page", "through", "corpus"):
            if (value := getattr(self, name)) != getattr(default, name):
                yield name, value

    def but(self, **changes: Any) -> "Question":
        """The same with these changes, from its first page on unless the page is what changes."""
        return replace(self, **{"page": 1, **changes})

    def is_written_so(self, query: str) -> bool:
        """Whether a query asks this in this order, however its signs are encoded."""
        return parse_qsl(query, keep_blank_values=True) == parse_qsl(self.query)

    @property
    def order(self) -> str:
        """By what the table is sorted."""
        return self.sort.removeprefix("-")

    @property
    def is_reversed(self) -> bool:
        return self.sort.startswith("-")
