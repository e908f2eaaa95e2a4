"""A person is found while the consent to a public profile stands, and from the same moment no longer."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from crossings.engine.privacy import Purpose
from crossings.engine.values import PartialDate
from crossings.journal.actions import correct, remove
from crossings.network.actions import affiliate, end_affiliation, publish_profile, withdraw_profile
from crossings.network.found import persons
from crossings.network.models import Affiliation, ProfileTranslation
from crossings.people.actions import close_account, give_consent, renew_consent, withdraw_consent
from crossings.people.models import Consent, Expertise
from crossings.search.actions import refresh
from crossings.search.models import Word
from tests.factories.network import ExpertiseFactory, FieldFactory, InstitutionFactory, ProfileFactory, shown
from tests.factories.people import AccountFactory, ConsentFactory, PersonFactory
from tests.search.kept import BY, addresses, kept, said, values, words

pytestmark = pytest.mark.django_db
PROFILE = Purpose.PUBLIC_PROFILE


@pytest.fixture
def wei():
    """Found, by consent until 10 January 2028."""
    person = shown(person=PersonFactory(slug="wei", name="Wei Lindqvist")).person
    refresh("person", [person.pk])
    return person


def test_a_person_is_found_by_name_at_the_profile(wei):
    assert addresses("Lindqvist") == ["/people/wei/"]


def test_the_clock_alone_ends_it_on_the_day_on_which_the_consent_expires(wei):
    assert addresses("Lindqvist", date(2028, 1, 9))
    assert not addresses("Lindqvist", date(2028, 1, 10))


def test_without_consent_nobody_is_found(at):
    profile = ProfileFactory()
    affiliate(person=profile.person, institution=InstitutionFactory(), title="Fellow", by=BY, at=at)

    assert kept("person", profile.person_id) is None


def test_a_consent_that_is_given_lets_the_person_be_found(at):
    profile = ProfileFactory()
    ExpertiseFactory(person=profile.person)

    give_consent(person=profile.person, purpose=PROFILE, by=BY, at=at)

    document = kept("person", profile.person_id)
    assert document is not None
    assert document.ends == Consent.objects.get().expires_on


def test_a_withdrawn_consent_takes_the_person_and_the_name_out_at_once(wei, at):
    withdraw_consent(person=wei, purpose=PROFILE, by=BY, at=at)

    assert kept("person", wei.pk) is None
    assert not Word.objects.filter(text="lindqvist").exists()


def test_a_withdrawal_that_fails_leaves_the_person_found(wei, at):
    with pytest.raises(RuntimeError), transaction.atomic():
        withdraw_consent(person=wei, purpose=PROFILE, by=BY, at=at)
        raise RuntimeError

    assert kept("person", wei.pk) is not None


def test_a_renewed_consent_lasts_longer(wei):
    renew_consent(person=wei, purpose=PROFILE, by=BY, at=datetime(2027, 12, 1, tzinfo=UTC))

    assert addresses("Lindqvist", date(2028, 1, 10))


def test_a_consent_to_something_else_changes_nothing(at):
    profile = ProfileFactory()
    ExpertiseFactory(person=profile.person)
    ConsentFactory(person=profile.person, purpose=Purpose.STORYTELLING.value)
    refresh("person", [profile.person_id])

    assert kept("person", profile.person_id) is None


def test_whose_account_is_closed_is_found_no_longer(wei, at):
    wei.account = AccountFactory()
    wei.save()

    close_account(account=wei.account, by=BY, at=at)

    assert kept("person", wei.pk) is None


def test_a_profile_that_is_withdrawn_is_found_again_only_when_it_is_published_again(wei, at):
    withdraw_profile(profile=wei.profile, by=BY, at=at)
    assert kept("person", wei.pk) is None

    publish_profile(profile=wei.profile, by=BY, at=at)
    assert kept("person", wei.pk) is not None


def test_a_corrected_name_is_what_is_found(wei, at):
    wei.name, wei.also_known_as, wei.slug = "Wei Sandberg", "魏\nW. Lindqvist", "wei-sandberg"
    correct(record=wei, by=BY, at=at)

    assert addresses("Sandberg") == addresses("魏") == addresses("Lindqvist") == ["/people/wei-sandberg/"]


def test_the_words_of_a_profile_are_found_in_each_language(wei, at):
    wei.profile.about = "Studies remittances."
    wei.profile.translations.add(ProfileTranslation(language="es", about="Estudia las remesas."))
    correct(record=wei.profile, by=BY, at=at)

    assert {("body", "Studies remittances.", "en"), ("body", "Estudia las remesas.", "es")} <= said("person", wei.pk)


def test_a_new_place_of_work_is_found_and_narrows(wei, at):
    place = InstitutionFactory(slug="merit", name="Institute of Maastricht", acronym="MERIT")
    affiliate(person=wei, institution=place, title="Professor of Demography", by=BY, at=at)

    assert addresses("Demography") == addresses("MERIT") == ["/people/wei/"]
    assert "merit" in values("person", wei.pk, "institution")


def test_a_place_of_work_that_ended_is_still_told(wei, at):
    post = affiliate(
        person=wei, institution=InstitutionFactory(slug="merit"), title="Fellow", starts=PartialDate(2020), by=BY, at=at
    )
    end_affiliation(affiliation=post, ends=PartialDate(2024), by=BY, at=at)

    assert "merit" in values("person", wei.pk, "institution")


def test_a_place_of_work_that_is_another_persons_goes_to_that_one(wei, at):
    other = shown().person
    post = affiliate(person=wei, institution=InstitutionFactory(), title="Cartographer", by=BY, at=at)

    post.person = other
    correct(record=post, by=BY, at=at)

    assert "Cartographer" not in words("person", wei.pk)
    assert "Cartographer" in words("person", other.pk)


def test_who_has_nothing_more_to_show_is_found_no_longer(wei, at):
    remove(record=Affiliation.objects.get(person=wei), by=BY, at=at)

    assert kept("person", wei.pk) is None


def test_what_a_person_knows_narrows(wei, at):
    wei.expertise.add(Expertise(concept=FieldFactory(slug="remittances")))
    correct(record=wei, by=BY, at=at)

    assert values("person", wei.pk, "topic") == {"fields/remittances"}


def test_a_person_who_is_removed_is_found_no_longer(wei, at):
    key = wei.pk
    remove(record=wei, by=BY, at=at)

    assert kept("person", key) is None


def test_the_consent_that_expires_last_counts(wei):
    ConsentFactory(
        person=wei, given_at=datetime(2026, 2, 1, tzinfo=UTC), expires_on=date(2028, 1, 10) - timedelta(days=30)
    )
    refresh("person", [wei.pk])

    assert kept("person", wei.pk).ends == date(2028, 1, 10)


def test_the_documents_of_many_take_as_many_queries_as_of_one(wei, django_assert_max_num_queries):
    ExpertiseFactory(person=wei)
    with django_assert_max_num_queries(12) as few:
        list(persons(None))
    for _ in range(4):
        ExpertiseFactory(person=shown().person)

    with django_assert_max_num_queries(len(few.captured_queries)):
        assert len(list(persons(None))) == 5
