"""What is asked on the pages of studies: only modules, clauses and terms that the rules of the enrolment know.

`AskForm`, `DecisionForm`, `RecognitionForm`: what is put before the board; `DecideForm`, `RecogniseForm`: its answer;
`ShareForm`, `AnswerForm`: a plan between student and adviser; `WithdrawForm`, `TakeBackForm`; `SupposeForm`: another route
or other rules.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.language import Milestone
from crossings.fields.ects import EctsFormField
from crossings.programmes.forms import RouteForm
from crossings.programmes.models import RegulationEdition
from crossings.programmes.pages.rules.wording import Wording
from crossings.studies.known import clauses_for, known_decision
from crossings.studies.models import BoardDecision, Enrolment, Recognition
from crossings.studies.records import rules_for

Choices = list[tuple[str, Any]]
LONG: dict[str, Any] = {"max_length": 2000, "widget": forms.Textarea(attrs={"rows": 4})}
OPEN = [("", _("Nothing chosen"))]


@contextmanager
def told_on_the_form() -> Iterator[None]:
    """What is refused meanwhile is told on the form."""
    try:
        yield
    except Refusal as refusal:
        raise ValidationError(str(refusal)) from refusal


def plain(words: SafeString) -> str:
    """Words without their mark-up, for a menu."""
    return SafeString(strip_tags(words))


def once() -> forms.UUIDField:
    """A key made with the page, so that the form sent twice acts once."""
    return forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class OfRules(forms.Form):
    """A form whose menus hold what the rules of one enrolment name."""

    def __init__(self, *args: Any, enrolment: Enrolment, wording: Wording, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.enrolment, self.wording = enrolment, wording

    def modules(self) -> Choices:
        """Every module, by title and code."""
        shelf = self.wording.shelf
        return [(code, f"{plain(shelf.title(code))} ({code})") for code in shelf.rules.modules]

    def offer(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class AskForm(OfRules):
    """A decision that a student asks the board for."""

    kind = forms.ChoiceField(label=_("What you ask for"), choices=BoardDecision.Kind.choices)
    clause = forms.ChoiceField(label=_("Clause"))
    module = forms.ChoiceField(label=_("Module"), required=False, help_text=_("The one that is to count."))
    instead_of = forms.ChoiceField(label=_("In place of"), required=False)
    modules_asked = forms.IntegerField(
        label=_("Modules, in place of the number in the rules"), required=False, min_value=0
    )
    ects = EctsFormField(label=_("Credits, in place of the number in the rules"), required=False)
    because = forms.CharField(label=_("Why"), **LONG)
    key = once()
    kinds: tuple[str, ...] = ("exemption", "substitution", "allow", "threshold", "milestone", "decision")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("kind", [(kind, label) for kind, label in BoardDecision.Kind.choices if kind in self.kinds])
        self.offer("clause", self._clauses())
        brought = [(row.name, row.name) for row in self.enrolment.recognitions.all()]
        self.offer("module", [*OPEN, *self.modules(), *brought])
        self.offer("instead_of", [*OPEN, *self.modules()])

    def _clauses(self) -> Choices:
        held = clauses_for(rules_for(self.enrolment), self.enrolment.route)
        named = {clause.id: clause for clause in held}
        self.milestones = {key: each.rule.name for key, each in named.items() if isinstance(each.rule, Milestone)}
        return [(key, f"{plain(self.wording.clause(clause))} ({key})") for key, clause in named.items()]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            with told_on_the_form():
                known_decision(rules_for(self.enrolment), self.enrolment.route, self.decision(), self._brought())
        return given

    def _brought(self) -> list[str]:
        return [row.name for row in self.enrolment.recognitions.all()]

    def decision(self) -> BoardDecision:
        """What is asked for, as a request that is not kept yet."""
        given = self.cleaned_data
        is_milestone = given["kind"] == BoardDecision.Kind.MILESTONE
        return BoardDecision(
            enrolment=self.enrolment,
            key=given["key"],
            kind=given["kind"],
            clause=self.milestones.get(given["clause"], given["clause"]) if is_milestone else given["clause"],
            module=given["module"],
            instead_of=given["instead_of"],
            modules=given["modules_asked"],
            ects=given["ects"],
            because=given.get("because", ""),
            until=given.get("until"),
        )


class DecisionForm(AskForm):
    """A decision of the board's own accord. Its effect is shown before it is taken."""

    until = forms.DateField(
        label=_("Holds until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("The first day on which it holds no more; left empty, it has no end."),
    )
    reason = forms.CharField(label=_("Reason, as the student reads it"), **LONG)
    kinds = tuple(BoardDecision.Kind.values)
    field_order = ("kind", "clause", "module", "instead_of", "modules_asked", "ects", "until", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["because"]
        self.fields["kind"].label = _("What is decided")


class RecognitionForm(OfRules):
    """Credit from elsewhere that a student asks to have recognised."""

    institution = forms.CharField(label=_("Institution where it was earned"), max_length=200)
    called = forms.CharField(label=_("What it was called there"), max_length=200)
    ects = EctsFormField(label=_("Credits (ECTS)"))
    stands_for = forms.ChoiceField(
        label=_("Module that it stands for"),
        required=False,
        help_text=_("Leave it open for a module that is not taught here."),
    )
    evidence = forms.CharField(label=_("Evidence"), required=False, help_text=_("Which documents you hold."), **LONG)
    because = forms.CharField(label=_("Why"), **LONG)
    key = once()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("stands_for", [*OPEN, *self.modules()])

    def recognition(self) -> Recognition:
        """What is asked for, as a request that is not kept yet; credit that stands for no module is taught elsewhere."""
        given = self.cleaned_data
        return Recognition(enrolment=self.enrolment, kind="" if given["stands_for"] else "taught", **given)


class DecideForm(forms.Form):
    """The board's answer to a request."""

    granted = forms.ChoiceField(
        label=_("Decision"), choices=[("yes", _("Grant")), ("no", _("Refuse"))], widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("Reason, as the student reads it"), **LONG)


class RecogniseForm(DecideForm):
    """The board's answer to a request for recognition."""

    is_final = forms.BooleanField(
        label=_("Final: the student may rely on it, and it is not withdrawn any more"), required=False, initial=True
    )


class ShareForm(forms.Form):
    """What the student wants to know of the adviser."""

    question = forms.CharField(label=_("What you would like to know"), required=False, **LONG)


class AnswerForm(forms.Form):
    """The adviser's answer to a plan."""

    agreed = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("I agree with this plan")), ("no", _("I ask for changes"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(label=_("What the student should know"), required=False, **LONG)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("agreed") == "no" and not given.get("answer", "").strip():
            self.add_error("answer", _("The student would not know why. Write what should change."))
        return given


class WithdrawForm(forms.Form):
    """Why something is taken back."""

    why = forms.CharField(label=_("Why"), max_length=500)


class TakeBackForm(forms.Form):
    """That a student takes back what they asked for. Why is theirs: the journal keeps no word of it."""


class EditionForm(forms.Form):
    """Under which rules to look at a record."""

    edition: Any = forms.ModelChoiceField(None, label=_("Rules"), empty_label=None)

    def __init__(self, *args: Any, editions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edition"].queryset = editions  # type: ignore[attr-defined]  # a ModelChoiceField

    def chosen(self, usual: RegulationEdition) -> RegulationEdition:
        """The edition that was asked for, else the usual one."""
        found: RegulationEdition = self.cleaned_data["edition"] if self.is_valid() else usual
        return found


class SupposeForm(RouteForm):
    """Another route under these rules, beginning with the one that holds."""

    edition = forms.CharField(widget=forms.HiddenInput(attrs={"id": "id_edition_of_route"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name != "edition":
                field.choices = field.choices[1:]  # type: ignore[attr-defined]  # every part of a route has a value
