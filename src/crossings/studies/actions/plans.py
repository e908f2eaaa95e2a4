"""Study plans: `keep_plan`, `choose_plan`, `share_plan`, `answer_plan`, `discard_plan`."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from crossings.engine.refusal import Refusal
from crossings.engine.studies.states import PLAN, PlanState
from crossings.journal.record import Actor, NothingRecorded, recording
from crossings.people.models import Account
from crossings.studies.actions.held import held, moved, open_only, saved
from crossings.studies.known import known_module, known_term
from crossings.studies.letters import PLAN_ANSWERED, PLAN_SHARED, tell
from crossings.studies.models import Enrolment, PlannedModule, StudyPlan
from crossings.studies.records import rules_for

VERBS = (
    gettext_noop("keep a plan"),
    gettext_noop("choose a plan"),
    gettext_noop("share a plan"),
    gettext_noop("agree with a plan"),
    gettext_noop("return a plan"),
    gettext_noop("discard a plan"),
)
"""What the journal calls these verbs, named here so that they are translated."""

Modules = Iterable[tuple[str, str]]  # term and module


class ChangedMeanwhile(Refusal):
    """A plan was to be kept over a newer revision of it; both texts are there to be compared."""


def keep_plan(
    *,
    enrolment: Enrolment,
    title: str,
    modules: Modules,
    key: UUID | None = None,
    seen: int | None = None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> StudyPlan:
    """Keep a plan: a new one, or a new revision of the one with this key. The first plan of an enrolment is its current one.

    Args:
        modules: pairs of term and module code, such as `("2024-25/autumn", "POLI9400")`.
        key: of the plan; the page makes one for a new plan, so that the same request sent twice keeps one plan.
        seen: the revision that the student had before them; another one in the database is not written over.

    A plan that was shared or answered is a draft again once it changes. The same said again changes nothing. Raises
    `Refusal` for a module or a term that the rules do not know, for a module planned twice and for the key of a plan of other
    studies, and `ChangedMeanwhile` where the plan is not as `seen`. A plan that breaks a rule may be kept: the audit says so.

    Example::

        keep_plan(
            enrolment=e, title="With an autumn abroad", modules=[("2024-25/autumn", "POLI9400")], by=actor, at=now
        )
    """
    chosen = sorted(set(modules))
    with transaction.atomic():
        fresh = held(enrolment)
        open_only(fresh)
        plan = StudyPlan.objects.filter(enrolment=fresh, key=key).first() if key else None
        if plan is None:
            _unused(key)
            has_none = not StudyPlan.objects.filter(enrolment=fresh).exists()
            plan = StudyPlan(enrolment=fresh, key=key or uuid4(), is_current=has_none, revision=0)
        with recording(plan, "keep a plan", by=by, at=at, why=why):
            if plan.pk and _pairs(plan) == chosen and plan.title == title:
                raise NothingRecorded
            if plan.pk and seen is not None and seen != plan.revision:
                raise ChangedMeanwhile(
                    _("The plan was not kept."),
                    _("It was changed elsewhere meanwhile."),
                    _("Compare both, and keep one."),
                )
            _known(fresh, chosen)
            plan.title, plan.revision = title, plan.revision + 1
            plan.state = _after(plan, "change").value
            saved(plan)
            _put(plan, chosen)
    return plan


def choose_plan(*, plan: StudyPlan, by: Actor, at: datetime, why: str = "") -> StudyPlan:
    """Make a plan the current one of its enrolment; the one before stays as another plan.

    Example::

        choose_plan(plan=second, by=actor, at=now)
    """
    with transaction.atomic():
        fresh = held(plan.enrolment)
        open_only(fresh)
        for other in StudyPlan.objects.filter(enrolment=fresh).current().exclude(pk=plan.pk):
            with recording(other, "choose a plan", by=by, at=at, why=why):
                other.is_current = False
                saved(other)
        with recording(plan, "choose a plan", by=by, at=at, why=why):
            plan.refresh_from_db()
            plan.is_current = True
            saved(plan)
    return plan


def share_plan(*, plan: StudyPlan, question: str = "", by: Actor, at: datetime, why: str = "") -> StudyPlan:
    """Put a plan before the adviser, with what the student wants to know; it waits for an answer from then on.

    The adviser is told by letter. Shared again while it waits, it stays as it is. Raises `Refusal` where nobody advises
    the student, or the adviser has agreed with it already.

    Example::

        share_plan(plan=plan, question="Is the autumn too full?", by=tomas.actor, at=now)
    """
    with transaction.atomic():
        fresh = held(plan.enrolment)
        open_only(fresh)
        if fresh.adviser is None:
            raise Refusal(
                _("The plan was not shared."), _("Nobody advises you yet."), _("Ask the office for an adviser.")
            )
        with recording(plan, "share a plan", by=by, at=at, why=why):
            plan.refresh_from_db()
            if plan.state == PlanState.SHARED:
                raise NothingRecorded
            plan.state = _after(plan, "share").value
            plan.question, plan.shared_at = question, at
            plan.answer, plan.answered_by, plan.answered_at = "", None, None
            saved(plan)
            tell(PLAN_SHARED, [fresh.adviser], about=plan, by=by)
    return plan


def answer_plan(
    *,
    plan: StudyPlan,
    adviser: Account,
    agreed: bool,
    answer: str = "",
    seen: int | None = None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> StudyPlan:
    """Answer a shared plan: agree with it, or return it with what should change. The student reads the answer,
    and is told by letter that there is one.

    The same answer sent twice is given once. Raises `Refusal` for anybody but the student's adviser, for a return without
    words, for a plan that does not wait for an answer, such as one that the student has changed meanwhile, and
    `ChangedMeanwhile` where it was changed and shared again since the adviser read the revision `seen`.

    Example::

        answer_plan(
            plan=plan, adviser=greta, agreed=False, answer="The autumn holds four modules; move one.", by=actor, at=now
        )
    """
    with transaction.atomic():
        fresh = held(plan.enrolment)
        open_only(fresh)
        _refuse_others(fresh, adviser)
        if not agreed and not answer.strip():
            raise Refusal(
                _("The plan was not returned."), _("The student would not know why."), _("Write what should change.")
            )
        with recording(plan, "agree with a plan" if agreed else "return a plan", by=by, at=at, why=why):
            plan.refresh_from_db()
            if (plan.state, plan.answer) == (PLAN[PlanState.SHARED, "agree" if agreed else "return"], answer):
                raise NothingRecorded
            if seen is not None and seen != plan.revision:
                raise ChangedMeanwhile(
                    _("The plan was not answered."),
                    _("The student has changed it since you read it."),
                    _("Read the plan as it is now, and answer that."),
                )
            plan.state = _after(plan, "agree" if agreed else "return").value
            plan.answer, plan.answered_by, plan.answered_at = answer, adviser, at
            saved(plan)
            tell(PLAN_ANSWERED, [fresh.student], about=plan, by=by)
    return plan


def discard_plan(*, plan: StudyPlan, by: Actor, at: datetime, why: str = "") -> None:
    """Take a plan away for good. Raises `Refusal` for the current one while there are others: choose another first.

    Example::

        discard_plan(plan=second, by=tomas.actor, at=now)
    """
    with transaction.atomic():
        fresh = held(plan.enrolment)
        open_only(fresh)
        plans = StudyPlan.objects.filter(enrolment=fresh)
        if plans.current().filter(pk=plan.pk).exists() and plans.exclude(pk=plan.pk).exists():
            raise Refusal(
                _("The plan was not discarded."), _("It is your current one."), _("Make another one current first.")
            )
        with recording(plan, "discard a plan", by=by, at=at, why=why):
            StudyPlan.objects.filter(pk=plan.pk).delete()


def _after(plan: StudyPlan, verb: str) -> PlanState:
    return moved(PLAN, PlanState(plan.state), verb, plan.get_state_display())


def _refuse_others(enrolment: Enrolment, adviser: Account) -> None:
    if enrolment.adviser_id != adviser.pk:
        raise Refusal(
            _("The plan was not answered."),
            _("Only the adviser of this student answers it."),
            _("Leave it to the adviser."),
        )


def _unused(key: UUID | None) -> None:
    if key and StudyPlan.objects.filter(key=key).exists():
        raise Refusal(
            _("The plan was not kept."), _("Its key is that of another plan."), _("Open the planner anew and save.")
        )


def _known(enrolment: Enrolment, modules: list[tuple[str, str]]) -> None:
    rules = rules_for(enrolment).regulations
    codes = [code for _term, code in modules]
    for term, code in modules:
        known_module(rules, code)
        known_term(rules, term)
        if not term or codes.count(code) > 1:
            raise Refusal(
                _("“%(code)s” was not planned.") % {"code": code},
                _("A plan names each module once, with its term."),
                _("Choose one term for it."),
            )


def _pairs(plan: StudyPlan) -> list[tuple[str, str]]:
    return sorted((each.term, each.module) for each in plan.modules.all())


def _put(plan: StudyPlan, modules: list[tuple[str, str]]) -> None:
    """Leave in the plan exactly these modules; those that stay keep their rows."""
    there = {(each.term, each.module): each for each in plan.modules.all()}
    PlannedModule.objects.filter(pk__in=[row.pk for pair, row in there.items() if pair not in modules]).delete()
    PlannedModule.objects.bulk_create(
        PlannedModule(plan=plan, term=term, module=code) for term, code in modules if (term, code) not in there
    )
