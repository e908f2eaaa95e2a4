"""What other rooms' pages show of events: those of an institution, and the way to a page of them."""

from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

from django import template
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from crossings.events.models import Event
from crossings.events.records.lines import Entry, entries
from crossings.journal.kept import until_changed

register = template.Library()
AT_MOST = 5  # of each kind; the list itself tells all


class Held(NamedTuple):
    """The events that come next from a day on, the newest of those that are past, and where all of them are listed."""

    next: tuple[Entry, ...]
    past: tuple[Entry, ...]
    url: str


@register.simple_tag
def events_at(institution: Any, day: date) -> Held:
    """The events in which an institution has a part, as they stand when the day begins."""
    return _at(institution.pk, institution.slug, day, get_language() or "en")


@until_changed
def _at(institution: int, slug: str, day: date, language: str) -> Held:
    found = Event.objects.public().with_part_of([institution])
    at = datetime.combine(day, time(0), UTC)
    coming = list(found.to_come(at).values_list("pk", flat=True)[:AT_MOST])
    past = list(found.past(at).values_list("pk", flat=True)[:AT_MOST])
    told = entries([*coming, *past], language, at)
    return Held(
        told[: len(coming)], told[len(coming) :], f"{reverse('events:events')}?{urlencode({'institution': slug})}"
    )


@register.simple_tag
def crumbs_of(title: str) -> list[tuple[str, str]]:
    """The way to a page below the list of events."""
    return [(_("Events"), reverse("events:events")), (title, "")]
