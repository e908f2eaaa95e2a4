"""Whoever acts on what they read a while ago acts on nothing else: not on another revision, another route or another end."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from crossings.engine.refusal import Refusal
from crossings.studies import actions
from crossings.studies.actions.plans import ChangedMeanwhile
from crossings.studies.models import Enrolment, StudyPlan
from tests.factories.studies import BoardDecisionFactory, RecognitionFactory, SharedPlanFactory, StudyPlanFactory

pytestmark = pytest.mark.django_db
GRANTED = {"state": "granted", "reason": "Shown", "decided_on": date(2024, 2, 1)}
KINDS = {"decision": BoardDecisionFactory, "recognition": RecognitionFactory}


def changed_and_shared_again(plan, actor, at):
    told = {"enrolment": plan.enrolment, "title": "Otherwise", "modules": [("2023-24/spring", "L2")], "key": plan.key}
    actions.keep_plan(by=actor, at=at, **told)
    actions.share_plan(plan=plan, question="And so?", by=actor, at=at)


def test_an_adviser_does_not_agree_with_a_revision_that_they_did_not_read(enrolment, greta, actor, at):
    plan = SharedPlanFactory(enrolment=enrolment)
    changed_and_shared_again(plan, actor, at)

    with pytest.raises(ChangedMeanwhile, match="has changed it since you read it"):
        actions.answer_plan(plan=plan, adviser=greta, agreed=True, seen=1, by=greta.actor, at=at)


def test_the_page_remembers_which_revision_it_showed(enrolment, greta, enter, actor, at):
    plan, browser = SharedPlanFactory(enrolment=enrolment), enter(greta)
    where = reverse("studies:plan", args=[plan.key])
    seen = browser.get(where).context["answer"]["seen"].value()
    changed_and_shared_again(plan, actor, at)

    shown = browser.post(where, {"agreed": "yes", "answer": "", "seen": seen}).content.decode()

    assert "Read the plan as it is now, and answer that." in shown
    assert StudyPlan.objects.get().state == "shared"


def test_two_changes_of_a_route_do_not_undo_each_other(enrolment, actor, at):
    here, there = (Enrolment.objects.get(pk=enrolment.pk) for _window in range(2))

    actions.change_route(enrolment=here, route={"mode": "part_time"}, by=actor, at=at)
    actions.change_route(enrolment=there, route={"version": "extended"}, by=actor, at=at)

    assert Enrolment.objects.get().route == {"version": "extended", "mode": "part_time", "start": "2023-09"}


def test_a_plan_that_became_the_current_one_meanwhile_is_not_discarded(enrolment, actor, at):
    _first, second = StudyPlanFactory.create_batch(2, enrolment=enrolment)
    before = StudyPlan.objects.get(pk=second.pk)
    actions.choose_plan(plan=second, by=actor, at=at)

    with pytest.raises(Refusal, match="It is your current one"):
        actions.discard_plan(plan=before, by=actor, at=at)


@pytest.mark.parametrize("name", KINDS)
def test_what_was_granted_meanwhile_is_not_taken_back_by_who_asked(name, enrolment, tomas, at):
    row = KINDS[name](enrolment=enrolment)
    type(row).objects.filter(pk=row.pk).update(**GRANTED)

    with pytest.raises(Refusal, match="nobody decides about their own studies"):
        getattr(actions, f"withdraw_{name}")(**{name: row}, by=tomas.actor, at=at, why="Changed my mind")

    row.refresh_from_db()
    assert row.state == "granted"


@pytest.mark.parametrize(("days", "is_asked"), [(-1, False), (0, True), (1, True)])
def test_what_has_ended_may_be_asked_for_again_and_what_holds_may_not(days, is_asked, enrolment, actor, at):
    BoardDecisionFactory(enrolment=enrolment, until=at.date() - timedelta(days=days), **GRANTED)
    again = BoardDecisionFactory.build(enrolment=enrolment)

    if is_asked:
        assert actions.ask_decision(decision=again, by=actor, at=at).state == "asked"
    else:
        with pytest.raises(Refusal, match="The same was asked before"):
            actions.ask_decision(decision=again, by=actor, at=at)
