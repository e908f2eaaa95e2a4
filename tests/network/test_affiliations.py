"""Who works where, from when to when; seen in public only by consent."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.values import PartialDate
from crossings.journal.models import Entry
from crossings.network.actions import affiliate, end_affiliation
from crossings.network.models import Affiliation
from tests.factories.network import AffiliationFactory, InstitutionFactory, shown
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(actor, at):
    return {
        "person": PersonFactory(),
        "institution": InstitutionFactory(),
        "title": "Researcher",
        "by": actor,
        "at": at,
    }


def test_a_post_holds_from_its_first_day(post):
    affiliate(**post, starts=PartialDate(2024))

    assert [Affiliation.objects.as_of(date(year, 6, 1)).count() for year in (2023, 2024)] == [0, 1]


def test_the_same_post_over_the_same_days_is_refused(post):
    affiliate(**post, starts=PartialDate(2024))

    with pytest.raises(ValidationError):
        affiliate(**post, starts=PartialDate(2025))


def test_it_ends_on_the_first_day_on_which_it_no_longer_held(post, actor, at):
    affiliation = affiliate(**post, starts=PartialDate(2024))

    end_affiliation(affiliation=affiliation, ends=PartialDate(2026), by=actor, at=at)

    assert [Affiliation.objects.as_of(date(year, 1, 1)).count() for year in (2025, 2026)] == [1, 0]


def test_the_journal_names_nobody_outside_its_personal_values(post):
    affiliation = affiliate(**post)

    entry = Entry.objects.about(affiliation).get()
    assert entry.title == ""
    assert not {"person_id", "title", "institution_id"} & entry.changes.keys()


def test_public_are_those_of_persons_who_are_shown_today():
    AffiliationFactory()
    profile = shown()

    found = Affiliation.objects.public(date(2026, 11, 21))

    assert [each.person for each in found] == [profile.person]


def test_noor_sees_only_her_own(noor):
    AffiliationFactory()
    own = AffiliationFactory(person=PersonFactory(account=noor))

    assert list(Affiliation.objects.visible_to(noor)) == [own]


def test_ingrid_sees_all(ingrid):
    AffiliationFactory.create_batch(2)

    assert Affiliation.objects.visible_to(ingrid).count() == 2
