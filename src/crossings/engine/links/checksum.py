"""The version of a corpus: one digest of its content and its settings.

Public name: `checksum`. Rows of text are written out in the order of their numbers, in parts, and the digests of the parts
are digested in their order; numbers are digested as they are kept, four bytes each. So neither the order of files nor the
number of processors changes it. Pairs and years follow from who holds what, and are not written out.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PART = 65_536  # numbers of works, concepts or persons whose rows are written out together
TEXTS = {  # by which number rows are parted; their columns
    "work": ("number", ["id", "title", "year", "language", "list_aggregate(authors, 'string_agg', chr(29))", "url"]),
    "concept": ("number", ["id", "label", "type", "background", "broader"]),
    "label": ("concept", ["concept", "language", "text"]),
    "reference": ("work", ["work", "cited"]),
    "person": ("number", ["id", "name"]),
    "belongs": ("person", ["person", "institute"]),
}
NUMBERS = {
    "holds": ("concept", "work"),
    "wrote": ("work", "person"),
}  # their columns, in the order in which rows are kept


def checksum(connection: DuckDBPyConnection, settings: str) -> str:
    """The SHA-256 of a corpus and of the settings by which it was made, in hexadecimal digits."""
    digest = sha256(settings.encode())
    for table, (number, columns) in TEXTS.items():
        row = ", chr(31), ".join(f"coalesce({each}::VARCHAR, chr(26))" for each in columns)
        parts = f"""SELECT {number} // {PART} AS part, sha256(string_agg(row, chr(30) ORDER BY {number}, row)) AS digest
            FROM (SELECT {number}, concat({row}) AS row FROM {table}) GROUP BY part ORDER BY part"""
        digest.update(table.encode())
        for _part, found in connection.execute(parts).fetchall():
            digest.update(found.encode())
    for table, names in NUMBERS.items():
        digest.update(table.encode())
        found = connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchnumpy()
        for name in names:
            digest.update(found[name].astype("<i4").tobytes())
    return digest.hexdigest()
