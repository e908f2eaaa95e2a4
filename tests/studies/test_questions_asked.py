"""Each page of studies asks the database as often for a long record and a long list as for a short one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.studies import (
    BoardDecisionFactory,
    EnrolmentFactory,
    PlannedModuleFactory,
    RecognitionFactory,
    ResultFactory,
    SharedPlanFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MODULES = ("A1", "A2", "L1", "L2", "L3", "D")
PAGES = {
    "studies:enrolment": 22,
    "studies:ask": 20,
    "studies:what-if": 21,
    "papers:transcript": 15,
    "papers:supplement": 16,
}
QUEUES = {"studies:advising": ("greta", 21), "studies:board": ("birgit", 27)}
API = {"": 6, "/audit": 11, "/plan": 11, "/plans": 8}


def filled(enrolment, modules=MODULES):
    """A long record: six results, requests, decisions and shared plans."""
    for module in modules:
        ResultFactory(enrolment=enrolment, module=module)
        RecognitionFactory(enrolment=enrolment)
        BoardDecisionFactory(enrolment=enrolment)
        PlannedModuleFactory(plan=SharedPlanFactory(enrolment=enrolment))
    return enrolment


def asked(browser, where):
    assert browser.get(where).status_code == 200
    with CaptureQueriesContext(connection) as found:
        browser.get(where)
    return len(found)


@pytest.mark.parametrize("name", PAGES)
def test_a_long_record_asks_as_often_as_a_short_one(name, enrolment, tomas, enter):
    browser, where = enter(tomas), reverse(name, args=[enrolment.key])
    filled(enrolment, MODULES[:1])
    short = asked(browser, where)
    filled(enrolment, MODULES[1:])

    assert (asked(browser, where), short) == (PAGES[name], PAGES[name])


@pytest.mark.parametrize("name", QUEUES)
def test_a_long_queue_asks_as_often_as_a_short_one(name, enrolment, greta, enter, request):
    who, count = QUEUES[name]
    browser = enter(request.getfixturevalue(who))
    filled(enrolment, MODULES[:1])
    short = asked(browser, reverse(name))
    for _another in range(4):
        filled(EnrolmentFactory(adviser=greta, edition=enrolment.edition), MODULES[:2])

    assert (asked(browser, reverse(name)), short) == (count, count)


@pytest.mark.parametrize("part", API)
def test_the_api_asks_as_often_for_a_long_record(part, enrolment, tomas, enter):
    browser, where = enter(tomas), f"/api/v1/studies/{enrolment.key}{part}"
    filled(enrolment, MODULES[:1])
    short = asked(browser, where)
    filled(enrolment, MODULES[1:])

    assert (asked(browser, where), short) == (API[part], API[part])


def test_a_list_of_many_studies_asks_as_often_as_one_of_few(enrolment, tomas, enter):
    browser, where = enter(tomas), reverse("studies:studies")
    few = asked(browser, where)
    EnrolmentFactory.create_batch(4, student=tomas, edition=enrolment.edition, state="withdrawn", ended_on="2024-05-02")

    assert (asked(browser, where), few) == (22, 22)
