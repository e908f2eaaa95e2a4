"""Other plans differ in modules or in pace, as a student would say, and never only in the order of the same modules."""

from itertools import combinations

import pytest

from crossings.engine.planner.aims import fullest_term
from crossings.engine.planner.search import plan
from crossings.engine.planner.wishes import Wishes
from crossings.engine.regulations.load import load
from crossings.engine.regulations.record import Record
from tests.engine.planner.test_wishes import TEXT

FIXED = TEXT.replace("choose: {modules: 2, from: {where: {kind: taught}}}", "take: [A, B]")


def plans(text=TEXT, many=4, **wishes):
    return plan(load(text), Record("crossings-record/1"), Wishes(**wishes), alternatives=many).plans


def ends(found):
    return found.terms[-1][0]


def fullest(found):
    return max(len(codes) for _term, codes in found.terms)


@pytest.mark.slow
def test_every_two_plans_differ_in_modules_or_in_end_and_fullest_term():
    for one, other in combinations(plans(), 2):
        assert len(one.modules ^ other.modules) >= 2 or (ends(one) != ends(other) and fullest(one) != fullest(other))


@pytest.mark.slow
def test_where_all_is_compulsory_the_others_are_slower_and_lighter():
    found = plans(FIXED)
    assert [(len(each.terms), fullest(each)) for each in found] == [(1, 3), (2, 2), (3, 1)]
    assert len({each.modules for each in found}) == 1


def test_one_that_is_as_different_as_possible_comes_first():
    text = TEXT.replace("C: {", "E: {ects: 10}\n  C: {")
    best, other = plans(text, many=1)
    assert best.modules & other.modules == {"D"}


def test_another_plan_leaves_free_what_the_best_leaves_free():
    term = "2023-24/spring"
    assert all(term not in dict(each.terms) for each in plans(keep_free=(term,)))


def test_there_are_no_more_than_there_are():
    text = FIXED.replace("at_most: 4", "at_most: 1")
    assert len(plans(text)) == 1


def test_the_fullest_term_of_nothing_has_nothing():
    assert fullest_term({}) == 0
