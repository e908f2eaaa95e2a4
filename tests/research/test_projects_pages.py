"""The pages of projects, groups and journals: what is stated, with what is near; nothing hidden, nobody without consent."""

import pytest

from tests.factories import research as made
from tests.factories.network import InstitutionFactory, shown
from tests.factories.people import PersonFactory
from tests.factories.provenance import SourceFactory
from tests.factories.topics import ConceptFactory
from tests.network.reading import read
from tests.research.test_publications_pages import facts, questions, statement, titles

pytestmark = pytest.mark.django_db


# -- projects ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "until", "said"),
    [
        ("2007-01", "2009-05", "January 2007 to May 2009"),
        ("2018", None, "since 2018; its end is not stated"),
        (None, "2014", "until 2014; its beginning is not stated"),
        (None, None, "dates not stated"),
    ],
)
def test_a_line_says_from_when_to_when_as_far_as_it_is_stated(client, starts, until, said):
    made.ProjectFactory(starts=starts, until=until, acronym="ABC")

    line = read(client, "/en/projects/").text(".//main//article")

    assert said in line
    assert "ABC" in line


def test_a_line_names_who_carries_the_project_and_not_who_is_a_partner(client):
    project = made.ProjectFactory()
    made.ProjectPartnerFactory(project=project, institution=InstitutionFactory(name="Carrier"), role="carries")
    made.ProjectPartnerFactory(project=project, institution=None, name="Leader", role="lead")
    made.ProjectPartnerFactory(project=project, institution=InstitutionFactory(name="Helper"))

    line = read(client, "/en/projects/").text(".//main//article")

    assert "Carrier, Leader" in line
    assert "Helper" not in line


@pytest.mark.parametrize(
    ("status", "found"),
    [("ended", ["Past"]), ("ongoing", ["Now"]), ("not-begun", ["Later"]), ("not-stated", ["Open", "Silent"])],
)
def test_projects_are_listed_by_how_they_stand_today(client, status, found):
    made.ProjectFactory(title="Past", until="2025")
    made.ProjectFactory(title="Now", starts="2026", until="2026")
    made.ProjectFactory(title="Later", starts="2027", until="2028")
    made.ProjectFactory(title="Open", starts="2018")
    made.ProjectFactory(title="Silent")

    assert titles(client, f"/en/projects/?status={status}") == found


@pytest.mark.parametrize("question", ["q=wanted", "topic=t/x", "institution=here"])
def test_each_question_leaves_only_the_projects_that_answer_it(client, question):
    project = made.ProjectFactory(title="Wanted")
    made.ProjectSubjectFactory(record=project, concept=ConceptFactory(scheme__slug="t", slug="x"))
    made.ProjectPartnerFactory(project=project, institution=InstitutionFactory(slug="here"))
    made.ProjectFactory(title="Other")

    assert titles(client, f"/en/projects/?{question}") == ["Wanted"]


@pytest.fixture
def project():
    """A project of which much is known."""
    above = made.ProjectFactory(slug="above", title="The larger one")
    source = SourceFactory(title="The project’s own page")
    project = made.ProjectFactory(
        slug="rain", title="Rain", acronym="RAIN", starts="2011", until="2013", part_of=above, source=source
    )
    made.ProjectPartnerFactory(project=project, institution=InstitutionFactory(slug="ehs", name="EHS"), role="carries")
    made.ProjectPartnerFactory(project=project, institution=None, name="AXA Group")
    made.ProjectFunderFactory(project=project, name="EC FP6", grant="044468")
    return project


def test_the_page_of_a_project_tells_what_is_stated_with_its_source(client, project):
    reading = read(client, "/en/projects/rain/")
    told = facts(reading)

    assert (told["Status"], told["From"], told["Until"], told["Acronym"]) == ("Ended", "2011", "2013", "RAIN")
    assert told["Funded by"] == "EC FP6 Grant 044468"
    assert told["Part of"] == "The larger one"
    assert reading.all(".//section[@id='partners']//h3") == ["EHS", "AXA Group"]
    assert "/en/institutes/ehs/" in reading.links()
    assert "The project’s own page" in reading.section("about")
    assert titles(client, "/en/projects/above/") == ["Rain"]


def test_a_project_of_which_little_is_stated_says_so(client):
    made.ProjectFactory(slug="bare", starts="2018")

    told = facts(read(client, "/en/projects/bare/"))

    assert told["Status"] == told["Until"] == "not stated in any source read"
    assert told["From"] == "2018"


