"""Who has something to read in studies is told so by letter, once, in their language, and nothing of what it says."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core import mail
from django.db import transaction
from django.test import override_settings
from django.utils.translation import override

from crossings.engine.refusal import Refusal
from crossings.jobs.models import Letter
from crossings.journal.record import Actor
from crossings.studies import actions
from crossings.studies.models import BoardDecision, BoardSeat, Recognition
from tests.cast import signed_up
from tests.factories.studies import (
    BoardDecisionFactory,
    BoardSeatFactory,
    GradeScaleFactory,
    RecognitionFactory,
    ResultFactory,
    SharedPlanFactory,
    StudyPlanFactory,
)

pytestmark = pytest.mark.django_db
PRIVATE = "quokkaword"
A_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # drawn at random: it may hold the letters of a grade
DAY = date(2024, 2, 1)
AT = datetime(2024, 2, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def office(ingrid):
    return ingrid.actor


@pytest.fixture
def sent(enrolment, birgit):
    """The letters since the studies began: to whom, the subject, and all that they say."""
    mail.outbox.clear()
    return lambda: [(*each.to, each.subject, each.body) for each in mail.outbox]


def asked(enrolment, by, at):
    request = BoardDecision(enrolment=enrolment, kind="exemption", clause="both", because=PRIVATE)
    return actions.ask_decision(decision=request, by=by, at=at)


def answer(verb, request, at, *, granted):
    name = "decision" if isinstance(request, BoardDecision) else "recognition"
    member = BoardSeat.objects.get().account
    given = {"granted": granted, "reason": PRIVATE, "on": DAY, "approver": member, "by": member.actor}
    return verb(**{name: request}, at=at, **given)


def recorded(enrolment, by, at, **others):
    given = {"module": "L1", "status": "failed", "grade": Decimal(37)} | others
    return actions.record_result(enrolment=enrolment, by=by, at=at, **given)


def test_the_adviser_is_told_of_a_plan_that_is_shared(enrolment, at, sent):
    plan = StudyPlanFactory(enrolment=enrolment, title=PRIVATE)

    for _again in range(2):
        actions.share_plan(plan=plan, question=PRIVATE, by=enrolment.student.actor, at=at)

    ((reader, subject, text),) = sent()
    assert (reader, subject) == (enrolment.adviser.email, "A student has shared a plan with you")
    assert f"/en/studies/plans/{plan.key}/" in text


@pytest.mark.parametrize("agreed", [True, False])
def test_the_student_is_told_of_the_advisers_answer(agreed, enrolment, at, sent):
    plan = SharedPlanFactory(enrolment=enrolment)

    for _again in range(2):
        actions.answer_plan(
            plan=plan, adviser=enrolment.adviser, agreed=agreed, answer=PRIVATE, by=enrolment.adviser.actor, at=at
        )

    ((reader, subject, text),) = sent()
    assert (reader, subject) == (enrolment.student.email, "There is an answer to your plan")
    assert f"/en/studies/plans/{plan.key}/" in text


def test_whoever_may_answer_a_request_is_told_of_it(enrolment, birgit, at, sent):
    BoardSeatFactory(account=signed_up("Seated Without Role"), programme=enrolment.programme)
    BoardSeatFactory(account=enrolment.student, programme=enrolment.programme)

    request = asked(enrolment, enrolment.student.actor, at)
    actions.ask_decision(decision=request, by=enrolment.student.actor, at=at)

    ((reader, _subject, text),) = sent()
    assert reader == birgit.email
    assert f"/en/board/decisions/{request.key}/" in text


def test_credit_from_elsewhere_is_put_before_the_board_too(enrolment, birgit, at, sent):
    told = {"institution": PRIVATE, "called": PRIVATE, "ects": 10, "stands_for": "L1"}

    request = actions.ask_recognition(
        recognition=Recognition(enrolment=enrolment, **told), by=enrolment.student.actor, at=at
    )

    ((reader, _subject, text),) = sent()
    assert reader == birgit.email
    assert f"/en/board/recognitions/{request.key}/" in text


@pytest.mark.parametrize("granted", [True, False])
@pytest.mark.parametrize(
    ("factory", "verb"), [(BoardDecisionFactory, actions.decide), (RecognitionFactory, actions.recognise)]
)
def test_the_student_is_told_once_of_what_the_board_decided(factory, verb, granted, enrolment, sent):
    request = factory(enrolment=enrolment)

    for _again in range(2):
        answer(verb, request, AT, granted=granted)

    ((reader, subject, text),) = sent()
    assert (reader, subject) == (enrolment.student.email, "The board has decided about your studies")
    assert f"/en/studies/{enrolment.key}/" in text


def test_the_student_is_told_that_a_decision_was_taken_back_and_the_board_that_did_it_is_not(
    enrolment, birgit, at, sent
):
    request = BoardDecisionFactory(enrolment=enrolment, state="granted", reason="So be it", decided_on=DAY)

    actions.withdraw_decision(decision=request, by=birgit.actor, at=at, why=PRIVATE)

    assert [reader for reader, _subject, _text in sent()] == [enrolment.student.email]


@pytest.mark.parametrize(
    ("verb", "row"),
    [
        (actions.withdraw_decision, {"decision": BoardDecisionFactory}),
        (actions.withdraw_recognition, {"recognition": RecognitionFactory}),
    ],
)
def test_nobody_is_told_what_they_did_themselves(verb, row, enrolment, at, sent):
    asked_for = {name: factory(enrolment=enrolment) for name, factory in row.items()}

    verb(**asked_for, by=enrolment.student.actor, at=at, why="Taken back")

    assert sent() == []


def test_the_student_is_told_once_that_something_was_recorded(enrolment, office, at, sent):
    GradeScaleFactory(programme=enrolment.programme)

    for _again in range(2):
        recorded(enrolment, office, at)

    ((reader, subject, text),) = sent()
    assert (reader, subject) == (enrolment.student.email, "Something was recorded in your studies")
    assert f"/en/studies/{enrolment.key}/" in text


def test_a_correction_is_told_once(enrolment, office, at, sent):
    result = ResultFactory(enrolment=enrolment, status="failed")

    for _again in range(2):
        actions.correct_result(result=result, status="passed", term=result.term, by=office, at=at, why="Second marking")

    assert [reader for reader, _subject, _text in sent()] == [enrolment.student.email]


def test_no_letter_says_what_is_to_be_read_nor_of_whom(enrolment, office, at, sent):
    GradeScaleFactory(programme=enrolment.programme)
    plan = StudyPlanFactory(enrolment=enrolment, title=PRIVATE)
    actions.share_plan(plan=plan, question=PRIVATE, by=enrolment.student.actor, at=at)
    actions.answer_plan(
        plan=plan, adviser=enrolment.adviser, agreed=False, answer=PRIVATE, by=enrolment.adviser.actor, at=at
    )
    answer(actions.decide, asked(enrolment, enrolment.student.actor, at), at, granted=False)
    recorded(enrolment, office, at)

    told = [A_KEY.sub("", text) for letter in sent() for text in letter[1:]]
    assert len(told) == 10
    for private in (
        PRIVATE,
        "Tomas",
        "Greta",
        "Birgit",
        "L1",
        "37",
        "failed",
        "both",
        "exemption",
        "refused",
        "Small Things",
    ):
        assert not [text for text in told if private.lower() in text.lower()], private


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_a_letter_is_in_the_language_of_its_reader_whatever_that_of_the_page(language, enrolment, office, at, sent):
    enrolment.student.language = language
    enrolment.student.save()

    with override("en"):
        recorded(enrolment, office, at, grade=None)

    ((_reader, _subject, text),) = sent()
    assert f"/{language}/studies/{enrolment.key}/" in text


def test_a_closed_account_gets_no_letter(enrolment, office, at, sent):
    enrolment.student.is_active = False
    enrolment.student.save()

    recorded(enrolment, office, at, grade=None)

    assert sent() == []


def test_what_no_account_did_is_no_news(enrolment, at, sent):
    recorded(enrolment, Actor("system:demo"), at, grade=None)

    assert sent() == []


@pytest.fixture
def _queued():
    with override_settings(EMAIL_BACKEND="crossings.jobs.mail.QueuedMail"):
        yield


@pytest.mark.usefixtures("_queued")
def test_a_letter_is_queued_with_the_change_or_not_at_all(enrolment, office, at):
    with pytest.raises(RuntimeError), transaction.atomic():
        recorded(enrolment, office, at, grade=None)
        raise RuntimeError
    assert not Letter.objects.exists()

    recorded(enrolment, office, at, grade=None)
    assert Letter.objects.unsent().count() == 1


def test_what_was_refused_is_told_to_nobody(enrolment, office, at, sent):
    with pytest.raises(Refusal):
        recorded(enrolment, office, at, module="Z9", grade=None)

    assert sent() == []
