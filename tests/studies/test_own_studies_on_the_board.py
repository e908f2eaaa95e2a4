"""A member of a board who studies in its programme decides nothing about themselves, by any page."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from crossings.people.roles import BoardMember
from crossings.studies.models import BoardDecision
from tests.factories.studies import BoardDecisionFactory, BoardSeatFactory, RecognitionFactory

pytestmark = pytest.mark.django_db
FACTORIES = [BoardDecisionFactory, RecognitionFactory]
WITHDRAW = [("withdraw-decision", BoardDecisionFactory), ("withdraw-recognition", RecognitionFactory)]
GRANTED = {"state": "granted", "reason": "Shown", "decided_on": date(2024, 2, 1)}
KEY = "6f1de2e5-2d15-4f3f-a9a3-0f7b4c0a7d11"


@pytest.fixture
def browser(enrolment, tomas, enter):
    """Tomas, who sits on the board of his own programme."""
    tomas.groups.add(Group.objects.get(name=BoardMember.name))
    BoardSeatFactory(account=tomas, programme=enrolment.programme)
    return enter(tomas)


@pytest.mark.parametrize("factory", FACTORIES)
def test_what_they_ask_is_left_to_another_member(factory, browser, enrolment):
    row = factory(enrolment=enrolment)

    shown = browser.post(row.get_absolute_url(), {"granted": "yes", "reason": "I know"}).content.decode()

    row.refresh_from_db()
    assert "Ask another member of the board." in shown
    assert row.state == "asked"


def test_of_their_own_accord_they_decide_nothing_for_themselves(browser, enrolment):
    told = {"kind": "exemption", "clause": "both", "reason": "I know", "key": KEY, "take": ""}

    shown = browser.post(reverse("studies:decide", args=[enrolment.key]), told).content.decode()

    assert "Nobody decides about their own studies." in shown
    assert not BoardDecision.objects.exists()


@pytest.mark.parametrize(("name", "factory"), WITHDRAW)
def test_what_was_granted_to_them_they_do_not_take_back(name, factory, browser, enrolment):
    row = factory(enrolment=enrolment, **GRANTED)

    shown = browser.post(reverse(f"studies:{name}", args=[row.key]), {"why": "I know"}).content.decode()

    row.refresh_from_db()
    assert "nobody decides about their own studies" in shown
    assert row.state == "granted"


@pytest.mark.parametrize("factory", FACTORIES)
def test_another_member_decides(factory, browser, birgit, enter, enrolment):
    row = factory(enrolment=enrolment)

    enter(birgit).post(row.get_absolute_url(), {"granted": "yes", "reason": "Shown"})

    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("granted", birgit)


def test_a_decision_sent_twice_by_the_page_is_taken_once(birgit, enter, enrolment):
    told = {"kind": "exemption", "clause": "both", "reason": "Ours", "key": KEY, "take": ""}

    for _again in range(2):
        enter(birgit).post(reverse("studies:decide", args=[enrolment.key]), told)

    assert BoardDecision.objects.count() == 1
