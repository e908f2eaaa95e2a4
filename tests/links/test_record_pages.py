"""The track record as pages, tables and JSON: honest where there is nothing, too little, or nothing to be proud of."""

import csv
import io
import re
from copy import deepcopy
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from crossings.engine.links.corpus import Corpus, build
from crossings.engine.links.evaluation import Asked, evaluate
from crossings.engine.links.prediction_telling import report_as_data
from crossings.links.record.pages import A_PAGE
from crossings.links.record.words import MEASURES, WAYS
from tests.engine.links.test_scorers import WORKS
from tests.factories.links import RunFactory, SuggestionFactory

pytestmark = pytest.mark.django_db
RECORD = "/en/links/record/"


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """A report of the engine, as a run keeps it."""
    path = tmp_path_factory.mktemp("corpus") / "works.corpus"
    build(WORKS, path)
    with Corpus.open(path) as corpus:
        return report_as_data(evaluate(corpus, 2012, Asked(least_works=4, draws=100)))


@pytest.fixture
def report(measured):
    """One that a test may alter."""
    return deepcopy(measured)


def page(client, address=RECORD):
    """The page as it is now; a reader of its own, as rows that a factory made do not renew pages that were kept."""
    answer = type(client)().get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def words(client, address=RECORD):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page(client, address)))


def a_run(at, true=0, false=0, **facts):
    run = RunFactory(made_at=at, **facts)
    for number in range(true + false):
        SuggestionFactory(run=run, rank=number + 1, came_true=number < true)
    return run


# -- runs --------------------------------------------------------------------------------------------------------------


def test_without_a_run_the_page_says_so_and_when_there_will_be_one(client):
    told = words(client)

    assert "No run has been kept yet" in told
    assert "one every year" in told
    assert "<table" not in page(client)


def test_a_run_that_was_judged_says_how_many_came_true_of_all_and_at_the_top(client, at):
    a_run(at, true=3, false=5, judged_at=at + timedelta(days=400))

    told = words(client)

    assert "Of 8 suggestions, 3 came true by 26 December 2027 (38%): a work now joins the two ideas. 5 did not" in told
    assert "3 of 5 60%" in told


def test_what_luck_alone_would_have_reached_stands_beside_it_where_it_is_known(client, at):
    a_run(at, true=1, false=3, judged_at=at, by_luck=0.2)
    assert "Of all pairs that were apart then, 20% are joined now: so much would have come true by luck" in words(
        client
    )
    assert sheet(client, "record_sheet")[0]["by_luck"] == "0.2"
    assert client.get("/api/v1/links/record").json()["items"][0]["by_luck"] == 0.2

    a_run(at + timedelta(days=1), true=1, judged_at=at)
    assert words(client).count("by luck alone") == 1


def test_a_run_that_was_not_judged_claims_nothing(client, at):
    a_run(at, false=4)

    told = words(client)

    assert "4 suggestions wait: they have not been compared with a newer corpus yet" in told
    assert "0%" not in told


def test_a_run_that_suggested_nothing_says_why(client, at):
    a_run(at)

    assert "Nothing was suggested: too few ideas" in words(client)


def test_both_orders_stand_in_lines_of_their_own(client, at):
    run = a_run(at, true=1, judged_at=at)
    SuggestionFactory(run=run, order="surprise", rank=1)

    told = words(client)

    assert told.index("the likeliest first 1 1 100%") < told.index("the most surprising first 1 0 0%")


def test_many_runs_come_in_pages_and_cost_no_more_queries(client, at, measured):
    def queries(address=RECORD):
        with CaptureQueriesContext(connection) as spent:
            page(client, address)
        return len(spent)

    a_run(at, true=1, judged_at=at, report=measured)
    queries()
    few = queries()
    for years in range(1, A_PAGE + 3):
        a_run(at - timedelta(days=365 * years), true=2, judged_at=at, report=measured)

    assert queries() <= few
    assert page(client).count("<h3><a") == A_PAGE
    assert page(client, f"{RECORD}?page=2").count("<h3><a") == 3
    assert page(client, f"{RECORD}?page=2x").count("<h3><a") == A_PAGE
    assert 'id="before"' not in page(client, f"{RECORD}?page=2")


