"""A plan is found exactly where trying every term for every module finds one that the audit accepts, and none is quicker."""

from itertools import product
from random import Random

import pytest

from crossings.engine.planner.model import WHEN_OFFERED
from crossings.engine.planner.search import plan
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import load
from crossings.engine.regulations.record import Credit, Record
from tests.engine.planner.told import TERMS, rules
from tests.engine.regulations import drawn

pytestmark = pytest.mark.slow


def begun(told, seed):
    """A record that has passed or registered up to two modules."""
    draw = Random(seed + 1_000)
    taken = draw.sample(list(told["modules"]), draw.randint(0, 2))
    return tuple(Credit(code, draw.choice(["passed", "registered"]), term=TERMS[0]) for code in taken)


def tried(told, had=()):
    """The fewest terms and then modules of any plan that the audit accepts, by trying every plan; none where there is none."""
    loaded = load(drawn.text(told))
    to_come = TERMS[any(credit.status == "passed" for credit in had) :]  # what was passed ended the first term
    terms = {
        code: [None, *(term for term in to_come if term.partition("/")[2] in module["terms"])]
        for code, module in told["modules"].items()
    }
    terms = {code: each for code, each in terms.items() if code not in {credit.code for credit in had}}
    found = []
    for way in product(*terms.values()):
        taken = {code: term for code, term in zip(terms, way, strict=True) if term}
        worth = (max((TERMS.index(term) + 1 for term in taken.values()), default=0), len(taken))
        if found and worth >= min(found):
            continue
        done = audit(
            loaded,
            Record(
                "crossings-record/1",
                credits=(*had, *(Credit(code, "planned", term=term) for code, term in taken.items())),
            ),
        )
        if done.verdict in ("planned", "satisfied_if_passed", "satisfied"):
            found.append(worth)
    return min(found, default=None)


@pytest.mark.parametrize("seed", range(60))
def test_a_plan_is_found_where_there_is_one_and_none_is_better(seed):
    told = rules(seed)
    answer = plan(load(drawn.text(told)), Record("crossings-record/1"))
    expected = tried(told)
    assert (answer.verdict == "achievable") == (expected is not None)
    if expected:
        (best,) = answer.plans
        assert best.audit.verdict in ("planned", "satisfied")
        assert (max((TERMS.index(term) + 1 for term, _codes in best.terms), default=0), len(best.modules)) == expected


@pytest.mark.parametrize("seed", range(60))
def test_a_record_that_has_begun_is_planned_to_its_end_where_it_can_be(seed):
    told = rules(seed)
    had = begun(told, seed)
    answer = plan(load(drawn.text(told)), Record("crossings-record/1", credits=had))
    expected = tried(told, had)
    assert (answer.verdict == "achievable") == (expected is not None)
    if expected:
        (best,) = answer.plans
        assert best.audit.verdict != "missing"
        assert (max((TERMS.index(term) + 1 for term, _codes in best.terms), default=0), len(best.modules)) == expected


@pytest.mark.parametrize("seed", range(60))
def test_every_line_of_a_conflict_is_needed_and_all_together_suffice(seed):
    told = rules(seed)
    answer = plan(load(drawn.text(told)), Record("crossings-record/1"))
    if answer.verdict == "achievable":
        return
    parts = [line.part for line in answer.conflict]
    assert parts, "a conflict without lines says nothing"
    assert not holds(told, parts)
    if "two-terms" in parts:  # else more terms than can be tried would have to be
        assert all(
            holds(told, [part for part in parts if part != left_out]) for left_out in parts if left_out != "two-terms"
        )


def holds(told, parts):
    """Whether a plan keeps these clauses; a clause that only includes one of them lets any number count."""
    kept = []
    for clause in told["clauses"]:
        inner = [each for each in clause.get("including", []) if each["id"] in parts]
        if clause["id"] in parts or clause["id"] == "two-terms":
            kept.append({**clause, "including": inner} if "including" in clause else clause)
        elif inner:
            kept.append({**clause, "choose": {**clause["choose"], "modules": {"at_least": 0}}, "including": inner})
    modules = (
        told["modules"]
        if WHEN_OFFERED in parts
        else {code: {**module, "terms": ["autumn", "spring"]} for code, module in told["modules"].items()}
    )
    asked = {**told, "clauses": kept, "modules": modules}
    return tried(asked) is not None


def test_the_order_of_the_file_does_not_matter():
    told = rules(7)
    turned = {**told, "modules": dict(reversed(told["modules"].items()))}
    ways = [plan(load(drawn.text(each)), Record("crossings-record/1"), alternatives=2) for each in (told, turned)]
    assert [each.terms for each in ways[0].plans] == [each.terms for each in ways[1].plans]
