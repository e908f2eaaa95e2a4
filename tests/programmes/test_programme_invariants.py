"""Each invariant holds of sound programmes, and finds the row that breaks it, however it came to be."""

import pytest
from django.db.models import Model

from crossings.engine.values import PartialDate
from crossings.programmes.invariants import INVARIANTS
from crossings.programmes.models import (
    LifecycleChange,
    ModuleCompetency,
    ModuleOutcome,
    Offering,
    State,
)
from tests.factories.programmes import (
    CatalogueModuleFactory,
    CompetencyFactory,
    FeeFactory,
    FeeTableFactory,
    LearningOutcomeFactory,
    ModuleAssessmentFactory,
    ModuleFactory,
    OfferingFactory,
    ProgrammeFactory,
    SitePathFactory,
    SpecialisationFactory,
    StartFactory,
    UnconfirmedFeeFactory,
    VersionFactory,
)

pytestmark = pytest.mark.django_db


def found() -> list[str]:
    return [f"{violation.invariant}: {violation.found}" for one in INVARIANTS for violation in one.violations()]


def said(sentence: str, row: Model) -> list[str]:
    return [f"{sentence}: {row._meta.label_lower} {row.pk}"]


def test_sound_programmes_break_nothing():
    for factory in (OfferingFactory, FeeFactory, UnconfirmedFeeFactory, FeeTableFactory, ModuleAssessmentFactory):
        factory()
    assert found() == []


@pytest.mark.parametrize("factory", [VersionFactory, SitePathFactory])
def test_a_fee_of_another_year_is_found(factory):
    fee = FeeFactory()
    stranger = factory()
    field = "version" if factory is VersionFactory else "site_path"
    type(fee).objects.filter(pk=fee.pk).update(**{field: stranger})
    assert found() == said("a fee and its version and site path are of one catalogue", fee)


def test_a_table_for_another_years_start_is_found():
    table = FeeTableFactory(start=StartFactory())
    assert found() == said("a fee table and its start are of one catalogue", table)


@pytest.mark.parametrize(
    ("part", "factory"),
    [("start", StartFactory), ("site_path", SitePathFactory), ("specialisation", SpecialisationFactory)],
)
def test_an_offering_of_two_years_is_found(part, factory):
    offering = OfferingFactory()
    Offering.objects.filter(pk=offering.pk).update(**{part: factory()})
    assert found() == said("all parts of an offering are of one catalogue", offering)


def test_an_offering_without_a_duration_is_found():
    offering = OfferingFactory()
    offering.version.durations.get().delete()
    assert found() == said("an offering's version has a duration in its mode", offering)


def test_a_module_in_another_programmes_catalogue_is_found():
    placement = CatalogueModuleFactory(module=ModuleFactory())
    assert found() == said("a catalogue lists modules of its own programme", placement)


def test_a_competency_of_another_programme_is_found():
    link = ModuleCompetency.objects.create(module=ModuleFactory(), competency=CompetencyFactory())
    assert found() == said("a module trains competencies of its own programme", link)


def test_an_outcome_of_another_programme_is_found():
    link = ModuleOutcome.objects.create(module=ModuleFactory(), outcome=LearningOutcomeFactory())
    assert found() == said("a module leads to outcomes of its own programme", link)


def test_an_assessment_over_a_hundred_is_found():
    placement = CatalogueModuleFactory()
    ModuleAssessmentFactory.create_batch(2, placement=placement, weight=60)
    assert found() == said("the parts of an assessment weigh a hundred per cent or less", placement)


def test_a_gap_in_a_programmes_life_is_found():
    programme = ProgrammeFactory()
    steps = [(State.OPEN, State.SUSPENDED, 2020), (State.OPEN, State.WITHDRAWN, 2021)]
    for before, after, year in steps:
        change = LifecycleChange.objects.create(
            programme=programme, from_state=before, to_state=after, on=PartialDate(year)
        )
    assert found() == said("each change in a programme's life follows the one before it", change)
