"""What the office's forms ask beyond the row, and the verbs that answer: rename, change role, succeed, publish."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crossings.engine.network.lifecycle import MOVES, Status
from crossings.engine.privacy import Purpose
from crossings.fields.partial_date import PartialDateFormField
from crossings.journal.office import AddThroughVerb, CorrectThroughVerb, RecordForm, actor_of
from crossings.network import actions
from crossings.network.models import Institution, Membership, Profile, Succession
from crossings.people.models import Consent


class InstitutionForm(RecordForm):
    """An institution; a changed name is either a mistake mended or a new name, and then the old one is kept."""

    is_renaming = forms.BooleanField(
        label=_("The institution has taken another name"),
        required=False,
        help_text=_("Keeps the name and acronym that it bore as a former name. Leave it empty to mend a mistake."),
    )
    renamed_on = PartialDateFormField(
        label=_("Renamed on"), required=False, help_text=_("A year, a month or a day; leave it empty if not stated.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["is_renaming"], self.fields["renamed_on"]


class CorrectInstitution(CorrectThroughVerb):
    def _save_instance(self) -> None:
        given = self.form.cleaned_data
        if given["is_renaming"]:
            actions.rename_institution(
                institution=Institution.objects.get(pk=self.instance.pk),
                name=given["name"],
                acronym=given["acronym"],
                on=given["renamed_on"],
                by=actor_of(self.user),
                at=timezone.now(),
                why=given["why"],
            )
        super()._save_instance()


class MembershipForm(RecordForm):
    """A membership; another role is either a mistake mended or a change, and then both are kept."""

    role_changed_on = PartialDateFormField(
        label=_("The role changed on"),
        required=False,
        help_text=_(
            "Ends this membership on that day and begins one in the new role. Leave it empty to mend a mistake."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["role_changed_on"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("role_changed_on") and "role" not in self.changed_data:
            self.add_error("role", _("The role is the one it was. Choose the role that it changed to."))
        return given


class CorrectMembership(CorrectThroughVerb):
    def _save_instance(self) -> None:
        given = self.form.cleaned_data
        if not given["role_changed_on"]:
            super()._save_instance()
            return
        self.log_action = None
        actions.change_role(
            membership=Membership.objects.get(pk=self.instance.pk),
            role=given["role"],
            on=given["role_changed_on"],
            by=actor_of(self.user),
            at=timezone.now(),
            why=given["why"],
        )


class SuccessionForm(RecordForm):
    """A succession; it also ends the predecessor, which must not have ended otherwise."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        predecessor, kind = given.get("predecessor"), given.get("kind")
        ends = actions.ENDS.get(Succession.Kind(kind)) if kind else None
        if self.instance.pk is None and predecessor and ends:
            now = Status(predecessor.status)
            if now is not ends and ends not in MOVES[now]:
                self.add_error(
                    "predecessor",
                    _("This institution has ended in another way already. Mend its status first, or choose another."),
                )
        return given


class AddSuccession(AddThroughVerb):
    def _save_instance(self) -> None:
        self.log_action = None
        given = self.form.cleaned_data
        columns = ("predecessor", "successor", "kind", "on", "source", "source_note")
        self.instance = self.form.instance = actions.succeed(
            **{name: given[name] for name in columns}, by=actor_of(self.user), at=timezone.now(), why=given["why"]
        )


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
