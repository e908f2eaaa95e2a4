"""The best plan from a record to the award, other plans that really differ, and what each module is to them.

Public names: `Wishes`, `Plan`, `Answer`, `plan`. Earliest finish first, then fewest modules, then the wishes. A module is
`forced` where no plan does without it, `impossible` where none has it, else `possible`. The same question always gets the
same plan, whatever the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, Literal, NamedTuple

from crossings.engine.choices import TimeRanOut, best
from crossings.engine.planner.conflicts import ConflictLine, conflict_of
from crossings.engine.planner.model import Model, Question
from crossings.engine.planner.offers import LONGEST, Line, offers_on
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.language import Duration
from crossings.engine.regulations.layout import Layout, layouts_on
from crossings.engine.regulations.ledger import Ledger
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.record import Credit, Record
from crossings.engine.regulations.routes import START, route_of
from crossings.engine.regulations.standing import Audit

SECONDS = 5.0
DIFFERENT = 2  # modules in which alternatives differ at least

Standing = Literal["forced", "possible", "impossible"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a student would like, as far as the rules allow: topics, and terms that are kept free."""

    topics: tuple[str, ...] = ()
    keep_free: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Which modules are taken in which term, in order; and the audit that accepts it."""

    terms: tuple[tuple[str, tuple[str, ...]], ...]
    audit: Audit

    @property
    def modules(self) -> frozenset[str]:
        return frozenset(code for _term, codes in self.terms for code in codes)


@dataclass(frozen=True, slots=True)
class Answer:
    """`achievable` with plans, the best first; `not_achievable` with a conflict; or `undecided`, where time ran out."""

    verdict: Literal["achievable", "not_achievable", "undecided"]
    plans: tuple[Plan, ...] = ()
    conflict: tuple[ConflictLine, ...] = ()
    is_minimal: bool = True
    modules: Mapping[str, Standing] | None = None


def plan(
    loaded: Loaded,
    record: Record,
    wishes: Wishes | None = None,
    *,
    alternatives: int = 0,
    with_modules: bool = False,
    on: date | None = None,
) -> Answer:
    """Plans from a record to the end of its route, or the clauses that cannot hold together.

    What is planned already in the record is planned anew; what is registered stays in its term. `with_modules` also says
    what each module is to all plans. `undecided` where the solver could not tell in time. Raises `Refusal` for a route
    that the rules do not know.
    """
    route = route_of(loaded.regulations, record.route)
    open_record = replace(
        record, route=route, credits=tuple(each for each in record.credits if each.status != "planned")
    )
    wished = wishes or Wishes()
    layouts = layouts_on(loaded, tuple(sorted(route.items())))
    questions = [_question(loaded, layout, _Asked(open_record, wished, on, _length(layout))) for layout in layouts]
    try:
        found = [(each, taken) for each in questions if (taken := _best(each, wished)) is not None]
        if not found:
            asked = _Asked(open_record, wished, on, LONGEST)
            lines, is_minimal = conflict_of([_question(loaded, layout, asked) for layout in layouts])
            return Answer("not_achievable", conflict=lines, is_minimal=is_minimal)
        question, _taken = min(found, key=lambda each: _worth(each[1]))
        ways = list(islice(_ways(question, wished), 1 + alternatives))
        modules = _standings(found) if with_modules else None
    except TimeRanOut:
        return Answer("undecided")
    return Answer(
        "achievable", tuple(_told(loaded, open_record, question, taken, on) for taken in ways), modules=modules
    )


def _standings(found: Sequence[tuple[Question, Taken]]) -> Mapping[str, Standing]:
    """What each module that may still be taken is to the plans, over every way of keeping the rules."""
    codes = sorted({offer.code for question, _taken in found for offer in question.offers})
    seen = [frozenset(taken) for _question, taken in found]
    standings: dict[str, Standing] = {}
    for code in codes:
        with_it = _tried(found, seen, code, is_taken=True)
        without = _tried(found, seen, code, is_taken=False)
        standings[code] = "impossible" if not with_it else "possible" if without else "forced"
    return standings


def _tried(found: Sequence[tuple[Question, Taken]], seen: list[frozenset[str]], code: str, *, is_taken: bool) -> bool:
    """Whether any plan has the module, or has it not; plans that come up on the way are remembered."""
    if any((code in taken) == is_taken for taken in seen):
        return True
    for question, _taken in found:
        model = Model(question)
        model.model.add(sum(model.at(code)) == int(is_taken))
        solution = best(model.model, seconds=SECONDS)
        if solution is not None:
            seen.append(frozenset(offer.code for offer, choice in model.takes.items() if solution.value(choice)))
            return True
    return False


Taken = Mapping[str, int]  # modules, and the numbers of their terms


def _worth(taken: Taken) -> tuple[int, int, list[tuple[int, str]]]:
    return (max(taken.values(), default=-1), len(taken), sorted((term, code) for code, term in taken.items()))


class _Asked(NamedTuple):
    """What is asked of every layout: the record without its plans, the wishes, the day, and how many terms are looked at."""

    record: Record
    wishes: Wishes
    on: date | None
    length: int


def _question(loaded: Loaded, layout: Layout, asked: _Asked) -> Question:
    rules, route = loaded.regulations, layout.route
    line = Line.of(rules, route.get(START) or _first(loaded), asked.length)
    had = {credit.code for credit in asked.record.credits if credit.status in ("passed", "recognised", "registered")}
    offers = tuple(each for each in offers_on(rules, line, route, asked.wishes.keep_free) if each.code not in had)
    open_ones = tuple(Credit(code, "planned") for code in sorted({each.code for each in offers}))
    ledger = Ledger(layout, replace(asked.record, credits=(*asked.record.credits, *open_ones)), asked.on)
    fixed = {
        credit.code: place
        for credit in asked.record.credits
        if credit.status == "registered" and (place := line.place(credit.term)) is not None
    }
    return Question(ledger, ledger.problem(), line, offers, fixed)


def _length(layout: Layout) -> int:
    """How many terms are looked at for a plan: those that a clause allows."""
    most = [
        int(each.rule.terms.at_most)
        for each in layout.clauses
        if isinstance(each.rule, Duration) and each.rule.terms.at_most
    ]
    return min(most, default=LONGEST)


def _first(loaded: Loaded) -> str:
    first = next(iter(loaded.regulations.terms.values())).starts
    return f"{loaded.regulations.edition[:4]}-{first:02}"


def _best(question: Question, wishes: Wishes, others: tuple[frozenset[str], ...] = ()) -> Taken | None:
    model = Model(question)
    for other in others:
        away = [1 - sum(model.at(code)) for code in sorted(other)]
        new = [sum(model.at(code)) for code in sorted({offer.code for offer in model.takes} - other)]
        model.model.add(sum(away) + sum(new) >= DIFFERENT)
    last = model.model.new_int_var(0, len(question.line.terms), "last")
    for offer, choice in model.takes.items():
        model.model.add(last >= offer.term + 1).only_enforce_if(choice)
    many = len(model.takes) + 1
    model.model.minimize(last * many * many + sum(model.takes.values()) * many - _wished(model, wishes))
    solution = best(model.model, seconds=SECONDS)
    if solution is None:
        return None
    return {offer.code: offer.term for offer, choice in model.takes.items() if solution.value(choice)}


def _wished(model: Model, wishes: Wishes) -> Any:
    modules = model.question.ledger.layout.rules.modules
    return sum(choice for offer, choice in model.takes.items() if set(modules[offer.code].topics) & set(wishes.topics))


def _ways(question: Question, wishes: Wishes) -> Iterator[Taken]:
    """The best way, then others, each differing from all before it."""
    known: tuple[frozenset[str], ...] = ()
    while (taken := _best(question, wishes, known)) is not None:
        yield taken
        known = (*known, frozenset(taken))


def _told(loaded: Loaded, record: Record, question: Question, taken: Taken, on: date | None) -> Plan:
    terms = question.line.terms
    planned = tuple(Credit(code, "planned", term=terms[place]) for code, place in sorted(taken.items()))
    whole = replace(record, credits=(*record.credits, *planned))
    by_term = {
        place: tuple(sorted(code for code, at in taken.items() if at == place)) for place in sorted(set(taken.values()))
    }
    return Plan(tuple((terms[place], codes) for place, codes in by_term.items()), audit(loaded, whole, on))
