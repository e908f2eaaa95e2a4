"""The page of a concept gathers what is tagged with it: by kind, newest first, page by page."""

from datetime import date

import pytest

from crossings.engine.search.document import Document, Text
from crossings.programmes.models import ModuleDiscipline
from crossings.search import kinds
from crossings.search.actions import refresh
from crossings.topics.records import codes_with_ancestors, facets, gathered
from tests.factories.events import TopicFactory
from tests.factories.network import ExpertiseFactory, InstitutionFactory, ProfileFactory, shown
from tests.factories.programmes import CatalogueModuleFactory
from tests.factories.topics import ConceptFactory, CountryFactory, MappingFactory
from tests.network.conftest import TODAY
from tests.network.reading import questions, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def disaster():
    return ConceptFactory(scheme__slug="studies", slug="disaster", label="Disasters")


@pytest.fixture
def flood(disaster):
    return ConceptFactory(scheme=disaster.scheme, slug="flood", label="Floods", broader=disaster)


@pytest.fixture
def tag(monkeypatch):
    """Writes documents of a kind, numbered from one, that are tagged with a concept."""

    def write(concept, *titles, kind="publication", **more):
        codes = facets(codes_with_ancestors([concept.pk]).values())
        told = {"language": "en", "day": "2015", **more}
        language = told.pop("language")
        documents = [
            Document(kind, str(key), f"/{kind}/{key}/", (Text("title", title, language),), codes, **told)
            for key, title in enumerate(titles, start=1)
        ]
        monkeypatch.setitem(kinds._WRITERS, kind, lambda keys: iter(documents))
        refresh(kind, range(1, len(documents) + 1))

    return write


def titles(concept, **asked) -> list[str]:
    return [each.title for each in gathered(concept, TODAY, "en", **asked).tagged]


def test_what_is_tagged_with_a_concept_is_gathered_under_it_and_all_above_it(tag, flood, disaster):
    tag(flood, "Rivers and homes")

    assert titles(flood) == titles(disaster) == ["Rivers and homes"]


def test_what_is_tagged_with_a_concept_is_not_gathered_under_one_below_it(tag, flood, disaster):
    tag(disaster, "After the quake")

    assert titles(flood) == []


def test_what_says_as_much_in_another_set_of_terms_gathers_it_too(tag, flood, disaster):
    target = MappingFactory(concept=disaster, relation="close", target__scheme__facet="sdg").target
    tag(flood, "Rivers and homes")

    assert titles(target) == ["Rivers and homes"]


def test_a_country_gathers_what_is_about_it_by_its_code(tag):
    country = CountryFactory(scheme__facet="region")
    tag(country, "Dikes and polders")

    assert titles(country) == ["Dikes and polders"]


def test_what_is_gathered_is_counted_by_kind_and_one_kind_may_be_asked_for(tag, flood):
    tag(flood, "One", "Two")
    tag(flood, "A conference", kind="event")

    found = gathered(flood, TODAY, "en", kind="event")

    assert dict(found.kinds) == {"publication": 2, "event": 1}
    assert [each.title for each in found.tagged] == ["A conference"]


def test_the_newest_come_first(tag, flood):
    tag(flood, "Older", day="2011-05")
    tag(flood, "Newer", kind="event", day="2019")

    assert titles(flood) == ["Newer", "Older"]


@pytest.mark.parametrize(("page", "shown"), [(1, 25), (2, 5), (9, 5), (0, 25), (10**30, 5)])
def test_a_long_list_stands_on_pages_and_a_page_beyond_is_the_last(tag, flood, page, shown):
    tag(flood, *(f"Work {number}" for number in range(30)))

    assert len(titles(flood, page=page)) == shown


def test_what_may_not_be_found_yet_is_not_gathered(tag, flood):
    tag(flood, "Tomorrow", starts=date(2999, 1, 1))

    assert gathered(flood, TODAY, "en").page.paginator.count == 0


