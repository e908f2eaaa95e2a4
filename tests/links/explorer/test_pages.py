"""The pages of the explorer: what joins two approaches, in numbers, in words and drawn; and a way on from everything."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from crossings.links.corpora import file_of
from crossings.links.models import CorpusVersion
from tests.links.explorer.conftest import PAIR
from tests.links.explorer.test_question import FIELDS
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BRIDGES = f"/en/links/bridges/?{PAIR}"


@pytest.fixture
def page(client, corpus):
    return read(client, BRIDGES)


def ideas(page) -> list[str]:
    """The ideas of the table in their order."""
    return page.all(".//main//table/tbody/tr/th//cite")


def test_both_sides_are_told_with_their_works(page):
    assert "25 works on “drought”, 16 on “wages”." in page.text()


def test_every_idea_in_enough_works_of_both_sides_is_in_the_table(page):
    assert set(ideas(page)) == {"farming", "health", "gender"}


def test_the_approaches_themselves_are_no_ideas_between_them(page):
    assert not {"drought", "wages"} & set(ideas(page))


def test_a_bridge_that_nobody_made_says_so(page):
    (row,) = [row for row in page.rows() if "farming" in row[1]]

    assert "12 expected" in " ".join(row[2].split())
    assert "none yet" in row[5]
    assert "Not yet joined" in row[6]


def test_a_known_bridge_says_since_when(page):
    (row,) = [row for row in page.rows() if "health" in row[1]]

    assert row[5] == "2003"
    assert "Known bridge" in row[6]


def test_an_idea_that_is_everywhere_is_no_more_than_chance(page):
    (row,) = [row for row in page.rows() if "gender" in row[1]]

    assert "No more than chance" in row[6]


def test_the_drawing_leads_to_every_idea_by_keyboard(page):
    drawn = page.root.findall(".//main//svg[@role='group']/a")

    assert {each.get("aria-label").split("”")[0].removeprefix("“") for each in drawn} == set(ideas(page))
    assert all(each.get("href").startswith("/en/links/bridge/?") for each in drawn)


def test_the_first_cards_can_be_read_without_script(page):
    (first, *_rest) = page.all(".//main//article[@class='bridge']")

    assert "expected by chance" in first
    assert ", part " in first


def test_a_card_says_all_in_a_sentence_made_from_numbers(page):
    assert "“farming” occurs in 12 of 25 works on “drought”" in page.text()
    assert "No work joins all three yet" in page.text()


def test_what_it_is_not_is_said_on_the_page(page):
    assert "Evidence that one thing causes another" in page.section("honest")


def test_how_many_works_stand_behind_it_is_said(page):
    assert "1,039 works stand behind this. That is a small corpus" in page.text()


@pytest.mark.parametrize("order", ["idea", "works", "from", "to", "joint", "year"])
def test_every_column_sorts_and_turns_round(client, corpus, order):
    there = ideas(read(client, f"{BRIDGES}&sort={order}"))
    back = ideas(read(client, f"{BRIDGES}&sort=-{order}"))

    assert sorted(there) == sorted(back)
    assert there != back


def test_the_heading_that_sorts_says_so_to_those_who_listen(client, corpus):
    page = read(client, f"{BRIDGES}&sort=idea")

    (sorted_by,) = page.root.findall(".//main//th[@aria-sort]")
    assert sorted_by.get("aria-sort") == "ascending"
    assert "sort=-idea" in sorted_by.find("a").get("href")


def test_an_idea_is_left_out_by_its_link_and_taken_in_again(client, corpus, page):
    leave = next(link for link in page.links() if "without=farm" in link)
    without = read(client, leave.partition("#")[0])
    take_in = next(link for link in without.links(".//main//ul[@class='tags']//a"))

    assert "farming" not in ideas(without)
    assert "farming" in ideas(read(client, take_in.partition("#")[0]))


def test_what_was_left_out_stays_out_when_something_else_is_asked(client, corpus):
    page = read(client, f"{BRIDGES}&without=farm")

    kept_fields = [(each.get("name"), each.get("value")) for each in page.root.findall(".//form/input[@type='hidden']")]
    assert ("without", "farm") in kept_fields


def test_more_support_leaves_fewer_ideas(client, corpus):
    assert set(ideas(read(client, f"{BRIDGES}&support=7"))) == {"health"}


def test_years_leave_out_works_of_other_years(client, corpus):
    assert "farming" not in ideas(read(client, f"{BRIDGES}&since=1994"))


def test_where_nothing_joins_the_two_the_page_says_what_to_do(client, corpus):
    assert "Ask for fewer works on each side" in read(client, f"{BRIDGES}&support=900").section("found")


def test_a_side_that_is_too_large_is_warned_of(client, corpus):
    assert "“gender” is 49% of the corpus" in read(client, "/en/links/bridges/?from=drought&to=gender").text()


def test_a_fair_pair_is_not_warned_of(page):
    assert "% of the corpus" not in page.text()


def test_the_permalink_names_the_corpus_and_gives_the_same(client, corpus, page):
    (link,) = page.links(".//main//code/a")

    asked = parse_qs(urlsplit(link).query)
    assert corpus.version.startswith(asked["corpus"][0])
    assert ideas(read(client, f"{urlsplit(link).path}?{urlsplit(link).query}")) == ideas(page)


def test_an_older_corpus_answers_while_it_is_kept_and_leads_to_todays(client, corpus):
    CorpusVersion.objects.update(is_current=False)

    page = read(client, f"{BRIDGES}&corpus={corpus.version[:12]}")

    assert "older corpus" in page.text()
    assert BRIDGES in page.links()
    assert ideas(page)


def test_a_corpus_that_is_gone_is_told_with_the_way_to_todays(client, corpus):
    page = read(client, f"{BRIDGES}&corpus=abcdef")

    assert "is not kept here" in page.text()
    assert BRIDGES in page.links()


def test_before_the_first_corpus_the_page_says_so(client, db):
    assert "There is no corpus yet." in read(client, "/en/links/").text()
    assert "There is no corpus yet." in read(client, BRIDGES).text()


def test_an_idea_that_the_corpus_does_not_know_is_named(client, corpus):
    page = read(client, "/en/links/bridges/?from=unicorns&to=wage")

    assert page.status == 200
    assert "“unicorns” is no idea of this corpus." in page.text()


def test_one_approach_alone_asks_for_the_other(client, corpus):
    assert "Only one approach is named." in read(client, "/en/links/bridges/?from=drought").text()


def test_a_mistake_in_a_field_is_told_beside_it_and_first(client, corpus):
    page = read(client, f"{BRIDGES}&support=many")

    assert "One answer needs another look" in page.text()
    assert "This is not a whole number." in page.text()


def test_an_address_that_was_filled_in_by_a_form_is_written_in_one_way(client, corpus):
    response = client.get(f"{BRIDGES}&from_words=&to_words=&support=3&types=topic&types=population")

    assert response.status_code == 302
    assert response.url == BRIDGES


def test_words_become_an_approach_by_the_search(client, corpus):
    response = client.get("/en/links/bridges/?from=drought&from_words=&to=&to_words=rain")

    assert response.url == "/en/links/bridges/?from=drought&to=search%3Arain"


def test_one_bridge_tells_why_it_ranks_where_it_does(client, corpus, page):
    link = next(link for link in page.links() if "/links/bridge/" in link and "farm" in link)

    one = read(client, link.partition("#")[0])

    assert re.search(r"Place [123] of 3\.", one.section("why"))
    assert "With “drought”" in one.section("why")
    assert len(one.root.findall(".//article//ul[1]/li")) > 3


def test_a_bridge_that_is_none_is_told_as_such(client, corpus):
    assert "does not join" in read(client, f"/en/links/bridge/?{PAIR}&through=citi").text()


@pytest.mark.parametrize(
    "path",
    [
        "/en/links/?n={}",
        f"{BRIDGES}&support={{}}",
        f"/en/links/bridge/?{PAIR}&support={{}}&through=farm",
    ],
)
def test_a_page_asks_no_more_questions_for_more_ideas(client, corpus, path):
    def asked(more):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path.format(more)).status_code == 200
        return len(queries)

    asked(4)

    assert asked(1) <= asked(6) <= 14


def test_in_arabic_the_drawing_is_mirrored(client, corpus):
    plain, mirrored = (read(client, f"/{code}/links/bridges/?{PAIR}") for code in ("en", "ar"))
    first, other = (page.root.find(".//main//svg[@role='group']/circle").get("cx") for page in (plain, mirrored))

    assert float(first) + float(other) == 900


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.sampled_from(["bridges/", "bridge/", "report/", "bridges.csv", "bridges.svg", "works.bib"]),
    some.lists(
        some.tuples(
            some.sampled_from(FIELDS),
            some.sampled_from(
                ["drought", "wage", "farm", "-1", "9" * 30, "search:", "search:rain", "discipline:x", "\x00"]
            )
            | some.text(max_size=20),
        ),
        max_size=8,
    ),
)
def test_whatever_is_asked_is_answered_in_words(client, corpus, where, pairs):
    response = client.get(f"/en/links/{where}", pairs)

    assert response.status_code in (200, 302, 400)
    if response.status_code == 400:
        assert len(response.content) > 10


def test_the_file_of_a_corpus_may_vanish_and_the_page_says_so(client, corpus):
    file_of(corpus).unlink()

    assert "There is no corpus" in read(client, "/en/links/").text()