def test_what_came_of_a_project_is_listed_and_what_is_withdrawn_is_not(client, project):
    made.ProjectOutputFactory(project=project, publication__title="A report")
    made.ProjectOutputFactory(project=project, publication__title="Withdrawn", publication__state="withdrawn")

    assert read(client, "/en/projects/rain/").all(".//section[@id='outputs']//h3") == ["A report"]


def test_a_larger_project_that_is_hidden_is_not_named(client, project):
    type(project).objects.filter(slug="above").update(state="draft")

    assert "The larger one" not in read(client, "/en/projects/rain/").text()


def test_contacts_are_names_as_printed_or_persons_while_they_consent(client, project):
    consenting, silent = shown().person, PersonFactory(name="Silent Person")
    made.ProjectContactFactory(project=project, name="As Printed", role="lead")
    made.ProjectContactFactory(project=project, name="", person=consenting)
    made.ProjectContactFactory(project=project, name="", person=silent)

    reading = read(client, "/en/projects/rain/")

    assert reading.all(".//section[@id='contacts']//h3") == ["As Printed", consenting.name]
    assert reading.links(".//section[@id='contacts']//a") == [f"/en/people/{consenting.slug}/"]
    assert "Silent Person" not in reading.html


def test_a_machine_is_told_of_the_project(client, project):
    told = statement(read(client, "/en/projects/rain/"))

    assert (told["@type"], told["alternateName"], told["foundingDate"]) == ("ResearchProject", "RAIN", "2011")
    assert [each["name"] for each in told["member"]] == ["EHS", "AXA Group"]
    assert told["funder"] == [{"@type": "Organization", "name": "EC FP6"}]
    assert "description" not in told


@pytest.mark.slow
def test_the_page_asks_as_much_for_ten_partners_and_outputs_as_for_one(client):
    project = made.ProjectFactory(slug="many")

    def more(number):
        for _ in range(number):
            made.ProjectPartnerFactory(project=project)
            made.ProjectFunderFactory(project=project)
            made.ProjectContactFactory(project=project)
            made.ContributionFactory(publication=made.ProjectOutputFactory(project=project).publication)
            made.ProjectSubjectFactory(record=project)
            made.ProjectFactory(part_of=project)

    more(1)
    few = questions(client, "/en/projects/many/")
    more(9)

    assert questions(client, "/en/projects/many/") == few


@pytest.mark.parametrize("address", ["projects", "research-groups"])
@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_noor_sees_nothing_that_is_not_published(enter, noor, address, state):
    make = {"projects": made.ProjectFactory, "research-groups": made.ResearchGroupFactory}[address]
    make(slug="hidden", state=state)
    browser = enter(noor)

    assert browser.get(f"/en/{address}/hidden/").status_code == 404
    assert titles(browser, f"/en/{address}/") == []


# -- groups ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["q=wanted", "kind=cluster", "institution=here"])
def test_each_question_leaves_only_the_groups_that_answer_it(client, question):
    made.ResearchGroupFactory(name="Wanted", kind="cluster", institution=InstitutionFactory(slug="here"))
    made.ResearchGroupFactory(name="Other")

    assert titles(client, f"/en/research-groups/?{question}") == ["Wanted"]


def test_the_page_of_a_group_names_only_those_who_consent(client):
    consenting = shown().person
    group = made.GroupMemberFactory(group__slug="g", person=consenting).group
    made.GroupMemberFactory(group=group, person=PersonFactory(name="Silent Person"))

    reading = read(client, "/en/research-groups/g/")

    assert reading.all(".//section[@id='people']//h3") == [consenting.name]
    assert "Silent Person" not in reading.html


def test_the_page_of_a_group_says_on_what_it_supervises_and_its_key_works_in_order(client):
    group = made.SupervisionTopicFactory(group__slug="g", text="Statelessness at sea").group
    for position, title in [(2, "Second"), (1, "First")]:
        made.KeyWorkFactory(institution=None, group=group, publication__title=title, position=position)
    made.KeyWorkFactory(institution=None, group=group, publication__title="Hidden", publication__state="draft")

    reading = read(client, "/en/research-groups/g/")

    assert facts(reading)["Supervises"] == "Statelessness at sea"
    assert reading.all(".//section[@id='key-works']//h3") == ["First", "Second"]


def test_a_machine_is_told_of_the_group(client):
    made.ResearchGroupFactory(slug="g", name="Borders", institution=InstitutionFactory(name="Here"))

    told = statement(read(client, "/en/research-groups/g/"))

    assert (told["@type"], told["name"], told["parentOrganization"]["name"]) == ("Organization", "Borders", "Here")
