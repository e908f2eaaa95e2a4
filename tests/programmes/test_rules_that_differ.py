"""What differs between two editions is said value by value, in the reader's words."""

from types import SimpleNamespace

import pytest
from django.utils import translation
from django.utils.html import strip_tags

from crossings.engine.lint.differences import differences_of
from crossings.engine.regulations.load import load
from crossings.programmes.pages.rules.differing import Side, fields_between, named_clauses
from crossings.programmes.pages.rules.naming import Names
from crossings.programmes.pages.rules.sets import Shelf
from crossings.programmes.pages.rules.wording import Wording
from tests.factories.regulations import rules_text

HEAD = rules_text().partition("clauses:")[0].replace("start: [2023-09]", "start: [2023-09, 2024-01]")


def side(key, clause, language):
    rules = load(f"{HEAD}clauses:\n  - {{id: it, {clause}}}\n").regulations
    wording = Wording(Shelf(rules, {}, language), Names())
    return Side(SimpleNamespace(key=key), named_clauses(rules), language, rules, wording)


def told(old, new, language="en"):
    """Each thing that differs in a clause, with its lines."""
    with translation.override(language):
        before, after = side("2023-24", old, language), side("2024-25", new, language)
        (clause,) = differences_of(before.rules, after.rules)
        views = fields_between(before, after, clause)
        return {view.what: [strip_tags(f"{which}: {words}") for which, words in view.lines] for view in views}


@pytest.mark.parametrize(
    ("old", "new", "what", "before", "after"),
    [
        (
            "choose: {modules: 1, from: any}",
            "choose: {modules: 2, from: any}",
            "How many modules",
            "1 module",
            "2 modules",
        ),
        ("total: {ects: 90}", "total: {ects: {at_most: 60}}", "Credits", "at least 90 ECTS", "at most 60 ECTS"),
        ("duration: 2", "duration: {at_most: 3}", "Terms", "at most 2 terms", "at most 3 terms"),
        ("limit: {ects: 10, of: any}", "limit: {ects: 20, of: any}", "Credits", "10 ECTS", "20 ECTS"),
        ("limit: {modules: 1, of: any}", "limit: {modules: 2, of: any}", "How many modules", "1 module", "2 modules"),
    ],
)
def test_an_amount_is_told_by_itself(old, new, what, before, after):
    assert told(old, new) == {what: [f"2023-24: {before}", f"2024-25: {after}"]}


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("take: A1", "take: [A1, B2]", "Compulsory is First", "Compulsory are First"),
        ("take: A1", "choose: {modules: 1, from: any}", "Compulsory is", "To be chosen: 1 module"),
        ("grades: {floor: 40}", "grades: {floor: 50}", "A module counts with a grade of 40", "A module counts with a"),
        (
            "load: {modules: {at_most: 2}}",
            "load: {modules: {at_most: 6}, per: year}",
            "In one term:",
            "In one academic",
        ),
        ("limit: {modules: 1, of: any}", "limit: {ects: 10, of: any}", "Of the list", "Of the list"),
        (
            "decision: The board",
            "decision: The faculty",
            "To be decided by: The board.",
            "To be decided by: The faculty.",
        ),
    ],
)
def test_what_has_no_words_of_its_own_is_told_by_the_whole_rule_once(old, new, before, after):
    (lines,) = told(old, new).values()
    assert [line.partition(": ")[2][: len(each)] for line, each in zip(lines, (before, after), strict=True)] == [
        before,
        after,
    ]


TEXT = "take: A1, text: {en: One, es: Uno}"


@pytest.mark.parametrize(
    ("new", "language", "lines"),
    [
        ("take: A1, text: {en: Two, es: Dos}", "en", ["2023-24: One", "2024-25: Two"]),
        ("take: A1, text: {en: Two, es: Dos}", "es", ["2023-24: Uno", "2024-25: Dos"]),
        ("take: A1, text: {en: One, es: Dos}", "en", ["2023-24: Uno", "2024-25: Dos"]),
    ],
)
def test_a_text_is_shown_in_the_readers_language_where_it_differs_there(new, language, lines):
    (shown,) = told(TEXT, new, language).values()
    assert shown == lines


BOOK = "take: A1, source: {document: handbook, place: p. 1}"
READ = "take: A1, assumption: {because: It is usual., other: Another.}"


@pytest.mark.parametrize(
    ("old", "new", "what", "before", "after"),
    [
        ("take: A1", BOOK, "Source", "Not there", "The handbook, p. 1"),
        (BOOK, BOOK.replace("p. 1", "p. 2"), "Place in the source", "p. 1", "p. 2"),
        ("take: A1", "take: A1, when: {mode: part_time}", "Holds for: Mode", "All routes", "Part-time"),
        ("take: A1", "take: A1, valid: {from: 2024-01}", "Intakes", "All routes", "from the intake of January 2024 on"),
        (
            "take: A1, valid: {until: 2024-01}",
            "take: A1, valid: {until: 2023-09}",
            "Until before the intake of",
            "January 2024",
            "September 2023",
        ),
        ("take: A1", READ, "Assumption", "Not there", "It is usual."),
        (READ, READ.replace("usual", "said"), "Read so because", "It is usual.", "It is said."),
        (READ, READ.replace("Another", "None"), "The other reading", "Another.", "None."),
        (READ, READ.replace("{because", "{kind: example, because"), "Assumption", "Assumption", "Example"),
        (
            READ,
            READ.replace("Another.", "Another., reading: [{clauses: [{id: x, take: B2}]}]"),
            "The other reading, as rules",
            "Not there",
            "Compulsory is Second things (B2).",
        ),
        (
            "all_of: [{id: a, take: A1}], including: []",
            "all_of: [{id: a, take: A1}], text: {en: All.}",
            "In its own words",
            "Not there",
            "All.",
        ),
    ],
)
def test_what_stands_beside_a_rule_is_told_by_its_name(old, new, what, before, after):
    assert told(old, new) == {what: [f"2023-24: {before}", f"2024-25: {after}"]}


def test_of_a_set_is_told_what_came_and_what_went():
    sets = [f"choose: {{modules: 1, from: [{codes}]}}" for codes in ("A1, B2", "B2, EX-1")]
    assert told(*sets) == {"Modules": ["Came: Example: further things (EX-1)", "Went: First things (A1)"]}


def test_two_sides_that_read_alike_are_not_shown_as_if_they_differed():
    same = "take: A1, assumption: {because: A., other: B., reading: [{clauses: [{id: x, take: B2}]}]}"
    (lines,) = told(same, same.replace("id: x", "id: y")).values()
    assert lines == ["Both: Compulsory is Second things (B2). The same words, written in another way."]
