"""What a number alone asks for: both bounds of a choice, the least of a total, the most of a load and of a duration."""

import pytest

from tests.engine.regulations.written import audited

A, B, D = "module: A, status: passed", "module: B, status: passed", "module: D, status: passed"
SOON = "module: A, status: planned, term: 2023-24/autumn"
LATE = "module: B, status: planned, term: 2024-25/autumn"


@pytest.mark.parametrize("ects", ["20", "{at_least: 20}"])
def test_more_than_a_total_breaks_nothing(ects):
    assert audited(f"  - {{id: all, total: {{ects: {ects}}}}}", D).verdict == "satisfied"
    assert audited(f"  - {{id: all, total: {{ects: {ects}}}}}", A).verdict == "missing"


def test_a_total_with_a_most_counts_no_more():
    done = audited("  - {id: all, total: {ects: {at_least: 20, at_most: 20}}}", A, B, D)
    assert done.verdict == "satisfied"
    assert [(each.credit, each.why) for each in done.unused] == [("D", "limit")]


def test_less_than_a_load_breaks_nothing():
    assert audited("  - {id: load, load: {modules: 2}}", SOON).verdict == "planned"
    also = [f"module: {code}, status: planned, term: 2023-24/autumn" for code in "BC"]
    assert audited("  - {id: load, load: {modules: 2}}", SOON, *also).verdict == "missing"
    assert audited("  - {id: load, load: {modules: {at_least: 2}}}", SOON).verdict == "missing"


def test_studies_may_end_before_their_longest():
    assert audited("  - {id: long, duration: 2}", SOON).verdict == "planned"
    assert audited("  - {id: long, duration: 2}", SOON, LATE).verdict == "missing"


def test_a_choice_lets_as_many_count_as_it_asks_for():
    done = audited("  - {id: one, choose: {modules: 1, from: any}}", A, B)
    assert (done.verdict, [each.why for each in done.unused]) == ("satisfied", ["not_needed"])
