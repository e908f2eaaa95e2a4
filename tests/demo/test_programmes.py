"""Both programmes of the demonstration network, as far as their sources tell: nothing guessed, nothing twice."""

import pytest
from django.db.models import Count

from crossings.demo import programmes
from crossings.engine.values import AcademicYear, Money, StudyMode, ToBeConfirmed
from crossings.journal.models import Entry
from crossings.programmes.models import (
    Catalogue,
    Fee,
    GradeExpectation,
    LearningOutcome,
    Module,
    Offering,
    PlacementSector,
    Programme,
    Teaching,
)
from crossings.programmes.records import fee_grids, modules_of, outcomes_off_topic, taught_modules

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.usefixtures("demo_network")]


def catalogue(slug, first):
    return Catalogue.objects.get(programme__slug=slug, year=AcademicYear(first))


@pytest.fixture
def brussels():
    return catalogue("brussels-international-migration", 2023)


@pytest.fixture
def valencia():
    return catalogue("valencia-migration", 2022)


def test_three_years_of_two_programmes_are_published():
    published = Catalogue.objects.published().values_list("programme__slug", "year")

    assert sorted((slug, str(year)) for slug, year in published) == [
        ("brussels-international-migration", "2017-18"),
        ("brussels-international-migration", "2023-24"),
        ("valencia-migration", "2022-23"),
    ]


def test_a_second_load_changes_nothing(at):
    before = Entry.objects.count()

    programmes.load(at)

    assert Entry.objects.count() == before
    assert Programme.objects.count() == 2


def test_what_the_union_pays_in_brussels_is_to_be_confirmed(brussels):
    (grid,) = fee_grids(brussels.fee_tables.with_fees())

    assert len(grid.to_be_confirmed) == 4
    assert {row.status for row in grid.to_be_confirmed} == {"eu"}
    assert all(row.amount == ToBeConfirmed("Student finance, University of Kent") for row in grid.to_be_confirmed)


def test_brussels_costs_what_its_page_says(brussels):
    (grid,) = fee_grids(brussels.fee_tables.with_fees())

    told = {(line.version, line.mode): grid.cell(line, "international") for line in grid.lines}

    assert told == {
        ("standard", StudyMode.FULL_TIME): Money(20200, "EUR"),
        ("standard", StudyMode.PART_TIME): Money(10100, "EUR"),
        ("extended", StudyMode.FULL_TIME): Money(28400, "EUR"),
        ("extended", StudyMode.PART_TIME): Money(14200, "EUR"),
    }


def test_the_older_year_has_its_own_fees_by_site():
    fees = Fee.objects.filter(
        table__catalogue__year=AcademicYear(2017), table__kind="tuition", status="home_eu", mode="full_time"
    )

    assert {(fee.site_path.key, fee.version.key): fee.amount for fee in fees} == {
        ("brussels", "standard"): 17350,
        ("brussels", "extended"): 24700,
        ("split-site", "standard"): 11900,
        ("two-terms-brussels", "extended"): 19300,
        ("one-term-brussels", "extended"): 13700,
    }


def test_the_outcomes_of_brussels_stand_in_groups_of_6_7_6_and_5(brussels):
    groups = LearningOutcome.objects.of(brussels).order_by().values_list("group").annotate(Count("id"))

    assert dict(groups) == {"knowledge": 6, "intellectual": 7, "subject_specific": 6, "transferable": 5}


def test_five_outcomes_of_brussels_speak_of_another_subject(brussels):
    outcomes = list(brussels.learning_outcomes.with_words())

    flagged = outcomes_off_topic(modules_of(brussels), outcomes)

    assert [(outcome.group, outcome.position) for outcome in flagged] == [("subject_specific", n) for n in range(1, 6)]


def test_valencia_has_eight_examples_and_no_module_that_is_counted(valencia):
    assert Module.objects.filter(programme=valencia.programme, is_example=True).count() == 8
    assert taught_modules(valencia.catalogue_modules.with_module()) == 0


def test_the_examples_cover_every_discipline_and_competency(valencia):
    covered = Module.objects.filter(programme=valencia.programme)

    assert (
        covered.filter(disciplines__concept__scheme__slug="disciplines")
        .values("disciplines__concept")
        .distinct()
        .count()
        == 13
    )
    assert covered.values("competencies__competency").distinct().count() == 8


def test_the_seminar_on_trafficking_carries_a_warning():
    (warned,) = Module.objects.exclude(content_warning="")

    assert (warned.is_example, warned.code) == (True, "EX-6")


def test_every_offering_has_a_length():
    assert Offering.objects.exclude(version__durations__isnull=False).count() == 0
    assert Offering.objects.count() == 16


def test_every_disagreement_names_two_sources(brussels, valencia):
    for each in (brussels, valencia):
        for dispute in each.disputes.all():
            assert dispute.sides.exclude(source=None).count() >= 2


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_names_summaries_outcomes_and_entry_are_told_in(language, brussels, valencia):
    for each in (brussels, valencia):
        told = [each.programme, *each.aims.all(), *each.learning_outcomes.all(), *each.entry_requirements.all()]
        assert all(record.translations.filter(language=language).exists() for record in told)


def test_translations_are_drafts_until_somebody_checks_them(brussels):
    assert set(brussels.programme.translations.values_list("standing", flat=True)) == {"draft"}


def test_placements_in_valencia_are_done_in_six_sectors_told_in_four_languages(valencia):
    sectors = list(PlacementSector.objects.of(valencia).with_words())

    assert [sector.key for sector in sectors] == [
        "local-administration",
        "municipalities",
        "european-institutions",
        "ngos",
        "social-institutions",
        "social-education-centres",
    ]
    assert {sector.source.key for sector in sectors} == {"seed000"}
    assert all({"es", "fr", "ar"} == {row.language for row in sector.translations.all()} for sector in sectors)


def test_levels_of_english_follow_each_other():
    levels = GradeExpectation.objects.filter(system="IELTS").values_list("label", flat=True)

    assert list(levels) == ["Good", "Very good", "Excellent"]


def test_guests_come_from_another_institution_in_named_sessions():
    guests = Teaching.objects.filter(role__in=("guest", "visiting"), person__isnull=False)

    assert guests.count() == 3
    assert all(row.home_institution and row.sessions and row.person.is_demonstration for row in guests)


def test_valencia_has_one_name_in_arabic():
    written = "".join(path.read_text() for path in programmes.DATA.parent.rglob("*.yaml"))

    assert "بلنسية" in written
    assert "فالنسيا" not in written
