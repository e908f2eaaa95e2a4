"""The linter: what becomes of every route of a file of rules, and what its clauses say that they should not.

Public names: `Lint` (questions about one file, each answered once), `RouteReport`, `Report`, `lint`, `report_of`. A
verdict comes with its proof: a plan that the audit accepts, or clauses that cannot hold together. Routes that are planned
alike share one answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from crossings.engine.choices import TimeRanOut
from crossings.engine.lint.findings import Finding, findings_of
from crossings.engine.lint.routes import Kind, closed_by, every_route, holding_on, is_advertised, kind_of
from crossings.engine.lint.slack import Slack, slack_of
from crossings.engine.lint.ways import SECONDS, Offering, Ways
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.conflicts import ConflictLine
from crossings.engine.planner.search import Answer, Plan, plan
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.language import Clause, Decision, Milestone
from crossings.engine.regulations.load import Loaded, clauses_within
from crossings.engine.regulations.record import Record
from crossings.engine.regulations.routes import Route, clauses_on, fits
from crossings.engine.regulations.standing import Audit

ALTOGETHER = 60.0  # seconds for all routes of a file
Verdict = Literal["achievable", "not_achievable", "undecided"]


@dataclass(frozen=True, slots=True)
class RouteReport:
    """One route: its verdict with the proof, how much may go wrong, and what no plan settles.

    `is_advertised` where it is promised to anybody: a route that a clause closes is not. `waits_for` names the milestones
    and decisions that a plan leaves open.
    """

    route: Route
    answer: Answer
    is_advertised: bool
    is_closed: bool
    slack: Slack | None = None
    single_points: tuple[Offering, ...] = ()
    waits_for: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        return self.answer.verdict

    @property
    def plan(self) -> Plan | None:
        return self.answer.plans[0] if self.answer.plans else None


@dataclass(frozen=True, slots=True)
class Report:
    """All routes of a file, and what was found about its clauses and promises."""

    routes: tuple[RouteReport, ...]
    findings: tuple[Finding, ...]
    checksum: str

    @property
    def verdict(self) -> Verdict:
        """`achievable` where every advertised route is, `not_achievable` where one is not, else `undecided`."""
        verdicts = {each.verdict for each in self.routes if each.is_advertised}
        order: tuple[Verdict, ...] = ("not_achievable", "undecided")
        return next((each for each in order if each in verdicts), "achievable")


def lint(loaded: Loaded, *, seconds: float = ALTOGETHER) -> Report:
    """Every route of the rules and what is found about them; what is not told in so many seconds is undecided.

    Raises `Refusal` for rules with more routes than can be looked at.

    >>> from crossings.engine.regulations.load import load
    >>> rules = '''
    ... format: crossings-rules/1
    ... programme: example
    ... edition: 2023-24
    ... title: {en: An example}
    ... route: {mode: [full_time]}
    ... terms: {autumn: {starts: 9}}
    ... modules: {A: {ects: 10}, B: {ects: 10}}
    ... clauses: [{id: both, take: [A, B]}, {id: year, duration: 1}]
    ... '''
    >>> found = lint(load(rules))
    >>> found.verdict, [each.module for each in found.routes[0].single_points]
    ('achievable', ['A', 'B'])
    """
    return report_of(Lint(loaded, seconds))


def report_of(asked: Lint) -> Report:
    """The report about a file of which some is already known."""
    return Report(tuple(asked.report(route) for route in asked.routes), findings_of(asked), asked.loaded.checksum)


class Lint:
    """One file of rules, and what was found out about its routes; what a file `like` it asks for too is taken over."""

    def __init__(self, loaded: Loaded, seconds: float = ALTOGETHER, *, like: Lint | None = None) -> None:
        self.like = like
        self.loaded, self.rules, self.budget = loaded, loaded.regulations, Budget(seconds)
        self._kinds: dict[tuple[tuple[str, str], ...], Kind] = {}
        self._held: dict[tuple[tuple[str, str], ...], tuple[Clause, ...]] = {}
        self._ways: dict[Kind, Ways | None] = {}
        self._answers: dict[Kind, Answer] = {}
        self._audits: dict[tuple[object, ...], Audit] = {}
        self._slacks: dict[Kind, tuple[Slack, tuple[Offering, ...]]] = {}

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        return tuple(every_route(self.rules))

    @cached_property
    def kinds(self) -> dict[Kind, list[Route]]:
        """The routes by what they ask for; closed ones too."""
        found: dict[Kind, list[Route]] = {}
        for route in self.routes:
            found.setdefault(self.kind(route), []).append(route)
        return found

    def kind(self, route: Route) -> Kind:
        """The kind of a route, found once."""
        parts = tuple(route.items())
        if parts not in self._kinds:
            self._kinds[parts] = kind_of(self.rules, route)
        return self._kinds[parts]

    def held(self, route: Route) -> tuple[Clause, ...]:
        """The clauses that hold on a route, found once."""
        parts = tuple(route.items())
        if parts not in self._held:
            self._held[parts] = holding_on(self.rules, route)
        return self._held[parts]

    def ways(self, route: Route) -> Ways | None:
        """The ways through a route; none where the solver could not tell in time."""
        kind = self.kind(route)
        if kind not in self._ways:
            try:
                self._ways[kind] = Ways(self.loaded, route, self.budget.left(SECONDS), like=self._known(route))
            except TimeRanOut:
                self._ways[kind] = None
        return self._ways[kind]

    def _known(self, route: Route) -> Ways | None:
        """The ways through the route in the file that this one is like, where they are known there."""
        return self.like._ways.get(self.like.kind(route)) if self.like else None

    def answer(self, route: Route) -> Answer:
        """The verdict of a route, and why there is no plan where there is none; its plan stands in `plan`."""
        if closing := closed_by(self.rules, route):
            return Answer("not_achievable", conflict=(ConflictLine(closing[0].id, closing[0]),))
        kind = self.kind(route)
        if kind not in self._answers:
            self._answers[kind] = self._answer(route)
        return self._answers[kind]

    def verdict(self, route: Route) -> Verdict:
        """The verdict of a route, without looking for the reason."""
        if closed_by(self.rules, route):
            return "not_achievable"
        ways = self.ways(route)
        if ways is None:
            return "undecided"
        return "not_achievable" if ways.taken is None else "achievable"

    def _answer(self, route: Route) -> Answer:
        ways = self.ways(route)
        if ways is None:
            return Answer("undecided")
        if ways.taken is None:
            return plan(self.loaded, Record("crossings-record/1", route=route), budget=self._budget())
        return Answer("achievable", is_best=ways.found is not None and ways.found.is_best)

    def _budget(self) -> Budget:
        return Budget(self.budget.left(SECONDS))

    def plan(self, route: Route) -> Plan | None:
        """The best plan of a route that can be walked, and the audit that accepts it."""
        ways = self.ways(route)
        if ways is None or ways.taken is None:
            return None
        return Plan(ways.terms, self._audit(route, ways))

    def _audit(self, route: Route, ways: Ways) -> Audit:
        """The audit of the best plan on this very route; routes that differ in nothing that is audited share it."""
        held = tuple(each.id for each in self.held(route))
        awards = tuple(
            (each.id, *(clause.id for clause in clauses_within(clauses_on(each.asks, route))))
            for each in self.rules.awards
            if fits(each.when, route)
        )
        asked = (self.kind(route), held, awards)
        if asked not in self._audits:
            taken = ways.question.line.planned(ways.taken or {})
            self._audits[asked] = audit(self.loaded, Record("crossings-record/1", route=route, credits=taken))
        return self._audits[asked]

    def finish(self, route: Route) -> int | None:
        """How many terms the earliest plan takes; none where there is no plan, or none is known."""
        ways = None if closed_by(self.rules, route) else self.ways(route)
        return None if ways is None or ways.taken is None else max(ways.taken.values(), default=-1) + 1

    def report(self, route: Route) -> RouteReport:
        """All about one route."""
        answer = self.answer(route)
        about = (is_advertised(self.rules, route), bool(closed_by(self.rules, route)))
        found = self.plan(route) if answer.verdict == "achievable" else None
        if found is None:
            return RouteReport(route, answer, *about)
        slack, points = self._room(route)
        return RouteReport(
            route, replace(answer, plans=(found,)), *about, slack, points, waits_for=_waiting(found.audit)
        )

    def _room(self, route: Route) -> tuple[Slack, tuple[Offering, ...]]:
        kind, ways = self.kind(route), self.ways(route)
        if kind not in self._slacks and ways is not None:
            try:
                points = ways.single_points()
            except TimeRanOut:
                points = ()
            self._slacks[kind] = (slack_of(ways), points)
        return self._slacks[kind]


def _waiting(done: Audit) -> tuple[str, ...]:
    return tuple(
        each.clause.id
        for each in done.standings
        if isinstance(each.clause.rule, Milestone | Decision) and each.standing in ("missing", "needs_decision")
    )
