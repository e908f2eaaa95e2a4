"""Works as files hold them: a row for each work, in CSV.

Public names: `works_in`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from crossings.engine.links.work import Work
from crossings.engine.refusal import Refusal

LISTS = ("authors", "people", "institutes", "concepts", "disciplines", "references")


def works_in(paths: Iterable[Path]) -> Iterator[Work]:
    """The works of files. Raises `Refusal` where one cannot be read."""
    for path in paths:
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    yield _work(row)
        except OSError as error:
            raise Refusal(
                f"{path} cannot be read.", f"The system says: {error.strerror or error}.", "Check the path."
            ) from None


def _work(row: dict[str, str]) -> Work:
    lists: dict[str, Any] = {
        name: tuple(filter(None, map(str.strip, (row.get(name) or "").split(";")))) for name in LISTS
    }
    texts: dict[str, Any] = {name: row.get(name) or "" for name in ("id", "title", "abstract", "language", "url")}
    year = row.get("year") or ""
    return Work(**texts, **lists, year=int(year) if year.isdigit() else None)
