"""What pages show of what is kept."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def kept_columns() -> list[str]:
    """The headings of every table that says what is kept."""
    return [_("What"), _("For what"), _("How long"), _("How guarded")]
