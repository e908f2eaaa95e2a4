"""Studies that are over stay as they were: every verb is refused, and nobody is asked to answer what can change nothing."""

from datetime import date

import pytest
from django.urls import reverse

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.studies import actions
from crossings.studies.models import Enrolment
from tests.factories.studies import (
    BoardDecisionFactory,
    PlannedModuleFactory,
    RecognitionFactory,
    ResultFactory,
    SharedPlanFactory,
    StudyPlanFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 7, 1)
GRANTED = {"state": "granted", "reason": "Shown", "decided_on": date(2024, 2, 1)}
DECIDED = {"granted": True, "reason": "Shown", "on": DAY}


def asked(row, **acts):
    return actions.ask_decision(decision=BoardDecisionFactory.build(enrolment=row), **acts)


def asked_recognition(row, **acts):
    return actions.ask_recognition(recognition=RecognitionFactory.build(enrolment=row), **acts)


def decided(row, **acts):
    given = {"approver": row.adviser, **DECIDED, **acts}
    return actions.decide(decision=BoardDecisionFactory(enrolment=row), **given)


def recognised(row, **acts):
    given = {"approver": row.adviser, **DECIDED, **acts}
    return actions.recognise(recognition=RecognitionFactory(enrolment=row), **given)


VERBS = {
    "assign an adviser": lambda row, **acts: actions.assign_adviser(enrolment=row, adviser=None, **acts),
    "change the route": lambda row, **acts: actions.change_route(enrolment=row, route={"mode": "part_time"}, **acts),
    "interrupt": lambda row, **acts: actions.interrupt(enrolment=row, **acts),
    "resume": lambda row, **acts: actions.resume(enrolment=row, **acts),
    "withdraw": lambda row, **acts: actions.withdraw(enrolment=row, on=DAY, **acts),
    "record a result": lambda row, **acts: actions.record_result(enrolment=row, module="A1", status="passed", **acts),
    "ask": asked,
    "ask for recognition": asked_recognition,
    "decide": decided,
    "recognise": recognised,
    "take a decision back": lambda row, **acts: actions.withdraw_decision(
        decision=BoardDecisionFactory(enrolment=row, **GRANTED), **acts
    ),
    "take recognition back": lambda row, **acts: actions.withdraw_recognition(
        recognition=RecognitionFactory(enrolment=row, **GRANTED), **acts
    ),
    "keep a plan": lambda row, **acts: actions.keep_plan(enrolment=row, title="Another", modules=[], **acts),
    "choose": lambda row, **acts: actions.choose_plan(plan=StudyPlanFactory(enrolment=row), **acts),
    "share": lambda row, **acts: actions.share_plan(plan=StudyPlanFactory(enrolment=row), **acts),
    "answer": lambda row, **acts: actions.answer_plan(
        plan=SharedPlanFactory(enrolment=row), adviser=row.adviser, agreed=True, **acts
    ),
    "discard": lambda row, **acts: actions.discard_plan(plan=StudyPlanFactory(enrolment=row), **acts),
}


def ended(enrolment, state):
    Enrolment.objects.filter(pk=enrolment.pk).update(state=state, ended_on=date(2024, 6, 30))
    enrolment.refresh_from_db()
    return enrolment


@pytest.mark.parametrize("state", ["completed", "withdrawn"])
@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_refused_and_nothing_of_it_is_told(verb, state, enrolment, actor, at):
    over = ended(enrolment, state)

    with pytest.raises(Refusal):
        VERBS[verb](over, by=actor, at=at, why="Too late")

    assert not Entry.objects.filter(why="Too late").exists()


def test_a_completed_result_is_not_mended(enrolment, actor, at):
    result = ResultFactory(enrolment=ended(enrolment, "completed"))

    with pytest.raises(Refusal, match="the award rests on what was recorded"):
        actions.correct_result(result=result, status="failed", term=result.term, by=actor, at=at, why="Wrong")


def test_to_complete_again_keeps_the_day_and_the_award(enrolment, actor, at):
    over = ended(enrolment, "completed")

    assert actions.complete(enrolment=over, on=DAY, by=actor, at=at).ended_on == date(2024, 6, 30)


def test_an_audit_of_what_was_can_still_be_kept(enrolment, actor, at):
    over = ended(enrolment, "completed")

    assert actions.audit_now(enrolment=over, on=DAY, by=actor, at=at).enrolment == over


def test_a_plan_of_studies_that_ended_does_not_wait_for_the_adviser(greta, enter, enrolment):
    plan = SharedPlanFactory(enrolment=ended(enrolment, "withdrawn"))

    assert plan.title not in enter(greta).get(reverse("studies:advising")).content.decode()


@pytest.mark.parametrize("factory", [BoardDecisionFactory, RecognitionFactory])
def test_a_request_of_studies_that_ended_does_not_wait_for_the_board(factory, birgit, enter, enrolment):
    factory(enrolment=ended(enrolment, "withdrawn"), because="So that I may stay")

    assert "So that I may stay" not in enter(birgit).get(reverse("studies:board")).content.decode()


@pytest.mark.parametrize("name", ["choose", "discard"])
def test_the_student_is_told_why_a_plan_stays_as_it_is(name, tomas, enter, enrolment):
    plan = PlannedModuleFactory(plan__enrolment=ended(enrolment, "completed")).plan

    shown = enter(tomas).post(reverse(f"planner:{name}", args=[plan.key]), follow=True).content.decode()

    assert "The studies ended on 30 June 2024." in shown
