"""The adviser's queue: what waits and why, and whose studies stand how."""

import pytest
from django.urls import reverse

from crossings.studies.models import StudyPlan
from tests.factories.studies import PlannedModuleFactory, SharedPlanFactory

pytestmark = pytest.mark.django_db
QUEUE = "studies:advising"


@pytest.fixture
def browser(greta, enter):
    return enter(greta)


def shown(browser, where):
    answer = browser.get(where)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_queue_says_what_waits_and_what_is_asked(browser, enrolment):
    plan = SharedPlanFactory(enrolment=enrolment)

    page = shown(browser, reverse(QUEUE))

    assert plan.question in page
    assert reverse("studies:plan", args=[plan.key]) in page
    assert "Tomas Herrera" in page


def test_an_empty_queue_says_so(browser):
    page = shown(browser, reverse(QUEUE))

    assert "No plan waits for your answer." in page
    assert "There is nobody yet." in page


def test_plans_and_students_of_others_are_not_there(browser):
    other = SharedPlanFactory(enrolment__student__name="Somebody else")

    page = shown(browser, reverse(QUEUE))

    assert other.title not in page
    assert "Somebody else" not in page


@pytest.mark.parametrize("who", ["tomas", "noor", "birgit", "ingrid"])
def test_nobody_else_has_this_queue(who, enter, request):
    assert enter(request.getfixturevalue(who)).get(reverse(QUEUE)).status_code == 404


def test_a_plan_is_answered(browser, enrolment):
    plan = PlannedModuleFactory(plan=SharedPlanFactory(enrolment=enrolment)).plan
    where = reverse("studies:plan", args=[plan.key])

    page = shown(browser, where)
    answer = browser.post(where, {"agreed": "no", "answer": "Move one module."})

    assert "I ask for changes" in page
    assert answer.url == reverse(QUEUE)
    assert (StudyPlan.objects.get().state, StudyPlan.objects.get().answer) == ("returned", "Move one module.")


def test_a_return_without_words_comes_back(browser, enrolment):
    plan = SharedPlanFactory(enrolment=enrolment)

    answer = browser.post(reverse("studies:plan", args=[plan.key]), {"agreed": "no"})

    assert "The student would not know why" in answer.content.decode()
    assert StudyPlan.objects.get().state == "shared"


def test_the_board_reads_a_shared_plan_and_does_not_answer_it(birgit, enter, enrolment):
    plan = SharedPlanFactory(enrolment=enrolment)

    assert "Send the answer" not in shown(enter(birgit), reverse("studies:plan", args=[plan.key]))