def test_every_run_has_a_page_and_what_is_no_run_has_none(client, at, measured):
    run = a_run(at, true=1, judged_at=at, report=measured)
    a_run(at + timedelta(days=365))

    told = words(client, reverse("links:run", args=[run.pk]))

    assert "Suggestions of 21 November 2026" in told
    assert "What was known at the end of 2012" in told
    assert client.get(reverse("links:run", args=[run.pk + 7])).status_code == 404


# -- the years before --------------------------------------------------------------------------------------------------


def test_every_way_stands_in_the_table_with_every_measure_and_its_span(client, at, report):
    a_run(at, report=report)

    told = words(client)

    for way, said in WAYS.items():
        values = [report["scorers"][way][measure] for measure in MEASURES]
        spans = [f"{each['value']:.3f} {each['interval'][0]:.3f} to {each['interval'][1]:.3f}" for each in values]
        assert f"{said.name} {' '.join(spans)}" in told
    base = report["came_true"] / report["pairs"]
    assert f"What luck alone would give 0.500 {base:.3f}" in told
    for said in (*MEASURES.values(), *WAYS.values()):
        assert str(said.meaning) in told


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ((1.1, 1.4), "The blend did better than popularity alone"),
        ((0.6, 0.9), "Popularity alone did better than the blend"),
        ((0.6, 1.1), "The blend did no better than popularity alone, as far as can be told"),
        ((1.0, 1.2), "The blend did no better than popularity alone, as far as can be told"),
        ((None, None), "could not be measured"),
    ],
)
def test_the_blend_is_praised_only_where_its_whole_span_is(client, at, report, span, said):
    report["scorers"]["blend"]["ratios"]["average_precision"] = {"value": 1.0, "interval": span}
    a_run(at, report=report)

    assert said in words(client)


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ((0.51, 0.7), "it did better than luck"),
        ((0.3, 0.49), "it did worse than luck"),
        ((0.4, 0.6), "it did no better than luck"),
    ],
)
def test_among_equals_luck_is_what_it_is_compared_with(client, at, report, span, said):
    report["scorers"]["blend"]["degree_matched_auc"] = {"value": 0.5, "interval": span}
    a_run(at, report=report)

    assert said in words(client)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"came_true": 19}, "Only 19 pairs came true"),
        ({"candidates": 40}, "recall at 50 is full for every way and tells nothing"),
        ({"blend": {"learned": False}}, "Too little had come true before to learn weights from"),
    ],
)
def test_what_weakens_the_numbers_is_said(client, at, report, change, said):
    a_run(at, report=report | {"came_true": 500, "candidates": 400, "blend": {"learned": True}})
    assert said not in words(client)

    a_run(at + timedelta(days=1), report=report | {"candidates": 400} | change)
    assert said in words(client)


def test_what_could_not_be_measured_is_said_and_has_no_mark(client, at, report):
    nothing = {"value": None, "interval": [None, None]}
    report["scorers"]["jaccard"] = {**report["scorers"]["jaccard"], "auc": nothing, "degree_matched_auc": nothing}
    a_run(at, report=report)

    told = page(client)

    assert told.count("not measurable") == 2
    assert told.count("<circle") >= 2 * (len(WAYS) - 1)


def test_a_corpus_that_was_too_small_shows_the_words_of_the_refusal_and_no_number(client, at):
    a_run(at, report={"refused": {"what": "Nothing came <true>.", "why": "No later work joins.", "mend": "Wait."}})

    told = page(client)

    assert "The corpus was too small to be measured" in told
    assert '<blockquote lang="en" dir="ltr"><p>Nothing came &lt;true&gt;. No later work joins.</p>' in told
    assert "What luck alone would give" not in told


