"""Why a rule of each kind is not kept, as the page says it: by titles and terms, a whole sentence, in the reader's language."""

import pytest
from django.utils import translation

from crossings.engine.regulations import terms
from crossings.engine.regulations.load import load
from crossings.engine.regulations.record import Credit, Record
from crossings.studies.planner.breaches import TOLD
from crossings.studies.planner.rules import Shelf
from tests.factories.studies import RULES
from tests.studies.planner import card, desk

pytestmark = pytest.mark.slow
NOT_KEPT = [
    (
        "load: {modules: {at_most: 2}, per: year}",
        "2023-24/autumn=A1+L1&2023-24/spring=A2",
        "2023-24: 3, at most 2.",
    ),
    ("load: {ects: {at_most: 15}}", "2023-24/autumn=A1+L1", "Autumn 2023-24: 20, at most 15."),
    ("load: {modules: {at_least: 2}}", "2023-24/autumn=A1", "Autumn 2023-24: 1, at least 2."),
    (
        "prerequisite: {of: [A1], needs: [A2, L2]}",
        "2023-24/autumn=A1&2023-24/spring=A2",
        "Before First things, in an earlier term: Second things, Law of few things.",
    ),
    (
        "prerequisite: {of: [D], needs_any: [A2, L2]}",
        "2023-24/spring=D",
        "Before Dissertation, in an earlier term, at least one of: Second things, Law of few things.",
    ),
    (
        "corequisite: {of: [A1], needs: [L1]}",
        "2023-24/autumn=A1",
        "With First things, in the same term or before: Law of things.",
    ),
    ("exclusion: [L1, L3]", "2023-24/autumn=L1+L3", "Only one of these counts: Law of things, Law of many things."),
    (
        "progression: {before: [D], ects: 30}",
        "2023-24/spring=D",
        "Before Dissertation begins, in earlier terms: 30 ECTS.",
    ),
    ("duration: {at_least: 3}", "2023-24/autumn=A1&2023-24/spring=A2", "Length: 2, at least 3."),
    (
        "mobility: {at: [away], terms: [1]}",
        "2023-24/spring=L2",
        "Law of few things: This is possible in term 1 of the route.",
    ),
]


def ruled(rule):
    """The small rules with one rule more."""
    more = f"  - {{id: more, {rule}, text: {{en: One rule more., es: Una norma más.}}}}\nawards:\n"
    return Shelf([load(RULES.format(programme="small", edition="2023-24").replace("awards:\n", more))])


def row(found):
    rows = (*found.verdict.open_rows, *found.verdict.kept_rows, *found.verdict.later_rows)
    return next(row for row in rows if row.clause == "more")


def told(found):
    return [str(detail) for detail in row(found).details]


@pytest.mark.parametrize(("rule", "query", "words"), NOT_KEPT)
def test_what_is_wrong_is_said_by_title_and_term(rule, query, words):
    found = desk(query, ruled(rule))

    assert (row(found).status, told(found)) == ("Not kept", [words])


@pytest.mark.parametrize(("rule", "query", "words"), NOT_KEPT)
def test_what_is_wrong_stands_in_the_verdict_as_a_sentence(rule, query, words):
    verdict = desk(query, ruled(rule)).verdict

    assert verdict.heading == "One thing stands in the way"
    assert verdict.text.startswith(f"One rule more. {words}")


@pytest.mark.parametrize(("rule", "query", "english"), NOT_KEPT)
def test_what_is_wrong_is_said_in_the_readers_language(rule, query, english):
    with translation.override("es"):
        (said,) = row(desk(query, ruled(rule), language="es")).details

    assert (said.language, said.is_fallback) == ("es", False)
    assert str(said) != english


def test_every_kind_of_rule_that_gives_reasons_has_words():
    assert TOLD.keys() == terms.JUDGES.keys()


