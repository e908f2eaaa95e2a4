"""What the API tells of each kind of record, and what it keeps to itself."""

from datetime import date

import pytest

from tests.api.asking import ask, keys
from tests.factories import programmes as given
from tests.factories.network import (
    InstitutionFactory,
    InstitutionNameFactory,
    MembershipFactory,
    ProfileFactory,
    shown,
)
from tests.factories.people import PersonFactory
from tests.factories.provenance import SourceFactory
from tests.factories.topics import AlternativeLabelFactory, ConceptFactory, CountryFactory, MappingFactory

pytestmark = pytest.mark.django_db


def first(client, question: str) -> dict:
    return ask(client, question)["items"][0]


# -- sources and topics ------------------------------------------------------------------------------------------------


def test_a_source_tells_when_it_was_read(client):
    SourceFactory(key="page", read_on=date(2026, 11, 1))
    assert ask(client, "sources/page")["read_on"] == "2026-11-01"


def test_a_country_is_found_by_its_code_and_keeps_its_label(client):
    CountryFactory(label="Holland, as printed")
    told = first(client, "concepts?country=NL")
    assert (told["label"]["text"], told["iso_alpha3"], told["notation"]) == ("Holland, as printed", "NLD", "528")


def test_a_concept_without_a_source_of_its_own_rests_on_its_schemes(client):
    concept = ConceptFactory(scheme__source=SourceFactory(key="scheme-page"))
    assert first(client, f"concepts?scheme={concept.scheme.slug}")["source"] == "scheme-page"


def test_a_whole_concept_tells_its_other_names_and_mappings(client):
    law = ConceptFactory(scheme__slug="fields", slug="law")
    AlternativeLabelFactory(concept=law, text="Legal studies")
    other = MappingFactory(target=law, relation="narrow").concept
    told = ask(client, "concepts/fields/law")
    assert told["alternative_labels"] == [{"text": "Legal studies", "language": "en"}]
    assert (told["mappings"][0]["concept"]["key"], told["mappings"][0]["relation"]) == (other.slug, "narrow")


# -- the network -------------------------------------------------------------------------------------------------------


def test_an_institution_tells_every_name_it_has_borne(client):
    here = InstitutionFactory(slug="here")
    InstitutionNameFactory(institution=here, name="As it was", ends="2017")
    (name,) = ask(client, "institutions/here")["other_names"]
    assert (name["name"], name["starts"], name["ends"]) == ("As it was", None, "2017")


def test_memberships_can_be_asked_as_of_a_day(client):
    MembershipFactory(network__slug="mum", institution__slug="left", starts="2019", ends="2021")
    MembershipFactory(institution__slug="stayed", starts="2020")
    told = ask(client, "memberships?on=2022-01-01")["items"]
    assert [each["institution"]["key"] for each in told] == ["stayed"]


def test_a_membership_says_whether_its_dates_are_stated(client):
    MembershipFactory(starts="2022-09", starts_stated=False)
    told = first(client, "memberships")
    assert (told["starts"], told["starts_stated"], told["ends"]) == ("2022-09", False, None)


def test_institutions_can_be_asked_by_network(client):
    membership = MembershipFactory(network__slug="mum")
    InstitutionFactory()
    assert keys(client, "institutions?network=mum") == [membership.institution.slug]


def test_a_scholar_is_told_while_consent_stands(client):
    profile = shown(about="Studies return.")
    told = ask(client, f"profiles/{profile.person.slug}")
    assert told["about"]["text"] == "Studies return."
    assert told["affiliations"][0]["institution"]["key"].startswith("institution-")


def test_a_scholar_without_consent_is_not_told_to_anybody(client, ingrid):
    profile = ProfileFactory(person=PersonFactory(slug="private"))
    client.force_login(ingrid)
    assert profile.person.slug not in keys(client, "profiles")
    ask(client, "profiles/private", status=404)


# -- programmes --------------------------------------------------------------------------------------------------------


def test_a_programme_tells_its_years(client):
    given.CatalogueFactory(programme__slug="ma", year="2023-24")
    assert ask(client, "programmes/ma")["years"] == ["2023-24"]


def test_a_programme_that_is_still_prepared_is_not_told(client):
    draft = given.CatalogueFactory(published_at=None, programme__slug="draft")
    given.FeeFactory(table__catalogue=draft)
    ask(client, "programmes/draft", status=404)
    assert ask(client, "fees")["count"] == 0


def test_an_amount_keeps_its_cents(client):
    given.FeeFactory()
    assert first(client, "fees")["value"] == {"amount": "20200.00", "currency": "EUR"}


def test_an_amount_to_be_confirmed_is_never_zero(client):
    given.UnconfirmedFeeFactory()
    assert first(client, "fees")["value"] == {"to_be_confirmed": {"by": "Fees office", "expected": "2023-06"}}


def test_fees_can_be_asked_by_year_so_that_years_never_mix(client):
    given.FeeFactory(table__catalogue__year="2022-23")
    given.FeeFactory(table__catalogue__year="2023-24")
    assert {each["year"] for each in ask(client, "fees?year=2023-24")["items"]} == {"2023-24"}


def test_only_fees_to_be_confirmed_can_be_asked_for(client):
    given.FeeFactory()
    given.UnconfirmedFeeFactory()
    assert ask(client, "fees?confirmed=false")["count"] == 1


def test_an_offering_names_its_parts(client):
    given.OfferingFactory()
    told = first(client, "offerings")
    assert (told["mode"], told["start_month"], told["specialisation"]) == ("full_time", 9, None)
    assert told["version"]["name"]["text"].startswith("Version")


def test_a_version_tells_how_long_it_takes(client):
    given.StudyDurationFactory(months=18, mode="part_time")
    (duration,) = first(client, "versions")["durations"]
    assert (duration["mode"], duration["months"]) == ("part_time", 18)


def test_an_example_module_says_that_it_is_one(client):
    given.CatalogueModuleFactory(module__is_example=True)
    assert first(client, "modules")["is_example"] is True
    assert ask(client, "modules?example=false")["count"] == 0


def test_outcomes_can_be_asked_by_group(client):
    given.LearningOutcomeFactory(group="transferable", statement="Works with others")
    given.LearningOutcomeFactory()
    assert first(client, "outcomes?group=transferable")["statement"]["text"] == "Works with others"


def test_competencies_stand_in_their_framework(client):
    framework = given.CompetencyFactory(key="teach").framework
    given.CatalogueFactory(programme=framework.programme)
    assert first(client, "competencies")["key"] == "teach"
