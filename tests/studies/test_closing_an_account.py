"""An account that studies need is not closed, and who asks is told why and what to do first."""

from datetime import date

import pytest
from django.urls import reverse

from crossings.engine.refusal import Refusal
from crossings.people.actions import close_account
from crossings.studies import actions
from crossings.studies.models import Enrolment
from tests.cast import PASSWORD
from tests.factories.studies import EditionFactory

pytestmark = pytest.mark.django_db


def refused(account, at):
    with pytest.raises(Refusal) as caught:
        close_account(account=account, by=account.actor, at=at)
    return caught.value


def test_who_studies_is_told_what_is_to_be_ended_first(enrolment, tomas, at):
    told = refused(tomas, at)

    assert told.what == "The account was not closed."
    assert told.why == f"It is enrolled in {enrolment.programme}, and these studies go on."
    assert told.mend == "Ask the office to complete or withdraw the studies first."


@pytest.mark.parametrize("state", ["active", "interrupted"])
def test_also_studies_that_are_interrupted_go_on(state, enrolment, tomas, at):
    Enrolment.objects.update(state=state)
    refused(tomas, at)

    tomas.refresh_from_db()
    assert (tomas.is_active, tomas.closed_at) == (True, None)


def test_who_advises_hands_their_students_on_first(enrolment, greta, at):
    assert refused(greta, at).mend == "Ask the office to assign another adviser first."

    actions.assign_adviser(enrolment=enrolment, adviser=None, by=greta.actor, at=at)
    assert close_account(account=greta, by=greta.actor, at=at).closed_at == at


def test_who_has_left_may_close_the_account_and_the_record_stays(enrolment, tomas, at):
    actions.withdraw(enrolment=enrolment, on=date(2024, 5, 2), by=tomas.actor, at=at, why="A letter")

    assert close_account(account=tomas, by=tomas.actor, at=at).closed_at == at
    assert Enrolment.objects.get().student_id == tomas.pk


@pytest.mark.parametrize("who", ["noor", "birgit"])
def test_nobody_else_is_held_back(who, enrolment, request, at):
    account = request.getfixturevalue(who)

    assert close_account(account=account, by=account.actor, at=at).closed_at == at


def test_the_page_tells_it_and_leaves_everything_as_it_was(enrolment, tomas, enter):
    browser = enter(tomas)

    shown = browser.post(reverse("people:close"), {"password": PASSWORD, "sure": "on"}).content.decode()

    assert "Ask the office to complete or withdraw the studies first." in shown
    assert browser.get(enrolment.get_absolute_url()).status_code == 200


def test_nobody_is_enrolled_with_a_closed_account(noor, actor, at):
    close_account(account=noor, by=noor.actor, at=at)

    with pytest.raises(Refusal, match="The account is closed"):
        actions.enrol(student=noor, edition=EditionFactory(), route={}, on=at.date(), by=actor, at=at)
