"""The audit: what a record is worth under the rules of its route, clause by clause, with reasons.

Public name: `audit`. It counts each credit where that serves the student best, exactly: by flow where caps are nested and sizes
equal, by search otherwise, and it says which. The same record always gets the same answer, whatever the order of its
credits or of the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from typing import Literal, NamedTuple

from crossings.engine.regulations import flow, solver
from crossings.engine.regulations.facts import granted
from crossings.engine.regulations.language import Clause, Closed, Decision, Milestone
from crossings.engine.regulations.layout import Layout, layouts_on, waived_groups
from crossings.engine.regulations.ledger import RANKS, Ledger
from crossings.engine.regulations.load import Loaded, checksum
from crossings.engine.regulations.problem import Assignment, Problem, worth
from crossings.engine.regulations.record import Fact, Record
from crossings.engine.regulations.rewriting import exit_of, title_of
from crossings.engine.regulations.routes import Route, fits, route_of
from crossings.engine.regulations.standing import ORDER, Audit, ClauseStanding, ExitStanding, Standing, worst
from crossings.engine.regulations.tally import BY_RANK, Tally
from crossings.engine.regulations.terms import place_of, timing_of

Method = Literal["flow", "search"]


def audit(loaded: Loaded, record: Record, on: date | None = None) -> Audit:
    """The standing of each clause, for a record as it is on a day; without a day every decision that never ends holds.

    The allocation is the best one: least missing, then earned before registered before planned, then the pins, then the
    names. Raises `Refusal` for a route or a term that the rules do not know.

    >>> from crossings.engine.regulations.load import load, load_record
    >>> rules = '''
    ... format: crossings-rules/1
    ... programme: example
    ... edition: 2023-24
    ... title: {en: An example}
    ... route: {mode: [full_time]}
    ... terms: {autumn: {starts: 9}}
    ... modules: {A: {ects: 10}, B: {ects: 10}}
    ... clauses: [{id: both, take: [A, B]}]
    ... '''
    >>> done = audit(load(rules), load_record("{format: crossings-record/1, credits: [{module: A, status: passed}]}"))
    >>> done.verdict, done.standings[0].missing_named
    ('missing', ('B',))
    """
    rules = loaded.regulations
    route = route_of(rules, record.route)
    for credit in record.credits:
        if credit.term:
            place_of(rules, credit.term)  # refuses what is no term
    layouts = layouts_on(loaded, tuple(sorted(route.items())), waived_groups(loaded, record, on))
    answers = [_answer(layout, record, on) for layout in layouts]
    _worth, _number, best = min((answer.worth, number, answer) for number, answer in enumerate(answers))
    asked = _Asked(loaded, record, on, route)
    return best.audit(loaded.checksum, award_of(asked), partial(exits_of, asked))


class _Asked(NamedTuple):
    """What an audit was asked: the rules, the record, the day and the whole route."""

    loaded: Loaded
    record: Record
    on: date | None
    route: Route


def award_of(asked: _Asked) -> str:
    """The title that follows: the first whose route fits and whose own clauses the record meets, as far as it is planned."""
    for number, award in enumerate(asked.loaded.regulations.awards):
        if fits(award.when, asked.route):
            if not award.asks:
                return award.id
            done = audit(_title(asked.loaded, number), asked.record, asked.on)
            if done.verdict not in ("missing", "needs_decision"):
                return award.id
    return ""


def exits_of(asked: _Asked) -> tuple[ExitStanding, ...]:
    """Each exit award of the route, with the audit of what it asks for."""
    return tuple(
        ExitStanding(leaving, audit(_exit(asked.loaded, number), asked.record, asked.on))
        for number, leaving in enumerate(asked.loaded.regulations.exits)
        if fits(leaving.when, asked.route)
    )


@lru_cache(maxsize=256)
def _title(loaded: Loaded, number: int) -> Loaded:
    rules = loaded.regulations
    return Loaded(title_of(rules, rules.awards[number]), checksum(f"{loaded.checksum} award {number}"))


@lru_cache(maxsize=256)
def _exit(loaded: Loaded, number: int) -> Loaded:
    rules = loaded.regulations
    return Loaded(exit_of(rules, rules.exits[number]), checksum(f"{loaded.checksum} exit {number}"))


class _Answer:
    """One way of keeping the rules: the best allocation, and what each clause then says."""

    def __init__(self, ledger: Ledger, problem: Problem, assignment: Assignment, method: Method) -> None:
        self.ledger, self.method = ledger, method
        self.tally = Tally(ledger, problem, assignment)
        self.standings = tuple(self._standing(clause) for clause in ledger.layout.clauses)
        self.verdict = worst(each.standing for each in self.standings)
        others = [each for each in self.standings if each.standing == "missing" and not _is_short(each)]
        self.worth = (ORDER.index(self.verdict), len(others), *worth(problem, assignment))

    def _standing(self, clause: Clause) -> ClauseStanding:
        facts = tuple(fact for fact in self.ledger.facts if fact.clause in (clause.id, _fact_name(clause.rule)))
        forced = any(fact.kind == "force" for fact in facts)
        if forced or any(fact.kind == "exemption" for fact in facts):
            return ClauseStanding(clause, "satisfied" if forced else "waived", facts=facts)
        timing = timing_of(granted(clause, facts) if facts else clause, self.ledger)
        if timing is not None and timing.breaches:
            return ClauseStanding(clause, "missing", facts=facts, reasons=timing.breaches)
        if (said := _said(clause.rule, facts, self.ledger.layout.route)) is not None:
            return ClauseStanding(clause, said, facts=facts)
        counted = self.tally.standing(clause, facts)
        if timing is None or not timing.judged:
            return counted
        open_ones = (BY_RANK[RANKS[credit.status]] for credit in timing.judged)
        return replace(counted, standing=worst([counted.standing, *open_ones]))

    def audit(self, checksum: str, award: str, leaving: Callable[[], tuple[ExitStanding, ...]]) -> Audit:
        return Audit(
            verdict=self.verdict,
            method=self.method,
            standings=self.standings,
            allocation=self.tally.allocation(),
            unused=self.tally.unused(),
            award=award,
            checksum=checksum,
            leaving=leaving,
        )


def _is_short(each: ClauseStanding) -> bool:
    return bool(each.missing_modules or each.missing_ects.points)


def _answer(layout: Layout, record: Record, on: date | None) -> _Answer:
    ledger = Ledger(layout, record, on)
    problem = ledger.problem()
    found = flow.solve(problem) if flow.is_laminar(problem) else None
    if found is not None:
        return _Answer(ledger, problem, found, "flow")
    return _Answer(ledger, problem, solver.solve(problem), "search")


def _fact_name(rule: object) -> str:
    return rule.name if isinstance(rule, Milestone) else ""


def _said(rule: object, facts: tuple[Fact, ...], route: Route) -> Standing | None:
    """The standing of a clause that no credit fills; none for the others."""
    match rule:
        case Milestone():
            return "satisfied" if any(fact.kind == "milestone" for fact in facts) else "missing"
        case Decision():
            return "satisfied" if any(fact.kind == "decision" for fact in facts) else "needs_decision"
        case Closed(to):
            return "missing" if fits(to, route) else "satisfied"
    return None
