"""The office's screens for the network: each list, form and history, every change through a verb."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.actions import action_registry
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.model import ModelViewSetGroup

from crossings.engine.privacy import Purpose
from crossings.journal.office import (
    AddThroughVerb,
    CorrectThroughVerb,
    RecordChooserViewSet,
    RecordForm,
    RecordViewSet,
    actor_of,
)
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
from crossings.people.models import Consent


def fields(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


def translations(*names: str) -> InlinePanel:
    return InlinePanel("translations", heading=_("Translations"), panels=fields("language", *names, "standing"))


SOURCE = MultiFieldPanel(fields("source", "source_note"), _("Source"))


class InstitutionViewSet(RecordViewSet):
    model = Institution
    name = "institutions"
    icon = "home"
    menu_label = _("Institutions")
    list_display: ClassVar = ["name", "acronym", "kind", "city", "country", "status"]
    list_filter: ClassVar = ["kind", "status", "country"]
    search_fields: ClassVar = ["name", "acronym", "slug", "names__name", "names__acronym", "translations__name"]
    panels: ClassVar = [
        *fields("slug", "language", "name", "acronym", "kind", "description", "part_of"),
        MultiFieldPanel(fields("status", "founded", "closed"), _("Standing")),
        MultiFieldPanel(fields("city", "country", "latitude", "longitude"), _("Place")),
        MultiFieldPanel(fields("homepage", "ror"), _("Elsewhere")),
        InlinePanel(
            "names", heading=_("Other names"), panels=fields("kind", "name", "acronym", "language", "starts", "ends")
        ),
        translations("name", "description", "city"),
        SOURCE,
    ]


class SuccessionViewSet(RecordViewSet):
    model = Succession
    name = "successions"
    icon = "arrow-right"
    menu_label = _("Successions")
    list_display: ClassVar = ["predecessor", "kind", "successor", "on"]
    list_filter: ClassVar = ["kind"]
    search_fields: ClassVar = ["predecessor__name", "successor__name"]
    panels: ClassVar = [*fields("predecessor", "kind", "successor", "on"), SOURCE]


class NetworkViewSet(RecordViewSet):
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


class MembershipViewSet(RecordViewSet):
    model = Membership
    name = "memberships"
    icon = "link"
    menu_label = _("Memberships")
    list_display: ClassVar = ["institution", "network", "role", "starts", "ends", "evidence"]
    list_filter: ClassVar = ["network", "role", "evidence"]
    search_fields: ClassVar = ["institution__name", "institution__acronym", "network__name"]
    panels: ClassVar = [
        *fields("network", "institution", "role", "evidence"),
        MultiFieldPanel(fields("starts", "starts_stated", "ends", "ends_stated"), _("From when to when")),
        SOURCE,
    ]


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


class AffiliationViewSet(RecordViewSet):
    model = Affiliation
    name = "affiliations"
    icon = "user"
    menu_label = _("Affiliations")
    list_display: ClassVar = ["person", "title", "institution", "starts", "ends"]
    list_filter: ClassVar = ["institution"]
    search_fields: ClassVar = ["person__name", "title", "institution__name"]
    panels: ClassVar = [
        *fields("person", "institution", "language", "title", "starts", "ends"),
        translations("title"),
        SOURCE,
    ]


class ProfileForm(RecordForm):
    """A profile, with the question whether the public may see it: answered by verbs, not by the row."""

    is_public = forms.BooleanField(
        label=_("Published"), required=False, help_text=_("Shown to the public while the person’s consent stands.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_public"].initial = self.instance.is_published

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        person, wanted = given.get("person"), given.get("is_public")
        standing = Consent.objects.standing(Purpose.PUBLIC_PROFILE, timezone.localdate())
        if person and wanted and not standing.filter(person=person).exists():
            self.add_error(
                "is_public",
                _(
                    "This person has not consented to a public profile, or the consent was withdrawn or has expired. "
                    "Ask the person, record the consent, then publish."
                ),
            )
        return given


def publish_or_withdraw(profile: Profile, form: ProfileForm, user: Any) -> None:
    """Do what the form's last question asks, if it asks for a change."""
    wanted = form.cleaned_data["is_public"]
    if wanted != profile.is_published:
        verb = actions.publish_profile if wanted else actions.withdraw_profile
        verb(profile=profile, by=actor_of(user), at=timezone.now(), why=form.cleaned_data["why"])


class AddProfile(AddThroughVerb):
    def _save_instance(self) -> None:
        super()._save_instance()
        publish_or_withdraw(self.instance, self.form, self.user)


class CorrectProfile(CorrectThroughVerb):
    def _save_instance(self) -> None:
        super()._save_instance()
        publish_or_withdraw(self.instance, self.form, self.user)


class ProfileViewSet(RecordViewSet):
    model = Profile
    name = "profiles"
    icon = "view"
    menu_label = _("Public profiles")
    base_form_class = ProfileForm
    list_display: ClassVar = ["person", "is_published"]
    list_filter: ClassVar = ["is_published"]
    search_fields: ClassVar = ["person__name", "about"]
    panels: ClassVar = [*fields("person", "language", "about"), translations("about"), FieldPanel("is_public")]

    def on_register(self) -> None:
        super().on_register()
        action_registry.register(Profile, AddProfile)
        action_registry.register(Profile, CorrectProfile)


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


class FindInstitution(BaseFilterForm):
    """Finds institutions by any name that they bear or bore."""

    q = forms.CharField(label=_("Name or acronym"), required=False, max_length=80)

    def filter(self, objects: QuerySet[Institution]) -> QuerySet[Institution]:
        self.search_query = self.cleaned_data.get("q")
        if not self.search_query:
            return objects
        self.is_searching = True
        return Institution.objects.filter(pk__in=objects.values("pk")).named_like(self.search_query).by_name()


class ChooseInstitution(ChooseView):
    filter_form_class = FindInstitution
    ordering = ("sort_key", "id")


class ChooseInstitutionResults(ChooseResultsView):
    filter_form_class = FindInstitution
    ordering = ("sort_key", "id")


class InstitutionChooser(RecordChooserViewSet):
    model = Institution
    icon = "home"
    choose_one_text = _("Choose an institution")
    choose_another_text = _("Choose another institution")
    edit_item_text = _("Edit this institution")
    choose_view_class = ChooseInstitution
    choose_results_view_class = ChooseInstitutionResults