@pytest.mark.parametrize("report", [{}, {"blend": {"auc": 0.7}}, {"format": "of another age"}])
def test_a_report_in_another_form_is_told_as_none(client, at, report):
    a_run(at, report=report)

    assert "Nothing was measured with this run" in words(client)
    assert client.get("/api/v1/links/record").json()["items"][0]["evaluation"] is None


def test_from_how_much_was_suggested_is_said(client, at):
    a_run(at, asked={"top": 20, "least_works": 15, "candidates": 31, "pairs": 227})

    assert "It starts from each of 31 ideas that at least 15 works name" in words(client)


# -- the same elsewhere ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/en/links/", "/en/links/bridges/", "/en/links/bridge/"])
def test_the_pages_of_links_lead_to_the_record_once(client, address):
    assert client.get(address).content.decode().count(f'href="{RECORD}"') == 1


def sheet(client, name):
    answer = client.get(reverse(f"links:{name}"))
    assert answer.headers["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))


def test_the_runs_as_a_table_leave_empty_what_is_not_known(client, at):
    a_run(at, true=1, false=3, judged_at=at)
    a_run(at + timedelta(days=365), false=2)

    waiting, _other, judged, _last = sheet(client, "record_sheet")

    assert (judged["order"], judged["suggestions"], judged["came_true"], judged["precision"]) == (
        "likely",
        "4",
        "1",
        "0.25",
    )
    assert (waiting["suggestions"], waiting["came_true"], waiting["precision"], waiting["judged"]) == ("2", "", "", "")


def test_the_measures_as_a_table_are_those_of_the_report(client, at, report):
    a_run(at, report=report)
    a_run(at, report={"refused": {"what": "Too small.", "why": "", "mend": ""}})

    rows = sheet(client, "measures_sheet")

    assert len(rows) == len(WAYS) * len(MEASURES)
    for row in rows:
        kept = report["scorers"][row["way"]][row["measure"]]
        assert float(row["value"]) == kept["value"]
        assert [float(row["low"]), float(row["high"])] == kept["interval"]
    luck = {row["measure"]: float(row["by_luck"]) for row in rows}
    assert (luck["auc"], luck["average_precision"]) == (0.5, report["came_true"] / report["pairs"])


def test_machines_read_the_same_page_by_page(client, at, report, django_assert_max_num_queries):
    runs = [a_run(at - timedelta(days=365 * years), true=1, false=1, judged_at=at, report=report) for years in range(3)]
    with django_assert_max_num_queries(4):
        told = client.get("/api/v1/links/record", {"limit": 2}).json()

    assert (told["count"], [each["key"] for each in told["items"]]) == (3, [runs[0].pk, runs[1].pk])
    first = told["items"][0]
    assert first["likely"] == {
        "suggestions": 2,
        "came_true": 1,
        "precision": 0.5,
        "suggestions_at_the_top": 2,
        "came_true_at_the_top": 1,
        "precision_at_the_top": 0.5,
        "waiting": 1,
    }
    assert (first["evaluation"]["pairs"], first["refused"]) == (report["pairs"], None)
    assert len(first["evaluation"]["measures"]) == len(WAYS) * len(MEASURES)
    assert client.get("/api/v1/links/record", {"limit": 2, "colour": "red"}).status_code == 422


def test_machines_are_told_why_nothing_was_measured(client, at):
    a_run(at, report={"refused": {"what": "Too small.", "why": "Three are needed.", "mend": "Wait."}})

    (told,) = client.get("/api/v1/links/record").json()["items"]
    assert (told["evaluation"], told["refused"]) == (None, "Too small. Three are needed. Wait.")
    assert (told["judged"], told["likely"]["came_true"], told["likely"]["precision"]) == (None, None, None)


@pytest.mark.parametrize("language", ["ar", "fr", "es"])
def test_every_language_has_the_page(client, at, report, language):
    run = a_run(at, true=1, judged_at=at, report=report)

    for address in (f"/{language}/links/record/", f"/{language}/links/record/{run.pk}/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert f'lang="{language}"' in answer.content.decode()
