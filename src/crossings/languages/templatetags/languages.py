"""`{% words record "name" %}`: a record's words in the page's language, marked where they are in another."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from crossings.languages.words import Words
from crossings.languages.words import words as words_of

register = template.Library()


@register.simple_tag
def words(record: Any, field: str = "name") -> SafeString:
    """The words, wrapped in `lang` and `dir` where they fall back to another language than the page's."""
    return marked(words_of(record, field, get_language() or "en"))


@register.simple_tag
def plain_words(record: Any, field: str = "name") -> str:
    """The words without mark-up, for titles, attributes and machines."""
    return words_of(record, field, get_language() or "en").text


@register.filter
def marked(found: Words) -> SafeString:
    if not found.is_fallback:
        return format_html("{}", found.text)
    return format_html('<span lang="{}" dir="{}">{}</span>', found.language, found.direction, found.text)
