"""Open ideas: what nobody has joined to an approach yet, in the order asked for, with its reasons in words; also as files."""

import csv
from io import StringIO
from math import log
from shutil import rmtree
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from crossings.engine.links.corpus import Corpus, Work, build
from crossings.engine.links.prediction import Asked, open_links
from crossings.engine.links.scorers import TERMS
from crossings.engine.links.vocabulary import Name, Vocabulary
from crossings.links import corpora
from crossings.links.models import CorpusVersion
from crossings.links.outlooks import folder_of, work_out
from crossings.links.pages.reasons import REASONS, told
from tests.api.asking import ask, departures, described
from tests.engine.links.test_scorers import NAMES, WORKS
from tests.factories.links import PairingConceptFactory, PairingFactory
from tests.factories.topics import ConceptFactory, SchemeFactory
from tests.links.explorer.conftest import kept
from tests.links.explorer.test_hostile_addresses import MARKUP, SCRIPT, hostile
from tests.network.reading import Reading, read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
START = NAMES[0]
OPEN = "/en/links/open/"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A corpus in which enough came true to learn from, with what was worked out of it."""
    out = tmp_path_factory.mktemp("open") / "open.duckdb"
    return out, build(WORKS, out)


@pytest.fixture
def learned(db, made) -> CorpusVersion:
    row = kept(*made, is_current=True)
    work_out(row)
    return row


@pytest.fixture
def few(corpus) -> CorpusVersion:
    """A corpus too small to learn from."""
    work_out(corpus)
    return corpus


@pytest.fixture
def page(client, learned):
    return read(client, f"{OPEN}?from={START}")


def ideas(page) -> list[str]:
    return page.all(".//main//ol[@class='entries']/li/h3//cite")


def as_the_engine_says(row, start=START, order="likely"):
    with Corpus.open(corpora.file_of(row)) as corpus:
        return open_links(corpus, start, Asked(top=None, least_works=7, order=order))


def test_what_the_engine_finds_is_listed_in_its_order(client, learned, page):
    expected = [link.concept.label for link in as_the_engine_says(learned).links]

    assert ideas(page) == expected[:25]
    assert f"{len(expected)} open idea" in page.text()


def test_the_slider_puts_what_is_surprising_first(client, learned):
    expected = [link.concept.label for link in as_the_engine_says(learned, order="surprise").links]

    assert ideas(read(client, f"{OPEN}?from={START}&surprise=100")) == expected[:25]


def test_each_idea_tells_its_chance_its_surprise_and_through_what(page, learned):
    first = as_the_engine_says(learned).links[0]
    entry = page.all(".//main//ol[@class='entries']/li")[0]

    assert "Likely" in entry
    assert first.through
    assert "of those met as often" in entry
    assert all(each.concept.label in entry for each in first.through[:3])


def test_what_popularity_alone_explains_is_said_so(page, learned):
    popular = [link for link in as_the_engine_says(learned).links[:25] if link.popular_anyway]

    assert len(popular) == page.text().count("its popularity alone explains this rank") > 0


def test_the_reasons_of_an_idea_add_up_as_they_are_shown(page):
    table = page.root.find(".//main//ol[@class='entries']/li//table")
    rows = [row.find("./td[2]/bdi").text for row in table.findall("./tbody/tr")]
    (whole,) = [each.text for each in table.findall("./tfoot//b")]

    def number(text):
        return float(text.replace("−", "-"))

    assert len(rows) == 10
    assert sum(map(number, rows)) == pytest.approx(number(whole), abs=0.06)


def test_every_term_that_the_engine_adds_up_has_words_in_every_language():
    assert set(REASONS) == set(TERMS)
    assert len(set(map(str, REASONS.values()))) == len(TERMS)
    for language in ("en", "es", "fr", "ar"):
        with override(language):
            assert all(str(each).strip() for each in REASONS.values())


def test_the_smallest_reasons_are_told_together_and_none_is_lost(learned):
    found = as_the_engine_says(learned)
    for link in found.links[:3]:
        shown = told(link.reasons, found.blend)
        assert len(shown) == 10
        assert f"{len(TERMS) - 8} smaller reasons" in shown[8].name
        assert {each.value for each in shown[:8]} <= {"as usual", "more than usual", "less than usual"}


def test_each_idea_leads_to_what_lies_between_the_two(client, learned, page):
    link = next(each for each in page.links(".//main//ol[@class='entries']/li/h3/a"))

    asked = parse_qs(urlsplit(link).query)
    assert link.startswith("/en/links/bridges/")
    assert asked["from"] == [START]
    assert read(client, link).status == 200


def test_chances_say_from_what_they_were_learned_and_that_they_are_no_promise(page):
    assert "They were learned from" in page.section("found")
    assert "A promise" in page.section("honest")
    assert "That is a small corpus" in page.section("honest")


def test_where_nothing_could_be_learned_no_chance_is_given(client, few):
    page = read(client, f"{OPEN}?from=farm")

    assert ideas(page)
    assert "No chances are given" in page.section("found")
    assert "Too little came true here" in page.section("honest")
    assert "How seldom two ideas are joined" not in page.text()
    assert not [each for each in page.all(".//main//dl/div/dt") if each == "Likely"]


def test_candidates_are_those_that_no_work_of_the_approach_names(client, few):
    assert set(ideas(read(client, f"{OPEN}?from=citi"))) == {"farming", "health", "wages", "gender", "law"}
    assert set(ideas(read(client, f"{OPEN}?from=citi&from=farm"))) == {"health", "gender", "law"}
    assert set(ideas(read(client, f"{OPEN}?from=farm&from=citi"))) == {"health", "gender", "law"}


def test_a_discipline_and_a_search_are_approaches_too(client, db, tmp_path):
    pairs = [("drought", "law", "Geography"), ("wages", "law", "Economics"), ("drought", "trade", "Geography")]
    works = [
        Work(f"w{n}", "T", 2000 + n % 5, concepts=pairs[n % 3][:2], disciplines=pairs[n % 3][2:]) for n in range(90)
    ]
    row = kept(tmp_path / "d.duckdb", build(works, tmp_path / "d.duckdb"), is_current=True)
    work_out(row)

    assert ideas(read(client, f"{OPEN}?from=discipline:Geography")) == ["wages"]
    assert set(ideas(read(client, f"{OPEN}?from=discipline:Economics"))) == {"drought", "trade"}
    assert "has no works" in (told := read(client, f"{OPEN}?from=search:nothing").text()) or "names nothing" in told


def test_an_idea_is_left_out_by_its_link_and_taken_in_again(client, learned, page):
    first, *rest = ideas(page)
    leave = next(link for link in page.links() if "without=" in link)

    without = read(client, leave.partition("#")[0])
    assert first not in ideas(without)
    assert ideas(without)[:5] == rest[:5]
    back = next(iter(without.links(".//main//ul[@class='tags']//a")))
    assert ideas(read(client, back.partition("#")[0])) == ideas(page)


def test_further_pages_go_on_where_the_first_ends(client, learned):
    expected = [link.concept.label for link in as_the_engine_says(learned).links]
    many = read(client, f"{OPEN}?from={START}&page=2")

    assert len(expected) <= 25 or ideas(many) == expected[25:50]
    assert ideas(read(client, f"{OPEN}?from={START}&page=999"))


def test_without_an_approach_one_may_be_chosen_and_sides_that_the_corpus_knows_are_offered(client, db, tmp_path):
    scheme = SchemeFactory(slug="studies")
    pairing = PairingFactory(one="Drought and rain", other="Nowhere")
    for side, slug in (("one", "drought"), ("other", "nowhere")):
        PairingConceptFactory(pairing=pairing, side=side, concept=ConceptFactory(scheme=scheme, slug=slug))
    names = [Name(f"studies/{each}", "topic", "en", each) for each in ("drought", "law", "trade")]
    works = [Work(f"w{n}", "T", 2000, concepts=(("drought", "law", "trade")[n % 3],)) for n in range(30)]
    out = tmp_path / "offered.duckdb"
    work_out(kept(out, build(works, out, vocabulary=Vocabulary.of(names)), is_current=True))

    page = read(client, OPEN)

    assert page.root.find(".//main//select[@name='from']") is not None
    assert page.root.find(".//main//select[@name='to']") is None
    assert page.all(".//section[@id='examples']//h3") == ["Drought and rain"]
    (link,) = page.links(".//section[@id='examples']//a")
    assert set(ideas(read(client, link))) == {"law", "trade"}


def test_the_first_page_and_a_page_of_bridges_lead_here(client, few):
    assert OPEN in read(client, "/en/links/").links()

    links = read(client, "/en/links/bridges/?from=drought&to=wage").links()
    assert {f"{OPEN}?from=drought", f"{OPEN}?from=wage"} <= set(links)


def test_the_permalink_names_the_corpus_and_gives_the_same(client, learned, page):
    (link,) = page.links(".//main//code/a")

    asked = parse_qs(urlsplit(link).query)
    assert learned.version.startswith(asked["corpus"][0])
    assert ideas(read(client, f"{urlsplit(link).path}?{urlsplit(link).query}")) == ideas(page)


def test_before_it_is_worked_out_the_page_says_so_and_asks_to_come_back(client, corpus):
    page = read(client, f"{OPEN}?from=drought")

    assert page.status == 200
    assert "This is still being worked out." in page.text()
    assert "Come back in some minutes." in page.text()


@pytest.mark.parametrize("year", [None, 2000])
def test_where_nothing_can_be_foreseen_the_page_refuses_in_words(client, db, tmp_path, year):
    works = [Work(f"w{n}", "T", year, concepts=("law", "trade")) for n in range(40)]
    work_out(kept(tmp_path / "few.duckdb", build(works, tmp_path / "few.duckdb"), is_current=True))

    page = read(client, f"{OPEN}?from=law")

    assert page.status == 200
    assert "it cannot be foreseen what will be joined" in page.text()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("from=unicorns", "“unicorns” is no idea of this corpus."),
        ("from=discipline:Unicorns", "is no discipline of this corpus"),
        ("from=drought&corpus=abcdef", "is not kept here"),
        ("from=drought&surprise=500", "This is too much."),
    ],
)
def test_what_cannot_be_answered_is_told_on_the_page(client, few, asked, said):
    page = read(client, f"{OPEN}?{asked}")

    assert page.status == 200
    assert said in page.text()


def test_what_only_two_approaches_have_is_dropped_from_the_address(client, few):
    response = client.get(f"{OPEN}?from=drought&to=wage&since=199%7B%7D&types=place&support=7&surprise=20")

    assert (response.status_code, response.url) == (302, f"{OPEN}?from=drought&surprise=20")


def test_a_page_asks_no_more_questions_for_more_ideas(client, learned):
    def asked(path):
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    without = "&".join(f"without={name.lower()}" for name in NAMES[1:9])
    asked(f"{OPEN}?from={START}")
    assert asked(f"{OPEN}?from={START}&{without}&surprise=10") <= asked(f"{OPEN}?from={START}&surprise=20") + 2 <= 16


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_in_an_address_is_text(client, few, markup):
    for name in ("from", "without", "from_words", "corpus"):
        page = Reading(client.get(f"{OPEN}?from=drought&{name}={quote(markup)}", follow=True))
        assert page.status == 200
        assert hostile(page) == []
        assert SCRIPT not in page.html


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.sampled_from(["open/", "open.csv"]),
    some.lists(
        some.tuples(
            some.sampled_from(["from", "without", "surprise", "page", "corpus", "from_words", "to", "since"]),
            some.sampled_from(
                ["drought", "citi", "farm", "-1", "9" * 30, "search:", "search:rain", "discipline:x", "\x00"]
            )
            | some.text(max_size=20),
        ),
        max_size=6,
    ),
)
def test_whatever_is_asked_is_answered_in_words(client, few, where, pairs):
    response = client.get(f"/en/links/{where}", pairs)

    assert response.status_code in (200, 302, 400)
    if response.status_code == 400:
        assert len(response.content) > 10


# -- what is taken away ------------------------------------------------------------------------------------------------


def lines(response) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(b"".join(response.streaming_content).decode())))


def test_the_sheet_has_a_line_for_each_idea_in_the_order_of_the_page(client, learned):
    found = lines(client.get(f"/en/links/open.csv?from={START}&surprise=100"))
    expected = as_the_engine_says(learned, order="surprise").links

    assert [line["label"] for line in found] == [link.concept.label for link in expected]
    assert [float(line["likely"]) for line in found] == pytest.approx([link.likely for link in expected], abs=1e-6)
    assert found[0]["through"].split("; ") == [each.concept.id for each in expected[0].through]
    assert {line["corpus"] for line in found} == {learned.version}


def test_a_sheet_gives_no_chance_that_was_not_learned(client, few):
    assert {line["likely"] for line in lines(client.get("/en/links/open.csv?from=citi"))} == {""}


@pytest.mark.parametrize("asked", ["", "from=unicorns", "from=drought&surprise=x"])
def test_a_question_that_cannot_be_answered_gives_words_and_no_file(client, few, asked):
    response = client.get(f"/en/links/open.csv?{asked}")

    assert response.status_code == 400
    assert len(response.content) > 20


def test_the_page_leads_to_every_file_and_each_is_there(client, learned, page):
    links = page.links(".//main//ul[@class='take']//a")

    assert len(links) == 2
    assert all(client.get(link).status_code == 200 for link in links)


def test_machines_read_the_same_order_with_reasons_that_add_up(client, learned):
    expected = as_the_engine_says(learned).links
    told = ask(client, f"links/open?from={START}&limit=5")

    assert [each["label"]["text"] for each in told["items"]] == [link.concept.label for link in expected[:5]]
    assert told["count"] == len(expected)
    for each in told["items"]:
        odds = each["intercept"] + sum(reason["contribution"] for reason in each["reasons"])
        assert odds == pytest.approx(log(each["likely"] / (1 - each["likely"])))


def test_an_answer_is_as_its_description_says_and_gives_no_chance_that_was_not_learned(client, few):
    schema = described()["paths"]["/api/v1/links/open"]["get"]["responses"][200]["content"]["application/json"][
        "schema"
    ]
    told = ask(client, "links/open?from=citi")

    assert departures(told, schema) == []
    assert {each["likely"] for each in told["items"]} == {None}


def test_machines_that_name_no_approach_hear_no_mistake_and_those_that_name_a_wrong_one_do(client, corpus):
    assert ask(client, "links/open")["items"] == []
    assert client.get("/api/v1/links/open?from=unicorns").status_code == 422
    assert client.get("/api/v1/links/open?from=drought").json()["errors"][0]["what"].startswith("This is still being")


def test_what_is_read_of_a_corpus_that_was_taken_away_meanwhile_still_answers(client, learned, page):
    """What was opened stays open; a new reader is told."""
    rmtree(folder_of(corpora.file_of(learned)))
    assert "still being worked out" in read(client, f"{OPEN}?from={NAMES[5]}").text()
