"""An audit that is kept can be made again, years later, under the text that held then."""

from datetime import date

import pytest

from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.telling import as_data
from crossings.journal.models import Entry
from crossings.studies import actions
from crossings.studies.invariants import INVARIANTS
from crossings.studies.models import AuditResult, Enrolment
from crossings.studies.records import record_data, record_from, record_of, rules_with
from tests.factories.regulations import ErratumFactory
from tests.factories.studies import (
    BoardDecisionFactory,
    EnrolmentFactory,
    PlannedModuleFactory,
    RecognitionFactory,
    ResultFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 7, 1)
GRANTED = {"state": "granted", "reason": "Shown", "decided_on": date(2024, 2, 1)}


def with_everything():
    """An enrolment that has a bit of everything."""
    enrolment = EnrolmentFactory()
    ResultFactory(enrolment=enrolment, ects="7.5", grade="66.00")
    ResultFactory(enrolment=enrolment, module="A2", status="failed", term="2023-24/spring")
    RecognitionFactory(enrolment=enrolment, **GRANTED)
    RecognitionFactory(enrolment=enrolment, stands_for="", kind="taught", tags="law wide", **GRANTED)
    BoardDecisionFactory(enrolment=enrolment, until=date(2025, 1, 1), **GRANTED)
    BoardDecisionFactory(enrolment=enrolment, kind="threshold", clause="award", ects="47.5", **GRANTED)
    return Enrolment.objects.with_record().get(pk=enrolment.pk)


def broken():
    return [violation.invariant for invariant in INVARIANTS for violation in invariant.violations()]


def test_a_record_kept_as_data_is_the_same_record():
    record = record_of(with_everything())

    assert record_from(record_data(record)) == record


def test_the_audit_can_be_made_again_from_what_is_kept(actor, at):
    kept = actions.audit_now(enrolment=with_everything(), on=DAY, by=actor, at=at, why="Board of 1 July")

    again = audit(rules_with(kept.enrolment.edition, kept.checksum), record_from(kept.record), kept.on)

    assert as_data(again) == kept.told
    assert Entry.objects.about(kept).get().why == "Board of 1 July"


def test_it_comes_out_the_same_after_an_erratum_and_further_results(actor, at):
    enrolment = with_everything()
    kept = actions.audit_now(enrolment=enrolment, on=DAY, by=actor, at=at)
    mended = enrolment.edition.text.replace("at_least: 50", "at_least: 45")
    ErratumFactory(edition=enrolment.edition, text=mended)
    ResultFactory(enrolment=enrolment, module="D")

    later = actions.audit_now(enrolment=enrolment, on=DAY, by=actor, at=at)

    assert later.checksum != kept.checksum
    assert broken() == []


def test_nothing_new_keeps_no_further_audit(actor, at):
    enrolment = with_everything()

    first, second = (actions.audit_now(enrolment=enrolment, on=DAY, by=actor, at=at) for _again in range(2))

    assert first == second


def test_plans_are_left_out(actor, at):
    enrolment = PlannedModuleFactory().plan.enrolment

    kept = actions.audit_now(enrolment=enrolment, on=DAY, by=actor, at=at)

    assert kept.record["credits"] == []


def test_all_that_must_hold_holds_of_a_full_record(actor, at):
    actions.audit_now(enrolment=with_everything(), on=DAY, by=actor, at=at)

    assert broken() == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"checksum": "sha256:" + "0" * 64}, "the checksum of an enrolment is that of a text of its edition"),
        ({"route": {"mode": "full_time"}}, "every part of a route is pinned, and known to the rules"),
        ({"route": {"colour": "blue"}}, "every part of a route is pinned, and known to the rules"),
        ({"state": "completed", "ended_on": DAY}, "an award rests on an audit of its day that says satisfied"),
    ],
)
def test_what_can_never_be_is_noticed(change, found):
    Enrolment.objects.filter(pk=EnrolmentFactory().pk).update(**change)

    assert broken() == [found]


def test_a_module_that_no_rules_know_is_noticed():
    ResultFactory(module="Z9")
    PlannedModuleFactory(module="Z8")

    assert broken() == ["every module recorded or planned is known to the rules"] * 2


def test_an_audit_that_was_altered_is_noticed(actor, at):
    kept = actions.audit_now(enrolment=with_everything(), on=DAY, by=actor, at=at)
    AuditResult.objects.filter(pk=kept.pk).update(told={**kept.told, "verdict": "satisfied"})

    assert broken() == ["a kept audit, made again, says the same"]


@pytest.mark.parametrize("factory", [BoardDecisionFactory, RecognitionFactory])
def test_a_decision_on_ones_own_studies_is_noticed(factory, tomas):
    factory(enrolment__student=tomas, decided_by=tomas, **GRANTED)

    assert broken() == ["nobody decided about their own studies"]
