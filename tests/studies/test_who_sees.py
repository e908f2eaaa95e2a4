"""A student sees their own, an adviser those entrusted to them, a board its programme's, and nobody else anything."""

import pytest
from django.contrib.auth.models import AnonymousUser

from crossings.people.own_data import everything_about
from crossings.studies.models import BoardDecision, Enrolment, Recognition, Result, StudyPlan
from tests.factories.studies import (
    BoardDecisionFactory,
    BoardSeatFactory,
    EnrolmentFactory,
    PlannedModuleFactory,
    RecognitionFactory,
    ResultFactory,
    SharedPlanFactory,
    StudyPlanFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def another():
    """The studies of somebody else in another programme."""
    return EnrolmentFactory()


def seen_by(account, model=Enrolment):
    return list(model.objects.visible_to(account))


@pytest.mark.parametrize("who", ["tomas", "greta", "birgit"])
def test_each_sees_these_studies_and_no_others(who, enrolment, another, request):
    assert seen_by(request.getfixturevalue(who)) == [enrolment]


@pytest.mark.parametrize("who", ["noor", "wei", "steward", "amina"])
def test_nobody_else_sees_any(who, enrolment, request):
    assert seen_by(request.getfixturevalue(who)) == []


def test_who_is_not_signed_in_sees_none(enrolment):
    assert seen_by(AnonymousUser()) == []


def test_the_office_sees_all(enrolment, another, ingrid):
    assert set(seen_by(ingrid)) == {enrolment, another}


@pytest.mark.parametrize("who", ["greta", "birgit"])
def test_who_loses_the_role_sees_nothing_any_more(who, enrolment, request):
    account = request.getfixturevalue(who)
    account.groups.clear()

    assert seen_by(type(account).objects.get(pk=account.pk)) == []


def test_a_seat_without_the_role_opens_nothing(enrolment, noor):
    BoardSeatFactory(account=noor, programme=enrolment.programme)

    assert seen_by(noor) == []


def test_the_adviser_before_sees_nothing_any_more(enrolment, greta):
    Enrolment.objects.filter(pk=enrolment.pk).update(adviser=None)

    assert seen_by(greta) == []


@pytest.mark.parametrize("factory", [ResultFactory, RecognitionFactory, BoardDecisionFactory, SharedPlanFactory])
def test_what_hangs_on_the_studies_is_seen_with_them(factory, enrolment, another, greta, noor):
    mine, _theirs = factory(enrolment=enrolment), factory(enrolment=another)

    assert (seen_by(greta, type(mine)), seen_by(noor, type(mine))) == ([mine], [])


@pytest.mark.parametrize("who", ["greta", "birgit", "ingrid"])
def test_a_draft_of_a_plan_is_the_student_s_alone(who, enrolment, tomas, request):
    draft = StudyPlanFactory(enrolment=enrolment)

    assert (seen_by(tomas, StudyPlan), seen_by(request.getfixturevalue(who), StudyPlan)) == ([draft], [])


def test_what_one_takes_away_holds_all_of_ones_studies(enrolment, tomas):
    for factory in (ResultFactory, RecognitionFactory, BoardDecisionFactory):
        factory(enrolment=enrolment)
    PlannedModuleFactory(plan__enrolment=enrolment)

    told = everything_about(tomas)

    assert {
        model._meta.label_lower for model in (Enrolment, Result, Recognition, BoardDecision, StudyPlan)
    } <= told.keys()
    assert told["studies.plannedmodule"] == [{"term": "2023-24/spring", "module": "A2"}]


def test_what_an_adviser_takes_away_holds_nothing_of_the_students(enrolment, greta):
    assert not [kind for kind in everything_about(greta) if kind.startswith("studies.")]


def test_the_questions_of_who_sees_do_not_grow_with_the_list(enrolment, greta, django_assert_num_queries):
    EnrolmentFactory.create_batch(5, adviser=greta)
    assert len(seen_by(greta)) == 6  # from now on her roles and permissions are known

    with django_assert_num_queries(1):
        assert len(seen_by(greta)) == 6
