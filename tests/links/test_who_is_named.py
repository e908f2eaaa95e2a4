"""Whom the board of those who could work together names: people who agreed to be public, and nobody else, ever."""

from datetime import timedelta

import pytest

from crossings.journal.record import Actor
from crossings.links import actions
from crossings.links.together import NAMED, board
from crossings.network.models import Profile
from crossings.people.models import Consent
from tests.factories.network import AffiliationFactory, ExpertiseFactory, InstitutionFactory, ProfileFactory
from tests.factories.people import ConsentFactory, PersonFactory
from tests.factories.research import (
    ContributionFactory,
    PublicationFactory,
    PublicationSubjectFactory,
    PublishingInstitutionFactory,
)
from tests.factories.topics import ConceptFactory

pytestmark = pytest.mark.django_db
BOARD = "/en/links/together/"
BY = Actor("system:tests")


@pytest.fixture
def day(at):
    return at.date()


@pytest.fixture
def drought():
    return ConceptFactory(label="Drought")


@pytest.fixture
def north(drought):
    """One of two institutes with works on drought, and none together."""
    places = [InstitutionFactory(name=name) for name in ("North", "South")]
    for place in places:
        for _ in range(2):
            PublishingInstitutionFactory(
                publication=PublicationSubjectFactory(concept=drought).record, institution=place
            )
    for _ in range(4):
        PublicationFactory()
    return places[0]


def scholar(place, concept, *, agrees=True, is_published=True, **facts):
    """Somebody at an institute who knows a topic and wrote on it."""
    person = PersonFactory(**facts)
    if agrees:
        ConsentFactory(person=person)
    ProfileFactory(person=person, is_published=is_published)
    AffiliationFactory(person=person, institution=place)
    ExpertiseFactory(person=person, concept=concept)
    ContributionFactory(publication=PublicationSubjectFactory(concept=concept).record, person=person, name=person.name)
    return person


def named(day):
    return {name for row in board(day, "en") for place in (row.one, row.other) for name, _url in place.people}


def test_whoever_agrees_is_named(north, drought, day):
    scholar(north, drought, name="Ada Agrees")

    assert named(day) == {"Ada Agrees"}


@pytest.mark.parametrize(("agrees", "is_published"), [(False, True), (True, False), (False, False)])
def test_without_consent_or_a_published_profile_nobody_is_named(north, drought, day, agrees, is_published):
    scholar(north, drought, agrees=agrees, is_published=is_published)

    assert named(day) == set()


def test_on_the_page_no_trace_is_left_of_who_did_not_agree(north, drought, noor, enter):
    scholar(north, drought, agrees=False, name="Pia Private", slug="pia-private")

    page = enter(noor).get(BOARD).content.decode()

    assert "Drought" in page
    assert "Pia" not in page
    assert "pia-private" not in page


def test_a_consent_that_ran_out_names_nobody(north, drought, day):
    scholar(north, drought)
    Consent.objects.update(expires_on=day - timedelta(days=1))

    assert named(day) == set()


def test_a_profile_that_is_taken_down_goes_from_the_board(north, drought, day):
    scholar(north, drought)
    assert named(day)

    Profile.objects.update(is_published=False)

    assert named(day) == set()


def test_who_left_the_institute_is_not_asked_there(north, drought, day):
    person = scholar(north, drought)
    person.affiliations.update(ends="2021")

    assert named(day) == set()


def test_who_refused_and_changed_their_mind_is_named_again(north, drought, day, at):
    person = scholar(north, drought, name="Bo Again")
    actions.refuse_suggestions(person=person, by=BY, at=at)
    assert named(day) == set()

    actions.allow_suggestions(person=person, by=BY, at=at)

    assert named(day) == {"Bo Again"}


def test_a_wish_of_one_takes_nobody_else_off(north, drought, day, at):
    scholar(north, drought, name="Cy Stays")
    actions.refuse_suggestions(person=scholar(north, drought), by=BY, at=at)

    assert named(day) == {"Cy Stays"}


def test_somebody_with_three_reasons_is_named_once_and_few_of_many(north, drought, day):
    for number in range(NAMED + 2):
        scholar(north, drought, name=f"Person {number}")

    (row,) = board(day, "en")

    people = row.one.people or row.other.people
    assert len(people) == len(set(people)) == NAMED


def test_a_work_in_draft_makes_nobody_known_for_its_topic(north, drought, day):
    person = PersonFactory()
    ConsentFactory(person=person)
    ProfileFactory(person=person)
    AffiliationFactory(person=person, institution=north)
    ContributionFactory(
        publication=PublicationSubjectFactory(concept=drought, record__state="draft").record, person=person
    )

    assert named(day) == set()


def test_markup_in_a_name_is_text_on_the_board(north, drought, noor, enter):
    scholar(north, drought, name="<script>alert(1)</script>")

    page = enter(noor).get(BOARD).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_board_is_read_in_the_language_of_the_reader(north, noor, enter):
    page = enter(noor).get("/ar/links/together/").content.decode()

    assert 'dir="rtl"' in page
    assert "North" in page
