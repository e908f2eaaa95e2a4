"""Screens for entry, for what stands behind a programme, and for where its sources disagree."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel
from wagtail.admin.ui.tables import BooleanColumn

from crossings.journal.office.verbs import OfficeVerb, VerbsViewSet
from crossings.programmes import actions
from crossings.programmes.models import Accreditation, Claim, Dispute, EntryRequirement, Resource, ValuesStatement
from crossings.programmes.office.forms import SettleForm
from crossings.programmes.office.panels import PartsPanel, fields, row, source, translations
from crossings.programmes.office.studies import WithinViewSet


class EntryRequirementViewSet(WithinViewSet):
    model = EntryRequirement
    icon = "key"
    menu_label = _("Entry requirements")
    list_display: ClassVar = ["__str__", "catalogue", "kind", "level"]
    list_filter: ClassVar = ["catalogue", "kind"]
    search_fields: ClassVar = ["statement", "level"]
    panels: ClassVar = [
        *fields("catalogue", "version"),
        row("kind", "level", "position"),
        *fields("language", "statement"),
        PartsPanel(
            "grade_expectations",
            heading=_("Expected grades"),
            label=_("grade"),
            panels=[
                *fields("language", "label", "country"),
                row("system", "expected", "position"),
                *fields("source", "source_note"),
                translations("label", "system", "expected"),
            ],
        ),
        source(),
        translations("statement"),
    ]


class OfProgrammeViewSet(VerbsViewSet):
    """Screens of a record that hangs on a programme and carries its own dates."""

    joined: ClassVar = ("programme",)
    list_filter: ClassVar = ["programme"]


class AccreditationViewSet(OfProgrammeViewSet):
    model = Accreditation
    icon = "lock"
    menu_label = _("Accreditations")
    list_display: ClassVar = ["body", "programme", "on_behalf_of", "starts", "until"]
    search_fields: ClassVar = ["body", "on_behalf_of"]
    panels: ClassVar = [
        *fields("programme", "language", "body", "on_behalf_of"),
        row("starts", "until"),
        source(),
        translations("body", "on_behalf_of"),
    ]


class ClaimViewSet(OfProgrammeViewSet):
    model = Claim
    icon = "openquote"
    menu_label = _("Claims")
    list_display: ClassVar = ["__str__", "programme", "instrument", "made_on", "expires_on"]
    search_fields: ClassVar = ["statement", "instrument"]
    panels: ClassVar = [
        *fields("programme", "language", "statement", "instrument", "population"),
        row("made_on", "expires_on"),
        row("share", "position"),
        row("numerator", "denominator", "response_base"),
        source(),
        translations("statement", "population"),
    ]


class ResourceViewSet(OfProgrammeViewSet):
    model = Resource
    icon = "desktop"
    menu_label = _("Resources")
    list_display: ClassVar = ["name", "programme", "kind", "site", "open_to"]
    list_filter: ClassVar = ["programme", "kind", "open_to"]
    search_fields: ClassVar = ["name", "site"]
    panels: ClassVar = [
        *fields("programme", "language", "name", "note"),
        row("kind", "site", "open_to"),
        *fields("address", "position"),
        source(),
        translations("name", "note"),
    ]


class ValuesStatementViewSet(OfProgrammeViewSet):
    model = ValuesStatement
    icon = "help"
    menu_label = _("Values statements")
    list_display: ClassVar = ["__str__", "starts"]
    search_fields: ClassVar = ["statement", "programme__name"]
    panels: ClassVar = [
        *fields("programme", "number", "starts", "language", "statement"),
        source(),
        translations("statement"),
    ]


class DisputeViewSet(WithinViewSet):
    model = Dispute
    icon = "warning"
    menu_label = _("Disagreements of sources")
    list_display: ClassVar = ["topic", "catalogue", "field", BooleanColumn("is_settled", label=_("Settled"))]
    list_filter: ClassVar = ["catalogue", "field"]
    search_fields: ClassVar = ["topic", "field", "can_be_settled_by"]
    panels: ClassVar = [
        *fields("catalogue", "field", "language", "topic", "note", "can_be_settled_by", "position"),
        InlinePanel(
            "sides",
            heading=_("Sides"),
            label=_("side"),
            panels=[
                *fields("position", "language", "statement", "source", "source_note", "is_followed"),
                translations("statement"),
            ],
        ),
        translations("topic", "note", "can_be_settled_by"),
    ]
    verbs: ClassVar = (
        OfficeVerb(
            key="settle",
            label=_("Settle"),
            explanation=_("One side is right. Both stay on record, and readers see which one is followed."),
            done=_("The disagreement is settled: %(record)s."),
            form=SettleForm,
            perform=lambda dispute, **answers: actions.settle_dispute(dispute=dispute, **answers),
            permission="programmes.change_dispute",
            icon="check",
        ),
    )
