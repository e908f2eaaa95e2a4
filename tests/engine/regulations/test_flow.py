"""The flow finds the one best assignment, as trying every one does."""

from random import Random

import pytest

from crossings.engine.regulations.flow import is_laminar, solve
from crossings.engine.regulations.problem import EARNED, PLANNED, Cap, Item, Place, Problem, Sum
from tests.engine.regulations import everything

ONE = Place("one", "modules", 1, 1, 20)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(500))
def test_it_finds_what_trying_everything_finds(seed):
    problem = everything.laminar(Random(seed))
    if not is_laminar(problem):
        return
    assert solve(problem) in (everything.best(problem), None)


def test_it_seldom_leaves_the_answer_to_the_search():
    problems = [everything.laminar(Random(seed)) for seed in range(500)]
    assert sum(is_laminar(each) and solve(each) is not None for each in problems) > 250


def test_an_item_makes_way_where_another_can_stand_nowhere_else():
    both, only = Item("both", 20, EARNED, (0, 1)), Item("only", 20, EARNED, (0,))
    assert solve(Problem((both, only), (ONE, ONE._replace(name="two")), ())) == (1, 0)


def test_what_is_earned_is_counted_before_what_is_planned():
    planned, earned = Item("a", 20, PLANNED, (0,)), Item("b", 20, EARNED, (0,))
    assert solve(Problem((planned, earned), (ONE,), ())) == (None, 0)


def test_what_is_planned_is_left_where_nothing_asks_for_it():
    free = Place("free", "modules", 0, None, 20)
    assert solve(Problem((Item("a", 20, PLANNED, (0,)),), (free,), ())) == (None,)


def test_a_cap_keeps_what_is_beyond_it_out():
    items = tuple(Item(name, 20, EARNED, (0,)) for name in "abc")
    place = Place("three", "modules", 3, 3, 20)
    assert solve(Problem(items, (place,), (Cap(frozenset({0, 1, 2}), "modules", 2),))) == (0, 0, None)


def test_caps_that_overlap_are_not_laminar():
    items = tuple(Item(name, 20, EARNED, (0,)) for name in "abc")
    caps = (Cap(frozenset({0, 1}), "modules", 1), Cap(frozenset({1, 2}), "modules", 1))
    assert not is_laminar(Problem(items, (ONE,), caps))


def test_credits_of_two_sizes_in_one_place_are_not_laminar():
    items = (Item("a", 10, EARNED, (0,)), Item("b", 15, EARNED, (0,)))
    assert not is_laminar(Problem(items, (Place("ects", "ects", 20, None, 1),), ()))


def test_a_gap_that_nothing_can_fill_is_measured_by_the_place_around_it():
    places = (
        Place("outer", "ects", 40, 50, 1),
        Place("inner", "ects", 20, None, 1, 0),
        Place("", "modules", 0, None, 1),
    )
    problem = Problem((Item("a", 20, EARNED, (0, 2)),), places, (), (Sum(frozenset([0]), 80),))
    assert solve(problem) == everything.best(problem) == (0,)


def test_a_missing_module_is_as_many_credits_in_the_choice_around_it_as_it_weighs():
    places = (
        Place("credits", "ects", 40, None, 1),
        Place("named in credits", "modules", 1, 1, 20, 0),
        Place("modules", "modules", 0, 3, 10),
        Place("named in modules", "modules", 1, 1, 20, 2),
    )
    problem = Problem(
        (Item("a", 20, EARNED, (1,)), Item("b", 20, PLANNED, (3,))), places, (Cap(frozenset({0, 1}), "modules", 1),)
    )
    assert is_laminar(problem)
    assert solve(problem) == everything.best(problem) == (1, None)


def test_a_place_that_has_no_room_leaves_an_item_to_the_next():
    full = Place("full", "modules", 0, 0, 20)
    assert solve(Problem((Item("a", 20, EARNED, (0, 1)),), (full, ONE))) == (1,)


def test_where_no_place_has_room_nothing_is_counted():
    full = Place("full", "modules", 0, 0, 20)
    assert solve(Problem((Item("a", 20, EARNED, (0,)),), (full,))) == (None,)


def test_without_credits_and_without_places_there_is_nothing_to_assign():
    assert solve(Problem((), (ONE,))) == ()
    assert solve(Problem((Item("a", 20, EARNED, ()),), ())) == (None,)
