"""Works as tables hold them, in CSV or Parquet: DuckDB reads the file, and only a file with mistakes is read line by line.

Public names: `Table` (one file of works, to be given to `build`). Columns may be missing and stand in any order; what they
may hold is said in `columns`. What works are about is not known here.
"""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from crossings.engine.links.columns import KNOWN, PLAIN, mistakes_of, texts, values, wrong
from crossings.engine.links.csv_rows import Rows, delimiter, header, records
from crossings.engine.links.loading import load
from crossings.engine.links.mistakes import MOST_TOLD, Mistake, Unreadable
from crossings.engine.refusal import Refusal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 20_000  # rows that are held in memory at once
GLOBS = set("*?[")  # DuckDB would look for other files


class Table:
    """One file of works: CSV (.csv; .tsv with tabs; also with .gz) or .parquet. `passed_over` are columns that are not known."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_parquet = path.suffix.lower() == ".parquet"
        self.passed_over: tuple[str, ...] = ()
        self._named: list[str] = []  # its columns

    def stage(self, connection: DuckDBPyConnection) -> None:
        """Add the works of the file to the table `staged`. Raises `Unreadable` with every mistake of the file."""
        types = self._types(connection)
        many = self._taken(connection, types, self._relation(types))
        if many is None:
            mistakes, more = self._mistakes(connection, types)
            if mistakes:
                raise Unreadable(mistakes, more)
            many = self._taken(connection, types, "by_line")
        if not many:
            raise self._unreadable("It holds no works.", "Leave it out, or give rows below the first line.")

    def places(self, connection: DuckDBPyConnection, ids: list[str]) -> list[tuple[str, int, str]]:
        """Where in the file works with these ids stand: file, line (in Parquet: row) and id."""
        types = self._types(connection)
        if not self.is_parquet:
            self._mistakes(connection, types)
        asked = f"SELECT line, {values(types)['id']} AS id FROM {texts(types, self._by_line(types))}"
        found = connection.execute(f"SELECT line, id FROM ({asked}) WHERE list_contains(?, id)", [ids])
        return [(self.path.name, line, id_) for line, id_ in found.fetchall()]

    def _taken(self, connection: DuckDBPyConnection, types: dict[str, str], relation: str) -> int | None:
        """How many works were added to `staged`; none of them, and None, where the file is not right."""
        import duckdb  # noqa: PLC0415  heavy

        made = f"SELECT {', '.join(values(types).values())}, {wrong(types)} AS wrong FROM {texts(types, relation)}"
        connection.execute("BEGIN")
        try:
            (many,) = connection.execute(f"INSERT INTO staged {made}").fetchall()[0]
            is_right = not connection.execute("SELECT 1 FROM staged WHERE wrong > 0 LIMIT 1").fetchall()
        except duckdb.Error as error:
            connection.execute("ROLLBACK")
            if self.is_parquet:
                raise self._unreadable(f"DuckDB says: {str(error).splitlines()[0]}", "Write the file anew.") from None
            return None
        is_right = is_right and (relation == "by_line" or self.is_parquet or many == records(self.path))
        connection.execute("COMMIT" if is_right else "ROLLBACK")
        return int(many) if is_right else None

    def _mistakes(self, connection: DuckDBPyConnection, types: dict[str, str]) -> tuple[list[Mistake], int]:
        """The mistakes of the file with their lines, and how many more there are."""
        found = [] if self.is_parquet else self._read_by_line(connection, types)
        bad = f"(SELECT *, {wrong(types)} AS wrong FROM {texts(types, self._by_line(types))}) WHERE wrong > 0"
        (many,) = connection.execute(f"SELECT count(*) FROM {bad}").fetchall()[0]
        shown = ", ".join(f"left({name}::VARCHAR, 40)" if name in types else "''" for name in ("year", "language"))
        rows = connection.execute(f"SELECT line, wrong, {shown} FROM {bad} ORDER BY line LIMIT {MOST_TOLD}").fetchall()
        found += [Mistake(self.path.name, row[0], *each) for row in rows for each in mistakes_of(*row[1:])]
        return found, max(0, many - MOST_TOLD)

    def _read_by_line(self, connection: DuckDBPyConnection, types: dict[str, str]) -> list[Mistake]:
        """Fill the table `by_line` with the rows that are rows; the mistakes of the others."""
        connection.execute(f"CREATE OR REPLACE TEMP TABLE by_line(line INTEGER, {_declared(types)})")
        reader = Rows(self.path, len(types))
        rows = iter(reader)
        while batch := list(islice(rows, BATCH)):
            load(connection, "by_line", [(line, *row) for line, row in batch])
        return reader.mistakes

    def _by_line(self, types: dict[str, str]) -> str:
        return f"(SELECT file_row_number + 1 AS line, * FROM {self._relation(types)})" if self.is_parquet else "by_line"

    def _types(self, connection: DuckDBPyConnection) -> dict[str, str]:
        """The columns of the file, in their order, and their types."""
        types = self._of_parquet(connection) if self.is_parquet else self._of_csv()
        known = [name for name in types if name in KNOWN]
        if not {"title", "concepts"} & set(known):
            said = ", ".join(self._named[:12])
            what = f"It has neither a column title nor one called concepts, but {said}."
            raise self._unreadable(what, f"Name the columns in the first line: {', '.join(KNOWN)}.")
        self.passed_over = tuple(name for name in self._named if name not in KNOWN)
        return types

    def _of_csv(self) -> dict[str, str]:
        if not self.path.exists():
            raise Refusal(f"{self.path} cannot be read.", "There is no such file.", "Check the path.")
        names = self._named = header(self.path)
        if again := sorted({name for name in names if name in KNOWN and names.count(name) > 1}):
            raise self._unreadable(f"The column {again[0]} stands there twice.", "Leave one of them out.", 1)
        return {name if name in KNOWN else f"{name} {number}": "VARCHAR" for number, name in enumerate(names)}

    def _of_parquet(self, connection: DuckDBPyConnection) -> dict[str, str]:
        import duckdb  # noqa: PLC0415  heavy

        if GLOBS & set(str(self.path)):
            raise Refusal(f"{self.path} cannot be read.", "Its name holds *, ? or [.", "Give the file another name.")
        try:
            rows = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({quoted(self.path)})").fetchall()
        except duckdb.Error as error:
            raise self._unreadable(f"DuckDB says: {str(error).splitlines()[0]}", "Give a file of Parquet.") from None
        types = {str(row[0]): str(row[1]) for row in rows}
        self._named = list(types)
        for name, kind in types.items():
            if name in KNOWN and not PLAIN.fullmatch(kind):
                raise self._unreadable(f"The column {name} is of the type {kind}.", "Make it text, or a list of texts.")
        return types

    def _relation(self, types: dict[str, str]) -> str:
        if self.is_parquet:
            return f"read_parquet({quoted(self.path)}, file_row_number = true)"
        if GLOBS & set(str(self.path)):
            return "nowhere"  # no table: it is read line by line
        columns = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in types)
        return (
            f"read_csv({quoted(self.path)}, delim = {quoted(delimiter(self.path))}, quote = '\"', escape = '\"', header = true,"
            f" auto_detect = false, strict_mode = true, max_line_size = 4000000, buffer_size = 16000000, columns = {{{columns}}})"
        )

    def _unreadable(self, what: str, mend: str, line: int = 0) -> Unreadable:
        return Unreadable([Mistake(self.path.name, line, "", what, mend)])


def near(name: str) -> str:
    """The column that a name which is not known may stand for; empty where there is none.

    >>> near("concept"), near("volume")
    ('concepts', '')
    """
    return next(iter(get_close_matches(name, KNOWN, 1, 0.8)), "")


def _declared(types: dict[str, str]) -> str:
    return ", ".join(f'"{name.replace(chr(34), chr(34) * 2)}" VARCHAR' for name in types)


def quoted(value: object) -> str:
    """A text as SQL writes it.

    >>> print(quoted("it's"))
    'it''s'
    """
    return "'" + str(value).replace("'", "''") + "'"
