"""Whoever has no part in somebody's studies finds nothing at any of their addresses, by any method."""

import re

import pytest
from django.urls import get_resolver, reverse

from crossings.journal.models import Entry
from crossings.people.roles import BoardMember
from crossings.studies.models import Enrolment
from tests.cast import signed_up
from tests.factories.studies import (
    BoardDecisionFactory,
    BoardSeatFactory,
    EnrolmentFactory,
    PlannedModuleFactory,
    RecognitionFactory,
    SharedPlanFactory,
)

pytestmark = pytest.mark.django_db
KEY = "6f1de2e5-2d15-4f3f-a9a3-0f7b4c0a7d11"
UUID = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
OF_PLANS = ("studies:plan", "planner:choose", "planner:discard")
OF_DECISIONS = ("studies:own-decision", "studies:decision", "studies:withdraw-decision")
OF_RECOGNITIONS = ("studies:own-recognition", "studies:recognition", "studies:withdraw-recognition")
API = ("", "/audit", "/plan", "/plans")
READ = (
    "studies:enrolment",
    "studies:what-if",
    "planner:own",
    "planner:own-desk",
    "papers:transcript",
    "papers:supplement",
)


def names_with_a_key():
    """Every named address of studies that holds the key of something, whatever is added later."""
    for room in ("studies", "planner", "papers"):
        found = get_resolver().namespace_dict[room][1].reverse_dict
        yield from (
            f"{room}:{name}" for name in found if isinstance(name, str) and "key" in found.getlist(name)[0][0][0][1]
        )


@pytest.fixture
def rows(enrolment):
    """Something of each kind, by the names of the addresses at which it stands."""
    BoardSeatFactory(programme=enrolment.programme)
    plan = PlannedModuleFactory(plan=SharedPlanFactory(enrolment=enrolment)).plan
    return (
        dict.fromkeys(OF_PLANS, plan)
        | dict.fromkeys(OF_DECISIONS, BoardDecisionFactory(enrolment=enrolment))
        | dict.fromkeys(OF_RECOGNITIONS, RecognitionFactory(enrolment=enrolment))
    )


def answered(browser, method, where):
    answer = getattr(browser, method)(where)
    return answer.status_code, UUID.sub(b"", answer.content)


@pytest.fixture
def browser(noor, enter):
    return enter(noor)


@pytest.mark.parametrize("method", METHODS)
def test_each_address_answers_the_same_for_what_is_not_there(method, rows, enrolment, browser):
    told = {}
    for name in names_with_a_key():
        addresses = (reverse(name, args=[key]) for key in (rows.get(name, enrolment).key, KEY))
        refused, absent = (answered(browser, method, where) for where in addresses)
        assert refused == absent, name
        told[name] = refused[0]

    assert len(told) == 20
    allowed = {"get": {404}, "head": {404}, "options": {200, 404}}
    assert set(told.values()) <= allowed.get(method, {404, 405}), told


def test_nothing_is_done_by_who_may_not_do_it(rows, enrolment, browser):
    before = Entry.objects.count()

    for name in names_with_a_key():
        browser.post(
            reverse(name, args=[rows.get(name, enrolment).key]), {"granted": "yes", "reason": "Mine", "why": "Mine"}
        )

    assert Entry.objects.count() == before


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("part", API)
def test_the_api_answers_the_same_for_what_is_not_there(part, method, enrolment, browser):
    refused, absent = (answered(browser, method, f"/api/v1/studies/{key}{part}") for key in (enrolment.key, KEY))

    assert refused == absent
    assert refused[0] == {"get": 404, "head": 404, "options": 200}.get(method, 405)


@pytest.mark.parametrize("name", ["studies:advising", "studies:board"])
def test_the_queues_are_not_there_for_who_has_no_part(name, enrolment, browser):
    assert [getattr(browser, method)(reverse(name)).status_code for method in ("get", "head")] == [404, 404]


def read_by(browser, enrolment, plan):
    pages = [reverse(name, args=[enrolment.key]) for name in READ]
    api = [f"/api/v1/studies/{enrolment.key}{part}" for part in API]
    return {
        browser.get(where, follow=True).status_code
        for where in (*pages, *api, reverse("studies:plan", args=[plan.key]))
    }


@pytest.fixture
def plan(enrolment):
    return PlannedModuleFactory(plan=SharedPlanFactory(enrolment=enrolment)).plan


@pytest.mark.parametrize("who", ["tomas", "greta", "birgit", "ingrid"])
def test_who_has_a_part_reads_every_page_paper_and_answer(who, enrolment, plan, enter, request):
    assert read_by(enter(request.getfixturevalue(who)), enrolment, plan) == {200}


@pytest.mark.parametrize("who", ["greta", "birgit"])
def test_who_loses_the_role_reads_none_of_them_from_the_next_request(who, enrolment, plan, enter, request):
    account = request.getfixturevalue(who)
    browser = enter(account)
    account.groups.clear()

    assert read_by(browser, enrolment, plan) == {404}


def test_who_advises_this_student_no_more_reads_none_of_them(enrolment, plan, greta, enter):
    EnrolmentFactory(adviser=greta)
    Enrolment.objects.filter(pk=enrolment.pk).update(adviser=None)

    assert read_by(enter(greta), enrolment, plan) == {404}


def test_the_board_of_another_programme_reads_none_of_them(enrolment, plan, enter):
    other = signed_up("Bruno Keller", BoardMember)
    BoardSeatFactory(account=other, programme=EnrolmentFactory().programme)

    assert read_by(enter(other), enrolment, plan) == {404}


def test_who_leaves_the_board_reads_none_of_them(enrolment, plan, birgit, enter):
    birgit.board_seats.all().delete()

    assert read_by(enter(birgit), enrolment, plan) == {404}


@pytest.mark.parametrize("name", READ)
def test_what_was_read_is_left_in_no_cache_for_the_next(name, enrolment, browser, enter, client):
    where = reverse(name, args=[enrolment.key])
    enter(enrolment.student).get(where)

    assert browser.get(where).status_code == 404
    assert client.get(where).status_code == 302
