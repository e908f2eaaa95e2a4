"""The words of many records at once: one query for each kind of record, and none where no translation is needed.

Public names: `fetch_words`, `rows_below`, `languages_told`. For pages that show hundreds of records of twenty kinds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import Prefetch, prefetch_related_objects

from crossings.languages.words import settled_by_own


def fetch_words(rows: Iterable[models.Model], language: str) -> None:
    """Make `words(row, …, language)` ask no more for any of these rows.

    Only the asked language and English, to which words fall back, are fetched, and only for rows whose own words do not
    settle what is shown. So whoever needs every language of a record asks for it separately.
    """
    by_kind: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for row in rows:
        fields = getattr(row, "translated_fields", ())
        if not all(settled_by_own(row, field, language) for field in fields):
            by_kind[type(row)].append(row)
    for kind, needing in by_kind.items():
        translation: Any = kind._meta.get_field("translations").related_model
        wanted = translation._default_manager.filter(language__in={language, "en"})
        prefetch_related_objects(needing, Prefetch("translations", wanted))


def languages_told(record: Any, field: str) -> list[str]:
    """The languages in which the record really has words in this field, asked of the database, for `hreflang`."""
    translations = type(record)._meta.get_field("translations").related_model._default_manager
    told = translations.filter(record=record).exclude(**{field: ""}).values_list("language", flat=True)
    return sorted({*told, *([record.language] if getattr(record, field) else [])})


def rows_below(roots: Iterable[models.Model]) -> list[models.Model]:
    """These rows and all that has been fetched with them, each once; asks the database nothing."""
    found: dict[int, models.Model] = {}
    waiting = list(roots)
    while waiting:
        row = waiting.pop()
        if id(row) not in found:
            found[id(row)] = row
            waiting.extend(_beside(row))
    return list(found.values())


def _beside(row: models.Model) -> Iterator[models.Model]:
    """The rows to which a row points and those that hang on it, as far as they were fetched."""
    yield from (other for other in row._state.fields_cache.values() if isinstance(other, models.Model))
    for fetched in getattr(row, "_prefetched_objects_cache", {}).values():
        yield from fetched
