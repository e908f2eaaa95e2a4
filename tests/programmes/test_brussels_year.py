"""A whole year as a source tells it: two versions, two modes, two starts, two fields, and a fee that is still awaited.

The figures are the published ones of one programme for 2023-24; they show that the records can hold a real year.
"""

from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from crossings.engine.fees import FeeGrid, price_of
from crossings.engine.values import AcademicYear, Duration, Ects, Money, PartialDate, StudyMode, ToBeConfirmed
from crossings.programmes.models import (
    Catalogue,
    CatalogueModule,
    Claim,
    FeeRule,
    FeeStatus,
    FeeTable,
    Mode,
    Module,
    ModuleDiscipline,
    Offering,
    OutcomeGroup,
)
from crossings.programmes.records import (
    award_title,
    discipline_coverage,
    ends,
    fee_grids,
    modules_of,
    months_of,
    outcomes_off_topic,
    taught_modules,
)
from tests.factories import programmes as made
from tests.factories.provenance import SourceFactory

pytestmark = pytest.mark.django_db

SIZES = {
    "standard": {"ects": 90, "taught_modules": 6, Mode.FULL_TIME: 12, Mode.PART_TIME: 24},
    "extended": {"ects": 120, "taught_modules": 9, Mode.FULL_TIME: 18, Mode.PART_TIME: 36},
}
FEES = {
    ("standard", Mode.FULL_TIME): 20200,
    ("standard", Mode.PART_TIME): 10100,
    ("extended", Mode.FULL_TIME): 28400,
    ("extended", Mode.PART_TIME): 14200,
}
OUTCOMES = {
    OutcomeGroup.KNOWLEDGE: 6,
    OutcomeGroup.INTELLECTUAL: 7,
    OutcomeGroup.SUBJECT_SPECIFIC: 6,
    OutcomeGroup.TRANSFERABLE: 5,
}


@pytest.fixture
def year() -> Catalogue:
    """The catalogue of 2023-24 with its versions, starts and sites."""
    catalogue = made.CatalogueFactory(programme__award_title="MA in International Migration", year=AcademicYear(2023))
    for key, size in SIZES.items():
        version = made.VersionFactory(
            catalogue=catalogue, key=key, name=key.title(), ects=size["ects"], taught_modules=size["taught_modules"]
        )
        for mode in Mode:
            made.StudyDurationFactory(version=version, mode=mode, months=size[mode])
    for month in (9, 1):
        made.StartFactory(catalogue=catalogue, month=month)
    for key in ("brussels", "brussels-and-canterbury"):
        made.SitePathFactory(catalogue=catalogue, key=key)
    return catalogue


@pytest.fixture
def table(year: Catalogue) -> FeeTable:
    """Tuition by version, mode and status; nobody has confirmed what students of the Union pay."""
    table = made.FeeTableFactory(catalogue=year, name="Tuition", basis=FeeTable.Basis.PER_YEAR)
    for (key, mode), amount in FEES.items():
        version = year.versions.get(key=key)
        for status in (FeeStatus.HOME, FeeStatus.INTERNATIONAL):
            made.FeeFactory(table=table, version=version, mode=mode, status=status, amount=Decimal(amount))
        made.UnconfirmedFeeFactory(table=table, version=version, mode=mode, expected_on=None)
    return table


def grid() -> FeeGrid:
    (only,) = fee_grids(FeeTable.objects.with_fees())
    return only


def offered(year: Catalogue, *fields: Any) -> list[Offering]:
    parts = product(year.versions.all(), Mode, year.starts.all(), year.site_paths.all(), [None, *fields])
    rows = [
        Offering(catalogue=year, version=version, mode=mode, start=start, site_path=path, specialisation=field)
        for version, mode, start, path, field in parts
    ]
    for row in rows:
        row.full_clean()
        row.save()
    return rows


def test_every_combination_of_parts_can_be_offered(year):
    offered(year)
    assert Offering.objects.of(year).count() == 2 * 2 * 2 * 2


def test_each_specialisation_doubles_what_can_be_chosen(year):
    offered(year, made.SpecialisationFactory(catalogue=year))
    assert Offering.objects.of(year).count() == 32


@pytest.mark.parametrize(("key", "mode"), FEES)
def test_the_length_of_study_is_the_published_one(year, key, mode):
    assert months_of(year.versions.get(key=key), StudyMode(mode)) == Duration(SIZES[key][mode])


@pytest.mark.parametrize(
    ("key", "mode", "month", "over"),
    [
        ("standard", Mode.FULL_TIME, 9, "2024-09"),
        ("standard", Mode.PART_TIME, 9, "2025-09"),
        ("extended", Mode.FULL_TIME, 9, "2025-03"),
        ("extended", Mode.PART_TIME, 9, "2026-09"),
        ("standard", Mode.FULL_TIME, 1, "2025-01"),
        ("extended", Mode.FULL_TIME, 1, "2025-07"),
    ],
)
def test_a_study_ends_when_its_start_and_length_say(year, key, mode, month, over):
    offered(year)
    found = Offering.objects.with_parts().filter(version__key=key, mode=mode, start__month=month).first()
    assert ends(found) == PartialDate.parse(over)


def test_the_award_joins_both_fields(year):
    law = made.SpecialisationFactory(catalogue=year, name="Human Rights Law")
    titles = {award_title(row, "en") for row in offered(year, law)}
    assert titles == {"MA in International Migration", "MA in International Migration with Human Rights Law"}


