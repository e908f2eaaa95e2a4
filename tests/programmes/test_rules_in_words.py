"""Each kind of rule has words, made from the data alone."""

import pytest
from django.conf import settings
from django.utils.html import strip_tags

from crossings.engine.regulations.language import RULES
from crossings.engine.regulations.load import load
from crossings.programmes.pages.rules.naming import Names
from crossings.programmes.pages.rules.sets import Shelf
from crossings.programmes.pages.rules.wording import TOLD, Wording
from tests.factories.regulations import rules_text

HEAD = rules_text().partition("clauses:")[0]
SETTLED = [
    ("take: A1", "Compulsory is First things (A1)."),
    ("take: [A1, B2]", "Compulsory are First things (A1), Second things (B2)."),
    ("choose: {modules: 1, from: any}", "To be chosen: 1 module from the list “any”."),
    (
        "choose: {ects: {at_least: 7.5}, from: {of: any, without: A1}, at: [far_away], grade: 50}",
        "ECTS from the list “any”, without First things (A1). The credits are earned at far away. Here a module counts with",
    ),
    ("choose: {modules: {at_least: 1, at_most: 2}, from: {either: [A1, B2]}}", "1 to 2 modules from First things"),
    (
        "choose: {modules: {at_most: 2}, from: {both: [any, {where: {tag: law}}]}}",
        "in each of: the list “any” and modules",
    ),
    ("all_of: [{id: a, take: A1}]", "All of the following:"),
    ("any_of: [{id: a, take: A1}]", "At least one of the following:"),
    ("some_of: {at_least: 1, clauses: [{id: a, take: A1}]}", "At least 1 of the following:"),
    ("total: {ects: {at_least: 90}}", "In all: at least 90 ECTS."),
    (
        "total: {ects: 30, of: any, at: home}",
        "In all: at least 30 ECTS from the list “any”. The credits are earned at home.",
    ),
    ("limit: {modules: 3, of: {where: {code: 'LAWS*'}}}", "Of modules with code: LAWS… count at most 3 modules;"),
    (
        "limit: {ects: 30, of: any, at: [away]}",
        "count at most 30 ECTS; what is beyond stays unused. This is said of credits",
    ),
    ("exclusion: [A1, B2]", "Only one of these counts: First things (A1), Second things (B2)."),
    ("load: {modules: 2}", "In one term: at most 2 modules."),
    ("load: {modules: {at_most: 2}}", "In one term: at most 2 modules."),
    ("load: {ects: {at_least: 10, at_most: 30}, of: any}", "In one term: 10 to 30 ECTS from the list “any”."),
    ("load: {ects: {at_most: 60}, per: year}", "In one academic year: at most 60 ECTS."),
    (
        "load: {modules: {at_most: 6}, of: any, per: year}",
        "In one academic year: at most 6 modules from the list “any”.",
    ),
    ("prerequisite: {of: B2, needs: A1}", "Before Second things (B2), in an earlier term: First things (A1)."),
    ("prerequisite: {of: B2, needs_any: [A1]}", "in an earlier term, at least one of: First things (A1)."),
    ("corequisite: {of: B2, needs: A1}", "With Second things (B2), in the same term or before: First things (A1)."),
    ("progression: {before: B2, ects: 10}", "Before Second things (B2) begins, in earlier terms: 10 ECTS."),
    ("progression: {before: B2, ects: 10, of: any}", "in earlier terms: 10 ECTS from the list “any”."),
    ("mobility: {at: away, ects: 10, terms: [2, 3]}", "At away: 10 ECTS. This is possible in terms 2, 3 of the route."),
    ("mobility: {at: away}", "Credits may be earned at away."),
    ("duration: {at_most: 3}", "The studies last at most 3 terms."),
    ("duration: 1", "The studies last at most 1 term."),
    ("grades: {floor: 50}", "A module counts with a grade of 50 or better."),
    (
        "grades: {floor: 50, of: any, compensated_from: 40, compensated_ects: 10}",
        "This is said of the list “any”. A grade from 40 on may be compensated. May be compensated altogether: at most 10 ECTS.",
    ),
    ("milestone: ethics_declaration", "To be done, without credit: ethics declaration."),
    ("decision: the board", "To be decided by: the board. Only a recorded decision satisfies this."),
    ("closed: {mode: part_time, start: 2023-09}", "Not open: Mode: Part-time; Start: September 2023."),
]


def wording(clauses):
    rules = load(f"{HEAD}clauses:\n{clauses}\n").regulations
    return rules, Wording(Shelf(rules, {}, "en"), Names())


def test_every_kind_of_rule_has_words():
    assert set(TOLD) == set(RULES)


@pytest.mark.parametrize(("rule", "words"), SETTLED, ids=[rule for rule, _words in SETTLED])
def test_a_rule_is_said_in_words(rule, words):
    rules, told = wording(f"  - {{id: one, {rule}}}")
    assert words in strip_tags(told.clause(rules.clauses[0]))


@pytest.mark.parametrize(
    ("bound", "words"),
    [("", "one, two."), (", modules: 1", "So many may: at most 1 module."), (", ects: 5", "at most 5 ECTS.")],
)
def test_what_clauses_share_is_said_in_words(bound, words):
    clauses = "  - {id: one, take: A1}\n  - {id: two, take: A1}\n"
    rules, told = wording(f"{clauses}  - {{id: both, shared: {{between: [one, two]{bound}}}}}")
    said = strip_tags(told.clause(rules.clauses[2]))
    assert said.startswith("The same credits may count in each of these: one, two.")
    assert said.endswith(words)


def test_a_choice_says_that_others_are_among_it():
    rules, told = wording("  - {id: one, choose: {modules: 2, from: any}, including: [{id: two, take: A1}]}")
    assert strip_tags(told.clause(rules.clauses[0])).endswith("Among them:")


def test_a_module_leads_to_where_the_page_tells_of_it():
    rules, told = wording("  - {id: one, take: A1}")
    assert '<a href="#module-a1">First things</a> (A1)' in told.clause(rules.clauses[0])


def test_what_the_rules_say_is_never_taken_for_mark_up():
    rules, told = wording("  - {id: one, decision: '<script>'}")
    assert "&lt;script&gt;" in told.clause(rules.clauses[0])


def test_every_rule_of_the_published_files_has_words():
    for path in settings.RULES.glob("*/*.yaml"):
        rules = load(path.read_text(encoding="utf-8")).regulations
        told = Wording(Shelf(rules, {}, "en"), Names())
        assert all(str(told.clause(clause)) for clause in rules.clauses)
