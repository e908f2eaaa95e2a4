"""The verbs that the office has for events: what each says, asks and does, and when it is offered."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from crossings.engine.events.lifecycle import EventStatus, permitted
from crossings.events import actions
from crossings.events.models import Event
from crossings.events.office.forms import NoticeForm, RescheduleForm
from crossings.journal.office.verbs import OfficeVerb, VerbForm


def verb(act: Callable[..., object], words: tuple[Promise, Promise, Promise], form: Any, icon: str) -> OfficeVerb:
    """One verb of the table in `engine.events.lifecycle`, offered while the table permits it."""
    key = act.__name__
    label, explanation, done = words

    def perform(record: Event, **answers: Any) -> object:
        return act(event=record, **answers)

    return OfficeVerb(
        key=key,
        label=label,
        explanation=explanation,
        done=done,
        form=form,
        perform=perform,
        permission="events.change_event",
        icon=icon,
        permitted=lambda event: key in permitted(EventStatus(event.status)),
        now=Event.get_status_display,
    )


EVENT = (
    verb(
        actions.announce,
        (
            _("Announce"),
            _("The public sees this event from now on: on the pages, in the calendars, in the search."),
            _("%(record)s is announced."),
        ),
        VerbForm,
        "upload",
    ),
    verb(
        actions.reschedule,
        (
            _("Give another date"),
            _("The event takes place on another date. Calendars that hold it move it there."),
            _("%(record)s has its new date."),
        ),
        RescheduleForm,
        "date",
    ),
    verb(
        actions.postpone,
        (
            _("Postpone"),
            _("The event does not take place on its date, and no new one is known. Calendars take the old date out."),
            _("%(record)s is postponed."),
        ),
        NoticeForm,
        "time",
    ),
    verb(
        actions.cancel,
        (
            _("Cancel"),
            _("The event does not take place. It stays on its page and in calendars, marked as cancelled."),
            _("%(record)s is cancelled."),
        ),
        NoticeForm,
        "cross",
    ),
    verb(
        actions.reinstate,
        (
            _("Reinstate"),
            _("The event takes place after all, on the date that it has."),
            _("%(record)s takes place after all."),
        ),
        NoticeForm,
        "rotate",
    ),
    verb(
        actions.withdraw,
        (
            _("Withdraw"),
            _("The public no longer sees this event, at once. Cancel it instead if people may have planned to come."),
            _("%(record)s is withdrawn."),
        ),
        VerbForm,
        "download",
    ),
)