def test_a_rule_with_two_breaches_tells_both():
    found = desk("2023-24/autumn=A1+L1&2023-24/spring=A2+D", ruled("load: {modules: {at_most: 1}}"))

    assert told(found) == ["Autumn 2023-24: 2, at most 1.", "Spring 2023-24: 2, at most 1."]


def test_only_what_is_lacking_is_named():
    found = desk("2023-24/autumn=A1&2024-25/spring=D", ruled("prerequisite: {of: [D], needs: [A1, A2]}"))

    assert told(found) == ["Before Dissertation, in an earlier term: Second things."]


def test_a_year_that_is_full_is_full_in_each_of_its_terms():
    found = desk("2023-24/autumn=A1+L1&2024-25/autumn=L3", ruled("load: {modules: {at_most: 2}, per: year}"))
    full = {place.name for place in card(found, "A2").places if place.is_full}

    assert full == {"Spring 2023-24"}


def test_a_year_that_holds_too_much_marks_its_terms_and_no_other():
    found = desk(
        "2023-24/autumn=A1+L1&2023-24/spring=A2&2024-25/autumn=L3", ruled("load: {modules: {at_most: 2}, per: year}")
    )

    assert [column.name for column in found.columns if column.is_wrong] == ["Autumn 2023-24", "Spring 2023-24"]
    assert list(found.columns[0].limits) == ["2023-24: 3, at most 2."]


def test_of_two_limits_of_a_term_each_fills_it_for_its_own_modules():
    shelf = ruled("load: {modules: {at_most: 1}, of: law}}\n  - {id: other, load: {modules: {at_most: 1}, of: [A1]}")
    found = desk("2023-24/autumn=A1+L1", shelf)

    assert [place.name for place in card(found, "L3").places if place.is_full] == ["Autumn 2023-24"]
    assert not any(place.is_full for place in card(found, "L2").places)


def test_what_was_tried_in_vain_weighs_nothing():
    failed = Credit("A1", "failed", id="A1 2023-24/autumn", term="2023-24/autumn")
    found = desk(
        "2023-24/spring=A2",
        ruled("load: {modules: {at_most: 1}, per: year}"),
        Record("crossings-record/1", credits=(failed,)),
    )

    assert not any(column.is_wrong for column in found.columns)


# what no reason is given for: it stands open, or is kept


@pytest.mark.parametrize(
    ("rule", "query", "status"),
    [
        ("mobility: {at: [away], ects: {at_least: 10}}", "2023-24/autumn=A1", "10 ECTS missing"),
        ("total: {ects: {at_least: 20}, at: [away]}", "2023-24/spring=L2", "10 ECTS missing"),
        ("limit: {modules: 1, of: law}", "2023-24/autumn=L1+L3", "Met"),
        ("grades: {floor: 50}", "2023-24/autumn=L1", "Met"),
        ("decision: the board", "", "People decide"),
        ("milestone: language_test", "", "To be reached"),
        ("closed: {mode: full_time}", "", "Not open"),
        ("closed: {mode: part_time}", "", "Met"),
        ("choose: {modules: 2, from: law}", "2023-24/autumn=L1", "2 modules"),
    ],
)
def test_each_other_kind_says_how_it_stands(rule, query, status):
    assert row(desk(query, ruled(rule))).status.endswith(status)


@pytest.mark.parametrize("rule", ["decision: the board", "milestone: language_test"])
def test_what_no_plan_settles_is_never_among_what_is_missing(rule):
    verdict = desk("2023-24/autumn=A1", ruled(rule)).verdict

    assert "more" in [row.clause for row in verdict.later_rows]
    assert "more" not in [row.clause for row in verdict.open_rows]


def test_a_rule_about_all_credits_lists_no_modules():
    rows = {
        row.clause: row.can_list
        for row in desk("", ruled("total: {ects: {at_least: 10}, at: [away]}")).verdict.open_rows
    }

    assert (rows["award"], rows["both"]) == (False, True)
