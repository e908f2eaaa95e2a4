"""The words of records as documents hold them."""

from collections.abc import Iterator
from typing import Any

from crossings.engine.search.document import Role, Text


def texts(record: Any, role: Role, *fields: str) -> Iterator[Text]:
    """Fields of a record in its own language and in each translation; the record's own words come first.

    Example: `texts(institution, "title", "name")`. The translations are prefetched by who asks.
    """
    for field in fields:
        for row in (record, *record.translations.all()):
            if words := getattr(row, field):
                yield Text(role, words, row.language)


def names(*words: str) -> Iterator[Text]:
    """Words that no language inflects: acronyms, codes, names of people and places. Empty ones are left out."""
    return (Text("name", each) for each in dict.fromkeys(words) if each)
