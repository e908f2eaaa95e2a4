"""An entry in words: a reader of the journal meets names, choices and dates, never the codes and keys behind them."""

import pytest
from django.contrib.auth.models import Group
from django.utils.translation import override

from crossings.journal.actions import add, correct, erase_personal_values
from crossings.journal.models import Entry
from crossings.journal.record import Actor, note, recording
from crossings.journal.words import changes_of, in_short, kind_words, verb_words
from crossings.people.models import Expertise
from crossings.people.roles import Auditor, Editor
from crossings.provenance.models import Source
from tests.factories.people import AccountFactory, ConsentFactory, PersonFactory
from tests.factories.provenance import SourceFactory
from tests.factories.topics import ConceptFactory, SchemeFactory

pytestmark = pytest.mark.django_db

INGRID = Actor("account:1")


def told(entry):
    """What an entry says: each field by its label, before and after."""
    return {change.label: (change.before, change.after) for change in changes_of(entry)}


def corrected(record, at, **fields):
    """The entry of a correction."""
    for name, value in fields.items():
        setattr(record, name, value)
    correct(record=record, by=INGRID, at=at)
    return Entry.objects.about(record).first()


def noted(at, kind="tests.thing", **changed):
    return note(
        kind=kind,
        key="1",
        title="",
        personal=frozenset(),
        verb="correct",
        before={name: old for name, (old, _new) in changed.items()},
        after={name: new for name, (_old, new) in changed.items()},
        by=INGRID,
        at=at,
    )


def test_a_choice_is_told_by_its_words(at):
    entry = corrected(SourceFactory(kind=Source.Kind.PAGE), at, kind=Source.Kind.DECISION)

    assert told(entry) == {"Kind": ("Public page", "Decision of the network")}


def test_a_field_is_called_as_its_form_calls_it(at):
    entry = corrected(SourceFactory(read_on=None), at, read_on="2026-05-03")

    assert told(entry) == {"Read on": ("", "2026-05-03")}


def test_another_record_is_told_by_its_name(at):
    old, new = SourceFactory(title="Old report"), SourceFactory(title="New report")
    entry = corrected(SchemeFactory(source=old), at, source=new)

    assert told(entry)["Source"] == ("Old report", "New report")


def test_another_record_that_is_gone_is_told_by_its_key(at):
    entry = noted(at, kind="topics.conceptscheme", source_id=(None, 99999))

    assert told(entry) == {"Source": ("", "99999")}


def test_yes_and_no_are_said_in_the_readers_language(at):
    entry = noted(at, kind="people.account", is_active=(True, False))

    with override("en"):
        assert told(entry) == {"May sign in": ("yes", "no")}
    with override("es"):
        assert set(told(entry).values()) == {("sí", "no")}


def test_a_role_that_was_given_is_told_by_its_name(at):
    account = AccountFactory()
    with recording(account, "correct", by=INGRID, at=at):
        account.groups.set(Group.objects.filter(name__in=[Editor.name, Auditor.name]))

    assert [change.after for change in changes_of(Entry.objects.get())] == [f"{Auditor.name}, {Editor.name}"]


def test_a_role_that_is_no_more_is_told_by_its_key(at):
    entry = noted(at, kind="people.account", groups=("", "99999"))

    assert [change.after for change in changes_of(entry)] == ["99999"]


def test_a_field_of_a_part_is_told_with_its_part(at):
    person, concept = PersonFactory(), ConceptFactory(label="Border law")
    with recording(person, "correct", by=INGRID, at=at):
        Expertise.objects.create(person=person, concept=concept)

    assert told(Entry.objects.get())["Field of expertise › Concept"] == ("", "Border law")


def test_nought_is_told_and_nothing_is_left_empty(at):
    entry = noted(at, count=(None, 0), words=("", "said"))

    assert told(entry) == {"count": ("", "0"), "words": ("", "said")}


def test_a_kind_or_field_that_no_longer_exists_keeps_its_code(at):
    entry = noted(at, kind="gone.thing", colour=("red", "blue"))

    assert kind_words(entry.kind) == "gone.thing"
    assert told(entry) == {"colour": ("red", "blue")}


@pytest.mark.parametrize("kind", ["", "nowhere", "a.b.c"])
def test_a_kind_that_is_no_kind_is_shown_as_it_stands(kind):
    assert kind_words(kind) == kind


def test_a_kind_is_called_by_its_name():
    assert kind_words("provenance.source") == "Source"


def test_a_verb_is_told_in_the_readers_language():
    with override("fr"):
        assert verb_words(Entry(verb="add")) != "Add"
    with override("en"):
        assert verb_words(Entry(verb="give consent")) == "Give consent"


def test_fields_stand_in_the_order_of_their_names(at):
    entry = noted(at, zeal=(1, 2), art=(1, 2), mind=(1, 2))

    assert [change.label for change in changes_of(entry)] == ["art", "mind", "zeal"]


@pytest.mark.parametrize(
    ("count", "short"),
    [(1, "a"), (3, "a, b, c"), (4, "a, b, c and 1 more"), (6, "a, b, c and 3 more")],
)
def test_in_short_the_first_three_fields_are_named(at, count, short):
    assert in_short(noted(at, **dict.fromkeys("abcdef"[:count], (1, 2)))) == short


def test_in_short_many_rows_of_one_part_are_one_field(at):
    person = PersonFactory()
    with recording(person, "correct", by=INGRID, at=at):
        for _ in range(3):
            Expertise.objects.create(person=person, concept=ConceptFactory())

    assert in_short(Entry.objects.get()).count("Field of expertise › Concept") == 1


def test_what_was_erased_is_named_and_not_told(at):
    person = PersonFactory(name="Amina")
    entry = corrected(person, at, name="Amina Diallo")
    erase_personal_values(kind="people.person", record_key=str(person.pk), by=INGRID, at=at)

    name = next(change for change in changes_of(entry) if change.label == "Name")
    assert (name.before, name.after, name.is_erased) == ("", "", True)
    assert "Name" in in_short(entry)


def test_a_secret_is_told_only_as_having_changed(at):
    account = AccountFactory()
    with recording(account, "correct", by=INGRID, at=at):
        account.set_password("a long enough password")
        account.save()

    before, after = told(Entry.objects.get())["Password"]
    assert before != after
    assert account.password not in after


def test_a_consent_is_told_with_its_person_and_purpose(at):
    consent = ConsentFactory.build(person=PersonFactory(name="Noor"))
    add(record=consent, by=INGRID, at=at)

    found = told(Entry.objects.about(consent).get())
    assert found["Person"] == ("", "Noor")
    assert found["Purpose"] == ("", "Public profile")


def test_a_long_title_is_kept_as_far_as_there_is_room(at):
    add(record=Source(key="long", title="x" * 300, kind="page"), by=INGRID, at=at)

    assert Entry.objects.get().title == "x" * 255
