"""Rows of Python into tables of DuckDB, a column at a time.

Public names: `load` (rows into a table), `load_works` (works into the table of staged works), `STAGED` (that table).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from crossings.engine.links.work import Work

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STAGED = """
CREATE OR REPLACE TEMP TABLE staged(id VARCHAR, title VARCHAR, year SMALLINT, abstract VARCHAR, language VARCHAR,
authors VARCHAR[], people VARCHAR[], institutes VARCHAR[], concepts VARCHAR[], disciplines VARCHAR[],
"references" VARCHAR[], url VARCHAR, wrong UTINYINT)
"""
BATCH = 20_000  # works that are held in memory at once
BETWEEN = "\x1f"  # parts the values of a list on their way
FIELDS = tuple(Work.__dataclass_fields__)
LISTS = ("authors", "people", "institutes", "concepts", "disciplines", "references")
VALUES = ", ".join(
    f"CASE WHEN c{number} = '' THEN [] ELSE string_split(c{number}, '{BETWEEN}') END" if name in LISTS else f"c{number}"
    for number, name in enumerate(FIELDS)
)
VALUES += ", 0"  # nothing is wrong with them


def load(connection: DuckDBPyConnection, table: str, rows: Sequence[Sequence[object]], values: str = "*") -> None:
    """Add rows to a table; `values` says in SQL how its columns are made of those of the rows, which are c0, c1 and so on."""
    import numpy as np  # noqa: PLC0415  heavy

    if not rows:
        return
    columns = {}
    for number, column in enumerate(zip(*rows, strict=True)):
        columns[f"c{number}"] = np.empty(len(rows), dtype=object)
        columns[f"c{number}"][:] = column
    connection.execute(f"SET pandas_analyze_sample = {len(rows)}")  # a type is that of all values, not of the first
    connection.register("loaded", columns)
    connection.execute(f"INSERT INTO {table} SELECT {values} FROM loaded")
    connection.unregister("loaded")


def load_works(connection: DuckDBPyConnection, works: Iterable[Work]) -> None:
    """Add works to the table of staged works, some thousands at a time."""
    remaining = iter(works)
    while batch := list(islice(remaining, BATCH)):
        load(connection, "staged", [tuple(_values(work)) for work in batch], VALUES)


def _values(work: Work) -> Iterator[object]:
    for name in FIELDS:
        value = getattr(work, name)
        if name in LISTS:
            yield _plain(BETWEEN.join(each.replace(BETWEEN, " ") for each in value))
        else:
            yield _plain(value) if isinstance(value, str) else value


def _plain(text: str) -> str:
    """The text without halves of letters, which are no UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
