"""Concepts, who holds them and which of them meet, written into the tables of a corpus.

Public names: `hold`, `pair`, `compare`, `Held`. Numbers are those of the corpus: dense, in the order of ids.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from crossings.engine.links.drawing import Drawn, counted
from crossings.engine.links.loading import load
from crossings.engine.links.pairs import NO_YEAR, pairs
from crossings.engine.links.sorting import once
from crossings.engine.links.staging import Source, stage
from crossings.engine.links.vocabulary import Entry
from crossings.engine.links.work import Settings, Work

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

HALF = 32  # bits: two numbers are sorted as one
ROWS = "SELECT staged.rowid AS row, number, staged.year FROM work JOIN staged USING (id)"


class Held(NamedTuple):
    """Which work holds which concept, by their numbers, sorted by both; and the year of the work, `NO_YEAR` for none.

    `number_of` gives the number of each entry that was drawn, -1 where it is left out.
    """

    work: NDArray[Any]
    concept: NDArray[Any]
    year: NDArray[Any]
    number_of: NDArray[Any]


def hold(connection: DuckDBPyConnection, drawn: Drawn, settings: Settings) -> Held:
    """Write the concepts that works hold, those broader than these, their labels, and which work holds which."""
    import numpy as np  # noqa: PLC0415  heavy

    found = connection.execute(ROWS).fetchnumpy()
    work_of = np.zeros(int(found["row"].max()) + 1, dtype=np.int64)
    work_of[found["row"]] = found["number"]
    year_of = np.empty(len(found["number"]), dtype=np.int16)
    year_of[found["number"]] = np.ma.filled(found["year"], NO_YEAR)
    number_of = _numbers(drawn)
    work, concept = _apart(once(work_of[drawn.row] << HALF | number_of[drawn.concept]))
    _write_concepts(connection, drawn, number_of, np.bincount(concept, minlength=len(number_of)), settings)
    by_concept, of_work = _apart(np.sort(concept.astype(np.int64) << HALF | work))
    columns = {"work": of_work, "concept": by_concept, "year": year_of[of_work]}
    _insert(connection, "holds", columns, "work, concept, nullif(year, {none})::SMALLINT")
    return Held(work, concept, year_of[work], number_of)


def pair(connection: DuckDBPyConnection, held: Held, settings: Settings) -> None:
    """Write which concepts meet, in how many works, and since when."""
    least = settings.least_together_of(connection.table("work").shape[0])
    for found in pairs(held.work, held.concept, held.year, least):
        _insert(connection, "pair", found._asdict(), "a, b, works, nullif(first_year, {none})::SMALLINT")


def compare(
    connection: DuckDBPyConnection, background: Iterable[Work | Source], drawn: Drawn, held: Held, settings: Settings
) -> int:
    """Write in how many works of the background each concept is; how many works that has, 0 where there is none."""
    background = list(background)
    if not background:
        return 0
    stage(connection, background)
    works = connection.table("staged").shape[0]
    many, kept = counted(connection, drawn, settings), held.number_of >= 0
    connection.register("columns", {"number": held.number_of[kept], "many": many[kept]})
    connection.execute("UPDATE concept SET background = many FROM columns WHERE columns.number = concept.number")
    connection.unregister("columns")
    connection.execute("DROP TABLE staged")
    return int(works)


def _apart(both: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Two numbers that were kept as the halves of one."""
    import numpy as np  # noqa: PLC0415  heavy

    return (both >> HALF).astype(np.int32), both.astype(np.int32)


def _numbers(drawn: Drawn) -> NDArray[Any]:
    """The number of each entry; -1 of those that no work holds and that are not broader than one that is held."""
    import numpy as np  # noqa: PLC0415  heavy

    place = {entry.id: number for number, entry in enumerate(drawn.entries)}
    kept: set[str] = set()
    for held in np.flatnonzero(np.bincount(drawn.concept)).tolist():
        entry = drawn.entries[held]
        while entry.id not in kept:
            kept.add(entry.id)
            if not entry.broader:
                break
            entry = drawn.entries[place[entry.broader]]
    numbers = np.full(len(drawn.entries), -1, dtype=np.int64)
    numbers[[place[id_] for id_ in sorted(kept)]] = np.arange(len(kept))
    return numbers


def _write_concepts(
    connection: DuckDBPyConnection, drawn: Drawn, number_of: NDArray[Any], works: NDArray[Any], settings: Settings
) -> None:
    place = {entry.id: number for number, entry in enumerate(drawn.entries)}
    numbers = number_of.tolist()
    kept = sorted((number, entry) for number, entry in zip(numbers, drawn.entries, strict=True) if number >= 0)
    rows = [
        (number, entry.id, entry.label(settings.language), entry.type, held, _above(entry, place, numbers))
        for (number, entry), held in zip(kept, works.tolist(), strict=False)
    ]
    load(connection, "concept", rows, "c0, c1, c2, c3, c4, NULL, nullif(c5, -1)")
    load(connection, "label", [(number, *name) for number, entry in kept for name in entry.names])


def _above(entry: Entry, place: dict[str, int], numbers: list[int]) -> int:
    return numbers[place[entry.broader]] if entry.broader else -1


def _insert(connection: DuckDBPyConnection, table: str, columns: dict[str, NDArray[Any]], values: str) -> None:
    connection.register("columns", columns)
    connection.execute(f"INSERT INTO {table} SELECT {values.format(none=NO_YEAR)} FROM columns")
    connection.unregister("columns")
