"""The question that many forms of the office ask: which source says so."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from crossings.provenance.models import Source

OF_A_CHANGE = _("The page or decision that says so. Left empty, the source named before stays.")


def source_field(help_text: Any = "") -> forms.ModelChoiceField[Source]:
    """The source of what is being said; none need be named. Give `help_text` where there was no source before."""
    return forms.ModelChoiceField(
        Source.objects.by_title(),
        required=False,
        label=_("Source"),
        help_text=help_text or OF_A_CHANGE,
    )
