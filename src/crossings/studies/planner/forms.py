"""What is asked where a plan is kept."""

from django import forms
from django.utils.translation import gettext_lazy as _


class KeepForm(forms.Form):
    """A plan's name; the address of the desk that is kept, the key of the plan, and the revision that was seen."""

    title = forms.CharField(
        label=_("Name of the plan"),
        max_length=120,
        error_messages={"required": _("The plan has no name. Write one, such as “With a free autumn”.")},
    )
    key = forms.UUIDField()
    seen = forms.IntegerField(required=False, min_value=0)
    desk = forms.CharField(required=False, max_length=8000)
