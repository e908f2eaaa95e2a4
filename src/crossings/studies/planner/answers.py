"""What the planner says of a situation: whether it can be finished, how, and what each module is to that.

Public names: `Outlook`, `outlook`, `proposed`, `is_quick`. An answer rests on nothing but the rules, the record and the wishes,
so each process keeps those that were asked last. Of rules that are large the planner is asked only where somebody presses its
button.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from threading import BoundedSemaphore
from typing import Literal, NamedTuple

from crossings.engine.choices import TimeRanOut
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.search import Answer, plan
from crossings.engine.planner.wishes import Wishes
from crossings.engine.refusal import Refusal
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.record import Credit, Fact, Record
from crossings.studies.planner.situation import Situation
from crossings.studies.planner.wishes import wishes_of, with_wishes

QUICK = 1_500  # modules times clauses: up to there the planner answers while the page is made
ALTERNATIVES = 2
MOST_AT_ONCE = 2  # plans that one process makes at the same time
PATIENCE = 2.0  # seconds in which one waits for the others
IN_PASSING = 1.5  # seconds that the planner may take while a page is made that did not ask for a plan
ASKED_FOR = 4.0  # seconds that it may take where somebody asked
KEPT = 512

_room = BoundedSemaphore(MOST_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the planner says; `not_asked` where it was not, `holds` where there is nothing left to plan."""

    verdict: Literal["holds", "not_asked", "achievable", "not_achievable", "undecided", "refused"]
    answer: Answer | None = None
    is_for_choice: bool = False  # whether it stands in the way that certain modules are held in certain terms
    refusal: str = ""

    def standing(self, code: str) -> str:
        """What a module is to every plan from here: forced, possible or impossible; empty where nobody asked."""
        return ((self.answer and self.answer.modules) or {}).get(code, "")


def is_quick(loaded: Loaded) -> bool:
    """Whether the planner is asked for every page, because it surely answers while one waits for it."""
    return len(loaded.regulations.modules) * len(loaded.regulations.clauses) <= QUICK


def outlook(situation: Situation, *, is_complete: bool) -> Outlook:
    """Whether the award can be reached from here, and what each module is to that."""
    if is_complete:
        return Outlook("holds")
    if not is_quick(situation.loaded):
        return Outlook("not_asked")
    return _told(situation, situation.pinned, IN_PASSING, with_modules=True)


def proposed(situation: Situation) -> Outlook:
    """The best plan and others that differ, around what is chosen or, where that is asked for, from the beginning."""
    record = situation.base if situation.chosen.show == "anew" else situation.pinned
    return _told(situation, record, ASKED_FOR, alternatives=ALTERNATIVES)


def _told(
    situation: Situation, record: Record, seconds: float, *, alternatives: int = 0, with_modules: bool = False
) -> Outlook:
    """What the planner says; the choice stands in the way only where there is a plan without it."""
    held = tuple(credit for credit in record.credits if credit.status != "planned")
    found = _said(situation, held, seconds, alternatives, with_modules)
    if found.verdict != "not_achievable" or held == situation.had:
        return found
    without = _said(situation, situation.had, seconds, alternatives, with_modules)
    return without if without.verdict == "not_achievable" else replace(found, is_for_choice=True)


def _said(
    situation: Situation,
    held: tuple[Credit, ...],
    seconds: float,
    alternatives: int,
    with_modules: bool,
) -> Outlook:
    question = _Question(
        loaded=with_wishes(situation),
        route=tuple(sorted(situation.route.items())),
        held=held,
        facts=situation.base.facts,
        wishes=wishes_of(situation),
        alternatives=alternatives,
        with_modules=with_modules,
        seconds=seconds,
        day=situation.day,
    )
    try:
        answer = _asked(question)
    except TimeRanOut:
        return Outlook("undecided")
    except Refusal as refusal:
        return Outlook("refused", refusal=str(refusal))
    return Outlook(answer.verdict, answer)


class _Question(NamedTuple):
    """All that an answer rests on."""

    loaded: Loaded
    route: tuple[tuple[str, str], ...]
    held: tuple[Credit, ...]
    facts: tuple[Fact, ...]
    wishes: Wishes
    alternatives: int
    with_modules: bool
    seconds: float
    day: date | None


@lru_cache(KEPT)
def _asked(question: _Question) -> Answer:
    """The planner's answer. Raises `TimeRanOut`, so that nothing is kept, where it is undecided or too many ask at once."""
    record = Record("crossings-record/1", dict(question.route), question.held, question.facts)
    if not _room.acquire(timeout=PATIENCE):
        raise TimeRanOut
    try:
        answer = plan(
            question.loaded,
            record,
            question.wishes,
            alternatives=question.alternatives,
            with_modules=question.with_modules,
            on=question.day,
            budget=Budget(question.seconds),
        )
    finally:
        _room.release()
    if answer.verdict == "undecided":
        raise TimeRanOut
    return answer
