"""What must hold of every audit, whatever the rules: names and order change nothing, more freedom and more credit never harm."""

from copy import deepcopy
from random import Random

import pytest

from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import load, load_record
from crossings.engine.regulations.standing import ORDER
from tests.engine.regulations import drawn

pytestmark = pytest.mark.slow
SEEDS = range(0, 300, 4)
LIMITS = ("limit", "exclusion")


def case(seed):
    draw = Random(seed)
    told = drawn.rules(draw)
    return told, drawn.record(draw, told["modules"]), draw


def done(told, has):
    return audit(load(drawn.text(told)), load_record(drawn.text(has)))


def short(found):
    return sum(each.missing_ects.points for each in found.standings)


def missing(found):
    return {each.clause.id for each in found.standings if each.standing == "missing"}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_modules_and_credits_changes_nothing(seed):
    told, has, draw = case(seed)
    turned = {**told, "modules": dict(draw.sample(list(told["modules"].items()), len(told["modules"])))}
    mixed = {**has, "credits": draw.sample(has["credits"], len(has["credits"]))}
    one, other = done(told, has), done(turned, mixed)
    assert (one.verdict, one.method, one.allocation, one.unused) == (
        other.verdict,
        other.method,
        other.allocation,
        other.unused,
    )
    assert one.standings == other.standings


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_clauses_changes_neither_the_verdict_nor_how_much_is_missing(seed):
    told, has, draw = case(seed)
    mixed = {**told, "clauses": draw.sample(told["clauses"], len(told["clauses"]))}
    one, other = done(told, has), done(mixed, has)
    assert (one.verdict == "missing", one.method) == (other.verdict == "missing", other.method)
    if not any("including" in clause for clause in told["clauses"]):  # else a gap may be told in one clause or in two
        assert short(one) == short(other)


def renamed(told, names):
    """The same told with every name put in place by another."""
    if isinstance(told, dict):
        return {names.get(key, key): renamed(value, names) for key, value in told.items()}
    if isinstance(told, list):
        return [renamed(each, names) for each in told]
    return names.get(told, told) if isinstance(told, str) else told


@pytest.mark.parametrize("seed", SEEDS)
def test_names_change_nothing_but_themselves(seed):
    told, has, draw = case(seed)
    codes = list(told["modules"])
    others = [f"X{number}" for number in draw.sample(range(100), len(codes))]
    names = dict(zip(codes, others, strict=True)) | {clause["id"]: f"z-{clause['id']}" for clause in told["clauses"]}
    one, other = done(told, has), done(renamed(told, names), renamed(has, names))
    assert one.verdict == other.verdict
    assert one.method == other.method
    if not any("including" in clause for clause in told["clauses"]):
        assert short(one) == short(other)


def loosened(told, draw):
    """The rules with one bound made easier to keep, or a limit left out."""
    changed = deepcopy(told)
    clause = draw.choice(changed["clauses"])
    if "choose" in clause:
        (counts,) = {"modules", "ects"} & set(clause["choose"])
        bounds = clause["choose"][counts]
        bounds = bounds if isinstance(bounds, dict) else {"at_least": bounds, "at_most": bounds}
        clause["choose"][counts] = {
            **bounds,
            "at_least": max(0, bounds["at_least"] - (1 if counts == "modules" else 5)),
        }
    elif "take" in clause:
        clause["take"] = clause["take"][:1]
    elif "total" in clause:
        clause["total"]["ects"]["at_least"] -= 10
    elif "shared" in clause:
        clause["shared"] = {"between": clause["shared"]["between"]}
    else:
        changed["clauses"].remove(clause)
    return changed


@pytest.mark.parametrize("seed", SEEDS)
def test_looser_rules_never_worsen_a_verdict(seed):
    told, has, draw = case(seed)
    before, after = done(told, has), done(loosened(told, draw), has)
    assert ORDER.index(after.verdict) <= ORDER.index(before.verdict)


@pytest.mark.parametrize("seed", SEEDS)
def test_more_that_may_be_shared_never_worsens_what_is_missing(seed):
    told, has, _draw = case(seed)
    alone = {**told, "clauses": [clause for clause in told["clauses"] if "shared" not in clause]}
    assert short(done(told, has)) <= short(done(alone, has)) or any("including" in clause for clause in told["clauses"])
    assert ORDER.index(done(told, has).verdict) <= ORDER.index(done(alone, has).verdict)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_module_passed_more_never_loses_a_met_minimum(seed):
    told, has, draw = case(seed)
    limited = any(word in clause for clause in told["clauses"] for word in LIMITS)
    left = [code for code in told["modules"] if code not in {credit["module"] for credit in has["credits"]}]
    more = {**has, "credits": [*has["credits"], {"module": draw.choice(left), "status": "passed"}]}
    before, after = done(told, has), done(told, more)
    assert ORDER.index(after.verdict) <= ORDER.index(before.verdict) or "one-of-two" in missing(after)
    totals = {clause["id"] for clause in told["clauses"] if "total" in clause}
    assert missing(after) & totals <= missing(before) or limited
    if not limited:
        assert len(missing(after)) <= len(missing(before))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_registered_and_then_passed_never_worsens(seed):
    told, has, _draw = case(seed)
    passed = {**has, "credits": [{**credit, "status": "passed"} for credit in has["credits"]]}
    before, after = done(told, has), done(told, passed)
    assert ORDER.index(after.verdict) <= ORDER.index(before.verdict)
