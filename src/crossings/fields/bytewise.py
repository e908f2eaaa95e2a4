"""A text column that stands in the same order on every database and in every locale: by its bytes.

SQLite compares bytes without being told. PostgreSQL compares as the locale of its database does, in which a space may not
count, unless the column says otherwise; an index on the column then has the same order, and serves beginnings of words too.

Public name: `BytewiseField`.
"""

from __future__ import annotations

from typing import Any

from crossings.fields.columns import GT_co, ST_contra, TextColumn


class BytewiseField(TextColumn[ST_contra, GT_co]):
    """A text of at most `max_length` letters, compared byte by byte."""

    def db_parameters(self, connection: Any) -> Any:
        """PostgreSQL is told to compare bytes, as SQLite does without being told."""
        parameters: Any = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
