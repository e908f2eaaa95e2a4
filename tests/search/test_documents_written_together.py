"""Many changes in one transaction write their documents once, at its end; and what is over is not kept."""

from datetime import date

import pytest

from crossings.journal.actions import add, correct
from crossings.network import found
from crossings.people.models import Person
from crossings.search import kinds
from crossings.search.actions import having, refresh, together
from crossings.search.later import forget_ended
from crossings.search.models import IndexedDocument, Word
from crossings.search.writing import document_number
from crossings.topics.models import Mapping
from tests.factories.network import ExpertiseFactory, InstitutionFactory, shown
from tests.factories.people import PersonFactory
from tests.factories.topics import ConceptFactory, SchemeFactory
from tests.search.kept import BY, kept, values, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(monkeypatch) -> list:
    """The keys of institutions each time their documents are asked for."""
    calls: list = []

    def writer(keys):
        calls.append(sorted(keys))
        return found.institutions(keys)

    monkeypatch.setitem(kinds._WRITERS, "institution", writer)
    return calls


def test_what_changes_twice_is_written_once_as_it_is_at_the_end(asked, at):
    with together():
        one = add(record=InstitutionFactory.build(name="First"), by=BY, at=at)
        two = add(record=InstitutionFactory.build(name="Second"), by=BY, at=at)
        one.name = "Third"
        correct(record=one, by=BY, at=at)

    assert asked == [[one.pk, two.pk]]
    assert "Third" in words("institution", one.pk)
    assert "First" not in words("institution", one.pk)


def test_within_another_it_waits_for_the_outermost(asked, at):
    with together():
        with together():
            one = add(record=InstitutionFactory.build(), by=BY, at=at)
        assert asked == []

    assert asked == [[one.pk]]


def test_an_error_undoes_the_changes_and_writes_nothing(asked, at):
    with pytest.raises(RuntimeError), together():
        add(record=InstitutionFactory.build(), by=BY, at=at)
        raise RuntimeError

    assert asked == []
    assert not IndexedDocument.objects.filter(kind="institution").exists()


def test_after_it_each_change_is_written_at_once_again(asked, at):
    with together():
        pass
    one = add(record=InstitutionFactory.build(), by=BY, at=at)

    assert asked == [[one.pk]]


def test_what_may_not_be_found_any_more_is_forgotten_with_its_words():
    person = shown(person=PersonFactory(name="Wei Lindqvist")).person
    refresh("person", [person.pk])

    assert forget_ended(date(2028, 1, 9)) == 0
    assert forget_ended(date(2028, 1, 10)) == 1
    assert kept("person", person.pk) is None
    assert not Word.objects.filter(text="lindqvist").exists()


def test_the_documents_with_a_value_are_known_by_their_numbers(at):
    institution = add(record=InstitutionFactory.build(slug="merit"), by=BY, at=at)

    assert having(["institution"], ["merit"]) == {document_number("institution", institution.pk)}
    assert having(["topic"], ["merit"]) == set()


@pytest.fixture
def expert():
    """Somebody who knows floods."""
    flood = ConceptFactory(scheme=SchemeFactory(slug="studies"), slug="flood")
    person = shown().person
    ExpertiseFactory(person=person, concept=flood)
    refresh("person", [person.pk])
    return Person.objects.get(pk=person.pk)


def test_a_concept_that_comes_to_lie_under_another_is_found_under_it_with_all_it_gathers(expert, at):
    flood = expert.expertise.get().concept
    flood.broader = ConceptFactory(scheme=flood.scheme, slug="disaster")
    correct(record=flood, by=BY, at=at)

    assert values("person", expert.pk, "topic") == {"studies/flood", "studies/disaster"}


def test_another_key_of_a_concept_is_the_one_under_which_all_is_found(expert, at):
    flood = expert.expertise.get().concept
    flood.slug = "inundation"
    correct(record=flood, by=BY, at=at)

    assert values("person", expert.pk, "topic") == {"studies/inundation"}


def test_another_key_of_a_scheme_is_the_one_under_which_all_is_found(expert, at):
    flood = expert.expertise.get().concept
    refresh("concept", [flood.pk])
    flood.scheme.slug = "processes"
    correct(record=flood.scheme, by=BY, at=at)

    assert values("person", expert.pk, "topic") == {"processes/flood"}
    assert kept("concept", flood.pk).address == "/topics/processes/flood/"


def test_what_is_mapped_to_a_concept_is_found_under_both(expert, at):
    flood = expert.expertise.get().concept
    target = ConceptFactory(scheme=SchemeFactory(slug="goals"), slug="target")
    target.mappings.add(Mapping(target=flood, relation=Mapping.Relation.CLOSE))
    correct(record=target, by=BY, at=at)

    assert values("person", expert.pk, "topic") == {"studies/flood", "goals/target"}
