"""Announce, reschedule, postpone, cancel, reinstate, withdraw: each changes one thing, says so, and no more."""

from datetime import time
from itertools import product

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.events.lifecycle import MOVES, EventStatus
from crossings.engine.events.when import When
from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate
from crossings.events import actions
from crossings.events.models import Event
from crossings.journal import actions as journal
from crossings.journal.models import Entry
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db
JUNE = When(PartialDate(2027, 6, 8), None, time(9), time(17), "Europe/Madrid")
ASKED = {"reschedule": {"when": JUNE}}
VERBS = ("announce", "reschedule", "postpone", "cancel", "reinstate", "withdraw")


def done(verb, event, actor, at, **answers):
    return getattr(actions, verb)(event=event, by=actor, at=at, why="Minutes", **ASKED.get(verb, {}) | answers)


def told(event):
    return [(entry.verb, entry.why, entry.changes) for entry in Entry.objects.about(event)]


@pytest.mark.parametrize(("status", "verb"), [pair for pair in product(EventStatus, VERBS) if pair in MOVES])
def test_a_permitted_verb_leads_where_the_table_says_and_is_told(status, verb, actor, at):
    event = EventFactory(status=status, starts="2027-05-04")

    done(verb, event, actor, at)

    event.refresh_from_db()
    assert event.status == MOVES[status, verb]
    ((name, why, _changes),) = told(event)
    assert (name, why) == (verb, "Minutes")


@pytest.mark.parametrize(("status", "verb"), [pair for pair in product(EventStatus, VERBS) if pair not in MOVES])
def test_any_other_verb_is_refused_and_nothing_is_kept(status, verb, actor, at):
    event = EventFactory(status=status, starts="2027-05-04")

    with pytest.raises(Refusal, match="does not permit it"):
        done(verb, event, actor, at)

    assert Event.objects.get().status == status
    assert told(event) == []


def test_every_verb_is_named_for_the_translators():
    assert actions.VERBS == VERBS


def test_an_event_that_is_added_waits_to_be_announced(actor, at):
    event = journal.add(record=Event(slug="fair", title="Fair"), by=actor, at=at)

    assert event.status == EventStatus.DRAFT
    assert not Event.objects.public().exists()


def test_a_new_date_takes_the_place_of_the_old_one_whole(actor, at):
    event = EventFactory(starts="2027-05-04", last_day="2027-05-06", status="postponed")

    done("reschedule", event, actor, at)

    event.refresh_from_db()
    assert event.when == JUNE
    assert event.last_day is None
    assert event.opens == JUNE.opens


def test_a_new_date_without_a_first_day_is_refused(actor, at):
    with pytest.raises(Refusal, match="No first day was named"):
        done("reschedule", EventFactory(), actor, at, when=When())


@pytest.mark.parametrize("verb", ["postpone", "cancel", "reschedule"])
def test_what_the_public_is_told_is_kept_with_it(verb, actor, at):
    event = done(verb, EventFactory(notice="Old"), actor, at, notice="The hall is flooded.")

    assert Event.objects.get(pk=event.pk).notice == "The hall is flooded."


def test_an_event_that_takes_place_after_all_no_longer_tells_why_it_did_not(actor, at):
    event = done("reinstate", EventFactory(status="cancelled", notice="Too few."), actor, at)

    assert event.notice == ""


def test_the_journal_holds_the_old_date_and_the_new(actor, at):
    event = EventFactory(starts="2027-05-04")

    done("reschedule", event, actor, at)

    ((_verb, _why, changes),) = told(event)
    assert changes["starts"] == ["2027-05-04", "2027-06-08"]


@pytest.mark.parametrize(
    "change",
    [
        {"starts": PartialDate(2027, 5, 5)},
        {"last_day": PartialDate(2027, 5, 6)},
        {"title": "Another"},
        {"city": "Ghent"},
        {"venue": "Town hall"},
        {"online_address": "https://example.org/"},
        {"status": "cancelled"},
    ],
    ids=str,
)
def test_what_matters_to_a_calendar_raises_its_number_by_one(change, actor, at):
    event = EventFactory(starts="2027-05-04")
    for name, value in change.items():
        setattr(event, name, value)

    journal.correct(record=event, by=actor, at=at)

    assert Event.objects.get().sequence == event.sequence == 1


@pytest.mark.parametrize(
    "change", [{"summary": "More"}, {"audience": "students"}, {"notice": "Bring a pen."}, {}], ids=str
)
def test_what_does_not_matter_to_it_leaves_the_number_alone(change, actor, at):
    event = EventFactory()
    for name, value in change.items():
        setattr(event, name, value)

    journal.correct(record=event, by=actor, at=at)

    assert Event.objects.get().sequence == 0


def test_the_number_never_falls_whatever_is_assigned(actor, at):
    event = EventFactory()
    for title in ("One", "Two", "Three"):
        event.title, event.sequence = title, 0
        journal.correct(record=event, by=actor, at=at)

    assert Event.objects.get().sequence == 3


def test_the_identifier_stays_through_every_change(actor, at):
    event = EventFactory()
    before = event.uid

    for verb in ("postpone", "reschedule", "cancel", "reinstate", "withdraw", "announce"):
        done(verb, event, actor, at)

    assert Event.objects.get().uid == before


def test_an_unsound_date_is_refused_and_the_old_one_kept(actor, at):
    event = EventFactory(starts="2027-05-04")
    event.last_day = PartialDate(2027, 5, 3)

    with pytest.raises(ValidationError, match="comes before the first"):
        journal.correct(record=event, by=actor, at=at)

    assert Event.objects.get().last_day is None
