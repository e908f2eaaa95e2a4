"""Programmes and all that hangs on them. A test names what matters to it; the rest is filled in here.

Parts of one offering or fee table share its catalogue, as the rules demand.
"""

from datetime import UTC, datetime
from decimal import Decimal

from factory import LazyAttribute, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from crossings.engine.values import AcademicYear, PartialDate
from crossings.programmes import models
from crossings.topics.models import Concept, ConceptScheme
from tests.factories.network import InstitutionFactory
from tests.factories.people import PersonFactory
from tests.factories.provenance import SourceFactory

PUBLISHED = datetime(2023, 3, 1, 9, 0, tzinfo=UTC)


class DisciplinesFactory(DjangoModelFactory):
    """A concept scheme; there is one of this name."""

    class Meta:
        model = ConceptScheme
        django_get_or_create = ("slug",)

    slug = "disciplines"
    title = "Disciplines"


class DisciplineFactory(DjangoModelFactory):
    class Meta:
        model = Concept

    scheme = SubFactory(DisciplinesFactory)
    slug = Sequence("discipline-{}".format)
    label = Sequence("Discipline {}".format)


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = models.Programme

    slug = Sequence("programme-{}".format)
    name = Sequence("Programme {}".format)
    school = SubFactory(InstitutionFactory)


class CatalogueFactory(DjangoModelFactory):
    """A published catalogue; `published_at=None` makes it a draft."""

    class Meta:
        model = models.Catalogue

    programme = SubFactory(ProgrammeFactory)
    year = AcademicYear(2023)
    published_at = PUBLISHED


class VersionFactory(DjangoModelFactory):
    class Meta:
        model = models.Version

    catalogue = SubFactory(CatalogueFactory)
    key = Sequence("version-{}".format)
    name = Sequence("Version {}".format)
    position = Sequence(int)


class StudyDurationFactory(DjangoModelFactory):
    class Meta:
        model = models.StudyDuration

    version = SubFactory(VersionFactory)
    mode = models.Mode.FULL_TIME
    months = 12


class PlacementSectorFactory(DjangoModelFactory):
    class Meta:
        model = models.PlacementSector

    version = SubFactory(VersionFactory)
    key = Sequence("sector-{}".format)
    name = Sequence("Sector {}".format)
    position = Sequence(int)


class StartFactory(DjangoModelFactory):
    class Meta:
        model = models.Start

    catalogue = SubFactory(CatalogueFactory)
    month = models.Month.SEPTEMBER


class SitePathFactory(DjangoModelFactory):
    class Meta:
        model = models.SitePath

    catalogue = SubFactory(CatalogueFactory)
    key = Sequence("path-{}".format)
    name = Sequence("Path {}".format)


class SpecialisationFactory(DjangoModelFactory):
    class Meta:
        model = models.Specialisation

    catalogue = SubFactory(CatalogueFactory)
    key = Sequence("field-{}".format)
    name = Sequence("Field {}".format)


class OfferingFactory(DjangoModelFactory):
    """A full-time offering from September, without a specialisation."""

    class Meta:
        model = models.Offering

    catalogue = SubFactory(CatalogueFactory)
    mode = models.Mode.FULL_TIME
    version = LazyAttribute(
        lambda offering: StudyDurationFactory(version__catalogue=offering.catalogue, mode=offering.mode).version
    )
    start = SubFactory(StartFactory, catalogue=SelfAttribute("..catalogue"))
    site_path = SubFactory(SitePathFactory, catalogue=SelfAttribute("..catalogue"))


class ModuleFactory(DjangoModelFactory):
    class Meta:
        model = models.Module

    programme = SubFactory(ProgrammeFactory)
    slug = Sequence("module-{}".format)
    title = Sequence("Module {}".format)


class CatalogueModuleFactory(DjangoModelFactory):
    """A module of the catalogue's own programme, listed in it."""

    class Meta:
        model = models.CatalogueModule

    catalogue = SubFactory(CatalogueFactory)
    module = SubFactory(ModuleFactory, programme=SelfAttribute("..catalogue.programme"))
    position = Sequence(int)


class ModuleAssessmentFactory(DjangoModelFactory):
    class Meta:
        model = models.ModuleAssessment

    placement = SubFactory(CatalogueModuleFactory)
    kind = models.ModuleAssessment.Kind.ESSAY


class TeachingFactory(DjangoModelFactory):
    class Meta:
        model = models.Teaching

    placement = SubFactory(CatalogueModuleFactory)
    person = SubFactory(PersonFactory)
    kind = models.Teaching.Kind.ACADEMIC


