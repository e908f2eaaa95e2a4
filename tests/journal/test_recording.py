"""A change and its entry stand or fall together, and the entry says exactly what changed."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError

from crossings.journal.actions import add, correct, remove
from crossings.journal.context import circumstances
from crossings.journal.models import Entry
from crossings.journal.record import Actor, NothingRecorded, recording
from crossings.people.models import Person
from crossings.provenance.models import Source
from tests.factories.network import ProfileFactory
from tests.factories.people import PersonFactory
from tests.factories.programmes import FeeTableFactory, TeachingFactory
from tests.factories.provenance import SourceFactory

pytestmark = pytest.mark.django_db

INGRID = Actor("account:1")


def test_adding_records_every_field(at):
    source = add(record=Source(key="goals", title="Goals", kind="page"), by=INGRID, at=at, why="Asked for")

    entry = Entry.objects.about(source).get()
    assert (entry.verb, entry.actor, entry.at, entry.why) == ("add", INGRID, at, "Asked for")
    assert entry.changes["title"] == [None, "Goals"]
    assert entry.title == "Goals"


def test_a_correction_records_what_changed_and_nothing_else(at):
    source = SourceFactory(title="Gaols", publisher="The network")
    source.title = "Goals"

    correct(record=source, by=INGRID, at=at)

    assert Entry.objects.about(source).get().changes == {"title": ["Gaols", "Goals"]}


def test_a_removal_keeps_what_the_record_said(at):
    source = SourceFactory(title="Goals")
    key = source.pk

    remove(record=source, by=INGRID, at=at)

    entry = Entry.objects.get(kind="provenance.source", record_key=str(key))
    assert entry.verb == "remove"
    assert entry.changes["title"] == ["Goals", None]


def test_a_record_deleted_by_its_own_instance_is_still_named(at):
    source = SourceFactory()
    key = source.pk

    with recording(source, "withdraw", by=INGRID, at=at):
        source.delete()

    assert Entry.objects.get().record_key == str(key)


def test_nothing_changed_leaves_no_entry(at):
    correct(record=SourceFactory(), by=INGRID, at=at)

    assert not Entry.objects.exists()


def test_a_verb_may_find_nothing_to_do(at):
    with recording(SourceFactory(), "check", by=INGRID, at=at):
        raise NothingRecorded

    assert not Entry.objects.exists()


def test_what_was_changed_before_finding_nothing_more_to_do_is_still_told(at):
    source = SourceFactory(title="Gaols")

    with recording(source, "check", by=INGRID, at=at):
        Source.objects.filter(pk=source.pk).update(title="Goals")
        raise NothingRecorded

    assert Entry.objects.get().changes == {"title": ["Gaols", "Goals"]}


def test_an_error_undoes_the_change_and_its_entry(at):
    source = SourceFactory(title="Goals")

    with pytest.raises(IntegrityError), recording(source, "correct", by=INGRID, at=at):
        Source.objects.filter(pk=source.pk).update(title="")

    source.refresh_from_db()
    assert source.title == "Goals"
    assert not Entry.objects.exists()


def test_what_breaks_a_rule_is_refused_before_it_is_saved(at):
    with pytest.raises(ValidationError, match="title"):
        add(record=Source(key="goals", kind="page"), by=INGRID, at=at)

    assert not Source.objects.exists()


def test_the_reason_of_the_form_is_kept_where_the_verb_gives_none(at):
    with circumstances(why="Decided in March", request_id="abcdef0123"):
        add(record=Source(key="goals", title="Goals", kind="page"), by=INGRID, at=at)

    entry = Entry.objects.get()
    assert (entry.why, entry.request_id) == ("Decided in March", "abcdef0123")


def test_the_database_is_asked_not_the_instance(at):
    """An instance loaded long ago does not make an older change look like this one's."""
    stale = SourceFactory(title="First")
    Source.objects.filter(pk=stale.pk).update(title="Second")
    stale.title = "Third"

    correct(record=stale, by=INGRID, at=at)

    assert Entry.objects.get().changes["title"] == ["Second", "Third"]


def test_a_personal_record_is_not_named_in_its_entry(at):
    add(record=Person(slug="amina", name="Amina Diallo"), by=INGRID, at=at)

    entry = Entry.objects.get()
    assert entry.title == ""
    assert "Amina" not in str(entry.changes)


def test_personal_values_stand_apart(at):
    person = PersonFactory(name="Amina D.")
    person.name = "Amina Diallo"

    correct(record=person, by=INGRID, at=at)

    kept = {value.field: (value.before, value.after) for value in Entry.objects.get().personal_values.all()}
    assert kept["name"] == ("Amina D.", "Amina Diallo")


def test_what_goes_along_with_a_removed_record_has_entries_of_its_own(at):
    fees = FeeTableFactory()
    catalogue, keys = fees.catalogue, {"programmes.catalogue": fees.catalogue.pk, "programmes.feetable": fees.pk}

    remove(record=catalogue, by=INGRID, at=at, why="Opened by mistake")

    told = Entry.objects.filter(verb="remove", why="Opened by mistake").order_by("id")
    assert {entry.kind: int(entry.record_key) for entry in told} == keys
    assert told.last().kind == "programmes.catalogue"


def test_a_removal_that_is_refused_removes_nothing_of_what_would_have_gone_along(at):
    teaching = TeachingFactory()
    profile = ProfileFactory(person=teaching.person)

    with pytest.raises(ProtectedError):
        remove(record=teaching.person, by=INGRID, at=at)

    profile.refresh_from_db()
    assert not Entry.objects.exists()
