"""The board sees what is asked for, what it would change, and decides with a reason."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from crossings.studies.models import BoardDecision, Recognition
from tests.factories.studies import BoardDecisionFactory, EnrolmentFactory, RecognitionFactory

pytestmark = pytest.mark.django_db
KEY = "6f1de2e5-2d15-4f3f-a9a3-0f7b4c0a7d11"
GRANT = {"granted": "yes", "reason": "Shown by a certificate"}


@pytest.fixture
def browser(birgit, enter):
    return enter(birgit)


def shown(browser, where):
    answer = browser.get(where)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_queue_shows_requests_with_their_reasons(browser, enrolment):
    decision, recognition = BoardDecisionFactory(enrolment=enrolment), RecognitionFactory(enrolment=enrolment)

    page = shown(browser, reverse("studies:board"))

    assert decision.because in page
    assert recognition.called in page
    assert decision.get_absolute_url() in page


def test_requests_in_other_programmes_are_not_there(browser, enrolment):
    other = BoardDecisionFactory(enrolment__student__name="Somebody else")

    assert "Somebody else" not in shown(browser, reverse("studies:board"))
    assert browser.get(other.get_absolute_url()).status_code == 404


def test_a_longer_queue_asks_the_database_no_more_often_in_another_language(browser, enrolment):
    with override("es"):
        where = reverse("studies:board")
    asked = []
    for _more in range(2):
        RecognitionFactory.create_batch(2, enrolment=enrolment)
        shown(browser, where)
        with CaptureQueriesContext(connection) as queries:
            shown(browser, where)
        asked.append(len(queries))

    assert asked[0] == asked[1]


@pytest.mark.parametrize("who", ["tomas", "noor", "greta", "ingrid"])
def test_nobody_else_decides(who, enrolment, enter, request):
    decision = BoardDecisionFactory(enrolment=enrolment)
    browser = enter(request.getfixturevalue(who))

    assert [browser.get(where).status_code for where in (reverse("studies:board"), decision.get_absolute_url())] == [
        404,
        404,
    ]


def test_what_a_decision_would_change_is_shown_before_it_is_taken(browser, enrolment):
    decision = BoardDecisionFactory(enrolment=enrolment)

    page = shown(browser, decision.get_absolute_url())

    assert "What it would change" in page
    assert "Two modules are compulsory." in page
    assert "Waived" in page
    assert BoardDecision.objects.get().state == "asked"


def test_what_recognition_would_change_is_shown(browser, enrolment):
    page = shown(browser, RecognitionFactory(enrolment=enrolment).get_absolute_url())

    assert "One module of law." in page
    assert "Law of things (L1)" in page


def test_a_request_is_granted_with_a_reason(browser, birgit, enrolment):
    decision = BoardDecisionFactory(enrolment=enrolment)

    answer = browser.post(decision.get_absolute_url(), GRANT)

    decision.refresh_from_db()
    assert answer.url == reverse("studies:board")
    assert (decision.state, decision.reason, decision.decided_by) == ("granted", GRANT["reason"], birgit)


def test_a_request_is_refused_with_a_reason(browser, enrolment):
    decision = BoardDecisionFactory(enrolment=enrolment)

    browser.post(decision.get_absolute_url(), {"granted": "no", "reason": "It was not shown"})

    decision.refresh_from_db()
    assert decision.state == "refused"


def test_without_a_reason_nothing_is_decided(browser, enrolment):
    decision = BoardDecisionFactory(enrolment=enrolment)

    answer = browser.post(decision.get_absolute_url(), {"granted": "yes", "reason": ""})

    assert "This field is required" in answer.content.decode()
    assert BoardDecision.objects.get().state == "asked"


@pytest.mark.parametrize("is_final", [True, False])
def test_credit_is_recognised_for_good_or_until_it_is_shown(is_final, browser, enrolment):
    recognition = RecognitionFactory(enrolment=enrolment)

    browser.post(recognition.get_absolute_url(), GRANT | ({"is_final": "on"} if is_final else {}))

    recognition.refresh_from_db()
    assert (recognition.state, recognition.is_locked) == ("granted", is_final)


def test_a_decision_of_its_own_accord_is_shown_first_and_then_taken(browser, enrolment):
    where = reverse("studies:decide", args=[enrolment.key])
    asked = {"kind": "exemption", "clause": "both", "reason": "An error of ours", "key": KEY}

    page = browser.post(where, {**asked, "look": ""}).content.decode()
    before = BoardDecision.objects.count()
    browser.post(where, {**asked, "take": ""})

    assert "What it would change" in page
    assert (before, BoardDecision.objects.get().state) == (0, "granted")


def test_a_decision_about_nothing_is_told_on_the_form(browser, enrolment):
    asked = {"kind": "pin", "clause": "both", "reason": "So that it counts", "key": KEY}

    answer = browser.post(reverse("studies:decide", args=[enrolment.key]), {**asked, "take": ""})

    assert answer.status_code == 200
    assert not BoardDecision.objects.exists()


@pytest.mark.parametrize(
    ("name", "factory"), [("withdraw-decision", BoardDecisionFactory), ("withdraw-recognition", RecognitionFactory)]
)
def test_what_was_granted_is_withdrawn_with_a_reason(name, factory, browser, enrolment):
    granted = factory(enrolment=enrolment, state="granted", reason="Shown", decided_on="2023-10-01")

    browser.post(reverse(f"studies:{name}", args=[granted.key]), {"why": "Granted for the wrong clause"})

    granted.refresh_from_db()
    assert granted.state == "withdrawn"


def test_what_is_decided_shows_the_reason_and_no_form(browser, enrolment):
    decided = BoardDecisionFactory(enrolment=enrolment, state="refused", reason="Not shown", decided_on="2023-10-01")

    page = shown(browser, decided.get_absolute_url())

    assert "Not shown" in page
    assert "Take the decision" not in page


def test_the_board_of_another_programme_decides_nothing_here(browser):
    other = EnrolmentFactory()

    assert browser.get(reverse("studies:decide", args=[other.key])).status_code == 404
    assert not Recognition.objects.exists()
