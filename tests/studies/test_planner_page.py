"""The public planner: open to everyone, nothing kept, every plan an address, words instead of errors."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from crossings.journal.models import Entry
from tests.factories.network import InstitutionFactory
from tests.factories.programmes import CatalogueFactory, ModuleFactory
from tests.factories.studies import EditionFactory
from tests.network.reading import Reading, read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAGE = "/en/programmes/small/plan/"


@pytest.fixture(autouse=True)
def rules():
    """The small rules of a programme that is published."""
    catalogue = CatalogueFactory(programme__slug="small", programme__name="Small Things, MA")
    return EditionFactory(programme=catalogue.programme)


def test_anybody_may_try_a_programme(client):
    page = read(client, PAGE)

    assert (page.status, page.all(".//h1")) == (200, ["Small Things, MA"])
    assert "Nothing is planned yet" in page.text()
    assert page.all(".//section[@class='term']/h3")[:2] == ["Autumn 2023-24", "Spring 2023-24"]


def test_nothing_is_kept_of_who_tries_it(client):
    before = Entry.objects.count()

    response = client.get(PAGE, {"do": "add:A1@2023-24/autumn"}, follow=True)

    assert (Entry.objects.count(), dict(response.cookies)) == (before, {})


def test_a_programme_without_rules_has_no_planner(client):
    CatalogueFactory(programme__slug="without")

    assert client.get("/en/programmes/without/plan/").status_code == 404


def test_a_programme_that_is_not_published_has_no_planner(client):
    CatalogueFactory(programme__slug="draft", published_at=None)

    assert client.get("/en/programmes/draft/plan/").status_code == 404


def test_a_button_leads_to_an_address_that_can_be_kept(client):
    response = client.get(PAGE, {"do": "add:A1@2023-24/autumn"})

    assert (response.status_code, response.url) == (302, f"{PAGE}?edition=2023-24&2023-24/autumn=A1#h-pool")


def test_an_address_in_the_one_form_is_answered_at_once(client):
    assert client.get(f"{PAGE}?edition=2023-24&2023-24/autumn=A1").status_code == 200


def test_what_is_not_understood_is_answered_with_words_and_a_page(client):
    page = read(client, f"{PAGE}?version=huge&2023-24/autumn=NOPE&do=explode")

    assert page.status == 200
    assert "Version: “huge” is not offered. “Standard” is shown instead." in page.text()


@pytest.mark.parametrize(
    "query",
    [
        "2023-24/autumn=%00",
        "edition=%ff%fe",
        "free=%2F",
        "page=-1&fewer=1e9",
        "do=add:%22%3E%3Cscript%3E@x",
        "do=take:99999999999999999999",
        "fills=%E2%80%AE",
        "&&==&",
    ],
)
def test_hostile_words_are_only_words(client, query):
    response = client.get(f"{PAGE}?{query}", follow=True)

    assert response.status_code == 200
    assert b"<script>@x" not in response.content


def test_the_script_is_given_the_desk_alone(client):
    response = client.get(f"{PAGE}desk/?2023-24/autumn=A1&do=add:A2@2023-24/spring")
    desk = Reading(response)

    assert response.status_code == 200
    assert desk.all(".//h1") == []
    assert f'data-address="{PAGE}?edition=2023-24&amp;2023-24/autumn=A1&amp;2023-24/spring=A2#h-pool"' in desk.html
    assert 'data-told="Not finished yet. Missing: 2 modules and 30 ECTS."' in desk.html


def test_the_page_and_the_desk_alone_say_the_same(client):
    query = "?edition=2023-24&2023-24/autumn=A1"
    whole, part = read(client, PAGE + query), read(client, f"{PAGE}desk/{query}")

    assert part.text(".//form[@class='plan']") == whole.text(".//form[@class='plan']")


def test_one_form_sends_everything_that_was_chosen(client):
    page = read(client, f"{PAGE}?edition=2023-24&mode=part_time&2023-24/autumn=A1+L1")
    hidden = [(each.get("name"), each.get("value")) for each in page.root.iterfind(".//form[@class='plan']/input")]

    assert hidden == [("edition", "2023-24"), ("2023-24/autumn", "A1"), ("2023-24/autumn", "L1")]


def test_a_title_leads_to_the_page_of_its_module(client, rules):
    ModuleFactory(programme=rules.programme, code="A1", slug="first-things", title="First things")
    page = read(client, PAGE)

    assert page.links(".//h4/a") == []  # no published catalogue has it yet


def test_every_control_has_a_name_of_its_own(client):
    page = read(client, f"{PAGE}?edition=2023-24&2023-24/autumn=A1")
    names = [each.get("id") for each in page.root.iter() if each.get("id")]

    assert len(names) == len(set(names))
    labelled = {each.get("for") for each in page.root.iter("label")}
    assert {each.get("id") for each in page.root.iterfind(".//main//select")} <= labelled


def test_only_a_plan_is_kept_from_search_engines(client):
    assert "noindex" not in read(client, PAGE).html
    assert "noindex" in read(client, f"{PAGE}?edition=2023-24&2023-24/autumn=A1").html


def test_a_larger_plan_asks_no_more_of_the_database(client):
    def questions(query):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"{PAGE}?edition=2023-24{query}").status_code == 200
        return len(asked)

    questions("&mode=part_time")

    assert questions("&2023-24/autumn=A1") == questions("&2023-24/autumn=A1+L1&2023-24/spring=A2+D")


def test_arabic_reads_from_right_to_left_and_codes_keep_their_order(client):
    page = read(client, "/ar/programmes/small/plan/")

    assert page.root.get("dir") == "rtl"
    assert "A1" in page.all(".//li/p/bdi")


def test_a_programme_leads_to_its_planner(client):
    assert PAGE in read(client, "/en/programmes/small/").links()


def test_a_rule_without_words_in_the_readers_language_is_told_by_what_it_asks_for(client):
    rows = read(client, "/ar/programmes/small/plan/").all(".//ul[@class='stand']/li/p[1]")

    assert "One module of law." not in rows
    assert any("Law of things" in row or "law" in row for row in rows)


@pytest.mark.parametrize("query", ["", "?edition=2023-24&2023-24/autumn=A1", "?do=explode"])
def test_nobody_writes_to_the_planner(client, query):
    assert {client.post(f"{PAGE}{query}").status_code, client.post(f"{PAGE}desk/{query}").status_code} == {405}


@pytest.mark.parametrize("where", ["", "desk/"])
def test_a_programme_that_there_is_not_has_no_planner(client, where):
    assert client.get(f"/en/programmes/nowhere/plan/{where}").status_code == 404


@pytest.mark.parametrize("number", ["0", "00010", "01", "9" * 5000])
def test_a_plan_that_was_never_proposed_is_answered_with_a_page(client, number):
    page = read(client, f"{PAGE}?edition=2023-24&show=plans&do=take:{number}")

    assert "This plan is not there any more." in page.text()


def test_a_mend_is_pressed_and_the_plan_is_whole_again(client, rules):
    broken = "edition=2023-24&mode=part_time&2023-24/autumn=A1+L1"
    page = read(client, f"{PAGE}?{broken}")
    (do, *_) = [each.get("value") for each in page.root.iterfind(".//ul[@class='mends']//button")]

    mended = client.get(f"{PAGE}?{broken}", {"do": do}, follow=True)

    assert "Why not?" in page.text()
    assert "Why not?" not in Reading(mended).text()


def test_what_a_rule_rests_on_is_folded_beside_it(client):
    ground = read(client, PAGE).all(".//details[@class='ground']")

    assert any("The handbook, section 3" in each and "The handbook says usually." in each for each in ground)


def test_a_rule_leads_to_its_clause_on_the_page_of_the_rules(client):
    assert any(each.endswith("/rules/2023-24/#both") for each in read(client, PAGE).links())


def test_a_plan_that_holds_folds_what_could_be_added(client):
    page = read(client, f"{PAGE}?edition=2023-24&2023-24/autumn=A1+L1&2023-24/spring=A2+D")

    assert page.all(".//details[@id='pool']/summary") == ["The plan holds without 2 more"]
    assert "It leads to MA in Small Things and ends in Spring 2023-24." in page.text()


def test_a_filter_is_told_and_can_be_taken_away(client):
    page = read(client, f"{PAGE}?edition=2023-24&fills=options")
    pool = page.text(".//section[@aria-labelledby='h-pool']")

    assert "Those that count for: One module of law. Show all modules" in pool
    assert "Second things" not in pool


def test_a_module_that_stands_wrong_can_be_moved_to_where_it_runs(client):
    page = read(client, f"{PAGE}?edition=2023-24&2023-24/spring=A1")

    assert "It does not run in this term." in page.text(".//section[@class='term'][2]")
    assert page.all(".//select[@name='at:A1']/option")[0] == "Autumn 2023-24"


def test_an_english_title_in_a_spanish_button_says_so(client):
    buttons = read(client, "/es/programmes/small/plan/").root.iterfind(".//button/span[@class='vh']/span[@lang='en']")

    assert "Second things" in ["".join(each.itertext()) for each in buttons]


def test_a_module_that_is_named_in_the_menu_stays_ticked_until_it_is_taken_away(client):
    asked = {"edition": "2023-24", "liked": ["L3", "D", ""], "institution": "away", "do": "plans"}
    page = read(client, client.get(PAGE, asked).url)

    boxes = page.root.iterfind(".//fieldset//input[@name='liked']")
    assert [(each.get("value"), "checked" in each.attrib) for each in boxes] == [("D", True), ("L3", True)]
    options = page.all(".//select[@name='liked']/option")
    assert options == ["No module", "First things", "Law of few things", "Law of things", "Second things"]
    assert {"Modules that you like 2 of 2", "At your institutions 0"} <= {
        " ".join(each.itertext()) for each in page.root.iterfind(".//article[@class='way']/dl/div")
    }


def test_institutions_are_called_as_the_network_calls_them(client):
    InstitutionFactory(slug="away", name="Far University")
    page = read(client, PAGE)

    assert "Institutions that you like Far University Home" in page.text(".//details[@id='wishes']")


def test_whoever_presses_enter_changes_nothing(client):
    first = next(each for each in read(client, PAGE).root.iterfind(".//form[@class='plan']//button"))

    assert first.get("value") == "show"
