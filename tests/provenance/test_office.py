"""The office's screens for sources: each change goes through a verb, and the journal knows who and why."""

import pytest

from crossings.journal.models import Entry
from crossings.network.models import Institution
from crossings.provenance.models import Source
from tests.factories.provenance import SourceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FILLED_IN = {"key": "goals-page", "title": "Goals of the network", "kind": "page", "read_on": "2023-09-01"}


@pytest.fixture
def office(enter, ingrid):
    return enter(ingrid)


def newest_entry():
    return Entry.objects.filter(kind="provenance.source").newest().first()


def test_an_officer_adds_a_source_and_says_why(office, ingrid):
    office.post("/office/sources/new/", {**FILLED_IN, "why": "Named by the coordinator"})

    assert Source.objects.get(key="goals-page").title == "Goals of the network"
    entry = newest_entry()
    assert (entry.verb, entry.actor, entry.why) == ("add", ingrid.actor, "Named by the coordinator")


def test_a_correction_keeps_what_it_said_before(office):
    source = SourceFactory(title="Gaols of the network")

    office.post(f"/office/sources/edit/{source.pk}/", {**FILLED_IN, "why": "A slip"})

    entry = newest_entry()
    assert entry.verb == "correct"
    assert entry.changes["title"] == ["Gaols of the network", "Goals of the network"]


def test_a_source_on_which_nothing_rests_can_be_taken_away(office):
    source = SourceFactory(title="Nobody's source")

    office.post(f"/office/sources/delete/{source.pk}/")

    assert not Source.objects.filter(pk=source.pk).exists()
    assert (newest_entry().verb, newest_entry().title) == ("remove", "Nobody's source")


def test_a_source_on_which_a_fact_rests_stays(office):
    source = SourceFactory()
    Institution.objects.create(slug="centre", name="Centre", kind="centre", source=source)

    office.post(f"/office/sources/delete/{source.pk}/")

    assert Source.objects.filter(pk=source.pk).exists()
    assert newest_entry() is None


def test_what_breaks_a_rule_is_not_kept(office):
    SourceFactory(key="goals-page")

    answer = office.post("/office/sources/new/", FILLED_IN)

    assert answer.status_code == 200
    assert answer.context["form"].errors["key"]
    assert newest_entry() is None


def test_its_history_is_the_journal(office):
    source = SourceFactory()
    office.post(f"/office/sources/edit/{source.pk}/", {**FILLED_IN, "why": "Read anew"})

    shown = office.get(f"/office/sources/history/{source.pk}/").content.decode()

    assert "Read anew" in shown


@pytest.mark.parametrize(
    ("asked", "shown"), [("?q=goals", ["Goals"]), ("?kind=decision", ["Decision"]), ("", ["Decision", "Goals"])]
)
def test_sources_are_found_by_words_and_kind(office, asked, shown):
    SourceFactory(title="Goals")
    SourceFactory(title="Decision", kind=Source.Kind.DECISION)

    found = office.get(f"/office/sources/{asked}").context["object_list"]

    assert sorted(source.title for source in found) == shown


def test_no_screen_copies_a_source(office):
    assert office.get(f"/office/sources/copy/{SourceFactory().pk}/").status_code == 404


@pytest.mark.parametrize("path", ["/office/sources/", "/office/sources/new/"])
def test_noor_sees_no_screen_of_the_office(enter, noor, path):
    assert enter(noor).get(path).status_code == 404


def test_noor_changes_nothing(enter, noor):
    assert enter(noor).post("/office/sources/new/", FILLED_IN).status_code == 404
    assert not Source.objects.exists()


def test_an_editor_of_the_website_changes_no_source(enter, wei):
    enter(wei).post("/office/sources/new/", FILLED_IN)

    assert not Source.objects.exists()
