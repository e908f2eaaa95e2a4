"""Screens for programmes, catalogues, and what can be studied in a year."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column

from crossings.engine.lifecycle import ProgrammeState, permitted
from crossings.journal.office.verbs import JoinedIndexView, OfficeVerb, VerbForm, VerbsViewSet
from crossings.programmes import actions
from crossings.programmes.models import (
    Catalogue,
    LifecycleChange,
    Offering,
    PlacementSector,
    Programme,
    SitePath,
    Specialisation,
    Version,
)
from crossings.programmes.office.forms import MoveForm, NextYearForm, PublishForm, WithinForm
from crossings.programmes.office.panels import OfCatalogue, OfVersion, PartsPanel, fields, row, source, translations


class OfCatalogueIndexView(JoinedIndexView):
    base_filterset_class = OfCatalogue


class WithinViewSet(VerbsViewSet):
    """Screens of a record that hangs on a catalogue: found by its catalogue, and offered its own year's parts only."""

    base_form_class = WithinForm
    index_view_class = OfCatalogueIndexView
    joined: ClassVar[tuple[str, ...]] = ("catalogue__programme",)
    list_filter: ClassVar = ["catalogue"]


def moving(
    verb: str, perform: Callable[..., object], *, label: Any, explanation: Any, done: Any, icon: str
) -> OfficeVerb:
    """A verb of a programme's life, offered while the engine's table permits it."""
    return OfficeVerb(
        key=verb,
        label=label,
        explanation=explanation,
        done=done,
        form=MoveForm,
        perform=lambda programme, **answers: perform(programme=programme, **answers),
        permission="programmes.change_programme",
        icon=icon,
        permitted=lambda programme: verb in permitted(ProgrammeState(programme.state_reached)),
    )


class ProgrammeViewSet(VerbsViewSet):
    model = Programme
    icon = "doc-full-inverse"
    menu_label = _("Programmes")
    base_form_class = WithinForm
    joined: ClassVar = ("school", "consortium")
    fetched: ClassVar = ("lifecycle_changes",)
    list_display: ClassVar = [
        "name",
        "school",
        "consortium",
        Column("state", label=_("State"), accessor=lambda programme: programme.state_reached.label),
    ]
    list_filter: ClassVar = ["school", "consortium", "teaching_type"]
    search_fields: ClassVar = ["name", "slug", "official_code", "translations__name"]
    panels: ClassVar = [
        *fields("slug", "language", "name", "award_title", "summary", "school", "consortium"),
        row("award_kind", "teaching_type"),
        row("official_code", "branch"),
        PartsPanel(
            "teaching_languages",
            heading=_("Languages of instruction"),
            label=_("language"),
            panels=fields("code", "source", "source_note"),
        ),
        source(),
        translations("name", "award_title", "summary", "branch"),
    ]
    verbs: ClassVar = (
        moving(
            "suspend",
            actions.suspend,
            label=_("Suspend"),
            explanation=_("The programme takes nobody for now. It can be reopened."),
            done=_("%(record)s is suspended."),
            icon="pause",
        ),
        moving(
            "reopen",
            actions.reopen,
            label=_("Reopen"),
            explanation=_("The programme takes new students again."),
            done=_("%(record)s is open again."),
            icon="rotate",
        ),
        moving(
            "withdraw",
            actions.withdraw,
            label=_("Withdraw"),
            explanation=_("The programme takes nobody again, and those enrolled finish it. This cannot be undone."),
            done=_("%(record)s is withdrawn."),
            icon="cross",
        ),
    )


class LifecycleChangeViewSet(VerbsViewSet):
    """The steps in a programme's life are made by verbs; here only their words and their source are corrected."""

    model = LifecycleChange
    icon = "history"
    menu_label = _("Changes of state")
    joined: ClassVar = ("programme", "source")
    list_display: ClassVar = ["__str__", "programme", "reason", "source"]
    list_filter: ClassVar = ["programme", "to_state"]
    search_fields: ClassVar = ["programme__name", "reason"]
    panels: ClassVar = [
        *(FieldPanel(name, read_only=True) for name in ("programme", "from_state", "to_state", "on")),
        *fields("language", "reason"),
        source(),
        translations("reason"),
    ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(**kwargs) | {"add_url_name": None, "delete_url_name": None}

    def get_urlpatterns(self) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in {"add", "delete"}]


