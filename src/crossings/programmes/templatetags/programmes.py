"""What pages show of the programmes: `{{ year|academic_year }}`."""

from django import template
from django.utils.safestring import SafeString

from crossings.engine.values import AcademicYear
from crossings.programmes.pages.phrases import year_words

register = template.Library()


@register.filter
def academic_year(year: AcademicYear | str) -> SafeString:
    """An academic year that keeps its order and stays on one line in every language, Arabic too."""
    return year_words(year)
