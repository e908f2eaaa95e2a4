"""The index is compared with the records, and written anew by one command."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.journal.words import kind_words as kind_of
from crossings.journal.words import verb_words
from crossings.network.models import Institution
from crossings.people.models import Consent
from crossings.search.actions import refresh
from crossings.search.invariants import INVARIANTS
from crossings.search.kinds import kinds
from crossings.search.models import DocumentFacet, IndexedDocument, WaitingDocument
from crossings.search.writing import document_number
from crossings.topics.templatetags.topics import KINDS
from crossings.website.facets import KIND, kind_words
from tests.factories.network import InstitutionFactory, shown
from tests.search.kept import kept

AS_WRITTEN, PUBLIC, _ = INVARIANTS


@pytest.fixture
def merit(db):
    call_command("rebuild_search", stdout=StringIO())
    institution = InstitutionFactory(slug="merit")
    refresh("institution", [institution.pk])
    return institution


ALL_DAY = range(24)


@pytest.fixture(params=["whole", pytest.param("hour by hour", marks=pytest.mark.slow)])
def found(request, monkeypatch):
    """What contradicts an invariant, looked at on demand, or by the hours of one day."""

    def whole(invariant) -> list[str]:
        return [each.found for each in invariant.violations()]

    def hourly(invariant) -> list[str]:
        return sorted({each.found for hour in ALL_DAY for each in in_the_hour(monkeypatch, invariant, hour)})

    return whole if request.param == "whole" else hourly


def in_the_hour(monkeypatch, invariant, hour: int):
    now = timezone.now().replace(hour=hour)
    with monkeypatch.context() as clock:
        clock.setattr(timezone, "now", lambda: now)
        return invariant.violations_in_part()


def test_an_index_as_it_would_be_written_holds(merit, found):
    assert found(AS_WRITTEN) == found(PUBLIC) == []


def test_a_record_that_was_changed_past_its_verbs_is_found_out(merit, found):
    merit.name = "Another"
    merit.save()

    assert found(AS_WRITTEN) == [f"institution {merit.pk}"]


def test_a_missing_value_is_found_out(merit, found):
    DocumentFacet.objects.filter(value__code="merit").delete()

    assert found(AS_WRITTEN) == [f"institution {merit.pk}"]


def test_a_missing_document_is_found_out(merit, found):
    key = InstitutionFactory().pk

    assert found(AS_WRITTEN) == [f"institution {key}"]


def test_a_document_of_what_is_not_public_is_found_out(merit, found):
    profile = shown()
    refresh("person", [profile.person_id])
    type(profile).objects.update(is_published=False)

    assert found(PUBLIC) == [f"person {profile.person_id}"]


def test_a_document_of_a_kind_that_nobody_knows_is_found_out(merit, found):
    IndexedDocument.objects.create(id=1, kind="riddle", key="1", address="/", texts=[], title_key="", length=0)

    assert found(PUBLIC) == ["riddle 1"]


def test_whose_consent_is_over_need_not_be_kept(merit, found):
    profile = shown()
    Consent.objects.update(expires_on="2026-02-01")
    refresh("institution", Institution.objects.values_list("pk", flat=True))

    assert kept("person", profile.person_id) is None
    assert found(AS_WRITTEN) == []


def test_the_command_mends_what_differs(merit, found):
    merit.name = "Another"
    merit.save()

    call_command("rebuild_search", stdout=StringIO())

    assert found(AS_WRITTEN) == []


def test_the_command_empties_the_pages_that_were_kept(merit, client):
    page = "/en/search/?kind=institution"
    client.get(page)
    merit.name = "Another"
    merit.save()
    assert "Another" not in client.get(page).content.decode()

    call_command("rebuild_search", stdout=StringIO())

    assert "Another" in client.get(page).content.decode()


def test_the_journal_tells_that_the_index_was_written_anew(merit):
    call_command("rebuild_search", "institution", stdout=StringIO())

    entry = Entry.objects.latest("id")
    assert (kind_of(entry.kind), verb_words(entry), entry.title) == ("Search document", "Write anew", "institution")


def test_the_command_writes_only_the_kinds_that_are_named(merit):
    said = StringIO()
    call_command("rebuild_search", "institution", stdout=said)

    assert said.getvalue() == "1 documents written.\n"


def test_the_command_refuses_a_kind_that_nobody_knows(db):
    with pytest.raises(Refusal, match="riddle"):
        call_command("rebuild_search", "riddle")


def test_each_kind_has_its_words_for_one_and_for_many():
    assert set(kinds()) <= KIND.keys() & KINDS.keys()
    assert kind_words("person") == "Person"


def test_what_is_still_to_be_written_anew_contradicts_nothing(merit, found):
    merit.name = "Another"
    merit.save()
    WaitingDocument.objects.create(document=document_number("institution", merit.pk))

    assert found(AS_WRITTEN) == []


@pytest.mark.slow
def test_each_document_has_its_hour_and_only_one(merit, monkeypatch):
    others = [InstitutionFactory() for _ in range(30)]
    refresh("institution", [each.pk for each in others])
    Institution.objects.update(founded="1956")
    each_hour = [{each.found for each in in_the_hour(monkeypatch, AS_WRITTEN, hour)} for hour in ALL_DAY]

    assert sum(map(len, each_hour)) == len(set().union(*each_hour)) == Institution.objects.count()


def test_what_is_missing_or_not_public_is_found_out_in_any_hour(merit, monkeypatch):
    profile = shown()
    refresh("institution", Institution.objects.values_list("pk", flat=True))
    refresh("person", [profile.person_id])
    key = InstitutionFactory().pk
    type(profile).objects.update(is_published=False)

    for hour in (0, 23):
        assert [each.found for each in in_the_hour(monkeypatch, AS_WRITTEN, hour)] == [f"institution {key}"]
        assert [each.found for each in in_the_hour(monkeypatch, PUBLIC, hour)] == [f"person {profile.person_id}"]
