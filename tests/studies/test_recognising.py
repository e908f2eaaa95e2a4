"""Credit from elsewhere counts when the board says so, with a reason, and not before."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.studies import actions
from crossings.studies.models import Recognition
from crossings.studies.records import record_of
from tests.factories.studies import EnrolmentFactory, RecognitionFactory

pytestmark = pytest.mark.django_db
DAY = date(2024, 2, 1)


def decided(recognition, approver, at, **answers):
    given = {"granted": True, "reason": "The same outcomes", "on": DAY} | answers
    return actions.recognise(recognition=recognition, approver=approver, by=approver.actor, at=at, **given)


def counted(enrolment):
    return [credit.code for credit in record_of(enrolment).credits]


def test_what_is_asked_counts_only_once_it_is_granted(birgit, at):
    recognition = RecognitionFactory()
    before = counted(recognition.enrolment)

    decided(recognition, birgit, at)

    assert (before, counted(recognition.enrolment)) == ([], ["L1"])


def test_the_decision_says_by_whom_when_and_why(birgit, at):
    recognition = decided(RecognitionFactory(), birgit, at)

    told = (recognition.state, recognition.reason, recognition.decided_by, recognition.decided_on)
    assert told == ("granted", "The same outcomes", birgit, DAY)
    assert Entry.objects.about(recognition).get().verb == "recognise"


def test_the_board_may_recognise_of_its_own_accord(birgit, at):
    enrolment = EnrolmentFactory()

    decided(RecognitionFactory.build(enrolment=enrolment), birgit, at)

    assert counted(enrolment) == ["L1"]


def test_a_double_click_decides_once(birgit, at):
    recognition = RecognitionFactory()

    for _again in range(2):
        decided(recognition, birgit, at)

    assert Entry.objects.about(recognition).count() == 1


def test_a_request_sent_twice_is_one(actor, at):
    first = RecognitionFactory.build(enrolment=EnrolmentFactory())
    second = RecognitionFactory.build(enrolment=first.enrolment, key=first.key, called="Sent again")

    for each in (first, second):
        actions.ask_recognition(recognition=each, by=actor, at=at)

    assert Recognition.objects.get().called == first.called


def test_the_key_of_another_student_does_not_open_their_request(actor, at):
    other = RecognitionFactory()
    mine = RecognitionFactory.build(enrolment=EnrolmentFactory(), key=other.key)

    with pytest.raises(ValidationError):
        actions.ask_recognition(recognition=mine, by=actor, at=at)


def test_a_decision_has_a_reason(birgit, at):
    with pytest.raises(Refusal, match="It has no reason"):
        decided(RecognitionFactory(), birgit, at, reason=" ")


def test_nobody_decides_about_their_own_studies(birgit, at):
    with pytest.raises(Refusal, match="Nobody decides about their own studies"):
        decided(RecognitionFactory(enrolment__student=birgit), birgit, at)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"stands_for": "Z9"}, "no such module"),
        ({"term": "soon"}, "is no term"),
        ({"at": "mars"}, "no such institution"),
    ],
)
def test_what_the_rules_do_not_know_is_refused(facts, why, actor, at):
    with pytest.raises(Refusal, match=why):
        actions.ask_recognition(
            recognition=RecognitionFactory.build(enrolment=EnrolmentFactory(), **facts), by=actor, at=at
        )


def test_credit_stands_for_a_module_or_has_facts_of_its_own(actor, at):
    both = RecognitionFactory.build(enrolment=EnrolmentFactory(), kind="taught")

    with pytest.raises(ValidationError, match="one of the two"):
        actions.ask_recognition(recognition=both, by=actor, at=at)


def test_credit_with_facts_of_its_own_is_judged_by_them(birgit, at):
    recognition = decided(RecognitionFactory(stands_for="", kind="taught", tags="law human-rights"), birgit, at)

    (credit,) = record_of(recognition.enrolment).credits
    assert (credit.kind, credit.tags) == ("taught", ("law", "human-rights"))
    assert credit.module == f"University of Elsewhere: {recognition.called}"


def test_what_is_final_is_not_withdrawn(birgit, actor, at):
    recognition = decided(RecognitionFactory(), birgit, at)

    with pytest.raises(Refusal, match="It is final"):
        actions.withdraw_recognition(recognition=recognition, by=actor, at=at, why="A mistake")


def test_what_is_not_final_may_be_withdrawn_and_counts_no_more(birgit, actor, at):
    recognition = decided(RecognitionFactory(), birgit, at, is_final=False)

    actions.withdraw_recognition(recognition=recognition, by=actor, at=at, why="The transcript says otherwise")

    assert counted(recognition.enrolment) == []


def test_a_refusal_is_not_turned_by_the_same_request(birgit, at):
    recognition = decided(RecognitionFactory(), birgit, at, granted=False)

    with pytest.raises(Refusal, match="does not permit it: Refused"):
        decided(recognition, birgit, at)