def test_the_page_leads_to_each_record_in_the_readers_language(client, tag, flood):
    tag(flood, "Rivers and homes")

    assert "/es/publication/1/" in read(client, "/es/topics/studies/flood/").links(".//section[@id='tagged']//a")


def test_a_title_in_another_language_says_so(client, tag, flood):
    tag(flood, "Ríos y casas", language="es")

    link = read(client, "/en/topics/studies/flood/").root.find(".//section[@id='tagged']//a[@lang]")

    assert ("".join(link.itertext()), link.get("lang")) == ("Ríos y casas", "es")


def test_the_kind_stands_in_the_address(client, tag, flood):
    tag(flood, "One")
    tag(flood, "A conference", kind="event")

    page = read(client, "/en/topics/studies/flood/?kind=event")

    assert page.all(".//section[@id='tagged']//a[@aria-current]") == ["Events 1"]
    assert page.all(".//section[@id='tagged']//ul[@class='tree']//a") == ["A conference"]


@pytest.mark.parametrize(
    "query", ["kind=none", "page=0", "page=x", "page=٣", "page=-1", f"page={10**30}", "page=" + 5000 * "9"]
)
def test_an_odd_question_is_answered(client, tag, flood, query):
    tag(flood, "One")

    assert "Publications 1" in read(client, f"/en/topics/studies/flood/?{query}").section("tagged")


def test_a_concept_with_nothing_tagged_says_nothing_of_it(client, flood):
    assert read(client, "/en/topics/studies/flood/").section("tagged") == ""


@pytest.mark.slow
def test_each_module_person_and_event_about_a_concept_is_told_once_and_nobody_without_consent(client, flood):
    module = CatalogueModuleFactory(module__title="Rivers and rights").module
    ModuleDiscipline.objects.create(module=module, concept=flood)
    here, hidden = shown().person, ProfileFactory().person
    for person in (here, hidden):
        ExpertiseFactory(person=person, concept=flood)
    event = TopicFactory(concept=flood, event__title="High water").event
    for kind, keys in [("module", [module.pk]), ("person", [here.pk, hidden.pk]), ("event", [event.pk])]:
        refresh(kind, keys)

    page = read(client, "/en/topics/studies/flood/")

    links = page.links()
    for told in (module, here, event):
        assert sum(link.endswith(f"/{told.slug}/") for link in links) == 1
    assert hidden.name not in page.html


@pytest.mark.slow
def test_the_page_of_a_country_gathers_its_institutions_once(client):
    country = CountryFactory(scheme__slug="m49", scheme__facet="region", slug="nl", iso_alpha2="NL")
    there, elsewhere = (
        InstitutionFactory(slug="there", country="NL"),
        InstitutionFactory(slug="not-there", country="BE"),
    )
    refresh("institution", [there.pk, elsewhere.pk])

    links = read(client, country.get_absolute_url()).links()

    assert [link for link in links if "/institutes/" in link] == ["/en/institutes/there/"]


@pytest.mark.slow
def test_the_number_of_queries_does_not_grow_with_what_is_gathered(client, tag, flood):
    tag(flood, "One")
    before = questions(client, "/en/topics/studies/flood/")
    tag(flood, *(f"Work {number}" for number in range(20)))

    assert questions(client, "/en/topics/studies/flood/") == before


@pytest.mark.slow
def test_a_topic_can_be_followed_from_its_page(client, tag, flood):
    tag(flood, "The long rain")

    page = client.get(flood.get_absolute_url()).content.decode()
    feed = client.get("/en/search.atom?topic=studies%2Fflood").content.decode()

    assert "/en/search.atom?topic=studies%2Fflood" in page
    assert "The long rain" in feed


@pytest.mark.slow
def test_a_topic_that_gathers_nothing_offers_no_feed(client, flood):
    assert "search.atom" not in client.get(flood.get_absolute_url()).content.decode()
