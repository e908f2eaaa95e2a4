"""A plan is kept once, one of several is current, and between student and adviser it goes as the table says."""

from datetime import date
from uuid import uuid4

import pytest

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.studies import actions
from crossings.studies.actions.plans import ChangedMeanwhile
from crossings.studies.models import StudyPlan
from crossings.studies.records import record_of
from tests.factories.studies import (
    EnrolmentFactory,
    PlannedModuleFactory,
    ResultFactory,
    SharedPlanFactory,
    StudyPlanFactory,
)

pytestmark = pytest.mark.django_db
SPRING, AUTUMN = "2023-24/spring", "2024-25/autumn"


def kept(enrolment, actor, at, **answers):
    given = {"title": "Straight on", "modules": [(SPRING, "A2"), (AUTUMN, "L1")]} | answers
    return actions.keep_plan(enrolment=enrolment, by=actor, at=at, **given)


def planned(plan):
    return sorted(plan.modules.values_list("term", "module"))


def test_the_first_plan_is_the_current_one_and_others_are_not(actor, at):
    enrolment = EnrolmentFactory()

    first, second = kept(enrolment, actor, at), kept(enrolment, actor, at, title="Slower")

    assert (first.is_current, second.is_current) == (True, False)
    assert planned(first) == [(SPRING, "A2"), (AUTUMN, "L1")]


def test_a_plan_kept_again_under_its_key_is_the_same_plan(actor, at):
    enrolment = EnrolmentFactory()
    first = kept(enrolment, actor, at)

    again = kept(enrolment, actor, at, key=first.key, modules=[(SPRING, "A2")], seen=1)

    assert (again, again.revision, planned(again)) == (first, 2, [(SPRING, "A2")])


def test_a_new_plan_sent_twice_is_kept_once(actor, at):
    enrolment, key = EnrolmentFactory(), uuid4()

    plans = [kept(enrolment, actor, at, key=key) for _again in range(2)]

    assert StudyPlan.objects.get() == plans[0]
    assert Entry.objects.about(plans[0]).count() == 1


def test_a_plan_is_not_written_over_one_that_changed_meanwhile(actor, at):
    enrolment = EnrolmentFactory()
    plan = kept(enrolment, actor, at)
    kept(enrolment, actor, at, key=plan.key, title="In another window", seen=1)

    with pytest.raises(ChangedMeanwhile, match="Compare both"):
        kept(enrolment, actor, at, key=plan.key, title="In this one", seen=1)

    assert StudyPlan.objects.get().title == "In another window"


def test_the_modules_of_a_plan_are_in_its_history(actor, at):
    plan = kept(EnrolmentFactory(), actor, at, modules=[(SPRING, "A2")])

    (entry,) = Entry.objects.about(plan)
    assert f"modules.{plan.modules.get().pk}.module" in entry.personal_values.values_list("field", flat=True)


@pytest.mark.parametrize(
    ("modules", "why"),
    [
        ([(SPRING, "Z9")], "no such module"),
        ([("soon", "A2")], "is no term"),
        ([("", "A2")], "names each module once, with its term"),
        ([(SPRING, "A2"), (AUTUMN, "A2")], "names each module once"),
    ],
)
def test_what_the_rules_do_not_know_is_not_planned(modules, why, actor, at):
    with pytest.raises(Refusal, match=why):
        kept(EnrolmentFactory(), actor, at, modules=modules)

    assert not StudyPlan.objects.exists()


def test_a_plan_that_breaks_a_rule_may_be_kept(actor, at):
    """Modules that no plan may hold together: the audit says so, the plan is still the student's to think about."""
    enrolment = EnrolmentFactory(chosen={"mode": "part_time"})

    assert kept(enrolment, actor, at, modules=[(SPRING, "A2"), (SPRING, "L2")]).pk


