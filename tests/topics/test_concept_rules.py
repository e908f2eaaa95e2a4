"""What the tables of topics refuse, whoever asks."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from crossings.topics.models import Concept
from tests.factories.topics import (
    AlternativeLabelFactory,
    ConceptFactory,
    CountryFactory,
    MappingFactory,
    SchemeFactory,
)

pytestmark = pytest.mark.django_db


def refused_by_the_database(make, **facts) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**facts)


def test_a_key_stands_once_in_a_scheme():
    law = ConceptFactory(slug="law")
    refused_by_the_database(ConceptFactory, scheme=law.scheme, slug="law")


def test_two_schemes_may_use_the_same_key():
    assert ConceptFactory(slug="law").slug == ConceptFactory(slug="law").slug


def test_a_notation_stands_once_in_a_scheme():
    target = ConceptFactory(notation="10.7")
    refused_by_the_database(ConceptFactory, scheme=target.scheme, notation="10.7")


def test_concepts_without_a_notation_stand_side_by_side():
    scheme = SchemeFactory()
    assert ConceptFactory(scheme=scheme).notation == ConceptFactory(scheme=scheme).notation == ""


@pytest.mark.parametrize(
    "codes", [{"iso_alpha2": "BE"}, {"iso_alpha3": "BEL"}, {"iso_alpha2": "be", "iso_alpha3": "bel"}]
)
def test_a_country_has_both_codes_in_capitals(codes):
    refused_by_the_database(ConceptFactory, **codes)


@pytest.mark.parametrize(
    "codes", [{"iso_alpha2": "NL", "iso_alpha3": "XXX"}, {"iso_alpha2": "XX", "iso_alpha3": "NLD"}]
)
def test_no_two_concepts_carry_one_country_code(codes):
    CountryFactory()
    refused_by_the_database(ConceptFactory, **codes)


def test_a_label_may_differ_from_the_country_its_code_names():
    country = CountryFactory(label="Holland, as a source prints it")
    assert (country.label, country.iso_alpha2) == ("Holland, as a source prints it", "NL")


def test_a_concept_needs_a_label():
    refused_by_the_database(ConceptFactory, label="")


def test_a_concept_is_not_broader_than_itself():
    concept = ConceptFactory()
    refused_by_the_database(Concept.objects.filter(pk=concept.pk).update, broader=concept)


def test_only_what_is_out_of_use_is_replaced():
    other = ConceptFactory()
    refused_by_the_database(ConceptFactory, replaced_by=other)


def test_a_circle_of_broader_concepts_is_refused_with_its_name():
    top = ConceptFactory(label="Top")
    under = ConceptFactory(scheme=top.scheme, broader=top)
    top.broader = under
    with pytest.raises(ValidationError, match="itself narrower"):
        top.full_clean()


def test_a_broader_concept_of_another_scheme_is_refused():
    concept = ConceptFactory()
    concept.broader = ConceptFactory()
    with pytest.raises(ValidationError, match="by a mapping"):
        concept.full_clean()


def test_a_mapping_is_made_once():
    mapping = MappingFactory()
    refused_by_the_database(MappingFactory, concept=mapping.concept, target=mapping.target, relation="close")


def test_a_mapping_does_not_lead_to_its_own_concept():
    concept = ConceptFactory()
    refused_by_the_database(MappingFactory, concept=concept, target=concept)


def test_a_mapping_within_one_scheme_is_refused():
    concept = ConceptFactory()
    mapping = MappingFactory.build(concept=concept, target=ConceptFactory(scheme=concept.scheme))
    with pytest.raises(ValidationError, match="same scheme"):
        mapping.full_clean()


def test_a_relation_that_skos_does_not_know_is_refused():
    refused_by_the_database(MappingFactory, relation="opposite")


def test_an_alternative_label_stands_once_in_a_language():
    name = AlternativeLabelFactory(text="Displacement")
    refused_by_the_database(AlternativeLabelFactory, concept=name.concept, text="Displacement")


@pytest.mark.parametrize("version", ["1.0 beta", "1..0", "../x", ""])
def test_a_version_is_letters_figures_and_dots(version):
    with pytest.raises(ValidationError):
        SchemeFactory.build(version=version, source=None).full_clean()
