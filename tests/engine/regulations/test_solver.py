"""The search finds the one best assignment of any problem, as trying every one does."""

from random import Random

import pytest

from crossings.engine.regulations import flow, solver
from crossings.engine.regulations.flow import is_laminar
from crossings.engine.regulations.layout import layouts_on
from crossings.engine.regulations.ledger import Ledger
from crossings.engine.regulations.problem import EARNED, Item, Place, Problem
from crossings.engine.regulations.solver import solve
from tests.bench import make_records
from tests.engine.regulations import everything


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(200))
def test_it_finds_what_trying_everything_finds(seed):
    problem = everything.tangled(Random(seed))
    assert solve(problem) == everything.best(problem)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(50))
def test_it_finds_what_the_flow_finds(seed):
    problem = everything.laminar(Random(seed))
    assert solve(problem) == everything.best(problem)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(150))
def test_it_finds_what_trying_everything_finds_where_places_share(seed):
    problem = everything.shared(Random(seed))
    assert solve(problem) == everything.best(problem)


def test_the_problems_drawn_are_beyond_the_flow():
    assert sum(not is_laminar(everything.tangled(Random(seed))) for seed in range(200)) > 60


@pytest.mark.slow
def test_the_order_of_many_items_is_settled_in_parts():
    places = tuple(Place(f"p{number}", "modules", 2, 2, 20) for number in range(10))
    items = tuple(Item(f"i{number:02}", 20, EARNED, tuple(range(10))) for number in range(20))
    assert solve(Problem(items, places, ())) == tuple(number // 2 for number in range(20))


@pytest.mark.slow
@pytest.mark.parametrize("draw", [everything.tangled, everything.shared])
@pytest.mark.parametrize("seed", range(300, 340))
def test_the_order_is_the_same_where_it_is_settled_a_few_items_at_a_time(seed, draw, monkeypatch):
    problem = draw(Random(seed))
    monkeypatch.setattr(solver, "WORK", 0.0)
    assert solve(problem) == everything.best(problem)


@pytest.mark.slow
@pytest.mark.parametrize("work", [solver.WORK, 0.0])
@pytest.mark.parametrize("seed", range(3))
def test_among_many_credits_and_clauses_it_finds_what_the_flow_finds(seed, work, monkeypatch):
    layout = layouts_on(make_records.laminar(seed), (("mode", "full_time"),))[0]
    problem = Ledger(layout, make_records.record(seed), None).problem()
    monkeypatch.setattr(solver, "WORK", work)
    assert solve(problem) == flow.solve(problem)
