"""The office's screens for the network: each list, form and history, every change through a verb."""

from typing import ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.actions import action_registry
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSetGroup

from crossings.journal.office import AddThroughVerb, RecordViewSet, actor_of
from crossings.journal.office.verbs import VerbsViewSet
from crossings.network import actions
from crossings.network.models import (
    Affiliation,
    Agreement,
    CountryCooperation,
    Institution,
    Membership,
    Milestone,
    Network,
    PartnerCountry,
    Profile,
    StatedCount,
    Succession,
)
from crossings.network.office.forms import SuccessionForm
from crossings.network.office.verbs import AFFILIATION, INSTITUTION, MEMBERSHIP, NETWORK, PROFILE


class AddSuccession(AddThroughVerb):
    """A succession is added by the verb that also ends the predecessor."""

    def _save_instance(self) -> None:
        self.log_action = None
        given = self.form.cleaned_data
        columns = ("predecessor", "successor", "kind", "on", "source", "source_note")
        self.instance = self.form.instance = actions.succeed(
            **{name: given[name] for name in columns}, by=actor_of(self.user), at=timezone.now(), why=given["why"]
        )


def fields(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


def translations(*names: str) -> InlinePanel:
    return InlinePanel("translations", heading=_("Translations"), panels=fields("language", *names, "standing"))


SOURCE = MultiFieldPanel(fields("source", "source_note"), _("Source"))


class InstitutionViewSet(VerbsViewSet):
    model = Institution
    name = "institutions"
    icon = "home"
    menu_label = _("Institutions")
    list_display: ClassVar = ["name", "acronym", "kind", "city", "country", "status"]
    list_filter: ClassVar = ["kind", "status", "country"]
    search_fields: ClassVar = ["name", "acronym", "slug", "names__name", "names__acronym", "translations__name"]
    panels: ClassVar = [
        *fields("slug", "language", "name", "acronym"),
        *fields("kind", "description", "part_of"),
        MultiFieldPanel(fields("status", "founded", "closed"), _("Standing")),
        MultiFieldPanel(fields("city", "country", "latitude", "longitude"), _("Place")),
        MultiFieldPanel(fields("homepage", "ror"), _("Elsewhere")),
        FieldPanel("mark"),
        InlinePanel(
            "names", heading=_("Other names"), panels=fields("kind", "name", "acronym", "language", "starts", "ends")
        ),
        translations("name", "description", "city"),
        SOURCE,
    ]
    verbs: ClassVar = INSTITUTION


class SuccessionViewSet(RecordViewSet):
    model = Succession
    name = "successions"
    icon = "arrow-right"
    menu_label = _("Successions")
    list_display: ClassVar = ["predecessor", "kind", "successor", "on"]
    list_filter: ClassVar = ["kind"]
    search_fields: ClassVar = ["predecessor__name", "successor__name"]
    base_form_class = SuccessionForm
    panels: ClassVar = [*fields("predecessor", "kind", "successor", "on"), SOURCE]

    def on_register(self) -> None:
        super().on_register()
        action_registry.register(Succession, AddSuccession)


class NetworkViewSet(VerbsViewSet):
    model = Network
    name = "networks"
    icon = "group"
    menu_label = _("Networks")
    list_display: ClassVar = ["name", "acronym", "kind", "founded"]
    list_filter: ClassVar = ["kind"]
    search_fields: ClassVar = ["name", "acronym", "slug", "translations__name"]
    panels: ClassVar = [
        *fields("slug", "language", "name", "acronym", "kind", "description", "homepage", "founded"),
        translations("name", "description"),
        SOURCE,
    ]
    verbs: ClassVar = NETWORK


class MembershipViewSet(VerbsViewSet):
    model = Membership
    name = "memberships"
    icon = "link"
    menu_label = _("Memberships")
    joined: ClassVar = ("institution", "network")
    list_display: ClassVar = ["institution", "network", "role", "starts", "ends", "evidence"]
    list_filter: ClassVar = ["network", "role", "evidence"]
    search_fields: ClassVar = ["institution__name", "institution__acronym", "network__name"]
    panels: ClassVar = [
        *fields("network", "institution", "role", "evidence"),
        MultiFieldPanel(fields("starts", "starts_stated", "ends", "ends_stated"), _("From when to when")),
        SOURCE,
    ]
    verbs: ClassVar = MEMBERSHIP


class PartnerCountryViewSet(RecordViewSet):
    model = PartnerCountry
    name = "partner-countries"
    icon = "globe"
    menu_label = _("Partner countries")
    list_display: ClassVar = ["label", "country", "subdivision", "kind", "network", "position"]
    list_filter: ClassVar = ["network", "kind"]
    search_fields: ClassVar = ["label", "country", "translations__label"]
    panels: ClassVar = [
        *fields("network", "kind", "position", "language", "label", "country", "subdivision"),
        MultiFieldPanel(fields("latitude", "longitude"), _("On the map")),
        translations("label"),
        SOURCE,
    ]


class CountryCooperationViewSet(RecordViewSet):
    model = CountryCooperation
    name = "country-cooperations"
    icon = "globe"
    menu_label = _("Cooperation with countries")
    list_display: ClassVar = ["label", "country", "role", "programme", "network"]
    list_filter: ClassVar = ["network", "role"]
    search_fields: ClassVar = ["label", "programme"]
    panels: ClassVar = [
        *fields("network", "language", "label", "country", "role", "programme"),
        translations("label", "programme"),
        SOURCE,
    ]


class AgreementViewSet(RecordViewSet):
    model = Agreement
    name = "agreements"
    icon = "doc-full"
    menu_label = _("Agreements")
    list_display: ClassVar = ["title", "kind", "network", "signed", "until"]
    list_filter: ClassVar = ["network", "kind"]
    search_fields: ClassVar = ["title", "translations__title"]
    panels: ClassVar = [
        *fields("network", "language", "title", "kind", "signed", "until"),
        InlinePanel("parties", heading=_("Parties"), panels=fields("institution")),
        translations("title"),
        SOURCE,
    ]


class MilestoneViewSet(RecordViewSet):
    model = Milestone
    name = "milestones"
    icon = "date"
    menu_label = _("Milestones")
    list_display: ClassVar = ["text", "network", "date"]
    list_filter: ClassVar = ["network"]
    search_fields: ClassVar = ["text", "translations__text"]
    panels: ClassVar = [*fields("network", "language", "text", "date", "last_day"), translations("text"), SOURCE]


class StatedCountViewSet(RecordViewSet):
    model = StatedCount
    name = "stated-counts"
    icon = "list-ol"
    menu_label = _("Stated counts")
    list_display: ClassVar = ["network", "of", "number", "source", "starts", "ends"]
    list_filter: ClassVar = ["network", "of"]
    search_fields: ClassVar = ["network__name", "source__title"]
    panels: ClassVar = [*fields("network", "of", "number", "starts", "ends"), SOURCE]


class AffiliationViewSet(VerbsViewSet):
    model = Affiliation
    name = "affiliations"
    icon = "user"
    menu_label = _("Affiliations")
    joined: ClassVar = ("person", "institution")
    list_display: ClassVar = ["person", "title", "institution", "starts", "ends"]
    list_filter: ClassVar = ["institution"]
    search_fields: ClassVar = ["person__name", "title", "institution__name"]
    panels: ClassVar = [
        *fields("person", "institution", "language", "title", "starts", "ends"),
        translations("title"),
        SOURCE,
    ]
    verbs: ClassVar = AFFILIATION


class ProfileViewSet(VerbsViewSet):
    model = Profile
    name = "profiles"
    icon = "view"
    menu_label = _("Public profiles")
    joined: ClassVar = ("person",)
    list_display: ClassVar = ["person", "is_published"]
    list_filter: ClassVar = ["is_published"]
    search_fields: ClassVar = ["person__name", "about"]
    panels: ClassVar = [*fields("person", "language", "about"), translations("about")]
    verbs: ClassVar = PROFILE


class NetworkGroup(ModelViewSetGroup):
    menu_label = _("Network")
    menu_icon = "group"
    menu_order = 300
    items = (
        InstitutionViewSet("institutions"),
        SuccessionViewSet("successions"),
        NetworkViewSet("networks"),
        MembershipViewSet("memberships"),
        PartnerCountryViewSet("partner-countries"),
        CountryCooperationViewSet("country-cooperations"),
        AgreementViewSet("agreements"),
        MilestoneViewSet("milestones"),
        StatedCountViewSet("stated-counts"),
        AffiliationViewSet("affiliations"),
        ProfileViewSet("profiles"),
    )
