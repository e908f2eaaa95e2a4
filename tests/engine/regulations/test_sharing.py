"""What two clauses share counts in both, as far as the rules say; everything else counts once."""

from random import Random

import pytest

from crossings.engine.planner.search import plan
from crossings.engine.refusal import Refusal
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import Unreadable, load, load_record
from crossings.engine.regulations.record import Record
from tests.engine.regulations import drawn
from tests.engine.regulations.written import audited, of, rules

A, B, C, D = (f"module: {code}, status: passed" for code in "ABCD")
TWO = "  - {id: a, choose: {modules: 1, from: law}}\n  - {id: b, choose: {modules: 1, from: any}}\n"


def shared(bound="", between="[a, b]"):
    return f"  - {{id: s, shared: {{between: {between}{bound}}}}}"


def missing_of(done):
    return [each.clause.id for each in done.standings if each.standing == "missing"]


def test_a_credit_counts_in_both_and_is_told_so():
    done = audited(TWO + shared(), A)
    assert (done.verdict, done.method) == ("satisfied", "search")
    assert [(each.credit, each.clauses) for each in done.allocation] == [("A", ("a", "b"))]
    assert of(done, "s").counted == ("A",)
    assert done.unused == ()


def test_without_it_the_flow_counts_as_ever():
    assert audited(TWO, A).verdict == "missing"
    assert audited(TWO + shared(), B).method == "flow"


@pytest.mark.parametrize(
    ("bound", "missing"), [("", 0), (", modules: 1", 1), (", ects: 10", 1), (", modules: 0", 2), (", ects: 0", 2)]
)
def test_no_more_is_shared_than_may_be(bound, missing):
    two = TWO.replace("modules: 1", "modules: 2")
    done = audited(two + shared(bound), A, C)
    assert sum(each.missing_modules for each in done.standings) == missing
    assert of(done, "s").is_tight == bool(bound)


def test_a_total_counts_what_is_shared_once():
    done = audited(TWO + shared() + "\n  - {id: all, total: {ects: {at_least: 20}}}", A)
    assert of(done, "all").missing_ects.points == 10


def test_three_clauses_share_where_each_two_of_them_do():
    three = TWO + "  - {id: c, take: A}\n"
    pairs = [
        shared(between=pair).replace("id: s", f"id: s{number}")
        for number, pair in enumerate(["[a, b]", "[a, c]", "[b, c]"])
    ]
    assert audited(three + "\n".join(pairs), A).verdict == "satisfied"
    assert audited(three + "\n".join(pairs[:2]), A).verdict == "missing"


def test_what_a_choice_includes_may_be_shared_within_it():
    clauses = (
        "  - id: o\n    choose: {modules: 2, from: any}\n    including:\n"
        "      - {id: a, choose: {modules: 1, from: law}}\n"
        "      - {id: b, choose: {modules: 1, from: {where: {institution: home}}}}\n"
    )
    done = audited(clauses + shared(), A, D)
    assert (done.verdict, of(done, "o").counted) == ("satisfied", ("A", "D"))
    assert [missing_of(audited(text, A)) for text in (clauses, clauses + shared())] == [["o", "b"], ["o"]]


@pytest.mark.parametrize(
    ("fact", "verdict"),
    [
        ("{kind: exemption, clause: s}", "satisfied"),
        ("{kind: threshold, clause: s, modules: 1}", "satisfied"),
        ("{kind: allow, clause: s, module: B}", "missing"),
        ("{kind: exemption, clause: a}", "satisfied"),
    ],
)
def test_a_decision_may_widen_what_is_shared(fact, verdict):
    assert audited(TWO + shared(", modules: 0"), A, facts=f"[{fact}]").verdict == verdict


def test_a_pin_is_kept_where_a_credit_counts_in_both():
    clauses = TWO.replace("modules: 1", "modules: {at_least: 0}") + shared()
    pins = [f"{{kind: pin, clause: {clause}, module: A}}" for clause in "ab"]
    told = [audited(clauses, A, facts=f"[{', '.join(pins[:many])}]").allocation[0].clauses for many in (0, 1, 2)]
    assert told == [("a",), ("a",), ("a", "b")]


@pytest.mark.parametrize(
    ("clause", "what"),
    [
        ("{id: s, shared: {between: [a]}}", "Two clauses share."),
        ("{id: s, shared: {between: [a, a]}}", "Two clauses share."),
        ("{id: s, shared: {between: [a, x]}}", "“x” is no clause."),
        ("{id: s, shared: {between: [a, t]}}", "No credit is counted in “t” itself."),
        ("{id: s, shared: {between: [a, i]}}", "What counts in “i” counts in “a” already."),
        ("{id: s, shared: {between: [a, b], modules: 1, ects: 10}}", "bounds modules and credits"),
    ],
)
def test_what_cannot_be_shared_is_refused(clause, what):
    clauses = (
        "  - {id: a, choose: {modules: 2, from: law}, including: [{id: i, take: A}]}\n"
        "  - {id: b, choose: {modules: 1, from: any}}\n  - {id: t, total: {ects: {at_least: 10}}}\n"
    )
    with pytest.raises(Unreadable, match=what):
        rules(f"{clauses}  - {clause}")


def test_more_sharing_than_can_be_weighed_is_refused():
    many = [f"M{number}" for number in range(40)]
    text = drawn.rules(Random(1)) | {
        "modules": {code: {"ects": 10} for code in many},
        "clauses": [
            {"id": "a", "take": many},
            {"id": "b", "take": many},
            {"id": "s", "shared": {"between": ["a", "b"]}},
        ],
    }
    with pytest.raises(Refusal, match="more than 1000 ways"):
        audit(load(drawn.text(text)), load_record("format: crossings-record/1"))


@pytest.mark.parametrize(("bound", "many"), [("", 1), (", modules: 0", 2)])
def test_a_plan_shares_what_may_be_shared(bound, many):
    answer = plan(rules(TWO + shared(bound)), Record("crossings-record/1"))
    assert len(answer.plans[0].modules) == many
    assert answer.plans[0].audit.verdict == "planned"


def test_the_bound_of_a_sharing_may_be_what_clashes():
    clauses = "  - {id: a, choose: {modules: 2, from: law}}\n  - {id: b, choose: {modules: 2, from: law}}\n" + shared(
        ", modules: 1"
    )
    answer = plan(rules(clauses), Record("crossings-record/1"))
    assert (answer.verdict, [line.part for line in answer.conflict]) == ("not_achievable", ["a", "b", "s"])
    assert answer.relaxations[0].changes[0].text == "s: at most 2 instead of 1 modules"


def test_two_clauses_that_share_need_only_one_that_lets_them():
    clauses = (
        "  - {id: a, take: A}\n  - {id: b, choose: {modules: 2, from: law}}\n"
        "  - {id: t, shared: {between: [a, b]}}\n"
        "  - {id: g, any_of: [{id: s, shared: {between: [a, b], modules: 0}}, {id: c, take: D}]}\n"
    )
    answer = plan(rules(clauses), Record("crossings-record/1"))
    assert (answer.verdict, sorted(answer.plans[0].modules)) == ("achievable", ["A", "C", "D"])


def test_the_rules_that_are_drawn_share():
    told = [drawn.rules(Random(seed)) for seed in range(100)]
    assert sum(any("shared" in clause for clause in each["clauses"]) for each in told) > 15
