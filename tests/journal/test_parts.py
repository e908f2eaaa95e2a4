"""The rows that belong to a record are told with it: its lists, its children, and their personal fields."""

import pytest
from django.contrib.auth.models import Group

from crossings.journal.models import Entry
from crossings.journal.record import Actor, is_personal, personal_names, recording, snapshot
from crossings.people.models import Account, Expertise, Person
from crossings.people.roles import Editor
from tests.factories.people import AccountFactory, ConsentFactory, PersonFactory
from tests.factories.programmes import DisciplineFactory

pytestmark = pytest.mark.django_db

INGRID = Actor("account:1")


def test_a_part_that_is_added_is_told_with_its_record(at):
    person, concept = PersonFactory(), DisciplineFactory()

    with recording(person, "correct", by=INGRID, at=at):
        part = Expertise.objects.create(person=person, concept=concept)

    told = Entry.objects.about(person).get().personal_values.get(field=f"expertise.{part.pk}.concept_id")
    assert (told.before, told.after) == (None, concept.pk)


def test_a_part_that_is_taken_away_is_told_too(at):
    person = PersonFactory()
    consent = ConsentFactory(person=person)

    field = f"consents.{consent.pk}.given_at"

    with recording(person, "correct", by=INGRID, at=at):
        consent.delete()

    assert Entry.objects.get().personal_values.get(field=field).after is None


def test_members_of_a_list_are_told_by_their_keys(at):
    account, group = AccountFactory(), Group.objects.get(name=Editor.name)

    with recording(account, "correct", by=INGRID, at=at):
        account.groups.add(group)

    assert Entry.objects.get().changes == {"groups": ["", str(group.pk)]}


def test_of_a_secret_only_that_it_changed_is_told(at):
    account = AccountFactory()

    with recording(account, "correct", by=INGRID, at=at):
        account.set_password("a long enough password")
        account.save()

    told = Entry.objects.get().personal_values.get(field="password")
    assert told.after.startswith("secret ")
    assert account.password not in str([told.before, told.after])


def test_the_snapshot_reads_parts_from_the_database_not_from_memory():
    person = PersonFactory()
    person.expertise = [Expertise(concept=DisciplineFactory())]

    assert not [name for name in snapshot(person) if name.startswith("expertise.")]


@pytest.mark.parametrize(
    ("field", "personal"),
    [("name", True), ("account_id", True), ("expertise.3.concept_id", True), ("expertise.3.id", False), ("id", False)],
)
def test_personal_fields_of_a_record_and_its_parts_are_known(field, personal):
    assert is_personal(field, personal_names(Person)) is personal


def test_a_field_of_a_part_of_a_part_is_known_by_its_path():
    assert is_personal("names.3.readings.7.name", frozenset({"names.*.readings.*.name"}))


def test_an_accounts_address_is_personal():
    assert is_personal("email", personal_names(Account))
