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

    Reads `record.translations.all()` where the record's own words do not settle it; a list page prefetches
    `translations`, or calls `fetch_words`, and asks no more.
    """
    if settled_by_own(record, field, language):
        return Words(str(getattr(record, field)), language, is_fallback=False)
    kept = {record.language: getattr(record, field)}
    kept |= {row.language: text for row in record.translations.all() if (text := getattr(row, field, ""))}
    for candidate in (language, "en", record.language):
        if kept.get(candidate):
            return Words(str(kept[candidate]), candidate, candidate != language)
    return Words("", language, is_fallback=False)


def settled_by_own(record: Any, field: str, language: str) -> bool:
    """Whether no translation could change what is shown: the record is in that language and has the words.

    Nor could one where it lacks them in English: English is what all others fall back to.
    """
    return record.language == language and bool(getattr(record, field) or language == "en")


def digest(record: Any) -> str:
    """A fingerprint of a record's own words, by which a translation knows that its source has changed."""
    own = "\x1f".join(str(getattr(record, field)) for field in record.translated_fields)
    return hashlib.sha256(own.encode()).hexdigest()
