"""Plans go a year after the studies ended, all the rest after ten; of what they said nothing stays in the journal."""

from datetime import UTC, date, datetime

import pytest

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry, PersonalValue
from crossings.studies import actions
from crossings.studies.models import AuditResult, Enrolment, PlannedModule, Result, StudyPlan
from crossings.studies.tasks import forget_what_is_due
from tests.factories.studies import (
    BoardDecisionFactory,
    EnrolmentFactory,
    PlannedModuleFactory,
    RecognitionFactory,
    ResultFactory,
)

pytestmark = pytest.mark.django_db
CANARY = "a word that stands nowhere else"


def moment(year):
    return datetime(year, 6, 1, 2, tzinfo=UTC)


def ended(actor, at):
    """Ended studies with something of each kind, written by the verbs."""
    enrolment = EnrolmentFactory()
    actions.record_result(enrolment=enrolment, module="A1", status="passed", by=actor, at=at)
    actions.keep_plan(enrolment=enrolment, title=CANARY, modules=[("2023-24/spring", "A2")], by=actor, at=at)
    asked = BoardDecisionFactory.build(enrolment=enrolment, because=CANARY)
    actions.ask_decision(decision=asked, by=actor, at=at)
    actions.ask_recognition(recognition=RecognitionFactory.build(enrolment=enrolment, called=CANARY), by=actor, at=at)
    actions.audit_now(enrolment=enrolment, on=date(2024, 5, 1), by=actor, at=at)
    actions.withdraw(enrolment=enrolment, on=date(2024, 5, 2), by=actor, at=at, why="A letter")
    return enrolment


def said():
    """All that the journal still holds of anybody's values."""
    return " ".join(f"{value.before} {value.after}" for value in PersonalValue.objects.all())


def test_after_a_year_the_plans_are_gone_and_the_results_are_not(actor, at):
    ended(actor, at)

    assert forget_what_is_due(moment(2025)) == 1
    assert (StudyPlan.objects.count(), PlannedModule.objects.count(), Result.objects.count()) == (0, 0, 1)


def test_after_ten_years_nothing_is_left(actor, at):
    ended(actor, at)

    assert forget_what_is_due(moment(2034)) == 6
    assert (Enrolment.objects.count(), Result.objects.count(), AuditResult.objects.count()) == (0, 0, 0)


def test_the_journal_tells_that_it_went_and_not_what_it_said(actor, at):
    ended(actor, at)
    before = said()

    forget_what_is_due(moment(2034))

    assert CANARY in before
    assert CANARY not in said()
    assert Entry.objects.filter(verb="remove", actor="system:scheduler").count() == 6


def test_to_repeat_it_changes_nothing(actor, at):
    ended(actor, at)

    assert [forget_what_is_due(moment(2025)) for _again in range(2)] == [1, 0]


def test_what_is_not_due_stays(actor, at):
    enrolment = ResultFactory(enrolment__state="withdrawn", enrolment__ended_on=date(2024, 5, 2)).enrolment

    with pytest.raises(Refusal, match="is not over"):
        actions.forget(enrolment=enrolment, by=actor, at=moment(2024), why="Too early")

    assert forget_what_is_due(moment(2024)) == 0


def test_studies_that_go_on_are_kept(actor, at):
    PlannedModuleFactory()

    assert forget_what_is_due(moment(2099)) == 0
    assert StudyPlan.objects.exists()
