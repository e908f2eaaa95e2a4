"""What was answered lately is found on the page of one's studies, without looking for it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from crossings.studies.pages.answers import answered_lately
from tests.factories.studies import (
    BoardDecisionFactory,
    EnrolmentFactory,
    RecognitionFactory,
    StudyPlanFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 2, 15)


def answered(enrolment, on, state="returned"):
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    adviser = enrolment.adviser or enrolment.student
    return StudyPlanFactory(
        enrolment=enrolment, state=state, answer="Move one.", answered_by=adviser, answered_at=at, shared_at=at
    )


def decided(factory, enrolment, on, state="granted"):
    return factory(enrolment=enrolment, state=state, reason="So be it", decided_on=on)


def test_answers_of_both_kinds_are_there_the_newest_first(enrolment):
    plan = answered(enrolment, date(2024, 2, 10))
    decided(RecognitionFactory, enrolment, date(2024, 2, 12), "refused")
    decided(BoardDecisionFactory, enrolment, date(2024, 2, 8))

    found = answered_lately(enrolment.student, DAY)

    assert [each.state for each in found] == ["refused", "returned", "granted"]
    assert found[1].url == plan.get_absolute_url()
    assert found[0].url == f"{enrolment.get_absolute_url()}#decisions"


@pytest.mark.parametrize(("before", "count"), [(0, 1), (14, 1), (15, 0)])
def test_what_is_older_than_two_weeks_is_left_to_the_page_of_the_studies(before, count, enrolment):
    decided(BoardDecisionFactory, enrolment, DAY - timedelta(days=before))

    assert len(answered_lately(enrolment.student, DAY)) == count


def test_what_waits_and_what_is_anothers_is_not_there(enrolment):
    BoardDecisionFactory(enrolment=enrolment)
    StudyPlanFactory(enrolment=enrolment)
    answered(enrolment, DAY, "draft")  # changed since
    answered(EnrolmentFactory(), DAY)

    assert answered_lately(enrolment.student, DAY) == []


def test_it_asks_three_questions_however_many_there_are(enrolment, django_assert_num_queries):
    for _each in range(4):
        answered(enrolment, DAY)
        decided(BoardDecisionFactory, enrolment, DAY)

    with django_assert_num_queries(3):
        assert len(answered_lately(enrolment.student, DAY)) == 8


def test_the_page_of_ones_studies_shows_them(enrolment, enter):
    plan = answered(enrolment, timezone.localdate(), "agreed")

    page = enter(enrolment.student).get(reverse("studies:studies")).content.decode()

    assert "Answered in the last two weeks" in page
    assert plan.get_absolute_url() in page
    assert "Agreed with the adviser" in page


def test_where_nothing_was_answered_nothing_is_said_of_it(enrolment, enter):
    page = enter(enrolment.student).get(reverse("studies:studies")).content.decode()

    assert "Answered in the last two weeks" not in page
