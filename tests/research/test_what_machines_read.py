"""The API of research: only what is published, null for what is unknown, filters that narrow, one cost for every page."""

import pytest

from tests.api.asking import ask, keys
from tests.factories import research as made
from tests.factories.network import InstitutionFactory
from tests.factories.provenance import SourceFactory
from tests.factories.topics import ConceptFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def work():
    """A work of which much is known."""
    venue = made.VenueFactory(slug="j")
    source = SourceFactory(key="page")
    work = made.PublicationFactory(slug="w", title="Floods", date="2016-03", venue=venue, volume="3", source=source)
    made.ContributionFactory(publication=work, position=2, name="Second", role="editor")
    made.ContributionFactory(publication=work, position=1, name="First")
    made.IdentifierFactory(publication=work, scheme="isbn", value="9789280850024", note="print")
    made.PublishingInstitutionFactory(publication=work, institution=InstitutionFactory(slug="here"))
    made.PublicationSubjectFactory(record=work, concept=ConceptFactory(scheme__slug="s", slug="flood"))
    made.WorkLanguageFactory(publication=work, language="fr")
    return work


def test_a_work_is_told_with_all_its_parts(client, work):
    told = ask(client, "publications/w")

    assert (told["key"], told["title"], told["date"]) == ("w", {"text": "Floods", "language": "en"}, "2016-03")
    assert told["makers"] == [{"name": "First", "role": "author"}, {"name": "Second", "role": "editor"}]
    assert told["identifiers"] == [{"scheme": "isbn", "value": "9789280850024", "edition": "print"}]
    assert told["venue"]["address"] == "/api/v1/venues/j"
    assert told["institutions"][0]["address"] == "/api/v1/institutions/here"
    assert told["about"][0]["address"] == "/api/v1/concepts/s/flood"
    assert (told["languages"], told["volume"], told["source"]) == (["fr"], "3", "page")


def test_what_is_not_known_is_null(client):
    made.PublicationFactory(slug="bare")

    told = ask(client, "publications/bare")

    unknown = ("summary", "date", "venue", "volume", "pages", "page_count", "publisher", "url", "access", "source")
    assert {told[name] for name in unknown} == {None}
    assert told["makers"] == told["languages"] == told["identifiers"] == []


def test_a_title_is_told_in_the_language_asked_for(client, work):
    work.translations.create(language="es", title="Inundaciones")
    work.save()

    assert ask(client, "publications/w?language=es")["title"] == {"text": "Inundaciones", "language": "es"}


@pytest.mark.parametrize(
    "question",
    [
        "institution=here",
        "topic=s/flood",
        "year=2016",
        "type=article",
        "venue=j",
        "volume=3",
        "year=2016&type=article",
    ],
)
def test_each_filter_leaves_only_the_works_that_answer_it(client, work, question):
    made.PublicationFactory(type="book", date="2015")

    assert keys(client, f"publications?{question}") == ["w"]


@pytest.mark.parametrize("question", ["year=16", "type=poem", "topic=flood", "colour=red", "limit=1000"])
def test_a_question_that_is_none_is_refused_and_not_passed_over(client, question):
    ask(client, f"publications?{question}", status=422)


@pytest.mark.parametrize("kind", ["publications", "projects", "research-groups"])
@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_published_is_not_told_not_even_to_the_office(client, enter, ingrid, kind, state):
    make = {"publications": made.PublicationFactory, "projects": made.ProjectFactory}.get(
        kind, made.ResearchGroupFactory
    )
    make(slug="hidden", state=state)

    for reader in (client, enter(ingrid)):
        assert keys(reader, kind) == []
        ask(reader, f"{kind}/hidden", status=404)


def test_works_are_paged_through_to_the_end_each_once(client):
    made_here = {made.PublicationFactory(date=f"20{number:02}").slug for number in range(7)}

    found, address = [], "publications?limit=3"
    while address:
        page = ask(client, address)
        found += [each["key"] for each in page["items"]]
        address = page["next"] and page["next"].partition("/api/v1/")[2]

    assert len(found) == len(made_here) == 7
    assert set(found) == made_here


def test_who_has_an_answer_already_is_told_so(client, work):
    tag = client.get("/api/v1/publications/w").headers["ETag"]

    assert client.get("/api/v1/publications/w", headers={"If-None-Match": tag}).status_code == 304


# -- projects ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def project():
    """A project that ended before any day on which these tests may run."""
    above = made.ProjectFactory(slug="above", state="draft")
    project = made.ProjectFactory(slug="rain", starts="2011", until="2013", part_of=above)
    made.ProjectPartnerFactory(project=project, institution=InstitutionFactory(slug="here"), role="lead")
    made.ProjectPartnerFactory(project=project, institution=None, name="AXA")
    made.ProjectFunderFactory(project=project, name="EC FP6", grant="044468")
    made.ProjectOutputFactory(project=project, publication__slug="report")
    made.ProjectOutputFactory(project=project, publication__slug="secret", publication__state="draft")
    made.ProjectContactFactory(project=project, name="Koko Warner")
    return project


def test_a_project_is_told_with_who_carries_and_pays_it_and_what_came_of_it(client, project):
    told = ask(client, "projects/rain")

    assert (told["status"], told["starts"], told["until"]) == ("ended", "2011", "2013")
    assert [(each["name"], each["role"]) for each in told["partners"]] == [(None, "lead"), ("AXA", "partner")]
    assert told["funders"] == [{"name": "EC FP6", "institution": None, "grant": "044468"}]
    assert [each["key"] for each in told["outputs"]] == ["report"]


def test_a_project_above_that_is_hidden_and_whom_to_ask_are_not_told(client, project):
    told = ask(client, "projects/rain")

    assert told["part_of"] is None
    assert "Koko Warner" not in str(told)


@pytest.mark.parametrize("question", ["institution=here", "status=ended"])
def test_each_filter_leaves_only_the_projects_that_answer_it(client, project, question):
    made.ProjectFactory()

    assert keys(client, f"projects?{question}") == ["rain"]


# -- groups and journals -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["institution=here", "kind=cluster"])
def test_each_filter_leaves_only_the_groups_that_answer_it(client, question):
    made.ResearchGroupFactory(slug="g", kind="cluster", institution=InstitutionFactory(slug="here"))
    made.ResearchGroupFactory()

    assert keys(client, f"research-groups?{question}") == ["g"]


def test_a_group_is_told_without_its_people(client):
    made.GroupMemberFactory(group__slug="g", person__name="Silent Person")

    assert "Silent Person" not in str(ask(client, "research-groups/g"))


def test_journals_are_told_by_kind_with_null_for_what_is_unknown(client):
    made.VenueFactory(slug="s", kind="series", issn="1813-5706")
    made.VenueFactory(slug="j")

    assert keys(client, "venues?kind=series") == ["s"]
    assert (ask(client, "venues/s")["issn"], ask(client, "venues/j")["issn"]) == ("1813-5706", None)


@pytest.mark.slow
@pytest.mark.parametrize("address", ["publications", "projects", "research-groups", "venues"])
def test_a_page_costs_the_same_however_many_stand_on_it(client, address, django_assert_max_num_queries):
    for _ in range(12):
        work = made.ContributionFactory(publication__venue=made.VenueFactory()).publication
        project = made.ProjectOutputFactory(publication=work).project
        made.ProjectPartnerFactory(project=project)
        made.ResearchGroupFactory()

    with django_assert_max_num_queries(9):
        assert len(ask(client, address)["items"]) == 12