def test_what_is_passed_is_not_counted_a_second_time(actor, at):
    enrolment = EnrolmentFactory()
    ResultFactory(enrolment=enrolment, module="A2", term=SPRING)

    record = record_of(enrolment, kept(enrolment, actor, at))

    assert sorted((credit.module, credit.status) for credit in record.credits) == [("A2", "passed"), ("L1", "planned")]


def test_another_plan_is_made_current_and_the_one_before_is_not(actor, at):
    enrolment = EnrolmentFactory()
    first = StudyPlanFactory(enrolment=enrolment, is_current=True)
    second = StudyPlanFactory(enrolment=enrolment)

    actions.choose_plan(plan=second, by=actor, at=at)

    first.refresh_from_db()
    assert (first.is_current, second.is_current) == (False, True)


def test_the_current_plan_is_not_discarded_while_there_are_others(actor, at):
    enrolment = EnrolmentFactory()
    first = StudyPlanFactory(enrolment=enrolment, is_current=True)
    StudyPlanFactory(enrolment=enrolment)

    with pytest.raises(Refusal, match="It is your current one"):
        actions.discard_plan(plan=first, by=actor, at=at)


def test_a_plan_is_discarded_and_the_journal_remembers(actor, at):
    plan = PlannedModuleFactory().plan

    actions.discard_plan(plan=plan, by=actor, at=at)

    assert not StudyPlan.objects.exists()
    assert Entry.objects.get(kind="studies.studyplan").verb == "discard a plan"


def test_a_plan_is_shared_answered_and_shared_again(enrolment, tomas, greta, at):
    plan = StudyPlanFactory(enrolment=enrolment)

    actions.share_plan(plan=plan, question="Too full?", by=tomas.actor, at=at)
    actions.answer_plan(plan=plan, adviser=greta, agreed=False, answer="Move one.", by=greta.actor, at=at)
    returned = plan.state
    actions.share_plan(plan=plan, by=tomas.actor, at=at)
    actions.answer_plan(plan=plan, adviser=greta, agreed=True, by=greta.actor, at=at)

    assert (returned, plan.state, plan.answered_by) == ("returned", "agreed", greta)
    assert [entry.verb for entry in Entry.objects.about(plan)] == [
        "agree with a plan",
        "share a plan",
        "return a plan",
        "share a plan",
    ]


def test_who_has_no_adviser_shares_with_nobody(actor, at):
    with pytest.raises(Refusal, match="Nobody advises you yet"):
        actions.share_plan(plan=StudyPlanFactory(), by=actor, at=at)


def test_only_the_adviser_of_the_student_answers(enrolment, birgit, at):
    plan = SharedPlanFactory(enrolment=enrolment)

    with pytest.raises(Refusal, match="Only the adviser of this student"):
        actions.answer_plan(plan=plan, adviser=birgit, agreed=True, by=birgit.actor, at=at)


def test_a_plan_is_not_returned_without_words(enrolment, greta, at):
    with pytest.raises(Refusal, match="would not know why"):
        actions.answer_plan(
            plan=SharedPlanFactory(enrolment=enrolment), adviser=greta, agreed=False, by=greta.actor, at=at
        )


def test_an_answer_sent_twice_is_given_once(enrolment, greta, at):
    plan = SharedPlanFactory(enrolment=enrolment)

    for _again in range(2):
        actions.answer_plan(plan=plan, adviser=greta, agreed=True, by=greta.actor, at=at)

    assert Entry.objects.about(plan).count() == 1


def test_a_plan_that_changed_meanwhile_is_not_answered(enrolment, tomas, greta, at):
    plan = SharedPlanFactory(enrolment=enrolment)
    kept(enrolment, tomas.actor, at, key=plan.key)

    with pytest.raises(Refusal, match="does not permit it: Your own draft"):
        actions.answer_plan(plan=plan, adviser=greta, agreed=True, by=greta.actor, at=at)


def test_nothing_is_planned_after_the_studies_ended(actor, at):
    with pytest.raises(Refusal, match="The studies ended"):
        kept(EnrolmentFactory(state="withdrawn", ended_on=date(2023, 12, 1)), actor, at)
