"""Works from wherever they come into one table, each once.

Public names: `Source` (what can add its works to the table), `stage`. What is wrong with any source is said of all together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Protocol, cast

from crossings.engine.links.loading import STAGED, load_works
from crossings.engine.links.mistakes import MOST_TOLD, Mistake, Unreadable
from crossings.engine.links.work import Work
from crossings.engine.refusal import Refusal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

AGAIN = "SELECT id FROM staged GROUP BY id HAVING count(*) > 1"
OTHERWISE = f"""SELECT id FROM (SELECT DISTINCT * FROM staged WHERE id IN ({AGAIN})) GROUP BY id HAVING count(*) > 1"""
ONCE = f"""DELETE FROM staged WHERE id IN ({AGAIN}) AND rowid NOT IN (SELECT min(rowid) FROM staged GROUP BY id)"""


class Source(Protocol):
    """A file of works, or another place from which they come."""

    def stage(self, connection: DuckDBPyConnection) -> None:
        """Add its works to the table `staged`. Raises `Unreadable` with every mistake."""

    def places(self, connection: DuckDBPyConnection, ids: list[str]) -> list[tuple[str, int, str]]:
        """Where works with these ids stand: file, line and id."""


def stage(connection: DuckDBPyConnection, works: Iterable[Work | Source]) -> None:
    """Fill the table `staged` with works, each id once; a work that comes twice and says the same is taken once.

    Raises `Unreadable` with the mistakes of all sources, and `Refusal` where there are no works.
    """
    connection.execute(STAGED)
    sources: list[Source] = []
    mistakes: list[Mistake] = []
    more = 0
    for is_work, group in groupby(works, key=lambda each: isinstance(each, Work)):
        if is_work:
            load_works(connection, cast("Iterator[Work]", group))
            continue
        for source in cast("Iterator[Source]", group):
            sources.append(source)
            try:
                source.stage(connection)
            except Unreadable as refused:
                mistakes += refused.mistakes
                more += refused.more
    if mistakes:
        raise Unreadable(mistakes, more)
    _once(connection, sources)


def _once(connection: DuckDBPyConnection, sources: list[Source]) -> None:
    many, ids = connection.execute("SELECT count(*), count(DISTINCT id) FROM staged").fetchall()[0]
    if not many:
        raise Refusal("There are no works.", "A corpus needs at least one.", "Give files that hold works.")
    if ids == many:
        return
    if otherwise := [id_ for (id_,) in connection.execute(f"{OTHERWISE} ORDER BY id").fetchall()]:
        told = otherwise[:MOST_TOLD]
        places = [place for source in sources for place in source.places(connection, told)]
        if not places:
            raise Refusal(f"Two works have the id “{told[0]}”.", "An id names one work.", "Leave one of them out.")
        raise Unreadable(_repeated(places), len(otherwise) - len(told))
    connection.execute(ONCE)


def _repeated(places: list[tuple[str, int, str]]) -> Iterator[Mistake]:
    first: dict[str, str] = {}
    for file, line, id_ in places:
        if id_ in first:
            what = f"“{id_}” is also the id of another work, in {first[id_]}."
            yield Mistake(file, line, "id", what, "Give each work its own, or leave one of them out.")
        first.setdefault(id_, f"{file}:{line}")
