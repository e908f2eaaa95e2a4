"""What each named question of the network answers on the days around its bounds, and in which order."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from crossings.network import models
from tests.factories import network as made
from tests.factories.people import PersonFactory
from tests.factories.topics import CountryFactory

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()
TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
LAST_OF_2019, FIRST_OF_2020 = date(2019, 12, 31), date(2020, 1, 1)


def names(found):
    return [each.name for each in found]


# -- institutions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("founded", "first_day"),
    [("2020", date(2020, 1, 1)), ("2020-03", date(2020, 3, 1)), ("2020-03-15", date(2020, 3, 15))],
)
def test_an_institution_is_known_from_the_earliest_day_of_its_foundation(founded, first_day):
    made.InstitutionFactory(founded=founded)

    assert not models.Institution.objects.known_by(first_day - DAY).exists()
    assert models.Institution.objects.known_by(first_day).exists()


def test_one_whose_foundation_nobody_states_is_known_on_every_day():
    made.InstitutionFactory(founded=None)

    assert models.Institution.objects.known_by(date(1475, 1, 1)).exists()


def test_one_that_closed_stays_known():
    made.InstitutionFactory(founded="2000", closed="2010", status="closed")

    assert models.Institution.objects.known_by(TODAY).exists()


def test_part_of_a_name_finds_whatever_its_case_and_the_spaces_around_it():
    made.InstitutionFactory(name="Institute of Delta Studies", acronym="IDS")
    made.InstitutionFactory(name="Elsewhere")

    for asked in (" delta ", "DELTA STUD", "ids"):
        assert names(models.Institution.objects.named_like(asked)) == ["Institute of Delta Studies"]


def test_one_with_three_names_that_answer_is_found_once():
    here = made.InstitutionFactory(name="Delta One")
    made.InstitutionNameFactory(institution=here, name="Delta Two")
    made.InstitutionNameFactory(institution=here, name="Delta Three")

    assert models.Institution.objects.named_like("delta").count() == 1


@pytest.mark.parametrize("asked", ["100%", "_", "'; DROP TABLE", "\\"])
def test_signs_that_mean_something_to_a_database_are_letters_like_others(asked):
    made.InstitutionFactory(name="Institute")

    assert not models.Institution.objects.named_like(asked).exists()


def test_who_left_a_network_is_still_found_by_it():
    held = made.MembershipFactory(network__slug="mum", starts="2010", ends="2015")
    made.MembershipFactory()

    assert list(models.Institution.objects.in_network("mum")) == [held.institution]


def test_two_questions_together_are_both_to_be_answered():
    made.InstitutionFactory(name="Both", kind="university", country="GH")
    made.InstitutionFactory(name="Kind", kind="university", country="MY")
    made.InstitutionFactory(name="Country", kind="office", country="GH")

    assert names(models.Institution.objects.asked_for({"kind": "university", "country": "GH"})) == ["Both"]


def test_a_question_that_the_list_does_not_have_narrows_nothing():
    made.InstitutionFactory()

    assert models.Institution.objects.asked_for({"status__in": "closed", "pk": "0"}).count() == 1


def test_two_of_one_name_keep_one_order():
    first, second = made.InstitutionFactory(name="Same"), made.InstitutionFactory(name="same")

    assert list(models.Institution.objects.by_name()) == [first, second]


def test_each_country_is_listed_once_and_unknown_ones_are_not():
    for country in ("MY", "GH", "MY", None):
        made.InstitutionFactory(country=country)

    assert models.Institution.objects.countries() == ["GH", "MY"]


@pytest.mark.parametrize(("day", "borne"), [(LAST_OF_2019, ["Before"]), (FIRST_OF_2020, [])])
def test_a_former_name_was_borne_until_the_day_on_which_it_ended(day, borne):
    made.InstitutionNameFactory(name="Before", ends="2020")

    assert names(models.InstitutionName.objects.borne_on(day)) == borne


# -- memberships -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "ends", "day", "holds"),
    [
        ("2020", None, LAST_OF_2019, False),
        ("2020", None, FIRST_OF_2020, True),
        (None, "2020", LAST_OF_2019, True),
        (None, "2020", FIRST_OF_2020, False),
        ("2019-12-31", "2020-01-01", LAST_OF_2019, True),
        ("2019-12-31", "2020-01-01", FIRST_OF_2020, False),
        (None, None, date.max, True),
    ],
)
def test_a_membership_holds_in_the_list_exactly_when_the_engine_says_so(starts, ends, day, holds):
    membership = made.MembershipFactory(starts=starts, ends=ends)

    assert models.Membership.objects.as_of(day).exists() is holds
    assert membership.holds_on(day) is holds


def test_what_is_only_named_holds_on_no_day():
    made.MembershipFactory(starts=None, evidence="not_evidenced")

    assert not models.Membership.objects.as_of(TODAY).exists()
    assert not models.Membership.objects.evidenced().exists()


@pytest.mark.parametrize("role", models.Membership.Role.values)
def test_a_role_is_full_in_the_list_exactly_when_it_is_full_by_itself(role):
    membership = made.MembershipFactory(role=role)

    assert models.Membership.objects.full().exists() is membership.is_full


def test_an_associated_partner_or_a_centre_is_no_full_member():
    assert not {"associated", "centre", "activity", "commission"} & set(models.Membership.FULL_ROLES)


def test_the_members_of_one_network_stand_by_name():
    mum = made.NetworkFactory()
    for name in ("Zürich", "École", "Eco"):
        made.MembershipFactory(network=mum, institution__name=name)
    made.MembershipFactory(institution__name="Of another network")

    found = models.Membership.objects.members_as_of(mum, TODAY)

    assert [row.institution.name for row in found] == ["Eco", "École", "Zürich"]


def test_memberships_of_an_institution_stand_oldest_first_and_undated_last():
    mum, here = made.NetworkFactory(), made.InstitutionFactory()
    dates = [("2015", None), (None, "2005"), ("2010", "2012")]
    for role, (starts, ends) in zip(("chair", "member", "partner"), dates, strict=True):
        made.MembershipFactory(network=mum, institution=here, role=role, starts=starts, ends=ends)

    assert [row.role for row in models.Membership.objects.by_network()] == ["partner", "chair", "member"]


# -- what is told of a network -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "number"), [(LAST_OF_2019, 0), (FIRST_OF_2020, 1), (date(2021, 8, 31), 1)])
def test_a_count_is_told_of_the_time_of_which_it_is_stated(day, number):
    stated = made.StatedCountFactory(starts="2020", ends="2021-09")

    assert models.StatedCount.objects.about(stated.network, day).count() == number


def test_a_count_of_one_network_is_never_told_of_another():
    made.StatedCountFactory()

    assert not models.StatedCount.objects.about(made.NetworkFactory(), TODAY).exists()


def test_milestones_stand_by_date_and_undated_ones_last():
    mum = made.NetworkFactory()
    for text, day in (("undated", None), ("later", "2010-05"), ("year", "2010"), ("first", "2003")):
        made.MilestoneFactory(network=mum, text=text, date=day)

    assert [row.text for row in models.Milestone.objects.of_network(mum)] == ["first", "year", "later", "undated"]


@pytest.mark.parametrize(("day", "in_force"), [(LAST_OF_2019, False), (FIRST_OF_2020, True), (date(2025, 1, 1), False)])
def test_an_agreement_is_in_force_from_its_signature_until_its_end(day, in_force):
    made.AgreementFactory(signed="2020", until="2025")

    assert models.Agreement.objects.in_force_on(day).exists() is in_force


def test_partner_countries_stand_as_their_source_lists_them_and_not_by_letter():
    mum = made.NetworkFactory()
    for position, label in enumerate(("Zambia", "Austria", "Mexico")):
        made.PartnerCountryFactory(network=mum, label=label, position=position)

    assert [row.label for row in models.PartnerCountry.objects.of_network(mum)] == ["Zambia", "Austria", "Mexico"]


def test_successions_around_a_body_are_those_before_and_after_it_and_no_farther():
    first, second, third, fourth = made.InstitutionFactory.create_batch(4)
    chain = [
        made.SuccessionFactory(predecessor=one, successor=two, on=on)
        for one, two, on in ((first, second, "1990"), (second, third, "2000"), (third, fourth, "2010"))
    ]

    assert list(models.Succession.objects.around(second)) == chain[:2]


# -- persons -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "there"), [(LAST_OF_2019, False), (FIRST_OF_2020, True), (date(2022, 9, 1), False)])
def test_a_post_is_held_from_its_first_day_until_the_day_of_leaving(day, there):
    made.AffiliationFactory(starts="2020", ends="2022-09")

    assert models.Affiliation.objects.as_of(day).exists() is there


def test_profiles_stand_by_the_persons_name_without_accents():
    for name in ("Zoë", "Émile", "Edda"):
        made.shown(PersonFactory(name=name))

    assert [row.person.name for row in models.Profile.objects.by_name()] == ["Edda", "Émile", "Zoë"]


def test_an_earlier_name_finds_a_scholar():
    profile = made.shown(PersonFactory(name="Lucía Paz", also_known_as="Lucía Romero"))
    made.shown()

    assert list(models.Profile.objects.asked_for({"q": "romero"})) == [profile]


def test_a_field_of_one_scheme_does_not_find_that_of_another_scheme():
    profile = made.shown()
    made.ExpertiseFactory(person=profile.person, concept=made.FieldFactory(slug="law"))

    assert list(models.Profile.objects.asked_for({"topic": "fields/law"})) == [profile]
    assert not models.Profile.objects.asked_for({"topic": "other/law"}).exists()
    assert not models.Profile.objects.asked_for({"topic": "law"}).exists()


@pytest.mark.parametrize("questions", [models.Affiliation.objects, models.Profile.objects])
def test_who_is_not_signed_in_sees_no_personal_record_in_the_office(questions):
    made.shown()

    assert questions.exists()
    assert not questions.visible_to(NOBODY).exists()


def test_countries_of_concepts_do_not_make_countries_of_institutions():
    CountryFactory()

    assert models.Institution.objects.countries() == []
