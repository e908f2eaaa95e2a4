"""The database itself refuses to rewrite the journal, whoever asks."""

import pytest
from django.db import DatabaseError, connection, transaction

from crossings.journal import triggers
from crossings.journal.actions import erase_personal_values
from crossings.journal.models import Entry, PersonalValue
from crossings.journal.record import Actor
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(at):
    return Entry.objects.create(at=at, actor="account:1", verb="add", kind="people.person", record_key="1")


@pytest.fixture
def value(entry):
    return PersonalValue.objects.create(entry=entry, field="name", before=None, after="Amina Diallo")


def refuses(change):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change()


def test_an_entry_cannot_be_changed(entry):
    refuses(lambda: Entry.objects.filter(pk=entry.pk).update(why="Another reason"))


def test_an_entry_cannot_be_deleted(entry):
    refuses(lambda: Entry.objects.filter(pk=entry.pk).delete())


def test_a_personal_value_cannot_be_rewritten(value):
    refuses(lambda: PersonalValue.objects.filter(pk=value.pk).update(after="Noor"))


def test_a_personal_value_cannot_be_moved_to_another_entry(value, at):
    other = Entry.objects.create(at=at, actor="account:1", verb="add", kind="people.person", record_key="2")

    refuses(
        lambda: PersonalValue.objects.filter(pk=value.pk).update(entry=other, before=None, after=None, erased_at=at)
    )


def test_a_personal_value_cannot_be_emptied_in_silence(value):
    refuses(lambda: PersonalValue.objects.filter(pk=value.pk).update(after=None))


def test_a_personal_value_cannot_be_deleted(value):
    refuses(lambda: PersonalValue.objects.filter(pk=value.pk).delete())


def test_erasure_empties_the_values_and_leaves_the_entry(value, at):
    erased = erase_personal_values(
        kind="people.person", record_key="1", by=Actor("account:2"), at=at, why="Asked to be forgotten"
    )

    value.refresh_from_db()
    assert erased == 1
    assert (value.before, value.after, value.erased_at) == (None, None, at)
    assert Entry.objects.filter(kind="people.person", record_key="1").newest().first().verb == "erase personal values"


def test_erasing_again_finds_nothing_and_says_nothing(value, at):
    erase_personal_values(kind="people.person", record_key="1", by=Actor("account:2"), at=at)

    assert erase_personal_values(kind="people.person", record_key="1", by=Actor("account:2"), at=at) == 0
    assert Entry.objects.filter(verb="erase personal values").count() == 1


def test_erasing_one_record_leaves_the_others(value, at):
    erase_personal_values(kind="people.person", record_key="2", by=Actor("account:2"), at=at)

    value.refresh_from_db()
    assert value.after == "Amina Diallo"


def test_every_trigger_is_there():
    assert triggers.expected(connection) <= triggers.found(connection)
    assert {name.rsplit("_no_")[0] for name in triggers.expected(connection)} == {
        "journal_entry",
        "journal_personalvalue",
        "programmes_erratum",
        "programmes_regulationedition",
    }


def test_triggers_that_were_lost_are_made_again(entry):
    triggers.drop()
    assert not triggers.expected(connection) & triggers.found(connection)

    triggers.make_append_only()

    refuses(lambda: Entry.objects.filter(pk=entry.pk).delete())


def test_making_them_twice_changes_nothing():
    triggers.make_append_only()

    assert triggers.expected(connection) <= triggers.found(connection)


def test_a_record_that_is_gone_can_still_be_erased(at):
    person = PersonFactory()
    kept = Entry.objects.create(
        at=at, actor="account:1", verb="remove", kind="people.person", record_key=str(person.pk)
    )
    PersonalValue.objects.create(entry=kept, field="name", before="Amina", after=None)
    key = str(person.pk)
    person.delete()

    assert erase_personal_values(kind="people.person", record_key=key, by=Actor("account:2"), at=at) == 1
