"""The journal's own screens: everything that was done, found by record, person, verb and day; and each entry whole."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from crossings.journal.actions import correct, erase_personal_values, remove
from crossings.journal.context import circumstances
from crossings.journal.models import Entry
from crossings.journal.record import Actor, note
from crossings.people.roles import Auditor
from tests.cast import signed_up
from tests.factories.people import PersonFactory
from tests.factories.provenance import SourceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST = "/office/journal/"
NOON = datetime(2031, 11, 21, 12, 0, tzinfo=UTC)
"""After every entry that signing in to the office has left."""


@pytest.fixture
def office(enter, steward):
    return enter(steward)


def done(verb="correct", *, by="system:demo", at=NOON, kind="provenance.source", key="1", title="A source", why=""):
    return note(
        kind=kind,
        key=key,
        title=title,
        personal=frozenset(),
        verb=verb,
        before={},
        after={"title": title},
        by=Actor(by),
        at=at,
        why=why,
    )


def titles(office, asked=""):
    """What the list shows of what was done in the test; that the steward signed in is in the journal too."""
    return [entry.title for entry in office.get(f"{LIST}{asked}").context["object_list"] if entry.title]


def test_the_newest_stands_first(office):
    done(title="Old", at=NOON - timedelta(days=1))
    done(title="New")
    done(title="Newer in the same moment")

    assert titles(office) == ["Newer in the same moment", "New", "Old"]


@pytest.mark.parametrize(
    "asked",
    [
        "?kind=people.person",
        "?verb=rename",
        "?actor=system:scheduler",
        "?at_from=2031-11-22",
        "?at_from=2031-11-22&at_to=2031-11-22",
        "?kind=people.person&verb=rename",
    ],
)
def test_an_entry_is_found_by_record_verb_actor_and_day(office, asked):
    done(title="Other")
    done("rename", title="Wanted", kind="people.person", by="system:scheduler", at=NOON + timedelta(days=1))

    assert titles(office, asked) == ["Wanted"]


def test_several_verbs_may_be_asked_for_at_once(office):
    for verb in ("add", "correct", "remove"):
        done(verb, title=verb)

    assert sorted(titles(office, "?verb=add&verb=remove")) == ["add", "remove"]


@pytest.mark.parametrize("asked", ["?kind=nothing.such", "?at_from=yesterday", "?actor=account:0", "?p=9999", "?p=x"])
def test_a_question_without_sense_fails_nothing(office, asked):
    done()

    assert office.get(f"{LIST}{asked}").status_code == 200


def test_the_filters_offer_only_what_is_in_the_journal(office, noor):
    done("add", by=noor.actor, kind="people.person")
    signed_in = ("Account", "Sign in to the office", "Stella Moreau")

    choices = office.get(LIST).context["filters"].form.fields
    assert [words for _kind, words in choices["kind"].choices] == [signed_in[0], "Person"]
    assert [words for _verb, words in choices["verb"].choices] == ["Add", signed_in[1]]
    assert [words for _actor, words in choices["actor"].choices] == ["Noor", signed_in[2]]


def test_the_list_names_the_record_the_person_and_the_reason(office, noor):
    done("correct", by=noor.actor, title="Goals of the network", why="The page says so")

    shown = office.get(LIST).content.decode()

    assert all(words in shown for words in ("Source", "Goals of the network", "Noor", "The page says so", "Correct"))


def test_a_record_whose_title_is_not_kept_is_named_by_its_key(office):
    done(kind="people.person", key="4711", title="")

    assert "4711" in office.get(LIST).content.decode()


def test_twenty_five_entries_stand_on_a_page(office):
    for number in range(26):  # and the entry of signing in
        done(key=str(number))

    assert [len(office.get(f"{LIST}?p={page}").context["object_list"]) for page in (1, 2)] == [25, 2]


def test_a_longer_list_asks_the_database_no_more(office):
    def asked():
        office.get(LIST)
        with CaptureQueriesContext(connection) as questions:
            office.get(LIST)
        return len(questions)

    done()
    few = asked()
    for number in range(20):
        done(key=str(number), by=f"account:{number}")

    assert asked() == few


def test_an_entry_is_told_whole(office, steward):
    with circumstances(request_id="abc-12345678"):
        entry = done("correct", by=steward.actor, why="The page says so")

    shown = office.get(reverse("journal:entry", args=[entry.pk])).content.decode()

    assert all(words in shown for words in ("Stella Moreau", steward.actor, "abc-12345678", "The page says so"))


def test_an_entry_without_a_reason_says_so(office):
    entry = done()

    assert "No reason was given." in office.get(reverse("journal:entry", args=[entry.pk])).content.decode()


def test_an_entry_shows_each_field_before_and_after(office, at):
    person = PersonFactory(name="Amina D.")
    person.name = "Amina Diallo"
    correct(record=person, by=Actor("account:1"), at=at)

    shown = office.get(reverse("journal:entry", args=[Entry.objects.about(person).get().pk])).content.decode()

    assert "Amina D." in shown
    assert "Amina Diallo" in shown


def test_of_what_was_erased_an_entry_says_only_that_it_was(office, at):
    person = PersonFactory(name="Amina Diallo")
    key = str(person.pk)
    remove(record=person, by=Actor("account:1"), at=at)
    entry = Entry.objects.get(kind="people.person", verb="remove")
    erase_personal_values(kind="people.person", record_key=key, by=Actor("account:1"), at=at)

    shown = office.get(reverse("journal:entry", args=[entry.pk])).content.decode()

    assert "Amina" not in shown
    assert "Erased at the wish of the person, or because its time was over." in shown


def test_words_in_the_journal_are_words_and_no_mark_up(office):
    entry = done(title="<script>alert(1)</script>", why="<b>bold</b>")

    for address in (LIST, reverse("journal:entry", args=[entry.pk])):
        shown = office.get(address).content.decode()
        assert "<script>alert(1)" not in shown
        assert "<b>bold" not in shown


def test_an_entry_that_is_not_there_looks_like_one_that_may_not_be_read(office, enter, wei):
    entry = done()

    absent = office.get(reverse("journal:entry", args=[entry.pk + 1]))
    refused = enter(wei).get(reverse("journal:entry", args=[entry.pk]))

    assert (absent.status_code, refused.status_code) == (404, 404)


def test_nobody_writes_to_the_journal_from_its_screens(office):
    entry = done()

    assert office.post(LIST).status_code == 405
    assert office.post(reverse("journal:entry", args=[entry.pk])).status_code == 405


@pytest.mark.parametrize(("reader", "is_shown"), [("steward", True), ("ingrid", True), ("wei", False)])
def test_only_who_may_read_the_journal_finds_it_in_the_menu(enter, request, reader, is_shown):
    shown = enter(request.getfixturevalue(reader)).get("/office/").content.decode()

    assert (LIST in shown) is is_shown


def test_the_question_and_the_screen_agree_on_who_may_read(noor, wei, ingrid, steward):
    done()
    auditor = signed_up("Ada", Auditor)

    readers = [Entry.objects.visible_to(account).count() for account in (noor, wei, ingrid, steward, auditor)]

    assert readers == [0, 0, 1, 1, 1]


def test_everything_about_one_record_and_nothing_of_another_of_its_key(at):
    source = SourceFactory()
    done(key=str(source.pk), title="Mine")
    done(key=str(source.pk), kind="people.person", title="Another kind")
    done(key=str(source.pk + 1), title="Another key")

    assert [entry.title for entry in Entry.objects.about(source)] == ["Mine"]
