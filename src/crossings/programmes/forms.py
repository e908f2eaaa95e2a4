"""What may be asked of the pages of programmes: plain GET forms, whose every answer is an address that can be kept."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from crossings.engine.regulations.language import Regulations
from crossings.programmes.models import RegulationEdition, State
from crossings.programmes.pages.rules.naming import Names, edition_name, part_words


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


class RouteForm(forms.Form):
    """What is chosen of a route through the rules of an edition; each part may be left open."""

    def __init__(self, *args: Any, rules: Regulations, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part, values in rules.route.items():
            choices = [(value, SafeString(strip_tags(names.value(part, value)))) for value in values]
            self.fields[part] = forms.ChoiceField(
                label=part_words(part), required=False, choices=[("", _("Any")), *choices]
            )


class ComparedForm(forms.Form):
    """Which two editions of the rules to put side by side."""

    old: Any = forms.ModelChoiceField(None, label=_("Before"), to_field_name="key")
    new: Any = forms.ModelChoiceField(None, label=_("After"), to_field_name="key")

    def __init__(self, *args: Any, editions: QuerySet[RegulationEdition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("old", "new"):
            self.fields[name].queryset = editions.defer("text")  # type: ignore[attr-defined]  # a ModelChoiceField
            self.fields[name].label_from_instance = lambda edition: edition_name(edition.key)  # type: ignore[attr-defined]

    def chosen(self) -> tuple[RegulationEdition, RegulationEdition] | None:
        """The two editions, once both are chosen."""
        return (self.cleaned_data["old"], self.cleaned_data["new"]) if self.is_valid() else None
