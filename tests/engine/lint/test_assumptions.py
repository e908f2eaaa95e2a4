"""Under another reading it is said which routes change, and which reading adds up."""

from types import SimpleNamespace

import pytest

from crossings.engine.lint.assumptions import under_others
from crossings.engine.lint.report import Lint
from crossings.engine.lint.telling import report_as_data, report_as_text
from tests.engine.lint.written import linted, rules

CLAUSES = "  - {{id: both, take: [{}]}}\n  - {{id: all, total: {{ects: {{at_least: 20}}}}}}\n"


def under(this, other):
    reading = SimpleNamespace(about=("both",), says="Otherwise.", loaded=rules(other))
    (found,) = under_others(Lint(rules(this)), [reading])
    return found


@pytest.mark.parametrize(
    ("this", "other", "says"),
    [
        ("A, C", "A, B, C", "only_this_adds_up"),
        ("A, B, C", "A, C", "only_the_other_adds_up"),
        ("A, D", "A, B, C", "neither_adds_up"),
        ("A, C", "A, B", None),
    ],
)
def test_arithmetic_may_decide_between_readings(this, other, says):
    assert under(CLAUSES.format(this), CLAUSES.format(other)).arithmetic == says


def test_both_readings_may_add_up():
    choice = CLAUSES.replace("take: [{}]", "choose: {{modules: 2, from: [{}]}}")
    assert under(choice.format("A, B"), choice.format("A, D")).arithmetic != "both_add_up"
    assert under(CLAUSES.format("A, C"), choice.format("A, C, D")).arithmetic == "both_add_up"


def test_routes_that_change_are_told():
    first = "  - {id: first, prerequisite: {of: A, needs: C}}\n"
    found = under(CLAUSES.format("A, C"), CLAUSES.format("A, C") + first)
    assert [(each.route["mode"], each.old, each.new, each.new_terms) for each in found.routes] == [
        ("full_time", "achievable", "not_achievable", None),
        ("part_time", "achievable", "achievable", 3),
    ]


def test_what_asks_for_the_same_is_not_planned_again():
    clauses = CLAUSES.format("A, C")
    one = Lint(rules(clauses))
    other = Lint(rules(clauses + "  - {id: ethics, milestone: declaration}\n"), like=one)
    for route in one.routes:
        assert one.ways(route).found is not None
        assert other.answer(route).verdict == "achievable"


def test_it_is_told_as_data_and_in_lines():
    found = under(CLAUSES.format("A, C"), CLAUSES.format("A, B, C"))
    report, loaded = linted(CLAUSES.format("A, C")), rules(CLAUSES.format("A, C"))
    (told,) = report_as_data(report, loaded, [found])["assumptions"]
    assert (told["about"], told["other"], told["arithmetic"]) == (["both"], "Otherwise.", "only_this_adds_up")
    lines = report_as_text(report, loaded, [found])
    assert "if read otherwise (both): Otherwise." in lines
    assert "by arithmetic only this adds up" in lines
