"""The plans that a student keeps, beside the one on the desk.

Public names: `Saved`, `SavedPlan`, `saved_plans`, `chosen_in`. Each is judged as the desk is, so that they can be compared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from django.urls import reverse

from crossings.studies.models import Enrolment, StudyPlan
from crossings.studies.planner.address import NEW, Chosen, in_order
from crossings.studies.planner.asking import Asked, query_of
from crossings.studies.planner.rules import Shelf
from crossings.studies.planner.situation import Situation, situation_of
from crossings.studies.planner.verdict import Judge, Verdict


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """One plan that is kept: where the planner opens it, what it is worth, and whether it is the one on the desk."""

    plan: StudyPlan
    url: str
    verdict: Verdict
    is_on_desk: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """The plans of an enrolment, and how the desk stands to the one that was opened.

    `key` is that of the plan on the desk, or of the new one that saving makes; `another` is for saving it apart.
    """

    plans: Sequence[SavedPlan]
    opened: StudyPlan | None
    is_saved: bool
    key: UUID
    another: UUID
    new_url: str

    @property
    def title(self) -> str:
        return self.opened.title if self.opened else ""


def saved_plans(enrolment: Enrolment, rows: Iterable[StudyPlan], asked: Asked, shelf: Shelf, language: str) -> Saved:
    """The plans that are kept. Reads `modules` of each."""
    page, situation = reverse("planner:own", args=[enrolment.key]), asked.situation
    plans = [_saved(row, situation, shelf, page, language) for row in rows]
    opened = next((each.plan for each in plans if each.is_on_desk), None)
    return Saved(
        plans=plans,
        opened=opened,
        is_saved=opened is not None
        and _open(chosen_in(opened, situation), situation) == _open(situation.chosen, situation),
        key=opened.key if opened else uuid4(),
        another=uuid4(),
        new_url=f"{page}?plan={NEW}",
    )


def _open(chosen: Chosen, situation: Situation) -> set[tuple[str, str]]:
    """What of it can still be planned: nothing else is kept."""
    return {each for each in chosen.taken if each[1] not in situation.closed_codes}


def chosen_in(plan: StudyPlan, situation: Situation) -> Chosen:
    """What a plan holds, as if it had been chosen on the desk. Reads `modules`."""
    taken = in_order([(each.term, each.module) for each in plan.modules.all()], situation.rules)
    return replace(situation.chosen, taken=taken, plan=str(plan.key), show="", fills="", page=1)


def _saved(row: StudyPlan, situation: Situation, shelf: Shelf, page: str, language: str) -> SavedPlan:
    opened = situation_of(situation.loaded, chosen_in(row, situation), situation.base, situation.day)
    return SavedPlan(
        row,
        f"{page}?{query_of(opened, shelf)}",
        Judge(opened, language).verdict(),
        str(row.key) == situation.chosen.plan,
    )
