"""The door of research: of each list the first few, how much is behind it, the way on; nothing hidden."""

import pytest
from django.core.cache import caches

from tests.factories import research as made
from tests.factories.network import InstitutionFactory
from tests.network.reading import read
from tests.research.test_publications_pages import questions, statement

pytestmark = pytest.mark.django_db
HOME = "/en/research/"


def shelf(reading, key):
    return reading.all(f".//section[@id='{key}']//h3")


def test_the_newest_publications_stand_first_with_their_number_and_the_way_to_all(client):
    for year in range(2010, 2017):
        made.PublicationFactory(title=f"Of {year}", date=str(year))

    reading = read(client, HOME)

    assert shelf(reading, "publications") == ["Of 2016", "Of 2015", "Of 2014", "Of 2013", "Of 2012"]
    assert "7 publications" in reading.section("publications")
    assert {"/en/publications/", "/en/publications.atom"} <= set(reading.links(".//section[@id='publications']//a"))


def test_the_projects_that_run_stand_before_the_door_and_no_others(client):
    made.ProjectFactory(title="Past", until="2025")
    made.ProjectFactory(title="Now", starts="2026", until="2026")

    reading = read(client, HOME)

    assert shelf(reading, "projects") == ["Now"]
    assert "Projects that run 2 projects; 1 stated to run today." in reading.section("projects")


def test_where_no_project_is_stated_to_run_the_newest_are_told_and_that_is_said(client):
    made.ProjectFactory(title="Open", starts="2018")

    reading = read(client, HOME)

    assert shelf(reading, "projects") == ["Open"]
    assert "1 project; of none is it stated that it runs today." in reading.section("projects")


def test_groups_and_journals_stand_there_the_networks_own_journals_before_all(client):
    made.ResearchGroupFactory(name="A group")
    made.VenueFactory(name="A journal of others")
    made.VenueFactory(name="Our journal", institution=InstitutionFactory())

    reading = read(client, HOME)

    assert shelf(reading, "groups") == ["A group"]
    assert shelf(reading, "venues") == ["Our journal"]
    assert "2 journals and series" in reading.section("venues")


def test_what_is_not_published_is_neither_shown_nor_counted(client):
    made.PublicationFactory(title="Hidden", state="draft")
    made.ProjectFactory(title="Hidden", state="withdrawn")
    made.ResearchGroupFactory(name="Hidden", state="draft")

    reading = read(client, HOME)

    assert "Hidden" not in reading.html
    assert "No research is on record yet" in reading.text()


def test_machines_are_told_each_list_with_what_stands_first_and_both_feeds(client):
    work = made.PublicationFactory(title="Floods & “rain’s” <end>", language="es")

    reading = read(client, HOME)

    (part,) = statement(reading)["hasPart"]
    (first,) = part["itemListElement"]
    assert (part["url"], first["name"]) == ("http://testserver/en/publications/", "Floods & “rain’s” <end>")
    assert first["url"].endswith(work.get_absolute_url())
    feeds = [each.get("href") for each in reading.root.iterfind(".//link[@type='application/atom+xml']")]
    assert feeds == ["http://testserver/en/publications.atom", "http://testserver/en/projects.atom"]


def test_the_page_is_told_in_four_languages(client):
    found = {each.get("hreflang") for each in read(client, HOME).root.iterfind(".//link[@hreflang]")}

    assert found == {"en", "es", "fr", "ar", "x-default"}
    assert b"/ar/research/" in client.get("/sitemap-lists.xml").content


@pytest.mark.parametrize("below", ["publications", "projects", "research-groups", "journals"])
def test_each_list_leads_back_to_the_door_which_the_menu_marks(client, below):
    reading = read(client, f"/en/{below}/")

    assert reading.links(".//nav[@class='crumbs']//a") == [HOME]
    assert reading.links(".//ul[@class='nav']//a[@aria-current]") == [HOME]


def test_the_page_of_a_record_leads_back_to_its_list(client):
    made.ProjectFactory(slug="rain", title="Rain")

    reading = read(client, "/en/projects/rain/")

    assert reading.links(".//nav[@class='crumbs']//a") == [HOME, "/en/projects/"]
    assert reading.text(".//nav[@class='crumbs']").endswith("Rain")


@pytest.mark.slow
def test_the_page_asks_as_much_for_ten_of_each_as_for_one(client):
    def more(number):
        for _ in range(number):
            made.ContributionFactory(publication__venue=made.VenueFactory(institution=InstitutionFactory()))
            made.ProjectPartnerFactory(project__starts="2020", project__until="2030", role="carries")
            made.ResearchGroupFactory()
        caches["parts"].clear()

    more(1)
    few = questions(client, HOME)
    more(9)

    assert questions(client, HOME) == few