class CatalogueViewSet(VerbsViewSet):
    model = Catalogue
    icon = "date"
    menu_label = _("Catalogues")
    base_form_class = WithinForm
    joined: ClassVar = ("programme",)
    list_display: ClassVar = ["__str__", "year", BooleanColumn("is_published", label=_("Published")), "published_at"]
    list_filter: ClassVar = ["programme"]
    search_fields: ClassVar = ["programme__name", "year", "note"]
    panels: ClassVar = [
        *fields("programme", "year", "language", "note"),
        PartsPanel("starts", heading=_("Starts"), label=_("start"), panels=fields("month", "source", "source_note")),
        source(),
        translations("note"),
    ]
    verbs: ClassVar = (
        OfficeVerb(
            key="publish",
            label=_("Publish"),
            explanation=_("Readers will see this catalogue and all that hangs on it."),
            done=_("%(record)s is published."),
            form=PublishForm,
            perform=lambda catalogue, **answers: actions.publish_catalogue(catalogue=catalogue, **answers),
            permission="programmes.change_catalogue",
            icon="upload",
            permitted=lambda catalogue: not catalogue.is_published,
        ),
        OfficeVerb(
            key="take-back",
            label=_("Take back"),
            explanation=_("Readers will no longer see this catalogue nor what hangs on it. It becomes a draft again."),
            done=_("%(record)s is a draft again."),
            form=VerbForm,
            perform=lambda catalogue, **answers: actions.take_back_catalogue(catalogue=catalogue, **answers),
            permission="programmes.change_catalogue",
            icon="download",
            permitted=lambda catalogue: catalogue.is_published,
        ),
        OfficeVerb(
            key="next-year",
            label=_("Open the next year"),
            explanation=_(
                "A draft for the following academic year begins with a copy of this catalogue. Amounts, teachers, "
                "other costs and disagreements stay behind."
            ),
            done=_("The year after %(record)s has a draft."),
            form=NextYearForm,
            perform=lambda catalogue, **answers: actions.open_next_year(catalogue=catalogue, **answers),
            permission="programmes.add_catalogue",
            icon="copy",
        ),
    )


class VersionViewSet(WithinViewSet):
    model = Version
    icon = "list-ul"
    menu_label = _("Versions")
    list_display: ClassVar = ["name", "catalogue", "ects", "taught_modules", "places"]
    search_fields: ClassVar = ["name", "key", "catalogue__programme__name"]
    panels: ClassVar = [
        *fields("catalogue", "key", "language", "name"),
        row("ects", "taught_modules"),
        row("places", "least_enrolment", "position"),
        PartsPanel(
            "durations",
            heading=_("Durations"),
            label=_("duration"),
            panels=[row("mode", "months"), *fields("source", "source_note")],
        ),
        PartsPanel(
            "credit_shares",
            heading=_("Shares of the credits"),
            label=_("share"),
            panels=[row("kind", "ects"), *fields("source", "source_note")],
        ),
        source(),
        translations("name"),
    ]


class PlacementSectorViewSet(VerbsViewSet):
    model = PlacementSector
    icon = "suitcase"
    menu_label = _("Placement sectors")
    base_form_class = WithinForm
    filterset_class = OfVersion
    joined: ClassVar = ("version__catalogue__programme",)
    list_display: ClassVar = [
        "name",
        "version",
        Column("catalogue", label=_("Catalogue"), accessor="version.catalogue"),
        "position",
    ]
    search_fields: ClassVar = ["name", "key", "translations__name"]
    panels: ClassVar = [
        *fields("version", "key", "language", "name", "position"),
        source(),
        translations("name"),
    ]


class SitePathViewSet(WithinViewSet):
    model = SitePath
    icon = "site"
    menu_label = _("Site paths")
    list_display: ClassVar = ["name", "catalogue", "position"]
    search_fields: ClassVar = ["name", "key", "stops__place"]
    panels: ClassVar = [
        *fields("catalogue", "key", "language", "name", "position"),
        PartsPanel(
            "stops",
            heading=_("Stops"),
            label=_("stop"),
            panels=[*fields("position", "institution", "place"), FieldPanel("terms")],
        ),
        source(),
        translations("name"),
    ]


class SpecialisationViewSet(WithinViewSet):
    model = Specialisation
    icon = "plus-inverse"
    menu_label = _("Specialisations")
    list_display: ClassVar = ["name", "catalogue", "is_example"]
    list_filter: ClassVar = ["catalogue", "is_example"]
    search_fields: ClassVar = ["name", "key"]
    panels: ClassVar = [
        *fields("catalogue", "key", "language", "name", "is_example", "position"),
        source(),
        translations("name"),
    ]


class OfferingViewSet(WithinViewSet):
    model = Offering
    icon = "tick-inverse"
    menu_label = _("Offerings")
    joined: ClassVar = ("catalogue__programme", "version", "start", "site_path", "specialisation")
    list_display: ClassVar = ["__str__", "catalogue"]
    list_filter: ClassVar = ["catalogue", "mode"]
    search_fields: ClassVar = ["version__name", "site_path__name", "specialisation__name"]
    panels: ClassVar = [
        MultiFieldPanel(
            [
                HelpPanel(_("All parts belong to one catalogue, and the version has a duration in the mode.")),
                *fields("catalogue", "version", "mode", "start", "site_path", "specialisation"),
            ],
            _("What can be chosen"),
        ),
        source(),
    ]
