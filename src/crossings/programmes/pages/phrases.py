"""Sentences put together from words that may carry mark-up, such as a title that falls back to another language.

Public names: `phrase`, `listed`, `in_groups`, `sentence`, `year_words`, `spoken`.
"""

from collections.abc import Iterable

from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from crossings.languages.templatetags.languages import words as spoken

__all__ = ["in_groups", "listed", "phrase", "sentence", "spoken", "year_words"]


def phrase(text: str, **parts: object) -> SafeString:
    """`text % parts`; the mark-up of a part is kept, all else is escaped."""
    safe = {
        name: conditional_escape(str(part) if not isinstance(part, SafeString) else part)
        for name, part in parts.items()
    }
    return mark_safe(escape(text) % safe)


def listed(parts: Iterable[str], between: str | None = None) -> SafeString:
    """The parts that are not empty, one after the other, with the comma of the reader's language unless told otherwise."""
    comma = pgettext("between two things of a list", ", ")
    return format_html_join(comma if between is None else between, "{}", ((part,) for part in parts if part))


def in_groups(parts: Iterable[str]) -> SafeString:
    """Parts that may hold commas of their own, parted by the semicolon of the reader's language."""
    return listed(parts, between=pgettext("between two groups of a list", "; "))


def sentence(text: str) -> str:
    """The text with its first letter as at the beginning of a sentence, and a full stop."""
    return f"{text[:1].upper()}{text[1:]}."


def year_words(year: object) -> SafeString:
    """An academic year kept apart from the words around it: in Arabic its two numbers would change places.

    The year stays on one line; the name that an edition of rules has behind it may go on in the next.
    """
    whole, dot, name = str(year).partition(".")
    if not dot:
        return format_html('<bdi class="year">{}</bdi>', year)
    return format_html('<bdi><span class="year">{}</span><wbr>.{}</bdi>', whole, name)
