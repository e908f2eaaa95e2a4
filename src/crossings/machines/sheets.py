"""CSV of every list and every search, sent as it is made, and safe to open in a spreadsheet.

A spreadsheet takes a cell that begins with = + - @ for a formula, and runs it: such a text gets an apostrophe before it,
which spreadsheets do not show. Numbers are written as numbers. Columns are named by English codes that do not change,
since programs read them; the words in the cells are in the language asked for.

Sources: RFC 4180 (CSV); OWASP, “CSV Injection”, https://owasp.org/www-community/attacks/CSV_Injection.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from django.http import StreamingHttpResponse

ROWS_AT_ONCE = 200
BYTE_ORDER_MARK = "\ufeff"  # by which some spreadsheets know UTF-8
COLUMN = re.compile(r"[a-z][a-z0-9_]*")
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
BETWEEN = "; "


def csv_file(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], *, name: str, with_mark: bool = False
) -> StreamingHttpResponse:
    """Rows as a CSV file to be saved as `name.csv`, a few hundred at a time, so that any number takes little memory.

    `rows` is read only while the file is sent: give it `queryset.iterator()` and tell each row on the way.
    `with_mark` begins the file with a byte order mark. Raises `ValueError` for a column that is not named by a code.
    """
    if wrong := [column for column in columns if COLUMN.fullmatch(column) is None]:
        raise ValueError(f"{wrong} are no codes for columns: write small letters, digits and underscores.")
    response = StreamingHttpResponse(_lines(columns, rows, with_mark=with_mark), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.headers["Cache-Control"] = "public, no-cache"
    return response


class _Line:
    """What the writer of CSV takes for a file: it hands each line back."""

    @staticmethod
    def write(line: str) -> str:
        return line


def _lines(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, with_mark: bool) -> Iterator[str]:
    write = csv.writer(_Line).writerow
    if with_mark:
        yield BYTE_ORDER_MARK
    lines = chain([write(columns)], (write([cell(value) for value in row]) for row in rows))
    while some := "".join(islice(lines, ROWS_AT_ONCE)):
        yield some


def cell(value: Any) -> Any:
    """What stands in a cell: nothing for None, true or false, a number as it is, and any text made harmless."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, Decimal)):
        return value
    text = BETWEEN.join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    text = text.replace("\0", "")
    return f"'{text}" if FORMULA.match(text) else text
