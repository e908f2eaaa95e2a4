"""Claims age, accreditations have dates, resources say who may use them, costs are ranges or unknown."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from crossings.engine.values import PartialDate
from crossings.network.models import Membership
from crossings.programmes.models import (
    Accreditation,
    Claim,
    FeeRule,
    Resource,
)
from crossings.programmes.records import award_members
from tests.factories.network import InstitutionFactory, NetworkFactory
from tests.factories.programmes import (
    AccreditationFactory,
    CatalogueFactory,
    ClaimFactory,
    CompetencyFrameworkFactory,
    CostItemFactory,
    FeeRuleFactory,
    GradeExpectationFactory,
    ProgrammeFactory,
    ResourceFactory,
    ValuesStatementFactory,
)

TODAY = date(2026, 11, 21)
pytestmark = pytest.mark.django_db
OF_A_PROGRAMME = (
    AccreditationFactory,
    ClaimFactory,
    ResourceFactory,
    ValuesStatementFactory,
    CompetencyFrameworkFactory,
)


def test_a_claim_is_current_until_the_day_it_expires():
    claim = ClaimFactory(expires_on=TODAY)
    assert Claim.objects.current(date(2026, 11, 20)).get() == claim
    assert not Claim.objects.current(TODAY).exists()
    assert Claim.objects.expired(TODAY).get() == claim


def test_a_claim_without_a_last_day_stays_current():
    assert Claim.objects.current(TODAY).filter(pk=ClaimFactory().pk).exists()


def test_a_share_without_a_whole_is_marked():
    assert ClaimFactory(share=98).lacks_denominator
    assert not ClaimFactory(share=98, denominator=50).lacks_denominator
    assert not ClaimFactory(share=None).lacks_denominator


@pytest.mark.parametrize(
    "wrong",
    [{"numerator": 3, "denominator": 2}, {"denominator": 3, "response_base": 2}, {"share": 101}, {"statement": ""}],
)
def test_an_impossible_claim_is_refused(wrong):
    with pytest.raises(IntegrityError):
        ClaimFactory(**wrong)


def test_an_accreditation_holds_from_its_first_day_up_to_its_end():
    AccreditationFactory(starts=PartialDate(2019), until=PartialDate(2024, 7))
    assert Accreditation.objects.in_force_on(date(2019, 1, 1)).exists()
    assert not Accreditation.objects.in_force_on(date(2018, 12, 31)).exists()
    assert not Accreditation.objects.in_force_on(date(2024, 7, 1)).exists()


def test_an_accreditation_without_stated_dates_is_shown():
    assert Accreditation.objects.in_force_on(TODAY).filter(pk=AccreditationFactory().pk).exists()


def test_an_accreditation_ends_after_it_begins():
    with pytest.raises(ValidationError, match="does not come after the start"):
        AccreditationFactory.build(
            programme=ProgrammeFactory(), starts=PartialDate(2024), until=PartialDate(2019)
        ).full_clean()


def test_a_resource_is_found_by_status_and_by_site():
    room = ResourceFactory(open_to=Resource.OpenTo.RESEARCH, site="Brussels")
    journals = ResourceFactory(open_to=Resource.OpenTo.EVERYONE)
    assert set(Resource.objects.usable_by(Resource.OpenTo.RESEARCH)) == {room, journals}
    assert Resource.objects.usable_by(Resource.OpenTo.TAUGHT).get() == journals
    assert set(Resource.objects.at("brussels")) == {room, journals}
    assert Resource.objects.at("Canterbury").get() == journals


@pytest.mark.parametrize("factory", [ValuesStatementFactory, CompetencyFrameworkFactory])
def test_the_newest_version_that_has_begun_is_in_force(factory):
    first = factory(number=1, starts=PartialDate(2005))
    second = factory(number=2, starts=PartialDate(2020), programme=first.programme)
    model = type(first)
    assert model.objects.in_force_on(date(2019, 12, 31)).first() == first
    assert model.objects.in_force_on(TODAY).first() == second


@pytest.mark.parametrize("factory", OF_A_PROGRAMME, ids=lambda factory: factory._meta.model.__name__)
def test_noor_sees_only_what_belongs_to_a_published_programme(factory, noor):
    factory(programme=CatalogueFactory(published_at=None).programme)
    shown = factory(programme=CatalogueFactory().programme)
    assert list(factory._meta.model.objects.visible_to(noor)) == [shown]


def test_a_version_of_a_framework_stands_once():
    framework = CompetencyFrameworkFactory()
    with pytest.raises(IntegrityError):
        CompetencyFrameworkFactory(programme=framework.programme, number=framework.number)


@pytest.mark.parametrize("wrong", [{"least": 10}, {"most": 10}, {"least": 20, "most": 10}, {"least": -1, "most": 1}])
def test_a_cost_is_a_range_or_unknown(wrong):
    with pytest.raises(IntegrityError):
        CostItemFactory(**wrong)


def test_an_unknown_cost_says_so():
    assert not CostItemFactory().is_known
    assert CostItemFactory(least=0, most=50).is_known


def test_a_rule_on_the_yearly_rise_names_its_index():
    with pytest.raises(IntegrityError):
        FeeRuleFactory(kind=FeeRule.Kind.CONTINUING_RISE, points=3)


def test_a_rule_on_the_yearly_rise_keeps_index_and_points():
    rule = FeeRuleFactory(kind=FeeRule.Kind.CONTINUING_RISE, index="RPI", points=3)
    assert (rule.index, rule.points) == ("RPI", 3)


def test_a_grades_label_and_its_country_code_stand_apart():
    grade = GradeExpectationFactory(label="UK", country="GB")
    assert (grade.label, str(grade.country)) == ("UK", "GB")
    assert GradeExpectationFactory(label="American", system="GPA", country=None).country is None


def test_an_award_names_the_members_of_its_day():
    consortium, left, stayed = NetworkFactory(), InstitutionFactory(name="A"), InstitutionFactory(name="B")
    programme = ProgrammeFactory(consortium=consortium)
    for school, ends in ((left, PartialDate(2023, 9)), (stayed, None)):
        Membership.objects.create(network=consortium, institution=school, role=Membership.Role.PARTNER, ends=ends)
    then, now = (award_members(programme, day) for day in (date(2022, 10, 1), TODAY))
    assert [member.institution for member in then] == [left, stayed]
    assert [member.institution for member in now] == [stayed]


def test_an_associated_partner_awards_nothing():
    consortium = NetworkFactory()
    Membership.objects.create(network=consortium, institution=InstitutionFactory(), role=Membership.Role.ASSOCIATED)
    assert award_members(ProgrammeFactory(consortium=consortium), TODAY) == []


def test_a_programme_without_a_consortium_has_no_members():
    assert award_members(ProgrammeFactory(), TODAY) == []
