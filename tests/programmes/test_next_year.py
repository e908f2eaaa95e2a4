"""Opening the next year starts a draft from this year's catalogue: amounts stay behind, and sources come along."""

import pytest

from crossings.engine.refusal import Refusal
from crossings.engine.values import AcademicYear
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.programmes.actions import open_next_year
from crossings.programmes.models import Catalogue, Fee, Mode, ModuleOutcome, VersionTranslation
from tests.factories.programmes import (
    AimFactory,
    CatalogueFactory,
    CatalogueModuleFactory,
    CostItemFactory,
    DisputeFactory,
    EntryRequirementFactory,
    FeeFactory,
    FeeRuleFactory,
    FeeTableFactory,
    GradeExpectationFactory,
    LearningOutcomeFactory,
    ModuleAssessmentFactory,
    OfferingFactory,
    SpecialisationFactory,
    StartFactory,
    StudyDurationFactory,
    TeachingFactory,
    VersionFactory,
)
from tests.factories.provenance import SourceFactory

INGRID = Actor("account:7")
pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(at):
    """Opens the year after a catalogue's."""
    return lambda catalogue, **kwargs: open_next_year(catalogue=catalogue, by=INGRID, at=at, **kwargs)


def test_the_new_catalogue_is_a_draft_of_the_following_year(opened):
    following = opened(CatalogueFactory(year=AcademicYear(2023), note="Only for 2023"))
    assert (following.year, following.is_published, following.note) == (AcademicYear(2024), False, "")


def test_a_year_is_opened_once(opened):
    catalogue = CatalogueFactory()
    opened(catalogue)
    with pytest.raises(Refusal, match="one for that year"):
        opened(catalogue)
    assert Catalogue.objects.count() == 2


def test_an_offering_joins_the_new_years_own_parts(opened):
    old = OfferingFactory()
    new = opened(old.catalogue).offerings.get()
    new.full_clean()
    assert {new.version.catalogue, new.start.catalogue, new.site_path.catalogue} == {new.catalogue}
    assert (new.version.key, new.mode, new.start.month) == (old.version.key, old.mode, old.start.month)


def test_a_specialised_offering_keeps_its_specialisation(opened):
    old = OfferingFactory()
    old.specialisation = SpecialisationFactory(catalogue=old.catalogue, key="law")
    old.save()
    assert opened(old.catalogue).offerings.get().specialisation.key == "law"


def test_durations_and_translations_come_along(opened):
    version = StudyDurationFactory(mode=Mode.PART_TIME, months=36).version
    VersionTranslation.objects.create(record=version, language="es", name="Ampliada")
    new = opened(version.catalogue).versions.get()
    assert new.durations.get().months == 36
    assert new.words("name", "es").text == "Ampliada"


def test_starts_aims_and_rules_come_along(opened):
    catalogue = CatalogueFactory()
    for factory in (StartFactory, AimFactory, FeeRuleFactory):
        factory(catalogue=catalogue)
    new = opened(catalogue)
    assert [new.starts.count(), new.aims.count(), new.fee_rules.count()] == [1, 1, 1]


def test_a_requirement_brings_its_grades_and_its_version(opened):
    version = VersionFactory(key="standard")
    requirement = EntryRequirementFactory(catalogue=version.catalogue, version=version)
    GradeExpectationFactory(requirement=requirement, label="UK")
    new = opened(version.catalogue).entry_requirements.get()
    assert new.grade_expectations.get().label == "UK"
    assert new.version == new.catalogue.versions.get()


def test_modules_come_along_but_not_whether_they_run_nor_who_teaches(opened):
    old = CatalogueModuleFactory(running="running", term="autumn", is_compulsory=True)
    ModuleAssessmentFactory(placement=old, weight=90)
    TeachingFactory(placement=old)
    new = opened(old.catalogue).catalogue_modules.get()
    assert (new.module, new.term, new.is_compulsory, new.running) == (old.module, "autumn", True, "")
    assert new.assessments.get().weight == 90
    assert not new.teaching.exists()


def test_modules_lead_to_the_new_years_outcomes_and_still_to_the_old(opened):
    placement = CatalogueModuleFactory()
    outcome = LearningOutcomeFactory(catalogue=placement.catalogue)
    ModuleOutcome.objects.create(module=placement.module, outcome=outcome)
    new = opened(placement.catalogue)
    assert {link.outcome for link in placement.module.outcomes.all()} == {outcome, new.learning_outcomes.get()}


def test_amounts_stay_behind(opened):
    fee = FeeFactory()
    assert not opened(fee.table.catalogue).fee_tables.exists()


def test_fees_come_along_to_be_confirmed_by_the_office_named(opened):
    fee = FeeFactory(amount=20200)
    new = opened(fee.table.catalogue, fees_confirmed_by="Fees office")
    carried = Fee.objects.of(new).get()
    assert (carried.amount, carried.to_be_confirmed_by) == (None, "Fees office")
    assert carried.version == new.versions.get()


def test_a_table_for_one_start_stays_for_that_month(opened):
    start = StartFactory(month=1)
    FeeTableFactory(catalogue=start.catalogue, start=start)
    new = opened(start.catalogue, fees_confirmed_by="Fees office")
    assert new.fee_tables.get().start == new.starts.get()


@pytest.mark.parametrize("factory", [CostItemFactory, DisputeFactory])
def test_what_belongs_to_one_year_stays_behind(factory, opened):
    old = factory()
    assert list(type(old).objects.of(opened(old.catalogue))) == []


def test_a_carried_row_keeps_its_source_and_says_from_which_year(opened):
    page = SourceFactory()
    aim = AimFactory(source=page, source_note="Second list", catalogue__year=AcademicYear(2023))
    new = opened(aim.catalogue).aims.get()
    assert (new.source, new.source_note) == (page, "Second list Carried over from 2023-24.")


def test_the_old_year_is_left_as_it_was(opened):
    offering = OfferingFactory()
    opened(offering.catalogue)
    assert offering.catalogue.offerings.get() == offering
    assert offering.catalogue.versions.get() == offering.version


def test_the_journal_tells_of_the_year_and_of_each_row(opened):
    version = VersionFactory()
    new = opened(version.catalogue, why="Board, 12 May")
    assert Entry.objects.about(new).get().verb == "open the next year"
    entry = Entry.objects.about(new.versions.get()).get()
    assert (entry.verb, entry.why) == ("add", "Board, 12 May")


def test_nothing_is_kept_when_a_row_cannot_be_carried_over(opened, monkeypatch):
    offering = OfferingFactory()
    offering.version.durations.get().delete()  # a mode without a duration: the copy breaks a rule
    with pytest.raises(Exception, match="no duration for this mode"):
        opened(offering.catalogue)
    assert Catalogue.objects.get() == offering.catalogue
    assert not Entry.objects.exists()
