"""A decision changes what one clause asks of one student, has a reason, and speaks of clauses that exist."""

from datetime import date

import pytest

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.studies import actions
from crossings.studies.models import BoardDecision
from crossings.studies.records import audit_of
from tests.factories.studies import BoardDecisionFactory, EnrolmentFactory, RecognitionFactory, ResultFactory

pytestmark = pytest.mark.django_db
DAY = date(2024, 2, 1)
KINDS = {
    "exemption": {"clause": "both"},
    "force": {"clause": "both"},
    "substitution": {"clause": "both", "module": "L1", "instead_of": "A2"},
    "allow": {"clause": "options", "module": "A1"},
    "pin": {"clause": "options", "module": "L1"},
    "threshold": {"clause": "award", "ects": 40},
    "milestone": {"clause": "declaration_of_ethics"},
    "decision": {"clause": "topic"},
}


def decided(decision, approver, at, **answers):
    given = {"granted": True, "reason": "Shown by a certificate", "on": DAY} | answers
    return actions.decide(decision=decision, approver=approver, by=approver.actor, at=at, **given)


def standing(enrolment, clause):
    return next(each.standing for each in audit_of(enrolment, DAY).standings if each.clause.id == clause)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_that_the_engine_knows_can_be_decided(kind, birgit, at):
    enrolment = EnrolmentFactory(chosen={"version": "extended"})

    decision = decided(BoardDecisionFactory(enrolment=enrolment, kind=kind, **KINDS[kind]), birgit, at)

    assert (decision.state, decision.decided_by, decision.is_flagged) == ("granted", birgit, kind == "force")
    assert Entry.objects.about(decision).get().verb == "decide"


def test_what_is_asked_changes_nothing_and_what_is_granted_waives_the_clause(birgit, at):
    decision = BoardDecisionFactory()
    before = standing(decision.enrolment, "both")

    decided(decision, birgit, at)

    assert (before, standing(decision.enrolment, "both")) == ("missing", "waived")


def test_a_waiver_lifts_no_other_clause(birgit, at):
    decision = decided(BoardDecisionFactory(), birgit, at)

    assert standing(decision.enrolment, "award") == "missing"


def test_a_decision_that_is_withdrawn_holds_no_more(birgit, actor, at):
    decision = decided(BoardDecisionFactory(), birgit, at)

    actions.withdraw_decision(decision=decision, by=actor, at=at, why="Granted for the wrong clause")

    assert standing(decision.enrolment, "both") == "missing"


def test_a_decision_ends_on_its_day(birgit, at):
    decision = decided(BoardDecisionFactory(until=date(2024, 3, 1)), birgit, at)

    on_the_day = audit_of(decision.enrolment, date(2024, 3, 1))
    assert standing(decision.enrolment, "both") == "waived"
    assert on_the_day.standings[0].standing == "missing"


def test_what_is_refused_leaves_the_request_in_hand_as_it_was(birgit, at):
    asked = BoardDecisionFactory(clause="nowhere")

    with pytest.raises(Refusal):
        decided(asked, birgit, at)

    assert (asked.state, asked.reason, asked.decided_by) == ("asked", "", None)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"clause": "nowhere"}, "No clause of this name holds on the route of this enrolment. Write one of: both"),
        ({"clause": "topic"}, "No clause of this name holds on the route"),
        ({"kind": "decision"}, "would change nothing in this clause"),
        ({"kind": "milestone"}, "Write one of: declaration_of_ethics"),
        ({"kind": "threshold", "clause": "options", "ects": 5}, "would change nothing"),
        ({"kind": "allow", "clause": "options", "module": "L1"}, "would change nothing"),
        ({"kind": "substitution", "module": "L1", "instead_of": "D"}, "would change nothing"),
        ({"kind": "pin", "clause": "options", "module": "Z9"}, "no such module"),
    ],
)
def test_a_decision_about_nothing_is_refused(facts, why, birgit, at):
    decision = BoardDecisionFactory.build(enrolment=EnrolmentFactory(), **facts)

    with pytest.raises(Refusal, match=why):
        decided(decision, birgit, at)

    assert not BoardDecision.objects.exists()


def test_credit_from_elsewhere_may_be_allowed_by_its_name(birgit, at):
    recognition = RecognitionFactory(state="granted", reason="The same", decided_on=DAY, stands_for="", kind="taught")
    allow = {"kind": "allow", "clause": "options", "module": recognition.name}

    decided(BoardDecisionFactory.build(enrolment=recognition.enrolment, **allow), birgit, at)

    assert standing(recognition.enrolment, "options") == "satisfied"


def test_a_decision_has_a_reason(birgit, at):
    with pytest.raises(Refusal, match="It has no reason"):
        decided(BoardDecisionFactory(), birgit, at, reason="")


def test_nobody_decides_about_their_own_studies(birgit, at):
    with pytest.raises(Refusal, match="Nobody decides about their own studies"):
        decided(BoardDecisionFactory(enrolment__student=birgit), birgit, at)


def test_a_double_click_decides_once(birgit, at):
    decision = BoardDecisionFactory()

    for _again in range(2):
        decided(decision, birgit, at)

    assert Entry.objects.about(decision).count() == 1


def test_two_members_do_not_decide_against_each_other(birgit, at):
    decision = decided(BoardDecisionFactory(), birgit, at)

    with pytest.raises(Refusal, match="does not permit it: Granted"):
        decided(decision, birgit, at, granted=False, reason="No")


def test_the_same_question_is_not_put_twice(actor, at):
    asked = BoardDecisionFactory()

    with pytest.raises(Refusal, match="The same was asked before: Waits for the board"):
        actions.ask_decision(decision=BoardDecisionFactory.build(enrolment=asked.enrolment), by=actor, at=at)


def test_a_substitute_is_counted_in_the_place_of_the_module(birgit, at):
    enrolment = EnrolmentFactory()
    for module in ("A1", "L1"):
        ResultFactory(enrolment=enrolment, module=module)

    decided(BoardDecisionFactory.build(enrolment=enrolment, kind="substitution", **KINDS["substitution"]), birgit, at)

    assert standing(enrolment, "both") == "satisfied"
