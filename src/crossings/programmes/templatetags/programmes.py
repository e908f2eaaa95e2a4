"""What pages show of the programmes: `{{ year|academic_year }}`, `{% refs fact.refs %}`, and those of an institution."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from crossings.engine.values import AcademicYear
from crossings.network.records.lines import Entry
from crossings.programmes.pages.at_institutions import kept_at
from crossings.programmes.pages.phrases import year_words
from crossings.programmes.pages.references import Reference

register = template.Library()


@register.filter
def academic_year(year: AcademicYear | str) -> SafeString:
    """An academic year that keeps its order and stays on one line in every language, Arabic too."""
    return year_words(year)


@register.simple_tag
def refs(references: Iterable[Reference], *, bare: bool = False) -> SafeString:
    """Where something is from: the numbers that its sources have on this page, and unless `bare` what to know of them."""
    numbers = format_html_join(
        " ",
        '<a class="ref" href="#source-{}"><span class="vh">{} </span>{}</a>',
        ((reference.number, _("Source"), reference.number) for reference in references),
    )
    told = [] if bare else [(each.note_language, each.note) for each in references if each.note]
    return format_html(
        "{}{}", numbers, format_html_join("", ' <span class="note"><bdi lang="{}">{}</bdi></span>', told)
    )


@register.simple_tag
def programmes_at(institution: Any, day: date) -> tuple[Entry, ...]:
    """The programmes in which an institution has a part on the day, the first 25 by name."""
    return kept_at(institution.pk, day, get_language() or "en")
