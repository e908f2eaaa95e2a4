"""What search may find of an event: only what is public, in every language it has, narrowed by what it is about."""

import pytest

from crossings.engine.search.document import Text
from crossings.events import actions
from crossings.events.records.found import search_documents
from crossings.search import kinds
from tests.factories.events import EventFactory, PartyFactory, TopicFactory
from tests.factories.topics import ConceptFactory, SchemeFactory

pytestmark = pytest.mark.django_db


def document(event):
    (found,) = search_documents([event.pk])
    return found


@pytest.fixture
def regions():
    """The Netherlands in Western Europe in Europe in the world, with their M49 codes."""
    scheme, above = SchemeFactory(slug="regions", facet="region"), None
    for slug, notation in (("world", "001"), ("europe", "150"), ("western-europe", "155")):
        above = ConceptFactory(scheme=scheme, slug=slug, notation=notation, broader=above)
    return ConceptFactory(scheme=scheme, slug="nl", notation="528", iso_alpha2="NL", iso_alpha3="NLD", broader=above)


def test_its_words_are_given_with_their_part_and_language():
    event = EventFactory(title="Fair", summary="All about it.", venue="Town hall", city="Ghent")
    event.translations.create(language="fr", title="Foire")
    event.save()

    texts = set(document(event).texts)

    assert {Text("title", "Fair", "en"), Text("title", "Foire", "fr"), Text("body", "All about it.", "en")} <= texts
    assert {Text("name", "Ghent"), Text("name", "Town hall")} <= texts


def test_who_had_a_part_is_found_by_name_and_acronym():
    party = PartyFactory(institution__name="Holder", institution__acronym="HLD")
    PartyFactory(event=party.event, institution=None, name="Body without a record")

    texts = set(document(party.event).texts)

    assert {Text("name", "Holder"), Text("name", "HLD"), Text("name", "Body without a record")} <= texts


def test_it_can_be_narrowed_by_what_it_is_about_and_who_held_it():
    event = EventFactory()
    for slug, facet in (("themes", "topic"), ("sdg", "sdg")):
        concept = ConceptFactory(scheme=SchemeFactory(slug=slug, facet=facet), slug="one")
        TopicFactory(event=event, concept=concept)
    PartyFactory(event=event, institution__slug="holder")

    facets = document(event).facets

    assert facets["topic"] == ["themes/one"]
    assert facets["sdg"] == ["sdg/one"]
    assert facets["institution"] == ["holder"]


def test_a_country_counts_for_every_region_it_lies_in(regions):
    assert document(EventFactory(country="NL")).facets["region"] == ["001", "150", "155", "528"]


@pytest.mark.parametrize(
    ("starts", "last", "years", "day"),
    [
        ("2015-12-31", "2016-01-02", ["2015", "2016"], "2015-12-31"),
        ("2015-09", None, ["2015"], "2015-09"),
        ("2014", None, ["2014"], "2014"),
        (None, None, [], ""),
    ],
)
def test_its_day_is_as_exact_as_its_source(starts, last, years, day):
    found = document(EventFactory(starts=starts, last_day=last))

    assert (found.facets["year"], found.day) == (years, day)


def test_its_address_has_no_language_in_it():
    assert document(EventFactory(slug="fair")).address == "/events/fair/"


@pytest.mark.parametrize(("status", "found"), [("draft", 0), ("planned", 1), ("postponed", 1), ("cancelled", 1)])
def test_only_what_was_announced_is_found(status, found):
    EventFactory(status=status)

    assert len(list(search_documents(None))) == found


def test_a_withdrawn_event_has_no_document_any_more(actor, at):
    event = EventFactory()
    actions.withdraw(event=event, by=actor, at=at)

    assert list(search_documents([event.pk])) == []


def test_search_knows_the_kind():
    assert "event" in kinds.kinds()


def test_the_number_of_questions_does_not_grow(django_assert_max_num_queries):
    for event in EventFactory.create_batch(20, country="NL"):
        PartyFactory(event=event)
        TopicFactory(event=event)

    with django_assert_max_num_queries(10):
        assert len(list(search_documents(None))) == 20
