"""Rows as plain answers. Rows come from `.values()`: no model is built, since a page of records has to be cheap.

Words are told as `{"text": "…", "language": "es"}`, so that a reader always knows which language a text is in, and as
null where no source states them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import models
from ninja import Schema

from crossings.engine.values import Ects

Row = dict[str, Any]


class Text(Schema):
    """Words and the language they are in, which may be another than was asked for."""

    text: str
    language: str


class Reference(Schema):
    """Another record: its key, its name where the question was not about it, and where the API tells of it."""

    key: str
    address: str
    name: Text | None = None


def plain(value: Any) -> Any:
    """What JSON has no form for: credits as a number, days and partial dates as text, amounts as text to the cent."""
    return float(value.points) if isinstance(value, Ects) else str(value)


def tell_words(rows: Sequence[Row], translations: type[models.Model], fields: Sequence[str], language: str) -> None:
    """Put in place of each field's own words those in `language`, else English, else the record's own.

    One query, or none where no translation could be the better choice. Each row needs `id`, `language` and the fields
    themselves; `language` is taken out of the row.
    """
    tell_related_words(rows, "", translations, fields, language)


def tell_related_words(
    rows: Sequence[Row], relation: str, translations: type[models.Model], fields: Sequence[str], language: str
) -> None:
    """As `tell_words`, for words of a related record whose columns begin with `relation`, such as `network__name`."""
    key_column, before = (f"{relation}_id", f"{relation}__") if relation else ("id", "")
    columns = {field: f"{before}{field}" for field in fields}
    wanting = {row[key_column] for row in rows if _wants_translation(row, before, columns.values(), language)}
    spoken = spoken_words(wanting, translations, fields, language)
    for row in rows:
        own = row.pop(f"{before}language")
        for field, column in columns.items():
            row[column] = chosen({own: row[column], **spoken.get((row[key_column], field), {})}, language, own)


def _wants_translation(row: Row, before: str, columns: Iterable[str], language: str) -> bool:
    own = row[f"{before}language"]
    return own is not None and (own != language or (own != "en" and not all(row[column] for column in columns)))


def chosen(kept: dict[Any, str], language: str, own: str | None) -> Row | None:
    """The words in the language asked for, else in English, else in the record's own; nothing where there are none."""
    for spoken in (language, "en", own):
        if words := kept.get(spoken):
            return {"text": words, "language": spoken}
    return None


def spoken_words(
    keys: Collection[int], translations: type[models.Model], fields: Sequence[str], language: str
) -> dict[tuple[int, str], dict[str, str]]:
    """The translated words of many records, by record and field, in the language asked for and in English."""
    found: dict[tuple[int, str], dict[str, str]] = defaultdict(dict)
    if not keys:
        return found
    asked = translations._default_manager.filter(record_id__in=keys, language__in={language, "en"})
    for key, spoken, *words in asked.values_list("record_id", "language", *fields):
        for field, word in zip(fields, words, strict=True):
            if word:
                found[key, field][spoken] = word
    return found


def reference(kind: str, key: str | None, name: Row | None = None) -> Row | None:
    """A pointer to another record of a kind, such as `institutions`; nothing where there is none."""
    return {"key": key, "address": f"/api/v1/{kind}/{key}", "name": name} if key else None


def below(rows: Iterable[Any], by: str) -> dict[Any, list[Row]]:
    """Rows of one kind grouped by the record they belong to; the column that says so is taken out of each."""
    grouped: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.pop(by)].append(row)
    return grouped
