"""Development goals and objectives of the Global Compact stand on every kind of record, which is found under them."""

import pytest

from crossings.programmes.models import ModuleDiscipline
from crossings.search.actions import refresh
from crossings.search.find import find
from crossings.search.question import Asked
from tests.factories import research as made
from tests.factories.events import TopicFactory
from tests.factories.network import ExpertiseFactory, shown
from tests.factories.programmes import CatalogueModuleFactory
from tests.factories.topics import ConceptFactory, MappingFactory
from tests.network.conftest import TODAY
from tests.network.reading import read

pytestmark = pytest.mark.django_db


def about(kind, concept):
    """The key of a record of this kind that is about the concept."""
    match kind:
        case "publication":
            return made.PublicationSubjectFactory(concept=concept).record.pk
        case "project":
            return made.ProjectSubjectFactory(concept=concept).record.pk
        case "group":
            return made.GroupSubjectFactory(concept=concept).record.pk
        case "event":
            return TopicFactory(concept=concept).event.pk
        case "person":
            return ExpertiseFactory(concept=concept, person=shown().person).person.pk
    module = CatalogueModuleFactory().module
    ModuleDiscipline.objects.create(module=module, concept=concept)
    return module.pk


@pytest.mark.parametrize("facet", ["sdg", "gcm"])
@pytest.mark.parametrize("kind", ["publication", "project", "group", "event", "person", "module"])
def test_a_record_is_found_under_the_goal_or_objective_that_it_serves(kind, facet):
    goal = ConceptFactory(scheme__slug=facet, scheme__facet=facet, slug="x")
    key = about(kind, goal)
    refresh(kind, [key])

    found = find(Asked("", "en", TODAY, {facet: [f"{facet}/x"]}))

    assert [(hit.kind, hit.key) for hit in found.hits] == [(kind, str(key))]


def test_a_record_serves_the_goal_that_its_topic_was_mapped_to():
    topic = MappingFactory(relation="close", target__scheme__slug="sdg", target__scheme__facet="sdg", target__slug="x")
    key = about("publication", topic.concept)
    refresh("publication", [key])

    assert [hit.key for hit in find(Asked("", "en", TODAY, {"sdg": ["sdg/x"]})).hits] == [str(key)]


@pytest.mark.parametrize(
    ("facet", "heading"), [("sdg", "Sustainable Development Goals"), ("gcm", "Global Compact for Migration")]
)
@pytest.mark.parametrize(
    ("make", "address"),
    [
        (made.PublicationSubjectFactory, "publications"),
        (made.ProjectSubjectFactory, "projects"),
        (made.GroupSubjectFactory, "research-groups"),
    ],
)
def test_the_page_names_the_goals_and_objectives_by_their_number(client, make, address, facet, heading):
    make(concept=ConceptFactory(scheme__facet=facet, label="Flow safely", notation="10.7"), record__slug="r")

    section = read(client, f"/en/{address}/r/").section("subjects")

    assert heading in section
    assert "10.7 Flow safely" in section


@pytest.mark.parametrize("facet", ["sdg", "gcm"])
def test_the_set_of_goals_says_how_many_records_serve_each_and_which_nothing_serves(client, facet):
    goal = ConceptFactory(scheme__slug=facet, scheme__facet=facet, slug="goal", label="Goal")
    target = ConceptFactory(scheme=goal.scheme, slug="target", label="Target", broader=goal)
    ConceptFactory(scheme=goal.scheme, slug="other", label="Other")
    for kind in ("publication", "event"):
        refresh(kind, [about(kind, target)])

    lines = read(client, f"/en/topics/{facet}/").all(".//section[@id='concepts']//li")

    assert lines == ["Goal 2 records Target 2 records", "Target 2 records", "Other nothing yet"]


def test_a_set_of_terms_that_is_none_of_goals_counts_nothing(client):
    ConceptFactory(scheme__slug="studies", label="Flood")

    assert read(client, "/en/topics/studies/").all(".//section[@id='concepts']//li") == ["Flood"]
