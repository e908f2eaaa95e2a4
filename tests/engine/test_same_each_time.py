"""The engine decides the same in every process: neither the order of records nor that of a set decides anything."""

import os
import subprocess
import sys
from itertools import permutations

import pytest

from crossings.engine.coverage import CoverageModule, coverage
from crossings.engine.fees import FeeLine, FeeRow, compare, compare_by_year
from crossings.engine.refusal import Refusal
from crossings.engine.values import AcademicYear, Money, StudyMode

DECISIONS = """
from crossings.engine.coverage import CoverageModule, coverage
from crossings.engine.network.lifecycle import Status, move
from crossings.engine.fees import FeeLine, FeeRow, compare
from crossings.engine.refusal import Refusal
from crossings.engine.skos import ConceptEntry, SchemeEntry, Text, turtle
from crossings.engine.values import AcademicYear, Money, StudyMode

def told(decide):
    try:
        return str(decide())
    except Refusal as refusal:
        return str(refusal)

modules = [CoverageModule(key) for key in "abcdef"]
line = FeeLine("ma", "", StudyMode.FULL_TIME)
rows = [FeeRow(AcademicYear(2023), line, status, Money(1, currency)) for status, currency in (("x", "GBP"), ("y", "EUR"))]
late = [*rows, FeeRow(AcademicYear(2017), line, "z", Money(1, "CHF"))]
pairs = {(aspect, key) for aspect in ("law", "history", "nursing") for key in "abcdefgh"}
print(told(lambda: coverage(["law", "history", "nursing"], modules, pairs)))
print(told(lambda: coverage(["law"], modules, [("law", key) for key in "fdb"]).covering("law")))
print(told(lambda: compare(rows).currencies), told(lambda: compare(late)))
print(told(lambda: move(Status.UNKNOWN, Status.UNKNOWN)), told(lambda: move(Status.ACTIVE, Status.ACTIVE)))
print(turtle(SchemeEntry("x:", (Text("A", "en"),), "1", concepts=(ConceptEntry("x:a", (Text("B", "en"),)),))))
"""

LINE = FeeLine("ma", "standard", StudyMode.FULL_TIME)


@pytest.mark.slow
def test_two_processes_that_order_sets_otherwise_say_the_same():
    said = {
        subprocess.run(
            [sys.executable, "-c", DECISIONS],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "42")
    }

    assert len(said) == 1
    assert "GBP" in said.pop()


def test_of_several_pairs_outside_the_matrix_the_same_one_is_named_each_time():
    pairs = [("law", "c"), ("art", "a"), ("law", "b")]
    said = set()
    for order in permutations(pairs):
        with pytest.raises(Refusal) as refused:
            coverage(["law"], [CoverageModule("a")], order)
        said.add(refused.value.what)

    assert said == {"“art” covered by “a” was refused."}


def test_years_that_were_mixed_are_named_in_their_order():
    rows = [FeeRow(AcademicYear(year), LINE, str(year), Money(1, "EUR")) for year in (2023, 2017, 2020)]
    said = set()
    for order in permutations(rows):
        with pytest.raises(Refusal) as refused:
            compare(order)
        said.add(refused.value.what)

    assert said == {"Fees of 2017-18 and 2020-21 and 2023-24 were put into one grid."}


def test_grids_of_several_years_are_the_same_however_the_rows_came():
    rows = [FeeRow(AcademicYear(year), LINE, "home", Money(year, "EUR")) for year in (2023, 2017, 2020)]

    assert len({compare_by_year(order) for order in permutations(rows)}) == 1
