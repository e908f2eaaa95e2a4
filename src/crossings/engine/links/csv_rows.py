"""The rows of a CSV file, read line by line: what is needed of its first line, and to say where a mistake is.

Public names: `header` (the columns that the first line names), `Rows` (every row with its line, and the mistakes met),
`records` (how many there are), `opened` (a file as text, also a packed one). DuckDB reads files that have no mistake; what
rows mean is not known here.
"""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from crossings.engine.links.mistakes import Mistake, Unreadable
from crossings.engine.refusal import Refusal

LONGEST_FIELD = 2_000_000  # characters
SAVE_AS = "Save the file as UTF-8, or give another."
BLOCK = 16 * 2**20  # bytes that are looked at together
QUOTE, BREAK = ord('"'), ord("\n")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """The file as text; bytes that are no UTF-8 come as halves of letters. Raises `Refusal` where the system refuses it."""
    try:
        with gzip.open(path) if is_packed(path) else path.open("rb") as held:
            start = held.read(2)
        if start in UTF_16:
            raise Unreadable([Mistake(path.name, 1, "", "It is UTF-16.", SAVE_AS)])
        open_ = gzip.open if is_packed(path) else open
        with open_(path, "rt", encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            yield file
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise Unreadable(
            [Mistake(path.name, 0, "", "It is damaged, or not packed by gzip.", "Fetch it again.")]
        ) from None
    except OSError as error:
        raise Refusal(
            f"{path} cannot be read.", f"The system says: {error.strerror or error}.", "Check the path."
        ) from None


def records(path: Path) -> int:
    """How many records a CSV file has below its first line, counted by line breaks outside quotes.

    A reader of tables that tells fewer has lost some, as some do where a quote is never closed.
    """
    import numpy as np  # noqa: PLC0415  heavy

    count, quotes, before = 0, 0, BREAK
    with gzip.open(path) if is_packed(path) else path.open("rb") as file:
        while block := file.read(BLOCK):
            held = np.frombuffer(block, dtype=np.uint8)
            ends = np.flatnonzero(held == BREAK)
            is_blank = held[ends - 1] == BREAK
            if len(ends) and ends[0] == 0:
                is_blank[0] = before == BREAK
            if quotes or b'"' in block:
                within = np.flatnonzero(held == QUOTE)
                is_blank |= (np.searchsorted(within, ends) + quotes) % 2 == 1
                quotes = (quotes + len(within)) % 2
            count, before = count + len(ends) - int(np.count_nonzero(is_blank)), int(held[-1])
    return count - (1 if before == BREAK else 0)


def is_packed(path: Path) -> bool:
    """Whether the name of a file says that gzip packed it."""
    return path.suffix.lower() == ".gz"


def delimiter(path: Path) -> str:
    """What parts the columns of a file: tabs in .tsv, else commas.

    >>> delimiter(Path("works.tsv.gz")), delimiter(Path("works.csv"))
    ('\\t', ',')
    """
    return "\t" if ".tsv" in [each.lower() for each in path.suffixes] else ","


def header(path: Path) -> list[str]:
    """The names in the first line, in small letters. Raises `Unreadable` where there is none, or one is not to be read."""
    with opened(path) as file, _long_fields():
        try:
            first = next(csv.reader(file, delimiter=delimiter(path), strict=True), [])
        except csv.Error as error:
            raise Unreadable([Mistake(path.name, 1, "", f"It is no CSV: {error}.", "Mend the first line.")]) from None
    if not first:
        raise Unreadable([Mistake(path.name, 0, "", "It is empty.", "Give a file whose first line names its columns.")])
    if len(first) == 1 and ";" in first[0]:
        why = "Its columns are parted by semicolons, which here part the values of one field."
        raise Unreadable([Mistake(path.name, 1, "", why, "Save it with commas between columns, or with tabs as .tsv.")])
    if not all(map(is_utf_8, first)):
        raise Unreadable([Mistake(path.name, 1, "", "It is not UTF-8.", SAVE_AS)])
    return [name.strip().lower() for name in first]


class Rows:
    """Every row of a CSV file below the first, with the line on which it begins; `mistakes` are those met so far.

    Rows of nothing are passed over, and rows with a mistake are left out.
    """

    def __init__(self, path: Path, columns: int) -> None:
        self.path = path
        self.columns = columns
        self.mistakes: list[Mistake] = []

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        with opened(self.path) as file, _long_fields():
            reader = csv.reader(file, delimiter=delimiter(self.path), strict=True)
            next(reader)
            while True:
                line = reader.line_num + 1
                try:
                    row = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    self._wrong(line, *_told(error))
                    continue
                if any(row) and self._is_whole(line, row):
                    yield line, row

    def _is_whole(self, line: int, row: list[str]) -> bool:
        if len(row) != self.columns:
            what = f"The row has {len(row)} fields, and the first line names {self.columns} columns."
            self._wrong(line, what, "Put quotes around fields that hold commas or line breaks.")
            return False
        if not all(map(is_utf_8, row)):
            self._wrong(line, "It is not UTF-8.", SAVE_AS)
            return False
        return True

    def _wrong(self, line: int, what: str, mend: str) -> None:
        self.mistakes.append(Mistake(self.path.name, line, "", what, mend))


def _told(error: csv.Error) -> tuple[str, str]:
    if "field limit" in str(error):
        return (
            f"A field is longer than {LONGEST_FIELD:,} characters.",
            "Look for a quote that is not closed, or shorten it.",
        )
    if "unexpected end" in str(error):
        return "A quote that is opened here is never closed.", "Close it."
    return f"The row is no CSV: {error}.", "Double the quotes within quotes."


def is_utf_8(text: str) -> bool:
    """Whether a text was read without halves of letters.

    >>> is_utf_8("Migración"), is_utf_8("Migraci\\udcf3n")
    (True, False)
    """
    with suppress(UnicodeEncodeError):
        text.encode()
        return True
    return False


@contextmanager
def _long_fields() -> Iterator[None]:
    before = csv.field_size_limit(LONGEST_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)