class AimFactory(DjangoModelFactory):
    class Meta:
        model = models.Aim

    catalogue = SubFactory(CatalogueFactory)
    statement = Sequence("Aim {}".format)


class LearningOutcomeFactory(DjangoModelFactory):
    class Meta:
        model = models.LearningOutcome

    catalogue = SubFactory(CatalogueFactory)
    group = models.OutcomeGroup.KNOWLEDGE
    position = Sequence(int)
    statement = Sequence("Outcome {}".format)


class CompetencyFrameworkFactory(DjangoModelFactory):
    class Meta:
        model = models.CompetencyFramework

    programme = SubFactory(ProgrammeFactory)
    number = Sequence(lambda number: number + 1)
    name = "What graduates can do"


class CompetencyFactory(DjangoModelFactory):
    class Meta:
        model = models.Competency

    framework = SubFactory(CompetencyFrameworkFactory)
    key = Sequence("competency-{}".format)
    name = Sequence("Competency {}".format)
    position = Sequence(int)


class EntryRequirementFactory(DjangoModelFactory):
    class Meta:
        model = models.EntryRequirement

    catalogue = SubFactory(CatalogueFactory)
    kind = models.EntryRequirement.Kind.DEGREE
    statement = "A bachelor's degree"


class GradeExpectationFactory(DjangoModelFactory):
    class Meta:
        model = models.GradeExpectation

    requirement = SubFactory(EntryRequirementFactory)
    label = Sequence("System {}".format)
    expected = "Upper second"


class FeeTableFactory(DjangoModelFactory):
    class Meta:
        model = models.FeeTable

    catalogue = SubFactory(CatalogueFactory)
    name = "Tuition"


class FeeFactory(DjangoModelFactory):
    """What home students pay, full-time, for one version of the table's catalogue."""

    class Meta:
        model = models.Fee

    table = SubFactory(FeeTableFactory)
    version = SubFactory(VersionFactory, catalogue=SelfAttribute("..table.catalogue"))
    status = models.FeeStatus.HOME
    mode = models.Mode.FULL_TIME
    amount = Decimal("20200.00")


class UnconfirmedFeeFactory(FeeFactory):
    """What students of the Union will pay, once the fees office has said it."""

    status = models.FeeStatus.EU
    amount = None
    to_be_confirmed_by = "Fees office"
    expected_on = PartialDate(2023, 6)


class CostItemFactory(DjangoModelFactory):
    class Meta:
        model = models.CostItem

    catalogue = SubFactory(CatalogueFactory)
    kind = models.CostItem.Kind.BOOKS
    name = "Books"


class FeeRuleFactory(DjangoModelFactory):
    class Meta:
        model = models.FeeRule

    catalogue = SubFactory(CatalogueFactory)
    kind = models.FeeRule.Kind.OTHER
    statement = "A rule about fees"


class AccreditationFactory(DjangoModelFactory):
    class Meta:
        model = models.Accreditation

    programme = SubFactory(ProgrammeFactory)
    body = "Accreditation body"


class ClaimFactory(DjangoModelFactory):
    class Meta:
        model = models.Claim

    programme = SubFactory(ProgrammeFactory)
    statement = "Most graduates find work"


class ResourceFactory(DjangoModelFactory):
    class Meta:
        model = models.Resource

    programme = SubFactory(ProgrammeFactory)
    name = Sequence("Library {}".format)


class ValuesStatementFactory(DjangoModelFactory):
    class Meta:
        model = models.ValuesStatement

    programme = SubFactory(ProgrammeFactory)
    number = Sequence(lambda number: number + 1)
    statement = "We respect human rights"


class DisputeFactory(DjangoModelFactory):
    class Meta:
        model = models.Dispute

    catalogue = SubFactory(CatalogueFactory)
    field = "state"
    topic = "Is it open?"


class DisputeSideFactory(DjangoModelFactory):
    class Meta:
        model = models.DisputeSide

    dispute = SubFactory(DisputeFactory)
    statement = Sequence("Side {}".format)
    source = SubFactory(SourceFactory)


class TeachingLanguageFactory(DjangoModelFactory):
    class Meta:
        model = models.TeachingLanguage

    programme = SubFactory(ProgrammeFactory)
    code = "en"


class LifecycleChangeFactory(DjangoModelFactory):
    """A programme that was open is suspended from 2023 on."""

    class Meta:
        model = models.LifecycleChange

    programme = SubFactory(ProgrammeFactory)
    from_state = models.State.OPEN
    to_state = models.State.SUSPENDED
    on = PartialDate(2023)
