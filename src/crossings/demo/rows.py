"""From a row of demonstration data to a record: words in four languages, keys of other records, parts.

A row names the columns of its model. A text in several languages is a mapping by language; a list is a part of the
record; a column that points at another record holds a key, and `known` says how to find what the key stands for.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.db import models
from modelcluster.models import get_all_child_relations

Record = TypeVar("Record", bound=models.Model)
Known = Mapping[str, Callable[[Any], Any]]


def values_of(model: type[models.Model], row: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """The values of a record's columns and parts, its own words in English, further languages as translations."""
    parts = {each.get_accessor_name(): each.related_model for each in get_all_child_relations(model)}
    values = {name: _value(parts.get(name), name, given, known) for name, given in row.items()}
    spoken = {name: given for name, given in row.items() if _is_spoken(given)}
    return values | ({"translations": _translations(parts["translations"], spoken)} if spoken else {})


def _value(part: type[models.Model] | None, name: str, given: Any, known: Known) -> Any:
    if part is not None:
        return [part(**values_of(part, row, known)) for row in given]
    if _is_spoken(given):
        return given["en"].strip()
    return known[name](given) if name in known and given is not None else given


def _is_spoken(given: Any) -> bool:
    return isinstance(given, Mapping) and "en" in given


def _translations(model: type[models.Model], spoken: Mapping[str, Mapping[str, str]]) -> list[models.Model]:
    languages = {language for texts in spoken.values() for language in texts} - {"en"}
    return [
        model(
            language=language, **{name: texts[language].strip() for name, texts in spoken.items() if language in texts}
        )
        for language in sorted(languages)
    ]
