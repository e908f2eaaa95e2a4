"""The verbs that the office has for records of research: what each says, asks and does, and when it is offered."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from crossings.engine.network.lineage import would_return
from crossings.engine.research.states import State, permitted
from crossings.journal.office.verbs import OfficeVerb, VerbForm
from crossings.provenance.forms import source_field
from crossings.research import actions
from crossings.research.models import Publication, WorkRelation
from crossings.research.office.choosers import PublicationChooser


class RelateForm(VerbForm):
    """How a work stands to which other one, and who says so."""

    kind = forms.ChoiceField(label=_("How it stands"), choices=WorkRelation.Kind.choices)
    other = forms.ModelChoiceField(Publication.objects.by_title(), label=_("To which work"))
    source = source_field(_("The page or decision that says so."))
    field_order = ("kind", "other", "source", "why")
    record: Publication

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].widget = PublicationChooser("publication_chooser").widget_class()

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        other, kind = given.get("other"), given.get("kind")
        if other and kind:
            known = WorkRelation.objects.filter(kind=kind).values_list("work_id", "other_id")
            if would_return(known, self.record.pk, other.pk):
                self.add_error(
                    "other", _("That work already stands so to this one. Check which of the two came first.")
                )
        return given


def relates(work: Any, **answers: Any) -> object:
    return actions.relate_works(work=work, **answers)


def publishes(record: Any, **answers: Any) -> object:
    return actions.publish(record=record, **answers)


def withdraws(record: Any, **answers: Any) -> object:
    return actions.withdraw(record=record, **answers)


def permits(verb: str) -> Callable[[Any], bool]:
    return lambda record: verb in permitted(State(record.state))


def state_words(record: Any) -> str:
    return str(record.get_state_display())


def to_the_public(permission: str) -> tuple[OfficeVerb, ...]:
    """The two verbs that show a record to the public and take it back."""
    return (
        OfficeVerb(
            key="publish",
            label=_("Publish"),
            explanation=_("The public sees this record from now on, and search finds it."),
            done=_("%(record)s is published."),
            form=VerbForm,
            perform=publishes,
            permission=permission,
            now=state_words,
            icon="upload",
            permitted=permits("publish"),
        ),
        OfficeVerb(
            key="withdraw",
            label=_("Withdraw"),
            explanation=_(
                "The public no longer sees this record, at once. It stays on record and may be published again."
            ),
            done=_("%(record)s is withdrawn."),
            form=VerbForm,
            perform=withdraws,
            permission=permission,
            now=state_words,
            icon="download",
            permitted=permits("withdraw"),
        ),
    )


PUBLICATION = (
    *to_the_public("research.change_publication"),
    OfficeVerb(
        key="relate",
        label=_("Relate to another work"),
        explanation=_("This work is a brief or a chapter of another, supersedes it, or translates it."),
        done=_("How %(record)s stands to the other work is recorded."),
        form=RelateForm,
        perform=relates,
        permission="research.add_workrelation",
        icon="link",
    ),
)
PROJECT = to_the_public("research.change_project")
GROUP = to_the_public("research.change_researchgroup")
