"""Sentences put together from words that may carry mark-up, such as a title that falls back to another language.

Public names: `phrase`, `listed`, `spoken`.
"""

from collections.abc import Iterable

from django.utils.html import conditional_escape, escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

from crossings.languages.templatetags.languages import words as spoken

__all__ = ["listed", "phrase", "spoken"]


def phrase(text: str, **parts: object) -> SafeString:
    """`text % parts`; the mark-up of a part is kept, all else is escaped."""
    return mark_safe(escape(text) % {name: conditional_escape(part) for name, part in parts.items()})


def listed(parts: Iterable[str], between: str = ", ") -> SafeString:
    """The parts that are not empty, one after the other."""
    return format_html_join(between, "{}", ((part,) for part in parts if part))
