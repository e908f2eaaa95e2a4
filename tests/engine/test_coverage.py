"""The matrix shows examples and counts only the real programme; an aspect that nothing covers is an orphan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.coverage import CoverageModule, coverage
from crossings.engine.refusal import Refusal

LAW, THEORY = CoverageModule("LAWS8321"), CoverageModule("POLI9400")
EXAMPLE = CoverageModule("EX-1", is_example=True)


def matrix(*pairs):
    return coverage(["law", "history", "nursing"], [LAW, THEORY, EXAMPLE], pairs)


def test_an_aspect_that_no_module_covers_is_an_orphan():
    assert matrix(("law", "LAWS8321"), ("history", "EX-1")).orphans == ("nursing",)


def test_an_aspect_covered_by_an_example_only_is_told_apart():
    covered = matrix(("law", "LAWS8321"), ("law", "EX-1"), ("history", "EX-1"))

    assert covered.only_by_example == ("history",)


def test_examples_are_shown_and_not_counted():
    covered = matrix(("law", "LAWS8321"), ("law", "EX-1"))

    assert covered.covering("law") == (LAW, EXAMPLE)
    assert covered.count("law") == 1
    assert covered.module_count == 2


def test_a_module_knows_what_it_covers_in_the_order_of_the_aspects():
    assert matrix(("history", "POLI9400"), ("law", "POLI9400")).covered_by(THEORY) == ("law", "history")


def test_a_programme_without_modules_has_orphans_only():
    assert coverage(["law"], [], []).orphans == ("law",)


@pytest.mark.parametrize("pair", [("economics", "LAWS8321"), ("law", "LAWS9001")])
def test_a_pair_outside_the_matrix_is_refused(pair):
    with pytest.raises(Refusal, match="not in this matrix"):
        matrix(pair)


@pytest.mark.parametrize(
    ("aspects", "modules"), [(["law", "law"], [LAW]), (["law"], [LAW, CoverageModule("LAWS8321")])]
)
def test_a_row_or_column_that_comes_twice_is_refused(aspects, modules):
    with pytest.raises(Refusal, match="comes twice"):
        coverage(aspects, modules, [])


@given(st.sets(st.tuples(st.sampled_from(["law", "history", "nursing"]), st.sampled_from(["LAWS8321", "EX-1"]))))
def test_every_aspect_is_counted_orphaned_or_covered_by_example_only(pairs):
    covered = matrix(*pairs)

    for aspect in covered.aspects:
        standings = [covered.count(aspect) > 0, aspect in covered.orphans, aspect in covered.only_by_example]
        assert standings.count(True) == 1
