"""Which words to show: the asked language if it exists, else the record's own, and always saying which."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language_info


@dataclass(frozen=True, slots=True)
class Words:
    """A text, the language it is in, and whether that is the language that was asked for."""

    text: str
    language: str
    is_fallback: bool

    @property
    def direction(self) -> str:
        return "rtl" if get_language_info(self.language)["bidi"] else "ltr"

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def words(record: Any, field: str, language: str) -> Words:
    """The words of `field` in `language`; else English, else the record's own language.

    Reads `record.translations.all()`, so that a list page prefetches `translations` and asks no more.
    """
    kept = {record.language: getattr(record, field)}
    kept |= {row.language: text for row in record.translations.all() if (text := getattr(row, field, ""))}
    for candidate in (language, "en", record.language):
        if kept.get(candidate):
            return Words(str(kept[candidate]), candidate, candidate != language)
    return Words("", language, is_fallback=False)


def digest(record: Any) -> str:
    """A fingerprint of a record's own words, by which a translation knows that its source has changed."""
    own = "\x1f".join(str(getattr(record, field)) for field in record.translated_fields)
    return hashlib.sha256(own.encode()).hexdigest()
