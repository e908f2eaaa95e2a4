"""A result is recorded once, of a module, in a term and on a scale that the rules and the programme know."""

from datetime import date
from decimal import Decimal

import pytest

from crossings.engine.refusal import Refusal
from crossings.engine.values import Ects
from crossings.journal.models import Entry
from crossings.studies import actions
from crossings.studies.models import Result
from tests.factories.studies import EnrolmentFactory, GradeScaleFactory, ResultFactory

pytestmark = pytest.mark.django_db
AUTUMN = "2023-24/autumn"


def recorded(enrolment, actor, at, **answers):
    given = {"module": "A1", "status": "passed", "term": AUTUMN} | answers
    return actions.record_result(enrolment=enrolment, by=actor, at=at, **given)


def corrected(result, actor, at, **answers):
    given = {"status": result.status, "term": result.term} | answers
    return actions.correct_result(result=result, by=actor, at=at, why="Second marking", **given)


def test_a_registration_becomes_its_result(actor, at):
    enrolment = EnrolmentFactory()

    recorded(enrolment, actor, at, status="registered")
    result = recorded(enrolment, actor, at, status="passed")

    assert Result.objects.get().status == "passed"
    assert [entry.verb for entry in Entry.objects.about(result)] == ["record a result"] * 2


def test_the_same_said_twice_is_recorded_once(actor, at):
    enrolment = EnrolmentFactory()

    first, second = recorded(enrolment, actor, at), recorded(enrolment, actor, at)

    assert first == second
    assert Entry.objects.about(first).count() == 1


def test_another_result_of_the_same_term_is_a_correction(actor, at):
    result = ResultFactory()

    with pytest.raises(Refusal, match=r"It has one in this term already: Passed\. Correct that one"):
        recorded(result.enrolment, actor, at, status="failed")


def test_who_failed_may_pass_in_another_term(actor, at):
    failed = ResultFactory(status="failed")

    recorded(failed.enrolment, actor, at, term="2024-25/autumn")

    assert sorted(Result.objects.values_list("status", flat=True)) == ["failed", "passed"]


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"module": "Z9"}, "know no such module. Write one of: A1, A2"),
        ({"term": "2023-24/summer"}, "is no term"),
        ({"term": "next year"}, "is no term"),
        ({"grade": Decimal(101)}, "The scale of this programme goes from 0–100"),
        ({"grade": Decimal("55.5")}, "in steps of 1"),
    ],
)
def test_what_the_rules_and_the_scale_do_not_know_is_refused(answers, why, actor, at):
    enrolment = EnrolmentFactory()
    GradeScaleFactory(programme=enrolment.programme)

    with pytest.raises(Refusal, match=why):
        recorded(enrolment, actor, at, **answers)

    assert not Result.objects.exists()


def test_without_a_scale_no_grade_is_recorded(actor, at):
    with pytest.raises(Refusal, match="nobody could read it"):
        recorded(EnrolmentFactory(), actor, at, grade=Decimal(50))


def test_a_grade_on_the_scale_is_kept(actor, at):
    enrolment = EnrolmentFactory()
    GradeScaleFactory(programme=enrolment.programme, most=10, places=1)

    assert recorded(enrolment, actor, at, grade=Decimal("7.5"), ects=Ects("7.5")).grade == Decimal("7.5")


def test_a_correction_says_why_and_the_journal_keeps_both(actor, at):
    result = ResultFactory(status="failed")

    corrected(result, actor, at, status="passed")

    entry = Entry.objects.about(result).get()
    kept = entry.personal_values.get(field="status")
    assert (entry.why, kept.before, kept.after) == ("Second marking", "failed", "passed")


def test_the_award_rests_on_what_was_recorded(actor, at):
    result = ResultFactory(enrolment__state="completed", enrolment__ended_on=date(2024, 7, 1))

    with pytest.raises(Refusal, match="The studies are completed"):
        corrected(result, actor, at, status="failed")


def test_nothing_is_recorded_for_who_left(actor, at):
    with pytest.raises(Refusal, match="The studies ended"):
        recorded(EnrolmentFactory(state="withdrawn", ended_on=date(2023, 12, 1)), actor, at)
