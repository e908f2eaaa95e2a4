"""A programme is open, suspended or withdrawn from a day on, by a source, and its history is never rewritten."""

from datetime import date

import pytest
from django.db import IntegrityError

from crossings.engine.lifecycle import NotPermitted
from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.programmes.actions import reopen, suspend, withdraw
from crossings.programmes.models import LifecycleChange, Programme, State
from tests.factories.programmes import CatalogueFactory, ProgrammeFactory
from tests.factories.provenance import SourceFactory

INGRID = Actor("account:7")
pytestmark = pytest.mark.django_db


def test_a_programme_without_a_recorded_change_is_open():
    programme = ProgrammeFactory()
    assert programme.state_on(date(2020, 1, 1)) == State.OPEN
    assert Programme.objects.open_on(date(2020, 1, 1)).get() == programme


def test_it_is_suspended_from_the_day_recorded_and_open_before(at):
    programme = ProgrammeFactory()
    suspend(programme=programme, on=PartialDate(2023, 9), by=INGRID, at=at)
    assert programme.state_on(date(2023, 8, 31)) == State.OPEN
    assert programme.state_on(date(2023, 9, 1)) == State.SUSPENDED
    assert Programme.objects.open_on(date(2023, 8, 31)).exists()
    assert not Programme.objects.open_on(date(2023, 9, 1)).exists()


def test_a_year_counts_from_its_first_day(at):
    programme = ProgrammeFactory()
    suspend(programme=programme, on=PartialDate(2023), by=INGRID, at=at)
    assert not Programme.objects.open_on(date(2023, 1, 1)).exists()


def test_a_suspended_programme_may_reopen(at):
    programme = ProgrammeFactory()
    suspend(programme=programme, on=PartialDate(2023), by=INGRID, at=at)
    reopen(programme=programme, on=PartialDate(2024, 9), by=INGRID, at=at)
    assert Programme.objects.with_state(date(2024, 9, 1)).get().state == State.OPEN
    assert Programme.objects.with_state(date(2024, 8, 1)).get().state == State.SUSPENDED


def test_the_first_change_tells_the_state_before_it(at):
    programme = ProgrammeFactory()
    LifecycleChange.objects.create(
        programme=programme, from_state=State.SUSPENDED, to_state=State.OPEN, on=PartialDate(2020)
    )
    assert programme.state_on(date(2019, 1, 1)) == State.SUSPENDED
    assert Programme.objects.with_state(date(2019, 1, 1)).get().state == State.SUSPENDED


@pytest.mark.parametrize("verb", [suspend, reopen, withdraw])
def test_nothing_follows_a_withdrawal(verb, at):
    programme = ProgrammeFactory()
    withdraw(programme=programme, on=PartialDate(2023), by=INGRID, at=at)
    with pytest.raises(NotPermitted):
        verb(programme=programme, on=PartialDate(2024), by=INGRID, at=at)
    assert LifecycleChange.objects.count() == 1


def test_an_open_programme_cannot_reopen(at):
    with pytest.raises(NotPermitted, match="suspend, withdraw"):
        reopen(programme=ProgrammeFactory(), on=PartialDate(2024), by=INGRID, at=at)


def test_a_change_cannot_come_before_the_last_one(at):
    programme = ProgrammeFactory()
    suspend(programme=programme, on=PartialDate(2023, 9), by=INGRID, at=at)
    with pytest.raises(Refusal, match="2023-09"):
        reopen(programme=programme, on=PartialDate(2022), by=INGRID, at=at)


def test_the_change_keeps_its_reason_and_its_source(at):
    page = SourceFactory()
    change = suspend(
        programme=ProgrammeFactory(), on=PartialDate(2023), reason="No intake", source=page, by=INGRID, at=at
    )
    assert (change.reason, change.source) == ("No intake", page)


def test_the_journal_tells_who_suspended_it_and_why(at):
    programme = ProgrammeFactory(name="International Migration")
    suspend(programme=programme, on=PartialDate(2023), by=INGRID, at=at, why="Archived page")
    entry = Entry.objects.about(programme).get()
    assert (entry.verb, entry.actor, entry.why, entry.at) == ("suspend", INGRID, "Archived page", at)
    assert [entry.changes[f"lifecycle_changes.{last()}.{end}"][1] for end in ("from_state", "to_state")] == [
        "open",
        "suspended",
    ]


def last() -> int:
    return LifecycleChange.objects.latest("pk").pk


def test_a_refused_change_leaves_no_entry(at):
    programme = ProgrammeFactory()
    with pytest.raises(NotPermitted):
        reopen(programme=programme, on=PartialDate(2024), by=INGRID, at=at)
    assert not Entry.objects.about(programme).exists()


@pytest.mark.parametrize(
    ("before", "after"), [(State.OPEN, State.OPEN), (State.WITHDRAWN, State.OPEN), (State.OPEN, "asleep")]
)
def test_the_database_refuses_an_impossible_change(before, after):
    with pytest.raises(IntegrityError):
        LifecycleChange.objects.create(
            programme=ProgrammeFactory(), from_state=before, to_state=after, on=PartialDate(2024)
        )


def test_a_list_of_programmes_reads_all_states_in_one_query(django_assert_num_queries, at):
    for programme in ProgrammeFactory.create_batch(3):
        suspend(programme=programme, on=PartialDate(2023), by=INGRID, at=at)
    with django_assert_num_queries(1):
        assert {row.state for row in Programme.objects.with_state(date(2024, 1, 1))} == {State.SUSPENDED}


def test_a_prefetched_programme_knows_its_state_without_a_query(django_assert_num_queries, at):
    suspend(programme=ProgrammeFactory(), on=PartialDate(2023), by=INGRID, at=at)
    programme = Programme.objects.prefetch_related("lifecycle_changes").get()
    with django_assert_num_queries(0):
        assert programme.state_on(date(2024, 1, 1)) == State.SUSPENDED


def test_noor_sees_only_programmes_with_a_published_catalogue(noor):
    shown = CatalogueFactory().programme
    CatalogueFactory(published_at=None)
    assert Programme.objects.visible_to(noor).get() == shown


def test_who_sees_no_programme_sees_nothing_of_its_life(noor, at):
    programme = CatalogueFactory(published_at=None).programme
    suspend(programme=programme, on=PartialDate(2023), by=INGRID, at=at)
    assert not LifecycleChange.objects.visible_to(noor).exists()
