"""What the office is asked when it enrols somebody, records a result or ends studies."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.routes import VISA
from crossings.fields.ects import EctsFormField
from crossings.journal.office import RecordForm
from crossings.journal.office.verbs import VerbForm
from crossings.people.models import Account
from crossings.people.roles import Adviser, BoardMember, Role
from crossings.programmes.models import RegulationEdition
from crossings.programmes.regulations import rules_of
from crossings.studies.forms import plain, told_on_the_form
from crossings.studies.known import known_grade, known_route, known_term
from crossings.studies.models import Enrolment, Result
from crossings.studies.pages.deciding import preview_of_route
from crossings.studies.pages.wording import kept_wording
from crossings.studies.records import rules_for

ROUTE_HELP = _(
    "Parts that differ from the usual route, such as version=extended, mode=part_time. Each is pinned for ever."
)


def holders_of(role: type[Role]) -> Any:
    """The accounts that hold a role."""
    return Account.objects.get_queryset().filter(groups__name=role.name, is_active=True).order_by("name", "id")


def route_in(text: str) -> dict[str, str]:
    """The parts of a route, as `version=extended, mode=part_time` names them. Raises `ValidationError` for anything else."""
    pairs = [each.strip().partition("=") for each in text.split(",") if each.strip()]
    if any(not (part.strip() and value.strip()) for part, _equals, value in pairs):
        raise ValidationError(_("Write parts and values, such as version=extended, mode=part_time."))
    return {part.strip(): value.strip() for part, _equals, value in pairs}


class EnrolForm(RecordForm):
    """Who is enrolled, under which rules, on which route. A student is named by the address with which they sign in."""

    student_email = forms.EmailField(
        label=_("Student"), help_text=_("The e-mail address with which the student signs in.")
    )
    chosen = forms.CharField(label=_("Route"), required=False, max_length=500, help_text=ROUTE_HELP)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts"].required = False
        self.fields["edition"].queryset = RegulationEdition.objects.select_related("programme").newest().defer("text")
        self.fields["adviser"].queryset = holders_of(Adviser)

    def clean_student_email(self) -> Account:
        found = Account.objects.get_queryset().filter(email__iexact=self.cleaned_data["student_email"], is_active=True)
        if (account := found.first()) is None:
            raise ValidationError(_("No account signs in with this address. Ask a steward to open one first."))
        return account

    def clean_chosen(self) -> dict[str, str]:
        return route_in(self.cleaned_data["chosen"])

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean()
        if given.get("edition") and "chosen" in given:
            try:
                known_route(rules_of(given["edition"]).regulations, given["chosen"])
            except Refusal as refusal:
                self.add_error("chosen", str(refusal))
        return given


class AdviserForm(RecordForm):
    """Who advises a student."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adviser"].queryset = holders_of(Adviser).exclude(pk=self.instance.student_id)


class SeatForm(RecordForm):
    """Who sits on the board of a programme."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = holders_of(BoardMember)


class DayForm(VerbForm):
    """From which day on."""

    on = forms.DateField(label=_("On"), widget=forms.DateInput(attrs={"type": "date"}))
    field_order = ("on", "why")


class RouteForm(VerbForm):
    """The parts of a route that change."""

    chosen = forms.CharField(label=_("Route"), max_length=500, help_text=ROUTE_HELP)
    field_order = ("chosen", "why")
    record: Enrolment

    def clean_chosen(self) -> dict[str, str]:
        found = route_in(self.cleaned_data["chosen"])
        with told_on_the_form():
            known_route(rules_for(self.record).regulations, {**self.record.route, **found})
        return found


class VisaForm(VerbForm):
    """Which visa the student needs from now on; each choice says what it would change in the audit of today."""

    visa = forms.ChoiceField(label=_("Visa"), widget=forms.RadioSelect)
    field_order = ("visa", "why")
    record: Enrolment

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row, language = Enrolment.objects.with_record().get(pk=self.record.pk), get_language() or "en"
        wording = kept_wording(row.edition_id, language)
        self.fields["visa"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (visa, f"{plain(wording.names.value(VISA, visa))}: {_consequence(row, visa, language)}")
            for visa in rules_for(row).regulations.route.get(VISA, ())
        ]
        self.fields["visa"].initial = row.route.get(VISA)


def _consequence(enrolment: Enrolment, visa: str, language: str) -> str:
    """What another visa would change, clause by clause."""
    if visa == enrolment.route[VISA]:
        return gettext("as it is")
    preview = preview_of_route(enrolment, {**enrolment.route, VISA: visa}, timezone.localdate(), language)
    changes = [f"{plain(each.after.heading)} {each.before.words} → {each.after.words}" for each in preview.changes]
    return "; ".join(changes) or gettext("No clause would stand otherwise today.")


class ResultForm(VerbForm):
    """A registration or a result of a module that the rules of the enrolment know."""

    module = forms.ChoiceField(label=_("Module"))
    term = forms.CharField(label=_("Term"), max_length=80, required=False, help_text=_("Such as 2023-24/autumn."))
    status = forms.ChoiceField(label=_("Status"), choices=Result.Status.choices)
    grade = forms.DecimalField(label=_("Grade"), required=False, max_digits=6, decimal_places=2)
    ects = EctsFormField(
        label=_("Credits (ECTS)"), required=False, help_text=_("Only where they differ from those of the module.")
    )
    field_order = ("module", "term", "status", "grade", "ects", "why")
    record: Enrolment

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        modules = rules_for(self.record).regulations.modules
        named = [(code, f"{code} {each.title.get('en', '')}".strip()) for code, each in modules.items()]
        self.fields["module"].choices = named  # type: ignore[attr-defined]  # a ChoiceField

    def clean_term(self) -> str:
        term = str(self.cleaned_data["term"])
        with told_on_the_form():
            known_term(rules_for(self.record).regulations, term)
        return term

    def clean_grade(self) -> Decimal | None:
        grade: Decimal | None = self.cleaned_data["grade"]
        with told_on_the_form():
            known_grade(self.record.programme, grade)
        return grade
