"""What was answered lately: to a student's plans by the adviser, to their requests by the board.

Public names: `Answer`, `answered_lately`. Letters say that there is something to read; this is where it is found.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models.functions import TruncDate

from crossings.studies.models import BoardDecision, Recognition, StudyPlan

LATELY = timedelta(days=14)
MOST = 25


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: to what, what state it brought, on which day, and where it is read."""

    about: str
    state: str
    words: str
    day: date
    url: str


def answered_lately(student: Any, day: date) -> list[Answer]:
    """The answers of the last two weeks, the newest first; three questions, however many there are."""
    own, since = {"enrolment__student": student}, day - LATELY
    plans: Any = (
        StudyPlan.objects.answered().filter(**own).annotate(day=TruncDate("answered_at")).filter(day__gte=since)
    )
    found = [_answer(each, each.day, each.get_absolute_url()) for each in plans.order_by("-answered_at", "-id")[:MOST]]
    for model in (BoardDecision, Recognition):
        rows = model.objects.filter(**own, decided_on__gte=since).select_related("enrolment")
        found += [_decided(each) for each in rows.order_by("-decided_on", "-id")[:MOST]]
    return sorted(found, key=lambda each: each.day, reverse=True)


def _decided(row: BoardDecision | Recognition) -> Answer:
    return _answer(row, row.decided_on or date.min, f"{row.enrolment.get_absolute_url()}#decisions")


def _answer(row: StudyPlan | BoardDecision | Recognition, day: date, url: str) -> Answer:
    return Answer(str(row), row.state, row.get_state_display(), day, url)
