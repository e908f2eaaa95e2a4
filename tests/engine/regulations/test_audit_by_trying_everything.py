"""The audit misses what trying everything misses, clause by clause, whatever the order of the files."""

from random import Random

import pytest

from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import load, load_record
from tests.engine.regulations import drawn

pytestmark = pytest.mark.slow
SEEDS = range(500)


def case(seed):
    draw = Random(seed)
    rules = drawn.rules(draw)
    return rules, drawn.record(draw, rules["modules"])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_missing_is_the_least_that_can_be(seed):
    rules, record = case(seed)
    done = audit(load(drawn.text(rules)), load_record(drawn.text(record)))
    expected = drawn.Best(rules, record).missing
    assert {
        each.clause.id: float(each.missing_ects.points) for each in done.standings if each.clause.id in expected
    } == expected


@pytest.mark.parametrize("seed", range(0, 500, 10))
def test_the_order_of_the_record_does_not_matter(seed):
    rules, record = case(seed)
    turned = {**record, "credits": record["credits"][::-1]}
    loaded = load(drawn.text(rules))
    assert audit(loaded, load_record(drawn.text(record))) == audit(loaded, load_record(drawn.text(turned)))


@pytest.mark.parametrize("seed", range(0, 500, 5))
def test_a_module_passed_more_never_loses_what_was_met(seed):
    rules, record = case(seed)
    taken = {credit["module"] for credit in record["credits"]}
    more = next((code for code in rules["modules"] if code not in taken), None)
    if more is None:
        return
    loaded = load(drawn.text(rules))
    before = audit(loaded, load_record(drawn.text(record)))
    after = audit(
        loaded,
        load_record(drawn.text({**record, "credits": [*record["credits"], {"module": more, "status": "passed"}]})),
    )
    assert sum(each.missing_ects.points for each in after.standings) <= sum(
        each.missing_ects.points for each in before.standings
    )
    lost = {each.clause.id for each in after.standings if each.standing == "missing"}
    assert lost - {"one-of-two"} <= {
        each.clause.id for each in before.standings if each.standing == "missing"
    } or lost == {"one-of-two"}


def test_both_ways_of_counting_are_tried():
    methods = {
        audit(load(drawn.text(rules)), load_record(drawn.text(record))).method
        for rules, record in map(case, range(100))
    }
    assert methods == {"flow", "search"}
