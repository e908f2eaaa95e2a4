"""The database itself refuses what no record may say."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from crossings.network.models import Membership, StatedCount
from tests.factories import network as made

pytestmark = pytest.mark.django_db
OPEN_TWICE = {"starts": "2021", "ends": None}


def refused(make):
    with pytest.raises(IntegrityError):
        make()


def test_two_open_memberships_in_one_role():
    first = made.MembershipFactory()

    refused(lambda: made.MembershipFactory(network=first.network, institution=first.institution, **OPEN_TWICE))


def test_a_membership_that_ends_before_it_begins():
    refused(lambda: made.MembershipFactory(starts="2020", ends="2019"))


def test_dates_without_evidence():
    refused(lambda: made.MembershipFactory(evidence=Membership.Evidence.NOT_EVIDENCED, starts="2020"))


def test_a_latitude_without_a_longitude():
    refused(lambda: made.InstitutionFactory(latitude=50.7))


def test_a_place_beyond_the_poles():
    refused(lambda: made.InstitutionFactory(latitude=91, longitude=0))


def test_a_closing_day_of_an_institution_that_is_open():
    refused(lambda: made.InstitutionFactory(status="active", closed="2019"))


def test_a_status_that_the_table_does_not_have():
    refused(lambda: made.InstitutionFactory(status="asleep"))


def test_an_institution_without_a_name():
    refused(lambda: made.InstitutionFactory(name=""))


def test_a_count_that_no_source_states():
    refused(lambda: made.StatedCountFactory(source=None, of=StatedCount.Of.MEMBERS))


def test_two_institutions_with_one_ror_identifier():
    made.InstitutionFactory(ror="043nxc105")

    refused(lambda: made.InstitutionFactory(ror="https://ror.org/043nxc105"))


def test_many_institutions_may_be_without_a_ror_identifier():
    assert made.InstitutionFactory(ror="").pk != made.InstitutionFactory(ror=None).pk


def test_a_ror_identifier_with_wrong_check_digits_is_named():
    institution = made.InstitutionFactory.build(ror="043nxc106")

    with pytest.raises(ValidationError, match="043nxc106"):
        institution.full_clean()


def test_a_ror_identifier_is_kept_as_its_nine_signs():
    institution = made.InstitutionFactory(ror="https://ror.org/043nxc105")

    institution.refresh_from_db()
    assert institution.ror == "043nxc105"


def test_an_institution_is_not_part_of_its_own_part():
    university = made.InstitutionFactory()
    school = made.InstitutionFactory(part_of=university)
    university.part_of = school

    with pytest.raises(ValidationError, match="itself part"):
        university.full_clean()


def test_a_correction_cannot_do_what_no_verb_may():
    closed = made.InstitutionFactory(status="closed")
    closed.status = "renamed"

    with pytest.raises(ValidationError, match="cannot become"):
        closed.full_clean()


@pytest.mark.parametrize("written", ["England", "gb-eng", "GB_ENG"])
def test_a_part_of_a_country_is_written_as_its_code(written):
    with pytest.raises(ValidationError, match="GB-ENG"):
        made.PartnerCountryFactory.build(network=made.NetworkFactory(), subdivision=written).full_clean()
