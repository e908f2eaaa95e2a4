"""Where one module may fill several places, the bounds of a plan are below every plan, and what is called the best is."""

import pytest

from crossings.engine.planner import finding
from crossings.engine.planner.narrowing import least
from crossings.engine.planner.search import plan
from crossings.engine.regulations.load import load
from tests.engine.planner.test_narrowing import NOTHING, narrowing
from tests.engine.planner.test_plans_by_trying_everything import tried
from tests.engine.planner.told import TERMS, rules
from tests.engine.regulations import drawn, written

SHARING = [seed for seed in range(250) if any("shared" in clause for clause in rules(seed)["clauses"])]
TWO = "  - {id: one, choose: {modules: 2, from: any}}\n  - {id: two, choose: {modules: 2, from: any}}\n"
SHARED = "  - {id: s, shared: {between: [one, two]BOUND}}\n"
LOAD = "  - {id: load, load: {modules: {at_most: 1}}}\n"


@pytest.fixture
def by_pools(monkeypatch):
    """Every question is searched as a large one, in which the bounds say when a plan is the best."""
    monkeypatch.setattr(finding, "FEW", 0)


def worth(answer):
    (best,) = answer.plans
    return max((TERMS.index(term) + 1 for term, _codes in best.terms), default=0), len(best.modules)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SHARING)
def test_what_is_called_the_best_is_what_trying_everything_finds(seed, by_pools):
    told = rules(seed)
    answer = plan(load(drawn.text(told)), NOTHING, with_relaxations=False)
    expected = tried(told)
    assert (answer.verdict == "achievable") == (expected is not None)
    if expected:
        assert answer.is_best
        assert worth(answer) == expected
        bound = least(narrowing(load(drawn.text(told))))
        assert all(below <= amount for below, amount in zip(bound, expected, strict=True))


@pytest.mark.parametrize(
    ("clauses", "bound"),
    [
        (TWO + LOAD, (4, 4)),
        (TWO + LOAD + SHARED.replace("BOUND", ""), (2, 2)),
        (TWO + LOAD + SHARED.replace("BOUND", ", modules: 1"), (2, 2)),
        (TWO.replace("2, from", "3, from", 1) + LOAD + SHARED.replace("BOUND", ""), (3, 3)),
    ],
)
def test_of_places_that_share_the_largest_bounds_a_plan(clauses, bound):
    assert least(narrowing(written.rules(clauses))) == bound


@pytest.mark.parametrize(("bound", "many"), [("", 2), (", modules: 1", 3), (", modules: 0", 4), (", ects: 10", 3)])
def test_a_plan_has_the_fewest_modules_that_the_bound_lets(bound, many, by_pools):
    clauses = TWO + SHARED.replace("BOUND", bound)
    answer = plan(written.rules(clauses), NOTHING)
    assert answer.is_best
    assert len(answer.plans[0].modules) == many


def test_a_choice_within_another_that_shares_adds_nothing():
    clauses = (
        "  - {id: o, choose: {modules: 2, from: any}, including: [{id: one, take: A}, {id: two, choose: "
        "{modules: 1, from: law}}]}\n" + SHARED.replace("BOUND", "")
    )
    assert least(narrowing(written.rules(clauses))) == (0, 2)


def test_what_is_had_is_no_part_of_the_bound():
    clauses = TWO + SHARED.replace("BOUND", "")
    record = written.load_record("{format: crossings-record/1, credits: [{module: A, status: passed}]}")
    answer = plan(written.rules(clauses), record)
    assert (len(answer.plans[0].modules), answer.is_best) == (1, True)


def test_of_three_clauses_that_share_by_pairs_one_module_fills_all(by_pools):
    three = "".join(f"  - {{id: {name}, choose: {{modules: 1, from: law}}}}\n" for name in ("x", "y", "z"))
    pairs = "".join(f"  - {{id: s{a}{b}, shared: {{between: [{a}, {b}]}}}}\n" for a, b in ("xy", "xz", "yz"))
    answer = plan(written.rules(three + pairs), NOTHING)
    assert (len(answer.plans[0].modules), answer.is_best) == (1, True)
    assert plan(written.rules(three), NOTHING).verdict == "not_achievable"
