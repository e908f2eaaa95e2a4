"""A decision that names no clause, no module or no number that can be is refused in words, with its line and how to mend it."""

from decimal import Decimal

import pytest

from crossings.engine.regulations.facts import foreign_facts
from crossings.engine.regulations.load import Unreadable, load_record
from crossings.engine.regulations.record import Fact, Record
from tests.engine.regulations.written import audited, rules

CLAUSES = "  - {id: law, choose: {modules: 2, from: law}}\n  - {id: ethics, milestone: declaration}\n"
EXIT = "exits: [{id: leave, title: {en: L}, clauses: [{id: half, total: {ects: {at_least: 10}}}]}]"
TITLE = "awards: [{id: t, title: {en: T}, asks: [{id: some-law, choose: {modules: 1, from: law}}]}]"


def refused(fact):
    with pytest.raises(Unreadable) as caught:
        load_record(f"format: crossings-record/1\nfacts:\n  - {{kind: exemption, clause: law}}\n  - {fact}\n")
    return str(caught.value)


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        ("{kind: threshold, clause: law, modules: -1}", "“modules” is -1, less than nothing. Write 0 or more."),
        ("{kind: threshold, clause: law, ects: -0.5}", "“ects” is -0.5, less than nothing. Write 0 or more."),
        ("{kind: threshold, clause: law, modules: 0.5}", "“modules” is 0.5, and counts a whole number of modules."),
        ("{kind: threshold, clause: law, ects: 0.3}", "“ects” is 0.3, and counts credits in halves."),
        ("{kind: threshold, clause: law}", "It says no number. Write “modules” or “ects”."),
        ("{kind: allow, clause: law}", "“module” is missing. Name the module."),
        ("{kind: pin, clause: law}", "“module” is missing."),
        ("{kind: substitution, clause: law, module: A}", "“instead_of” is missing."),
    ],
)
def test_a_decision_that_cannot_be_meant_is_refused_with_its_field_and_how_to_mend_it(fact, says):
    kind = fact.partition("kind: ")[2].partition(",")[0]
    assert f"record.yaml:4: {kind} of law: {says}" in refused(fact)


def test_all_that_is_wrong_in_a_decision_is_said_at_once():
    assert len(refused("{kind: substitution, clause: law}").splitlines()) == 2


@pytest.mark.parametrize("number", ["modules: 0", "modules: 2.0", "ects: 0", "ects: 7.5", "ects: 20"])
def test_a_threshold_that_can_be_meant_is_read(number):
    record = load_record(f"{{format: crossings-record/1, facts: [{{kind: threshold, clause: law, {number}}}]}}")
    assert (record.facts[0].modules is None) == number.startswith("ects")


def test_a_threshold_of_half_a_credit_is_not_rounded():
    clauses = "  - {id: some, total: {ects: {at_least: 20}}}"
    done = audited(clauses, "module: A, status: passed, ects: 7", facts="[{kind: threshold, clause: some, ects: 7.5}]")
    assert str(done.standings[0].missing_ects.points) == "0.5"


def told(kind, clause, *, tail=""):
    record = Record("crossings-record/1", facts=(Fact(kind, clause),))
    return [(what, mend) for _fact, what, mend in foreign_facts(record, rules(CLAUSES, tail=tail).regulations)]


def test_a_clause_that_does_not_exist_is_named_with_the_one_that_is_near():
    assert told("exemption", "lew") == [("exemption of lew: “lew” is no clause.", "Write “law”.")]


def test_where_no_name_is_near_all_are_told():
    assert told("force", "zzz")[0][1] == "Known are: declaration, ethics, law."


@pytest.mark.parametrize("name", ["ethics", "declaration"])
def test_a_milestone_goes_by_its_clause_or_by_its_name(name):
    assert told("milestone", name) == []


def test_a_milestone_of_no_name_is_said_to_be_neither():
    assert told("milestone", "declared")[0][0] == "milestone of declared: “declared” is no clause or milestone."


@pytest.mark.parametrize(("clause", "tail"), [("half", EXIT), ("some-law", TITLE)])
def test_clauses_of_exits_and_titles_may_be_decided_about(clause, tail):
    assert told("exemption", clause, tail=tail) == []
    assert len(told("exemption", clause)) == 1


def test_a_clause_within_another_may_be_decided_about():
    held = rules("  - {id: o, any_of: [{id: inner, take: A}]}").regulations
    record = Record("crossings-record/1", facts=(Fact("exemption", "inner"),))
    assert list(foreign_facts(record, held)) == []


KINDS = """
  - {id: both, take: [A, B]}
  - {id: some, choose: {modules: 1, from: any}}
  - {id: all, total: {ects: {at_least: 20}}}
  - {id: long, duration: {at_most: 2}}
  - {id: apart, exclusion: [A, B]}
  - {id: signed, milestone: declaration}
  - {id: topic, decision: the board}
"""


@pytest.mark.parametrize(
    ("fact", "what", "mend"),
    [
        (Fact("threshold", "some", ects=Decimal(5)), "The clause has no number of “ects”.", "Write “modules”."),
        (Fact("threshold", "all", modules=Decimal(1)), "The clause has no number of “modules”.", "Write “ects”."),
        (
            Fact("threshold", "long", modules=Decimal(3)),
            "The clause has no number of “modules”.",
            "Write “exemption” to waive it, or name another clause.",
        ),
        (
            Fact("threshold", "both", modules=Decimal(1)),
            "The clause has no number of “modules”.",
            "Write “exemption” to waive it, or name another clause.",
        ),
        (
            Fact("threshold", "apart", modules=Decimal(2)),
            "The clause has no number of “modules”.",
            "Write “exemption” to waive it, or name another clause.",
        ),
        (
            Fact("substitution", "both", module="D", instead_of="C"),
            "“C” is not asked for there.",
            "Known are: A, B.",
        ),
        (
            Fact("decision", "signed"),
            "The clause is no decision.",
            "Name the clause that asks for it, or write “exemption” or “force”.",
        ),
        (
            Fact("milestone", "topic"),
            "The clause is no milestone.",
            "Name the clause that asks for it, or write “exemption” or “force”.",
        ),
    ],
    ids=lambda value: f"{value.kind} of {value.clause}" if isinstance(value, Fact) else "",
)
def test_a_decision_that_does_not_fit_its_clause_is_refused(fact, what, mend):
    record = Record("crossings-record/1", facts=(fact,))
    assert [each[1:] for each in foreign_facts(record, rules(KINDS).regulations)] == [
        (f"{fact.kind} of {fact.clause}: {what}", mend)
    ]


@pytest.mark.parametrize(
    "fact",
    [
        Fact("threshold", "some", modules=Decimal(0)),
        Fact("threshold", "all", ects=Decimal(5)),
        Fact("substitution", "both", module="D", instead_of="A"),
        Fact("milestone", "declaration"),
        Fact("decision", "topic"),
        Fact("force", "long"),
    ],
    ids=lambda fact: f"{fact.kind} of {fact.clause}",
)
def test_a_decision_that_fits_its_clause_is_taken(fact):
    assert list(foreign_facts(Record("crossings-record/1", facts=(fact,)), rules(KINDS).regulations)) == []
