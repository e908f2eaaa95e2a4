"""What the database itself refuses, whatever code would write it."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from crossings.studies.models import BoardDecision, Enrolment, Recognition, StudyPlan
from tests.factories.people import AccountFactory
from tests.factories.studies import (
    BoardDecisionFactory,
    BoardSeatFactory,
    EnrolmentFactory,
    GradeScaleFactory,
    PlannedModuleFactory,
    RecognitionFactory,
    ResultFactory,
    SharedPlanFactory,
    StudyPlanFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 2, 1)
MOMENT = datetime(2024, 2, 1, 9, tzinfo=UTC)
GRANTED = {"state": "granted", "reason": "Shown", "decided_on": DAY}


def refused(factory, **facts):
    """Whether the database refuses a row with these facts."""
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**facts)
    return True


def changed(row, **facts):
    """Whether the database refuses these facts in a row that is there."""
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**facts)
    return True


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "asleep"},
        {"state": "withdrawn"},
        {"ended_on": DAY},
        {"state": "withdrawn", "ended_on": date(2020, 1, 1)},
        {"award": "ma"},
        {"checksum": "md5:1234"},
    ],
)
def test_an_enrolment(facts):
    assert refused(EnrolmentFactory, **facts)


def test_nobody_is_enrolled_twice_at_once():
    there = EnrolmentFactory()

    assert refused(EnrolmentFactory, student=there.student, edition=there.edition)
    assert EnrolmentFactory(student=there.student, edition=there.edition, state="withdrawn", ended_on=DAY)


def test_nobody_advises_themselves():
    account = AccountFactory()

    assert refused(EnrolmentFactory, student=account, adviser=account)


@pytest.mark.parametrize(
    "facts",
    [
        {"status": "planned"},
        {"status": "recognised"},
        {"module": ""},
        {"status": "registered", "term": ""},
        {"status": "registered", "grade": 50},
    ],
)
def test_a_result(facts):
    assert refused(ResultFactory, **facts)


def test_a_module_has_one_result_a_term_and_is_passed_once():
    there = ResultFactory()

    assert refused(ResultFactory, enrolment=there.enrolment, status="failed")
    assert refused(ResultFactory, enrolment=there.enrolment, term="2024-25/autumn")
    assert ResultFactory(enrolment=there.enrolment, term="2024-25/autumn", status="failed")


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "lost"},
        {"institution": ""},
        {"called": ""},
        {"stands_for": ""},
        {"kind": "taught"},
        {"tags": "law"},
        {"state": "granted", "decided_on": DAY},
        {"state": "granted", "reason": "Shown"},
        {"state": "refused", "decided_on": DAY},
        {"reason": "Too early"},
        {"is_locked": True},
    ],
)
def test_a_recognition(facts):
    assert refused(RecognitionFactory, **facts)


def test_a_module_is_recognised_once():
    there = RecognitionFactory(**GRANTED)

    assert refused(RecognitionFactory, enrolment=there.enrolment, **GRANTED)
    assert RecognitionFactory(enrolment=there.enrolment)


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "favour"},
        {"state": "lost"},
        {"clause": ""},
        {"state": "granted", "decided_on": DAY},
        {"state": "refused", "reason": "No"},
        {"reason": "Too early"},
        {**GRANTED, "until": DAY},
        {"module": "A1"},
        {"kind": "substitution", "module": "A1"},
        {"kind": "substitution", "instead_of": "A1"},
        {"kind": "allow"},
        {"kind": "pin", "module": "A1", "instead_of": "A2"},
        {"kind": "threshold"},
        {"kind": "threshold", "modules": 1, "ects": 10},
        {"modules": 1},
        {"ects": 10},
    ],
)
def test_a_decision(facts):
    assert refused(BoardDecisionFactory, **facts)


@pytest.mark.parametrize(
    "facts",
    [
        {"title": ""},
        {"state": "lost"},
        {"state": "shared"},
        {"state": "agreed"},
        {"state": "returned", "answer": "Move one."},
    ],
)
def test_a_plan(facts):
    assert refused(StudyPlanFactory, **facts)


def test_a_plan_is_not_returned_without_words():
    plan = SharedPlanFactory()

    assert changed(plan, state="returned", answered_by=AccountFactory(), answered_at=MOMENT)


def test_one_plan_is_current():
    there = StudyPlanFactory(is_current=True)

    assert refused(StudyPlanFactory, enrolment=there.enrolment, is_current=True)
    assert StudyPlanFactory(is_current=True)


@pytest.mark.parametrize("facts", [{"term": ""}, {"module": ""}])
def test_a_planned_module(facts):
    assert refused(PlannedModuleFactory, **facts)


def test_a_module_is_planned_once():
    there = PlannedModuleFactory()

    assert refused(PlannedModuleFactory, plan=there.plan, term="2024-25/spring")


def test_a_seat_is_given_once():
    there = BoardSeatFactory()

    assert refused(BoardSeatFactory, account=there.account, programme=there.programme)


@pytest.mark.parametrize("facts", [{"least": 100, "most": 0}, {"least": 5, "most": 5}, {"places": 3}])
def test_a_scale(facts):
    assert refused(GradeScaleFactory, **facts)


@pytest.mark.parametrize(
    ("factory", "model"),
    [
        (EnrolmentFactory, Enrolment),
        (RecognitionFactory, Recognition),
        (BoardDecisionFactory, BoardDecision),
        (StudyPlanFactory, StudyPlan),
    ],
)
def test_a_key_is_given_once(factory, model):
    there = factory()

    assert refused(factory, key=there.key)
    assert model.objects.count() == 1
