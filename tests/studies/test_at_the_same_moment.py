"""What must happen once happens once, however many ask at the same moment."""

import threading
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.studies import actions
from crossings.studies.models import BoardDecision, Enrolment, Result, StudyPlan
from tests.factories.people import AccountFactory
from tests.factories.studies import BoardDecisionFactory, EditionFactory, EnrolmentFactory, StudyPlanFactory

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MANY = 6
DAY = date(2024, 2, 1)


def at_once(*acts):
    """Do all of these at the same moment; returns what was refused. Anything but a refusal is an error."""
    start, refused, failed = threading.Barrier(len(acts)), [], []

    def run(act):
        start.wait()
        try:
            act()
        except Refusal as refusal:
            refused.append(str(refusal))
        except (ValidationError, DatabaseError) as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    return refused


def test_a_student_is_enrolled_once(actor, at):
    student, edition = AccountFactory(), EditionFactory()

    refused = at_once(
        *[lambda: actions.enrol(student=student, edition=edition, route={}, on=DAY, by=actor, at=at)] * MANY
    )

    assert (Enrolment.objects.count(), refused) == (1, [])


def test_of_two_routes_one_is_taken(actor, at):
    student, edition = AccountFactory(), EditionFactory()

    def enrol(mode):
        return lambda: actions.enrol(student=student, edition=edition, route={"mode": mode}, on=DAY, by=actor, at=at)

    refused = at_once(*[enrol("full_time"), enrol("part_time")] * 3)

    assert (Enrolment.objects.count(), len(refused)) == (1, 3)


def test_a_result_is_recorded_once(actor, at):
    enrolment = EnrolmentFactory()
    told = {"module": "A1", "status": "passed", "term": "2023-24/autumn"}

    refused = at_once(*[lambda: actions.record_result(enrolment=enrolment, by=actor, at=at, **told)] * MANY)

    assert (Result.objects.count(), refused) == (1, [])
    assert Entry.objects.filter(kind="studies.result").count() == 1


def test_a_plan_sent_many_times_is_kept_once(actor, at):
    enrolment, key = EnrolmentFactory(), uuid4()
    told = {"title": "Straight on", "modules": [("2023-24/spring", "A2")], "key": key}

    refused = at_once(*[lambda: actions.keep_plan(enrolment=enrolment, by=actor, at=at, **told)] * MANY)

    assert (StudyPlan.objects.get().modules.count(), refused) == (1, [])
    assert StudyPlan.objects.get().revision == 1


def test_of_two_windows_one_is_told_that_the_plan_changed(actor, at):
    plan = StudyPlanFactory()

    def keep(title):
        told = {"enrolment": plan.enrolment, "title": title, "modules": [], "key": plan.key, "seen": 1}
        return lambda: actions.keep_plan(by=actor, at=at, **told)

    refused = at_once(keep("In this window"), keep("In the other"))

    assert len(refused) == 1
    assert "changed elsewhere meanwhile" in refused[0]


def test_two_members_of_a_board_do_not_decide_against_each_other(actor, at):
    decision = BoardDecisionFactory()
    members = AccountFactory.create_batch(MANY)

    def decide(member, granted):
        row = BoardDecision.objects.select_related("enrolment").get(pk=decision.pk)
        told = {"granted": granted, "reason": f"As {member.pk} sees it", "on": DAY}
        return lambda: actions.decide(decision=row, approver=member, by=member.actor, at=at, **told)

    refused = at_once(*[decide(member, number % 2 == 0) for number, member in enumerate(members)])

    decision.refresh_from_db()
    assert len(refused) == MANY - 1
    assert decision.reason == f"As {decision.decided_by_id} sees it"


def test_of_several_plans_one_is_current_in_the_end(actor, at):
    enrolment = EnrolmentFactory()
    plans = StudyPlanFactory.create_batch(3, enrolment=enrolment)

    refused = at_once(*[lambda plan=plan: actions.choose_plan(plan=plan, by=actor, at=at) for plan in plans])

    assert (StudyPlan.objects.current().count(), refused) == (1, [])
