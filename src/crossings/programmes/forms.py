"""What may be asked of the list of programmes: a plain GET form, whose every answer is an address that can be kept."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from crossings.programmes.models import State


class ProgrammeFilter(forms.Form):
    """Which programmes to list."""

    language = forms.ChoiceField(label=_("Taught in"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("Any")), *State.choices])

    def offering(self, languages: Iterable[tuple[str, str]]) -> "ProgrammeFilter":
        """The form with these languages, as code and name, in its menu."""
        self.fields["language"].choices = [("", _("Any")), *languages]  # type: ignore[attr-defined]  # a ChoiceField
        return self

    def understood(self) -> dict[str, str]:
        """What was asked and is an answer; nothing of what was left open or is no choice."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
