"""The office's menu for programmes: what officers need every day first, what changes rarely last."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup

from crossings.programmes.office.fees import CostItemViewSet, FeeRuleViewSet, FeeTableViewSet, FeeViewSet
from crossings.programmes.office.modules import (
    AimViewSet,
    CatalogueModuleViewSet,
    CompetencyFrameworkViewSet,
    CompetencyViewSet,
    LearningOutcomeViewSet,
    ModuleViewSet,
)
from crossings.programmes.office.rules import RegulationDraftViewSet, RegulationEditionViewSet
from crossings.programmes.office.standing import (
    AccreditationViewSet,
    ClaimViewSet,
    DisputeViewSet,
    EntryRequirementViewSet,
    ResourceViewSet,
    ValuesStatementViewSet,
)
from crossings.programmes.office.studies import (
    CatalogueViewSet,
    LifecycleChangeViewSet,
    OfferingViewSet,
    PlacementSectorViewSet,
    ProgrammeViewSet,
    SitePathViewSet,
    SpecialisationViewSet,
    VersionViewSet,
)


class ProgrammesGroup(ModelViewSetGroup):
    menu_label = _("Programmes")
    menu_icon = "doc-full-inverse"
    menu_order = 200
    items = (
        ProgrammeViewSet("office-programmes", url_prefix="programmes"),
        CatalogueViewSet("catalogues"),
        FeeViewSet("fees"),
        FeeTableViewSet("fee-tables"),
        ModuleViewSet("modules"),
        CatalogueModuleViewSet("modules-by-year"),
        RegulationDraftViewSet("rule-drafts"),
        RegulationEditionViewSet("rule-editions"),
        VersionViewSet("versions"),
        OfferingViewSet("offerings"),
        SitePathViewSet("site-paths"),
        SpecialisationViewSet("specialisations"),
        PlacementSectorViewSet("placement-sectors"),
        EntryRequirementViewSet("entry-requirements"),
        FeeRuleViewSet("fee-rules"),
        CostItemViewSet("other-costs"),
        AimViewSet("aims"),
        LearningOutcomeViewSet("learning-outcomes"),
        CompetencyFrameworkViewSet("competency-frameworks"),
        CompetencyViewSet("competencies"),
        DisputeViewSet("disagreements"),
        ClaimViewSet("claims"),
        AccreditationViewSet("accreditations"),
        ResourceViewSet("resources"),
        ValuesStatementViewSet("values-statements"),
        LifecycleChangeViewSet("changes-of-state"),
    )


@hooks.register("register_admin_viewset")
def register_programmes() -> ProgrammesGroup:
    return ProgrammesGroup()
