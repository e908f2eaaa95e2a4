"""What the verbs of the network ask in the office, and what each says beforehand of what it would refuse."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crossings.engine.network.lifecycle import MOVES, Status
from crossings.engine.privacy import Purpose
from crossings.fields.partial_date import PartialDateFormField
from crossings.journal.office import RecordForm
from crossings.journal.office.verbs import VerbForm
from crossings.network.actions import ENDS
from crossings.network.models import Agreement, Institution, Membership, Profile, Succession
from crossings.network.office.choosers import InstitutionChooser
from crossings.people.models import Consent, Person
from crossings.provenance.forms import source_field

IF_STATED = _("A year, a month or a day; leave it empty if not stated.")
FIRST_WITHOUT = _("The first day, month or year in which it no longer holds.")
ENDED_OTHERWISE = _(
    "This institution has ended in another way already. Reopen it if that was a mistake, or choose another kind."
)
NOT_CONSENTING = _(
    "This person has not consented to a public profile, or the consent was withdrawn or has expired. "
    "Ask the person, record the consent, then publish."
)


def day_field(label: Any, help_text: Any = IF_STATED, *, required: bool = False) -> PartialDateFormField:
    return PartialDateFormField(label=label, required=required, help_text=help_text)


def one_institution(label: Any) -> forms.ModelChoiceField[Institution]:
    return forms.ModelChoiceField(Institution.objects.by_name(), label=label)


def cannot_end_as(institution: Institution, kind: str) -> bool:
    """Whether the institution has ended otherwise than a succession of this kind would end it."""
    ends, now = ENDS.get(Succession.Kind(kind)), Status(institution.status)
    return ends is not None and now is not ends and ends not in MOVES[now]


class ChoosesInstitution(VerbForm):
    """Chooses an institution by any name that it bears or bore, from the list that other forms choose from."""

    chosen: ClassVar[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[self.chosen].widget = InstitutionChooser("institution_chooser").widget_class()


class CloseForm(VerbForm):
    on = day_field(_("Closed on"))
    field_order = ("on", "why")


class RenameForm(VerbForm):
    """The name that an institution has taken; the one it bore stays on record."""

    name = forms.CharField(label=_("New name"), max_length=200)
    acronym = forms.CharField(label=_("New acronym"), max_length=40, required=False)
    on = day_field(_("Renamed on"))
    field_order = ("name", "acronym", "on", "why")
    record: Institution

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if (given.get("name"), given.get("acronym")) == (self.record.name, self.record.acronym):
            self.add_error("name", _("This is the name that it bears. Write the one that it has taken."))
        return given


class SucceedForm(ChoosesInstitution):
    """The institution as which this one goes on, and how."""

    chosen = "successor"
    successor = one_institution(_("Goes on as"))
    kind = forms.ChoiceField(label=_("How"), choices=Succession.Kind.choices)
    on = day_field(_("Since"))
    source = source_field(_("The page or decision that says so."))
    field_order = ("successor", "kind", "on", "source", "why")
    record: Institution

    def clean_kind(self) -> str:
        kind: str = self.cleaned_data["kind"]
        if cannot_end_as(self.record, kind):
            raise forms.ValidationError(ENDED_OTHERWISE)
        return kind


class SuccessionForm(RecordForm):
    """A succession; it also ends the predecessor, which must not have ended otherwise."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        predecessor, kind = given.get("predecessor"), given.get("kind")
        if self.instance.pk is None and predecessor and kind and cannot_end_as(predecessor, kind):
            self.add_error("predecessor", ENDED_OTHERWISE)
        return given


class AffiliateForm(VerbForm):
    """Who has come to work at an institution, as what, since when."""

    person = forms.ModelChoiceField(Person.objects.by_name(), label=_("Person"))
    title = forms.CharField(label=_("Title of the role"), max_length=150)
    starts = day_field(_("Since"))
    field_order = ("person", "title", "starts", "why")


class EndForm(VerbForm):
    ends = day_field(_("Ended on"), FIRST_WITHOUT, required=True)
    field_order: Any = ("ends", "why")


class LeaveForm(EndForm):
    """The end of a membership, and whether a source states it."""

    is_stated = forms.BooleanField(
        label=_("A source states this end"),
        required=False,
        initial=True,
        help_text=_("Leave it empty where this is only the end of what the sources show."),
    )
    field_order = ("ends", "is_stated", "why")


class RoleForm(VerbForm):
    """Another role of a member: the membership ends and one in the new role begins."""

    role = forms.ChoiceField(label=_("New role"), choices=Membership.Role.choices)
    on = day_field(_("The role changed on"), _("A year, a month or a day."), required=True)
    field_order = ("role", "on", "why")
    record: Membership

    def clean_role(self) -> str:
        role: str = self.cleaned_data["role"]
        if role == self.record.role:
            raise forms.ValidationError(_("The role is the one it was. Choose the role that it changed to."))
        return role


class JoinForm(ChoosesInstitution):
    """Which institution has joined a network, as what, since when, and who says so."""

    chosen = "institution"
    institution = one_institution(_("Institution"))
    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role.choices)
    since = day_field(_("Since"))
    is_stated = forms.BooleanField(
        label=_("A source states this beginning"),
        required=False,
        initial=True,
        help_text=_("Leave it empty where this is only the first day for which the membership is shown."),
    )
    source = source_field(_("The page or decision that says so."))
    field_order = ("institution", "role", "since", "is_stated", "source", "why")


class AgreementForm(VerbForm):
    """What members of a network have signed together."""

    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Agreement.Kind.choices)
    parties: Any = forms.ModelMultipleChoiceField(
        None,
        label=_("Parties"),
        required=False,
        help_text=_("Members of the network; none where no source names them."),
    )
    signed = day_field(_("Signed"))
    until = day_field(_("Holds until"))
    source = source_field(_("The page or decision that says so."))
    field_order = ("title", "kind", "parties", "signed", "until", "source", "why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties: Any = self.fields["parties"]
        parties.queryset = Institution.objects.filter(memberships__network=self.record).distinct().by_name()


class PublishForm(VerbForm):
    """Asks only why, and publishes nobody who does not consent."""

    record: Profile

    def clean(self) -> dict[str, Any]:
        standing = Consent.objects.standing(Purpose.PUBLIC_PROFILE, timezone.localdate())
        if not standing.filter(person=self.record.person).exists():
            raise forms.ValidationError(NOT_CONSENTING)
        return self.cleaned_data
