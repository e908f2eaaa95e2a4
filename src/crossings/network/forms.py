"""What may be asked of the network's lists: plain GET forms, whose every answer is an address that can be kept."""

from collections.abc import Iterable

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Choices = Iterable[tuple[str, str | Promise]]


class InstitutionFilter(forms.Form):
    """Which institutions to list."""

    q = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=80,
        help_text=_("Any name, former name or acronym, or a part of one."),
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    network = forms.ChoiceField(label=_("Network"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    city = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)


class PeopleFilter(forms.Form):
    """Which people to list."""

    q = forms.CharField(label=_("Name"), required=False, max_length=80)
    institution = forms.ChoiceField(label=_("Institution"), required=False)
    topic = forms.ChoiceField(label=_("Expertise"), required=False)


def offering(form: forms.Form, **choices: Choices) -> forms.Form:
    """The form with these choices in its menus, each led by the choice of any."""
    for name, offered in choices.items():
        form.fields[name].choices = [("", _("Any")), *offered]  # type: ignore[attr-defined]  # a ChoiceField
    return form


def understood(form: forms.Form) -> dict[str, str]:
    """What was asked and is an answer; nothing of what was left open or is no choice."""
    form.is_valid()
    return {name: value for name, value in form.cleaned_data.items() if value}


def told_by(form: forms.Form) -> str:
    """All that the drawn form depends on but the language: its menus, and what was asked. The name of its drawing."""
    data = form.data
    return repr([(name, list(getattr(field, "choices", ())), data.get(name)) for name, field in form.fields.items()])
