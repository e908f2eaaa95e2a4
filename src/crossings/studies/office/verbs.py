"""The verbs of an enrolment in the office: each offered while the engine's table permits it."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from crossings.engine.regulations.routes import VISA
from crossings.engine.studies.states import ENROLMENT, EnrolmentState, permitted
from crossings.journal.office.verbs import OfficeVerb, VerbForm
from crossings.studies import actions
from crossings.studies.models import Enrolment
from crossings.studies.office.forms import DayForm, ResultForm, RouteForm, VisaForm

PERMISSION = "studies.change_enrolment"


def permits(verb: str) -> Callable[[Any], bool]:
    return lambda enrolment: verb in permitted(ENROLMENT, EnrolmentState(enrolment.state))


def is_open(enrolment: Enrolment) -> bool:
    return enrolment.is_open


def may_change_visa(enrolment: Enrolment) -> bool:
    return enrolment.is_open and VISA in enrolment.route


def state_words(enrolment: Enrolment) -> str:
    return f"{enrolment} · {enrolment.get_state_display()}"


def route_now(enrolment: Enrolment) -> str:
    return ", ".join(f"{part}={value}" for part, value in enrolment.route.items())


def moves(verb: str, form: type[VerbForm], **words: Any) -> OfficeVerb:
    """A verb of the table of states."""
    perform: Callable[..., object] = getattr(actions, verb)
    return OfficeVerb(
        key=verb,
        form=form,
        perform=lambda enrolment, **answers: perform(enrolment=enrolment, **answers),
        permission=PERMISSION,
        permitted=permits(verb),
        now=state_words,
        **words,
    )


ENROLMENT_VERBS = (
    OfficeVerb(
        key="record-result",
        label=_("Record a result"),
        explanation=_("A registration for a module, or what came of it. A registration becomes its result."),
        done=_("Recorded for %(record)s."),
        form=ResultForm,
        perform=lambda enrolment, **answers: actions.record_result(enrolment=enrolment, **answers),
        permission="studies.add_result",
        icon="plus",
        permitted=is_open,
        now=state_words,
    ),
    OfficeVerb(
        key="change-route",
        label=_("Change the route"),
        explanation=_("Another mode, or a specialisation chosen later, under the same rules. The start stays."),
        done=_("The route is changed: %(record)s."),
        form=RouteForm,
        perform=lambda enrolment, chosen, **answers: actions.change_route(enrolment=enrolment, route=chosen, **answers),
        permission=PERMISSION,
        icon="order",
        permitted=is_open,
        now=route_now,
    ),
    OfficeVerb(
        key="change-visa",
        label=_("Change the visa"),
        explanation=_(
            "The student needs another visa, or none any more. Each choice says what it changes in the audit of today."
        ),
        done=_("The visa is changed: %(record)s."),
        form=VisaForm,
        perform=lambda enrolment, **answers: actions.change_visa(enrolment=enrolment, **answers),
        permission=PERMISSION,
        icon="globe",
        permitted=may_change_visa,
        now=route_now,
    ),
    moves(
        "interrupt",
        VerbForm,
        label=_("Interrupt"),
        explanation=_("The student is away for now, and expected back."),
        done=_("Interrupted: %(record)s."),
        icon="time",
    ),
    moves(
        "resume",
        VerbForm,
        label=_("Resume"),
        explanation=_("The student is back."),
        done=_("Resumed: %(record)s."),
        icon="redo",
    ),
    moves(
        "complete",
        DayForm,
        label=_("Complete"),
        explanation=_("Everything that the rules ask for is done. The audit of that day has to say so, and is kept."),
        done=_("Completed: %(record)s."),
        icon="success",
    ),
    moves(
        "withdraw",
        DayForm,
        label=_("Withdraw"),
        explanation=_("The student left without the award. It is final: whoever comes back is enrolled anew."),
        done=_("Withdrawn: %(record)s."),
        icon="cross",
    ),
)
