"""What the verbs of events ask in the office, and what each says beforehand of what it would refuse."""

from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from crossings.engine.events.when import NoSuchTime, When, zone_names
from crossings.events.models import Event
from crossings.events.models.unsound import unsound
from crossings.fields.partial_date import PartialDateFormField
from crossings.journal.office import RecordForm
from crossings.journal.office.verbs import VerbForm

DATE = ("starts", "last_day", "begins_at", "ends_at", "zone")


def zones() -> list[tuple[str, str]]:
    return [("", "—"), *((name, name) for name in sorted(zone_names()))]


class EventForm(RecordForm):
    """An event, its time zone chosen from a list."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].widget = forms.Select(choices=zones())


class NoticeForm(VerbForm):
    """What the public is told, beside why the office does it."""

    notice = forms.CharField(
        label=_("What those who would come should know"),
        required=False,
        max_length=300,
        help_text=_("Shown first on the page and in calendars, in the language of the event."),
    )
    field_order: Any = ("notice", "why")


class RescheduleForm(NoticeForm):
    """Another date: as much of it as is known."""

    starts = PartialDateFormField(label=_("First day"), help_text=_("A year, a month or a day."))
    last_day = PartialDateFormField(
        label=_("Last day"), required=False, help_text=_("Counted in. Leave it empty for an event of one day.")
    )
    begins_at = forms.TimeField(label=_("Begins at"), required=False, help_text=_("As clocks show it there: 16:30."))
    ends_at = forms.TimeField(label=_("Ends at"), required=False)
    zone = forms.ChoiceField(label=_("Time zone"), required=False, choices=zones)
    field_order = (*DATE, "notice", "why")
    record: Event

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**{name: getattr(self.record, name) for name in DATE}, **self.initial}

    def clean(self) -> dict[str, Any]:
        """The five columns of the date as one value, `when`."""
        given = self.cleaned_data
        if self.errors:
            return given
        try:
            when = When(*(given[name] for name in DATE))
        except NoSuchTime as refused:
            raise unsound(refused, SimpleNamespace(**given)) from refused
        return {name: value for name, value in given.items() if name not in DATE} | {"when": when}
