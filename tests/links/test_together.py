"""The board of those who could work together: whom it names, and whom it must not."""

import pytest

from crossings.journal.record import Actor
from crossings.links import actions
from crossings.links.together import board
from crossings.people.models import Consent, Expertise
from crossings.research.models import Publication
from tests.factories.network import AffiliationFactory, InstitutionFactory, ProfileFactory
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


@pytest.fixture
def drought():
    return ConceptFactory(label="Drought")


@pytest.fixture
def day(at):
    return at.date()


def issue(institution, concept, number=2):
    for _ in range(number):
        work = PublicationSubjectFactory(concept=concept).record
        PublishingInstitutionFactory(publication=work, institution=institution)


@pytest.fixture
def apart(drought):
    """Two institutes with works on drought, and none together; and works on something else."""
    places = InstitutionFactory(name="North", slug="north"), InstitutionFactory(name="South", slug="south")
    for place in places:
        issue(place, drought)
    for _ in range(4):
        PublicationFactory()
    return places


def scholar(place, concept=None, **facts):
    person = PersonFactory(**facts)
    ConsentFactory(person=person)
    ProfileFactory(person=person, is_published=True)
    AffiliationFactory(person=person, institution=place)
    if concept is not None:
        Expertise.objects.create(person=person, concept=concept)
    return person


def test_nobody_opens_it_who_is_not_signed_in(client):
    assert client.get(BOARD).status_code == 302


def test_two_institutes_that_study_the_same_apart_stand_there(noor, enter, apart):
    page = enter(noor).get(BOARD).content.decode()

    for part in ("Drought", "North", "South", "2 works"):
        assert part in page


def test_an_empty_board_says_why(noor, enter):
    assert "Nobody stands here yet" in enter(noor).get(BOARD).content.decode()


def test_one_work_together_takes_them_off(apart, day):
    work = PublicationFactory()
    for place in apart:
        PublishingInstitutionFactory(publication=work, institution=place)

    assert board(day, "en") == ()


def test_works_that_are_not_public_count_for_nothing(apart, day, drought):
    Publication.objects.filter(subjects__concept=drought).update(state="withdrawn")

    assert board(day, "en") == ()


@pytest.mark.parametrize("kind", ["method", "place", "generic", "discipline"])
def test_methods_places_and_what_is_too_general_join_nobody(apart, day, drought, kind):
    type(drought).objects.filter(pk=drought.pk).update(links_as=kind)

    assert board(day, "en") == ()


def test_people_who_know_the_topic_or_wrote_on_it_are_named_with_their_institute(apart, day, drought):
    north, south = apart
    scholar(north, drought, name="Ada Knows", slug="ada")
    writer = scholar(south, name="Bo Wrote", slug="bo")
    ContributionFactory(publication=PublicationSubjectFactory(concept=drought).record, person=writer)
    scholar(south, name="Cy Elsewhere")

    (row,) = board(day, "en")

    told = {place.name: place.people for place in (row.one, row.other)}
    assert told == {"North": (("Ada Knows", "/en/people/ada/"),), "South": (("Bo Wrote", "/en/people/bo/"),)}


def test_who_asked_not_to_be_suggested_is_not_named(apart, day, drought, at):
    person = scholar(apart[0], drought)
    actions.refuse_suggestions(person=person, by=Actor("system:tests"), at=at)

    (row,) = board(day, "en")
    assert row.one.people == row.other.people == ()


def test_whose_consent_ended_is_not_named(apart, day, drought, at):
    scholar(apart[0], drought)
    Consent.objects.update(withdrawn_at=at.replace(month=6))

    (row,) = board(day, "en")
    assert row.one.people == row.other.people == ()


def test_an_institute_is_known_by_its_authors_too_while_they_are_public(day, drought, at):
    for name in ("North", "South"):
        person = scholar(InstitutionFactory(name=name))
        for _ in range(2):
            ContributionFactory(publication=PublicationSubjectFactory(concept=drought).record, person=person)
    PublicationFactory()
    assert len(board(day, "en")) == 1

    Consent.objects.update(withdrawn_at=at.replace(month=6))
    assert board(day, "en") == ()


def test_the_board_costs_no_more_queries_for_more_rows(apart, day, drought, django_assert_max_num_queries):
    scholar(apart[0], drought)
    with django_assert_max_num_queries(14):
        board(day, "es")
    for _ in range(3):
        concept = ConceptFactory()
        for place in apart:
            issue(place, concept)
            scholar(place, concept)
    with django_assert_max_num_queries(14):
        assert len(board(day, "es")) == 4
