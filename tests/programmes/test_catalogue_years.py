"""A catalogue is one programme in one year: drafts are the office's own, and no year is mixed into another."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from crossings.engine.refusal import Refusal
from crossings.engine.values import AcademicYear, Intake, PartialDate
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.programmes import models
from crossings.programmes.actions import publish_catalogue, take_back_catalogue
from crossings.programmes.models import Catalogue
from tests.factories import programmes as factories
from tests.factories.programmes import CatalogueFactory, StartFactory, VersionFactory

INGRID = Actor("account:7")
pytestmark = pytest.mark.django_db

IN_A_CATALOGUE = (
    factories.VersionFactory,
    factories.StartFactory,
    factories.SitePathFactory,
    factories.SpecialisationFactory,
    factories.OfferingFactory,
    factories.CatalogueModuleFactory,
    factories.AimFactory,
    factories.LearningOutcomeFactory,
    factories.EntryRequirementFactory,
    factories.FeeTableFactory,
    factories.CostItemFactory,
    factories.FeeRuleFactory,
    factories.DisputeFactory,
)


def test_a_programme_has_one_catalogue_a_year():
    catalogue = CatalogueFactory()
    with pytest.raises(IntegrityError):
        CatalogueFactory(programme=catalogue.programme, year=catalogue.year)


def test_catalogues_are_found_by_year():
    CatalogueFactory(year=AcademicYear(2022))
    wanted = CatalogueFactory(year=AcademicYear(2023))
    assert Catalogue.objects.for_year(AcademicYear(2023)).get() == wanted


def test_the_newest_comes_first():
    old = CatalogueFactory(year=AcademicYear(2017))
    new = CatalogueFactory(programme=old.programme, year=AcademicYear(2023))
    assert list(Catalogue.objects.newest()) == [new, old]


def test_a_start_knows_its_calendar_month():
    january = StartFactory(catalogue__year=AcademicYear(2022), month=1)
    assert january.intake == Intake(AcademicYear(2022), 1)
    assert january.intake.starts == PartialDate(2023, 1)


def test_a_month_is_a_month():
    with pytest.raises(ValidationError):
        StartFactory.build(catalogue=CatalogueFactory(), month=13).full_clean()


def test_drafts_are_apart_from_what_is_published():
    draft, shown = CatalogueFactory(published_at=None), CatalogueFactory()
    assert Catalogue.objects.drafts().get() == draft
    assert Catalogue.objects.published().get() == shown


@pytest.mark.parametrize("factory", IN_A_CATALOGUE, ids=lambda factory: factory._meta.model.__name__)
def test_noor_sees_nothing_of_a_draft(factory, noor):
    factory(catalogue__published_at=None)
    shown = factory()
    assert list(factory._meta.model.objects.visible_to(noor)) == [shown]
    assert list(factory._meta.model.objects.visible_to(AnonymousUser())) == [shown]


@pytest.mark.parametrize("factory", IN_A_CATALOGUE, ids=lambda factory: factory._meta.model.__name__)
def test_the_office_sees_drafts(factory, ingrid):
    draft = factory(catalogue__published_at=None)
    assert list(factory._meta.model.objects.visible_to(ingrid)) == [draft]


@pytest.mark.parametrize("factory", IN_A_CATALOGUE, ids=lambda factory: factory._meta.model.__name__)
def test_rows_of_another_year_are_left_out(factory):
    factory(catalogue__year=AcademicYear(2017))
    wanted = factory(catalogue__year=AcademicYear(2023))
    assert list(factory._meta.model.objects.for_year(AcademicYear(2023))) == [wanted]
    assert list(factory._meta.model.objects.of(wanted.catalogue)) == [wanted]


def test_publishing_opens_a_catalogue(at):
    draft = VersionFactory(catalogue__published_at=None).catalogue
    publish_catalogue(catalogue=draft, by=INGRID, at=at, why="Checked by the director")
    assert Catalogue.objects.published().get().published_at == at
    assert Entry.objects.about(draft).get().why == "Checked by the director"


def test_an_empty_catalogue_is_not_published(at):
    draft = CatalogueFactory(published_at=None)
    with pytest.raises(Refusal, match="no version"):
        publish_catalogue(catalogue=draft, by=INGRID, at=at)
    assert not Catalogue.objects.published().exists()


def test_a_catalogue_is_published_once(at):
    shown = VersionFactory().catalogue
    with pytest.raises(Refusal, match="published already"):
        publish_catalogue(catalogue=shown, by=INGRID, at=at)


def test_a_catalogue_published_in_error_is_taken_back(at):
    shown = CatalogueFactory()
    take_back_catalogue(catalogue=shown, by=INGRID, at=at, why="Before the board had met")
    assert not Catalogue.objects.published().exists()
    assert Entry.objects.about(shown).get().verb == "take back"


def test_a_draft_cannot_be_taken_back(at):
    with pytest.raises(Refusal, match="draft already"):
        take_back_catalogue(catalogue=CatalogueFactory(published_at=None), by=INGRID, at=at)


def test_a_version_has_one_duration_for_a_mode():
    duration = factories.StudyDurationFactory()
    with pytest.raises(IntegrityError):
        factories.StudyDurationFactory(version=duration.version)


def test_a_duration_is_a_month_or_longer():
    with pytest.raises(IntegrityError):
        factories.StudyDurationFactory(months=0)


def test_a_version_gives_credits_or_does_not_say():
    assert VersionFactory(ects=None).ects is None
    with pytest.raises(IntegrityError):
        VersionFactory(ects=0)


def test_shares_of_the_credits_are_told_by_kind():
    version = VersionFactory(ects=120)
    for kind, ects in (("compulsory", 105), ("internship", 9), ("final_project", 6)):
        models.CreditShare.objects.create(version=version, kind=kind, ects=ects)
    assert sum(share.ects.points for share in version.credit_shares.all()) == version.ects.points


def test_a_stop_is_somewhere():
    path = factories.SitePathFactory()
    with pytest.raises(IntegrityError):
        models.SiteStop.objects.create(path=path)