def test_the_table_has_twelve_fees_of_which_four_are_awaited(table):
    assert table.fees.count() == 12
    assert len(grid().to_be_confirmed) == 4


@pytest.mark.parametrize(("key", "mode"), FEES)
def test_home_and_international_pay_the_same_and_the_union_is_awaited(table, key, mode):
    line = next(line for line in grid().lines if (line.version, line.mode) == (key, StudyMode(mode)))
    paid = {status: grid().cell(line, status) for status in grid().statuses}
    assert paid["home"] == paid["international"] == Money(FEES[key, mode], "EUR")
    assert paid["eu"] == ToBeConfirmed("Fees office")


def test_part_time_is_half_of_full_time_in_the_same_year(table):
    paid = {(line.version, line.mode): grid().cell(line, "home") for line in grid().lines}
    for key in SIZES:
        assert paid[key, StudyMode.PART_TIME] * 2 == paid[key, StudyMode.FULL_TIME]


def test_another_years_table_is_another_grid(table):
    older = made.CatalogueFactory(programme=table.catalogue.programme, year=AcademicYear(2017))
    made.FeeFactory(table__catalogue=older, amount=17350, status=FeeStatus.HOME_EU)
    newest, oldest = fee_grids(FeeTable.objects.with_fees())
    assert (newest.year, oldest.year) == (AcademicYear(2023), AcademicYear(2017))
    assert "home_eu" not in newest.statuses


def test_the_table_of_a_january_start_stands_apart(table):
    january = table.catalogue.starts.get(month=1)
    made.FeeTableFactory(catalogue=table.catalogue, start=january, name="Tuition, January")
    assert [one.start for one in FeeTable.objects.of(table.catalogue)] == [None, january]


def test_a_price_per_credit_gives_a_derived_price_of_the_whole():
    fee = made.FeeFactory(
        amount=Decimal("35.34"),
        status=FeeStatus.ALL,
        mode="",
        table__basis=FeeTable.Basis.PER_CREDIT,
        version__ects=120,
    )
    assert price_of(fee.value, fee.version.ects) == Money("4240.80", "EUR")
    assert price_of(ToBeConfirmed("Rectorate"), Ects(120)) == ToBeConfirmed("Rectorate")


def test_the_greatest_rise_names_its_index_and_its_points(year):
    made.FeeRuleFactory(catalogue=year, kind=FeeRule.Kind.CONTINUING_RISE, index="RPI", points=3)
    assert str(FeeRule.objects.of(year).get().points) == "3.00"


def test_outcomes_are_told_in_their_four_groups(year):
    for group, number in OUTCOMES.items():
        made.LearningOutcomeFactory.create_batch(number, catalogue=year, group=group)
    assert {group: year.learning_outcomes.in_group(group).count() for group in OUTCOMES} == OUTCOMES


def test_five_outcomes_about_another_subject_are_flagged_and_the_general_one_is_not(year):
    migration, development = made.DisciplineFactory.create_batch(2)
    placement = made.CatalogueModuleFactory(catalogue=year)
    ModuleDiscipline.objects.create(module=placement.module, concept=migration)
    strays = made.LearningOutcomeFactory.create_batch(
        5, catalogue=year, group=OutcomeGroup.SUBJECT_SPECIFIC, about=development
    )
    made.LearningOutcomeFactory(catalogue=year, group=OutcomeGroup.SUBJECT_SPECIFIC)
    assert outcomes_off_topic(modules_of(year), year.learning_outcomes.all()) == strays


def test_a_dissertation_and_a_methodology_module_stand_outside_the_count(year):
    kinds = [Module.Kind.TAUGHT] * 6 + [Module.Kind.METHODOLOGY, Module.Kind.DISSERTATION]
    for kind in kinds:
        made.CatalogueModuleFactory(catalogue=year, module__kind=kind)
    placed = CatalogueModule.objects.of(year).with_module()
    assert taught_modules(placed) == year.versions.get(key="standard").taught_modules == 6
    assert placed.count() == 8


def test_two_modules_are_compulsory(year):
    made.CatalogueModuleFactory.create_batch(2, catalogue=year, is_compulsory=True)
    made.CatalogueModuleFactory.create_batch(4, catalogue=year)
    assert CatalogueModule.objects.of(year).compulsory().count() == 2


def test_a_named_discipline_that_no_module_carries_is_found(year):
    named = made.DisciplineFactory.create_batch(13)
    placement = made.CatalogueModuleFactory(catalogue=year)
    for concept in named[:12]:
        ModuleDiscipline.objects.create(module=placement.module, concept=concept)
    assert discipline_coverage(modules_of(year), named).orphans == (named[12].slug,)


def test_a_survey_says_of_whom_by_what_and_when():
    survey = made.ClaimFactory(instrument="DLHE", share=98, population="Those who answered", made_on="2016")
    assert survey.lacks_denominator
    assert (survey.instrument, str(survey.made_on)) == ("DLHE", "2016")
    assert Claim.objects.of(survey.programme).get() == survey


def test_what_each_fact_rests_on_is_kept_beside_it(year):
    page, handbook = SourceFactory(title="Course page"), SourceFactory(title="Handbook")
    year.versions.filter(key="standard").update(source=page)
    made.FeeFactory(table__catalogue=year, source=handbook, source_note="Page 4")
    assert year.versions.get(key="standard").source == page
    assert year.fee_tables.get().fees.get().source_note == "Page 4"
