"""Sentences put together from words that may carry mark-up, such as a title that falls back to another language.

Public names: `phrase`, `listed`, `sentence`, `year_words`, `spoken`.
"""

from collections.abc import Iterable

from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from crossings.languages.templatetags.languages import words as spoken

__all__ = ["listed", "phrase", "sentence", "spoken", "year_words"]


def phrase(text: str, **parts: object) -> SafeString:
    """`text % parts`; the mark-up of a part is kept, all else is escaped."""
    return mark_safe(escape(text) % {name: conditional_escape(part) for name, part in parts.items()})


def listed(parts: Iterable[str], between: str = ", ") -> SafeString:
    """The parts that are not empty, one after the other."""
    return format_html_join(between, "{}", ((part,) for part in parts if part))


def sentence(text: str) -> str:
    """The text with its first letter as at the beginning of a sentence, and a full stop."""
    return f"{text[:1].upper()}{text[1:]}."


def year_words(year: object) -> SafeString:
    """An academic year kept apart from the words around it: in Arabic its two numbers would change places."""
    return format_html('<bdi class="year">{}</bdi>', year)
