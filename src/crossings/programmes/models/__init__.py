"""What a network teaches, one file per thing.

A `Programme` stands apart from years. A `Catalogue` is one programme in one academic year, and whatever may change
with the year hangs on it: versions, starts, offerings, modules, outcomes, entry requirements, fees. Every fact names
its source.
"""

from crossings.programmes.models.catalogue import Catalogue, CatalogueTranslation
from crossings.programmes.models.competency import (
    Competency,
    CompetencyFramework,
    CompetencyFrameworkTranslation,
    CompetencyTranslation,
)
from crossings.programmes.models.cost import CostItem, CostItemTranslation, FeeRule, FeeRuleTranslation
from crossings.programmes.models.dispute import Dispute, DisputeSide, DisputeSideTranslation, DisputeTranslation
from crossings.programmes.models.entry import (
    EntryRequirement,
    EntryRequirementTranslation,
    GradeExpectation,
    GradeExpectationTranslation,
)
from crossings.programmes.models.fee import DueDate, Fee, FeeStatus, FeeTable, FeeTableTranslation
from crossings.programmes.models.module import (
    Module,
    ModuleCode,
    ModuleCompetency,
    ModuleDiscipline,
    ModuleOutcome,
    ModuleTranslation,
)
from crossings.programmes.models.offering import (
    Offering,
    SitePath,
    SitePathTranslation,
    SiteStop,
    Specialisation,
    SpecialisationTranslation,
)
from crossings.programmes.models.outcome import (
    Aim,
    AimTranslation,
    LearningOutcome,
    LearningOutcomeTranslation,
    OutcomeGroup,
)
from crossings.programmes.models.placement import CatalogueModule, ModuleAssessment, Teaching
from crossings.programmes.models.programme import (
    LifecycleChange,
    LifecycleChangeTranslation,
    Programme,
    ProgrammeTranslation,
    State,
    TeachingLanguage,
)
from crossings.programmes.models.regulations import Erratum, RegulationDraft, RegulationEdition, RulesReport
from crossings.programmes.models.sector import PlacementSector, PlacementSectorTranslation
from crossings.programmes.models.standing import (
    Accreditation,
    AccreditationTranslation,
    Claim,
    ClaimTranslation,
    Resource,
    ResourceTranslation,
    ValuesStatement,
    ValuesStatementTranslation,
)
from crossings.programmes.models.version import (
    CreditShare,
    Mode,
    Month,
    Start,
    StudyDuration,
    Version,
    VersionTranslation,
)

__all__ = [
    "Accreditation",
    "AccreditationTranslation",
    "Aim",
    "AimTranslation",
    "Catalogue",
    "CatalogueModule",
    "CatalogueTranslation",
    "Claim",
    "ClaimTranslation",
    "Competency",
    "CompetencyFramework",
    "CompetencyFrameworkTranslation",
    "CompetencyTranslation",
    "CostItem",
    "CostItemTranslation",
    "CreditShare",
    "Dispute",
    "DisputeSide",
    "DisputeSideTranslation",
    "DisputeTranslation",
    "DueDate",
    "EntryRequirement",
    "EntryRequirementTranslation",
    "Erratum",
    "Fee",
    "FeeRule",
    "FeeRuleTranslation",
    "FeeStatus",
    "FeeTable",
    "FeeTableTranslation",
    "GradeExpectation",
    "GradeExpectationTranslation",
    "LearningOutcome",
    "LearningOutcomeTranslation",
    "LifecycleChange",
    "LifecycleChangeTranslation",
    "Mode",
    "Module",
    "ModuleAssessment",
    "ModuleCode",
    "ModuleCompetency",
    "ModuleDiscipline",
    "ModuleOutcome",
    "ModuleTranslation",
    "Month",
    "Offering",
    "OutcomeGroup",
    "PlacementSector",
    "PlacementSectorTranslation",
    "Programme",
    "ProgrammeTranslation",
    "RegulationDraft",
    "RegulationEdition",
    "Resource",
    "ResourceTranslation",
    "RulesReport",
    "SitePath",
    "SitePathTranslation",
    "SiteStop",
    "Specialisation",
    "SpecialisationTranslation",
    "Start",
    "State",
    "StudyDuration",
    "Teaching",
    "TeachingLanguage",
    "ValuesStatement",
    "ValuesStatementTranslation",
    "Version",
    "VersionTranslation",
]
