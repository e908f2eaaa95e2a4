"""An offering joins parts of one catalogue, and what cannot be studied cannot be offered."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError

from crossings.engine.values import AcademicYear, Duration, PartialDate, StudyMode
from crossings.programmes.models import Mode, Offering
from crossings.programmes.records import award_title, ends, months_of
from tests.factories.programmes import (
    OfferingFactory,
    SitePathFactory,
    SpecialisationFactory,
    StartFactory,
    StudyDurationFactory,
    VersionFactory,
)

pytestmark = pytest.mark.django_db


def test_an_offering_of_one_catalogue_is_sound():
    OfferingFactory().full_clean()


@pytest.mark.parametrize(
    ("part", "factory"),
    [
        ("version", VersionFactory),
        ("start", StartFactory),
        ("site_path", SitePathFactory),
        ("specialisation", SpecialisationFactory),
    ],
)
def test_a_part_of_another_catalogue_is_refused_by_name(part, factory):
    offering = OfferingFactory()
    setattr(offering, part, factory())
    with pytest.raises(ValidationError) as refused:
        offering.full_clean()
    assert set(refused.value.message_dict) == {part}
    assert "another catalogue" in refused.value.message_dict[part][0]


def test_a_mode_without_a_duration_is_not_offered():
    offering = OfferingFactory()
    offering.mode = Mode.PART_TIME
    with pytest.raises(ValidationError, match="no duration for this mode"):
        offering.full_clean()


def test_the_same_offering_stands_once():
    offering = OfferingFactory()
    with pytest.raises(IntegrityError):
        Offering.objects.create(**same_as(offering))


def test_the_same_specialised_offering_stands_once():
    offering = OfferingFactory()
    field = SpecialisationFactory(catalogue=offering.catalogue)
    Offering.objects.create(**same_as(offering), specialisation=field)
    with pytest.raises(IntegrityError):
        Offering.objects.create(**same_as(offering), specialisation=field)


def same_as(offering: Offering) -> dict[str, object]:
    return {name: getattr(offering, name) for name in ("catalogue", "version", "mode", "start", "site_path")}


@pytest.mark.parametrize("part", ["version", "start", "site_path"])
def test_a_part_that_is_offered_cannot_be_removed(part):
    offering = OfferingFactory()
    with pytest.raises(ProtectedError):
        getattr(offering, part).delete()


def test_the_length_of_study_depends_on_version_and_mode():
    version = StudyDurationFactory(mode=Mode.FULL_TIME, months=18).version
    StudyDurationFactory(version=version, mode=Mode.PART_TIME, months=36)
    assert months_of(version, StudyMode.FULL_TIME) == Duration(18)
    assert months_of(version, StudyMode.PART_TIME) == Duration(36)
    assert months_of(VersionFactory(), StudyMode.FULL_TIME) is None


def test_an_offering_says_in_which_month_it_ends():
    offering = OfferingFactory(catalogue__year=AcademicYear(2023), start__month=9)
    offering.version.durations.update(months=18)
    assert ends(offering) == PartialDate.parse("2025-03")
    assert ends(offering).earliest() == date(2025, 3, 1)


def test_an_offering_without_a_duration_has_no_end():
    offering = OfferingFactory()
    offering.version.durations.get().delete()
    assert ends(Offering.objects.get()) is None


def test_the_award_names_the_specialisation():
    offering = OfferingFactory(catalogue__programme__award_title="MA in International Migration")
    plain = award_title(offering, "en")
    offering.specialisation = SpecialisationFactory(catalogue=offering.catalogue, name="Human Rights Law")
    assert plain == "MA in International Migration"
    assert award_title(offering, "en") == "MA in International Migration with Human Rights Law"


def test_an_award_without_a_title_bears_the_programmes_name():
    assert award_title(OfferingFactory(catalogue__programme__name="Migration"), "en") == "Migration"


def test_a_list_of_offerings_costs_the_same_however_long(django_assert_num_queries):
    def read() -> list[object]:
        return [(ends(row), str(row)) for row in Offering.objects.with_parts()]

    OfferingFactory()
    with django_assert_num_queries(4):
        read()
    OfferingFactory.create_batch(3)
    with django_assert_num_queries(4):
        assert len(read()) == 4
