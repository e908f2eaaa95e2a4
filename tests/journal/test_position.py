"""Where the journal stands: another place after every change, the same place while nothing happens."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from crossings.journal.actions import correct
from crossings.journal.kept import until_changed
from crossings.journal.models import Entry, PersonalValue
from crossings.journal.position import RECENT, position
from crossings.journal.record import Actor, note
from tests.factories.provenance import SourceFactory

pytestmark = pytest.mark.django_db


def noted(at, **known):
    return Entry.objects.create(at=at, actor="system:tests", verb="add", kind="tests.thing", record_key="1", **known)


def test_an_empty_journal_has_a_place_too():
    assert position() == "0-0"


def test_every_change_moves_it(at):
    places = [position()]
    for _ in range(3):
        noted(at)
        places.append(position())

    assert len(set(places)) == 4


def test_reading_does_not_move_it(at):
    noted(at)
    list(Entry.objects.newest())

    assert position() == position()


def test_a_change_that_is_undone_leaves_it_where_it_was(at):
    before = position()
    with transaction.atomic():
        noted(at)
        transaction.set_rollback(True)

    assert position() == before


def test_a_correction_that_changes_nothing_leaves_what_is_kept(at):
    source = SourceFactory()
    before = position()

    correct(record=source, by=Actor("account:1"), at=at)

    assert position() == before


def test_an_entry_that_commits_after_one_with_a_greater_number_moves_it(at):
    """On PostgreSQL, where numbers are given out before commits: the maximum stays, and the count goes up."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite gives a number out and commits it in one write")
    noted(at, id=RECENT + 5)
    before = position()

    noted(at, id=RECENT + 4)

    assert position() != before


def test_it_costs_one_question_however_long_the_journal(at, django_assert_num_queries):
    for _ in range(5):
        noted(at)

    with django_assert_num_queries(1):
        position()


def test_what_cannot_be_read_is_not_kept_as_if_it_had_been():
    answers = iter([LookupError("not yet"), "read"])

    @until_changed
    def read():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(LookupError):
        read()
    assert read() == "read"


def test_a_reading_keeps_its_name_and_its_words():
    @until_changed
    def titles():
        """The titles of every source."""

    assert (titles.__name__, titles.__doc__) == ("titles", "The titles of every source.")


@pytest.mark.parametrize("wrong", [{"actor": ""}, {"verb": ""}])
def test_an_entry_without_an_actor_or_a_verb_is_refused_by_the_database(at, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(**{"at": at, "actor": "a", "verb": "v", "kind": "k", "record_key": "1"} | wrong)


def test_a_field_has_one_personal_value_in_an_entry(at):
    entry = noted(at)
    PersonalValue.objects.create(entry=entry, field="name", after="Amina")

    with pytest.raises(IntegrityError), transaction.atomic():
        PersonalValue.objects.create(entry=entry, field="name", after="Noor")


def test_what_says_that_it_was_erased_cannot_still_hold_a_value(at):
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonalValue.objects.create(entry=noted(at), field="name", after="Amina", erased_at=at)


def test_only_what_was_not_erased_is_left_to_erase(at):
    entry = noted(at)
    kept = PersonalValue.objects.create(entry=entry, field="name", after="Amina")
    PersonalValue.objects.create(entry=entry, field="email", erased_at=at)

    assert list(PersonalValue.objects.about("tests.thing", "1").not_erased()) == [kept]


def test_entries_of_one_moment_stand_in_the_order_in_which_they_were_made(at):
    first, second = noted(at), noted(at)
    earlier = noted(at - timedelta(seconds=1))

    assert list(Entry.objects.newest()) == [second, first, earlier]


def test_an_entry_holds_the_names_of_fields_and_no_value_that_says_the_same_as_before(at):
    entry = note(
        kind="tests.thing",
        key="1",
        title="",
        personal=frozenset({"name"}),
        verb="correct",
        before={"name": "Amina", "city": "Fes", "gone": 1},
        after={"name": "Amina D.", "city": "Fes", "new": 2},
        by=Actor("account:1"),
        at=at,
    )

    assert entry.changes == {"gone": [1, None], "new": [None, 2]}
    assert [value.field for value in entry.personal_values.all()] == ["name"]


def test_the_whole_journal_cannot_be_emptied_at_once(at):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL can empty a table past its rows")
    noted(at)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE journal_entry CASCADE")
