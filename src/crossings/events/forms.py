"""What may be asked of the events: plain GET forms, whose every answer is an address that can be kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

STATES = (
    ("upcoming", _("Upcoming")),
    ("ongoing", _("Ongoing")),
    ("past", _("Past")),
    ("undated", _("Date not stated")),
    ("postponed", _("Postponed")),
    ("cancelled", _("Cancelled")),
)


class EventFilter(forms.Form):
    """Which events to list, or to put into a calendar."""

    state = forms.ChoiceField(label=_("State"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    institution = forms.ChoiceField(label=_("Institution"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    audience = forms.ChoiceField(label=_("For whom"), required=False)
    series = forms.ChoiceField(label=_("Series"), required=False)
