"""The judgement of a bridge is the formula that is documented, said once more in plain Python, one concept at a time."""

from math import log, log1p

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links.counting import Counted, Totals
from crossings.engine.links.diversity import rao_stirling
from crossings.engine.links.general import generality
from crossings.engine.links.scoring import Terms, judge
from tests.engine.links import oracle

LABELS = ("drought", "study", "clinical study", "remittances", "aid")


@st.composite
def counts(draw):
    """Works as four cells (of A only, of C only, of both, of neither), and for each concept how many of each cell hold it."""
    cells = [draw(st.integers(least, 60)) for least in (1, 1, 0, 0)]
    held = [[draw(st.integers(0, cell)) for cell in cells] for _ in range(draw(st.integers(1, 4)))]
    return cells, [each for each in held if sum(each)] or [[1, 0, 0, 0]]


def counted(cells, held):
    only_a, only_c, both, _neither = cells
    columns = zip(*((sum(row), row[0] + row[2], row[1] + row[2], row[2], 0) for row in held), strict=True)
    totals = Totals(sum(cells), only_a + both, only_c + both, both, None)
    return Counted(totals, np.arange(len(held)), *(np.array(column) for column in columns))


def signed(within, side, without, others):
    if not others or not side:
        return 0.0
    sign = (within * others > without * side) - (within * others < without * side)
    return (
        sign * log1p(max(oracle.g2(within, side, without, others), 0)) if 0 < within + without < side + others else 0.0
    )


def by_hand(cells, held):
    """(association with A, with C, strength) of each concept."""
    only_a, only_c, both, neither = cells
    a, c, works = only_a + both, only_c + both, sum(cells)
    left = min(1, 2 * neither / works)
    added = max(0, max(a, c) - neither)
    average = sum(map(sum, held)) / len(held) / works
    for row in held:
        in_a, in_c, all_ = row[0] + row[2], row[1] + row[2], sum(row)
        rest = [signed(in_a, a, all_ - in_a, works - a), signed(in_c, c, all_ - in_c, works - c)]
        outside = row[3] + added * average
        present = [signed(in_a, a, outside, neither + added), signed(in_c, c, outside, neither + added)]
        weaker, stronger = sorted(
            left * one + (1 - left) * (one + other) / 2 for one, other in zip(rest, present, strict=True)
        )
        yield *rest, weaker + stronger / 4


@given(counts())
def test_strength_is_the_weaker_association_and_a_quarter_of_the_stronger(drawn):
    cells, held = drawn
    found = judge(counted(cells, held), Terms([""] * len(held), "en", "vocabulary", [], 0))
    told = list(zip(found.association_a, found.association_c, found.strength, strict=True))
    for mine, theirs in zip(by_hand(cells, held), told, strict=True):
        assert theirs == pytest.approx(mine, rel=1e-5, abs=1e-3)
    assert found.score.tolist() == found.strength.tolist()


@given(counts())
def test_sides_that_are_turned_round_turn_the_associations_and_keep_the_score(drawn):
    cells, held = drawn
    terms = Terms([""] * len(held), "en", "vocabulary", [], 0)
    there = judge(counted(cells, held), terms)
    back = judge(counted([cells[1], cells[0], *cells[2:]], [[row[1], row[0], *row[2:]] for row in held]), terms)
    assert there.association_a.tolist() == pytest.approx(back.association_c.tolist(), abs=1e-9)
    assert there.score.tolist() == pytest.approx(back.score.tolist(), abs=1e-9)


@pytest.mark.parametrize("drawn", ["vocabulary", "stated", "titles"])
@pytest.mark.parametrize(("background", "of"), [(None, 0), (0, 500), (40, 500), (500, 500)])
@pytest.mark.parametrize("weight", [0.0, 0.5, 1.0])
def test_contrast_is_of_rates_letters_and_generality_as_far_as_each_is_known(drawn, background, of, weight):
    held = [[2, 2, 1, 5]] * len(LABELS)
    found = judge(counted([10, 10, 5, 100], held), Terms(LABELS, "en", drawn, [background] * len(LABELS), of), weight)
    for label, contrast in zip(LABELS, found.contrast, strict=True):
        expected = log((11 / 126) / (((background or 0) + 1) / (of + 1))) / 2 if of else 0
        if drawn == "titles":
            expected += 2 * log(len(label) / 8) - generality(label, "en")
        if drawn == "stated" and label == "study":
            expected -= 5
        assert contrast == pytest.approx(weight * expected)
    assert (found.score - found.strength).tolist() == pytest.approx(found.contrast.tolist())


def test_a_concept_that_one_side_alone_holds_stands_below_one_that_both_hold_as_often():
    found = judge(counted([50, 50, 0, 900], [[10, 0, 0, 5], [5, 5, 0, 5]]), Terms(["", ""], "en", "vocabulary", [], 0))
    assert found.association_c[0] < 0 < found.association_a[0]
    assert found.score[0] < found.score[1]


def test_nothing_counted_is_nothing_judged():
    nothing = np.array([], dtype=np.int64)
    empty = Counted(Totals(10, 2, 2, 0, None), *[nothing] * 6)
    assert judge(empty, Terms([], "en", "titles", [], 5)).score.tolist() == []


@pytest.mark.parametrize(
    ("amounts", "apart", "diversity"),
    [
        ({}, {}, 0),
        ({"a": 7}, {}, 0),
        ({"a": 1, "b": 1}, {"ab": 1}, 1 / 2),
        ({"a": 1, "b": 3}, {"ab": 0.5}, 2 * (1 / 4) * (3 / 4) * 0.5),
        (
            {"a": 2, "b": 1, "c": 1},
            {"ab": 1, "ac": 0.5, "bc": 0.2},
            2 * (0.5 * 0.25 + 0.5 * 0.25 * 0.5 + 0.25 * 0.25 * 0.2),
        ),
        ({"a": 0, "b": 0}, {"ab": 1}, 0),
        ({"a": 1, "b": 0}, {"ab": 1}, 0),
    ],
)
def test_diversity_is_that_which_one_works_out_by_hand(amounts, apart, diversity):
    assert rao_stirling(amounts, lambda one, other: apart[min(one, other) + max(one, other)]) == pytest.approx(
        diversity
    )


shares = st.dictionaries(st.integers(0, 9), st.integers(1, 50), max_size=8)


@given(shares, st.integers(1, 9))
def test_diversity_does_not_depend_on_the_unit_nor_on_the_order(amounts, times):
    def distance(one, other):
        return abs(one - other) / 9

    told = rao_stirling(amounts, distance)
    assert told == pytest.approx(rao_stirling({key: much * times for key, much in reversed(amounts.items())}, distance))
    total = sum(amounts.values()) or 1
    assert told == pytest.approx(
        sum(p * q * distance(i, j) / total**2 for i, p in amounts.items() for j, q in amounts.items())
    )
    assert 0 <= told < 1


@given(shares)
def test_where_all_are_wholly_apart_diversity_is_that_of_simpson(amounts):
    total = sum(amounts.values())
    simpson = 1 - sum((much / total) ** 2 for much in amounts.values()) if total else 0
    assert rao_stirling(amounts, lambda _one, _other: 1) == pytest.approx(simpson)
