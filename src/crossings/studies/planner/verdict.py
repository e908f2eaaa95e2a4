"""The verdict on a plan: one sentence, the numbers, and each rule with what it says.

Public names: `Judge`, `Verdict`, `Row`, `Gauge`, `Source`, `source_of`. Rules that no plan can settle, milestones and decisions
of people, are told apart: they stand open beside a plan that holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from crossings.engine.regulations.language import Choose, Clause, Closed, Decision, Milestone, Regulations, Total
from crossings.engine.regulations.standing import ClauseStanding
from crossings.languages.words import Words
from crossings.studies.planner.breaches import breaches_of
from crossings.studies.planner.situation import Situation
from crossings.studies.planner.words import amount_words, ects_words, number, rule_words, said, term_name, title_of

HOLDS = {
    "satisfied": ("met", gettext_lazy("Met")),
    "satisfied_if_passed": ("on", gettext_lazy("Met if passed")),
    "planned": ("on", gettext_lazy("Planned")),
    "waived": ("met", gettext_lazy("Waived")),
    "needs_decision": ("ask", gettext_lazy("People decide")),
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule is written, as the line under it says."""

    title: str
    address: str
    place: str


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: its words, how it stands, what is missing or wrong, where it is written, and how it was read."""

    clause: str
    text: Words
    state: str
    status: str
    details: Sequence[Words]
    source: Source | None
    because: str
    other: str
    can_list: bool = False


@dataclass(frozen=True, slots=True)
class Gauge:
    """How much there is of how much; `percent` is never above 100."""

    label: str
    told: str
    percent: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said on top. `state`: empty, open, broken, closed, holds or later; `told` says heading and text in one breath."""

    state: str
    heading: str
    text: str
    gauges: Sequence[Gauge]
    open_rows: Sequence[Row]
    kept_rows: Sequence[Row]
    later_rows: Sequence[Row]
    award: Words | None
    ends: str

    @property
    def told(self) -> str:
        return f"{self.heading}. {self.text}".strip()

    @property
    def holds(self) -> bool:
        return self.state in ("holds", "later")


@dataclass(frozen=True)
class Judge:
    """Puts the audit of a situation into words."""

    situation: Situation
    language: str

    @cached_property
    def open_ones(self) -> list[ClauseStanding]:
        """What is missing or broken and a plan could settle."""
        return [each for each in self.situation.audit.standings if each.standing == "missing" and not _is_later(each)]

    @cached_property
    def broken(self) -> list[ClauseStanding]:
        """What is not merely unfinished: more modules would not mend it."""
        return [each for each in self.open_ones if each.reasons or isinstance(each.clause.rule, Closed)]

    @cached_property
    def later(self) -> list[ClauseStanding]:
        """What a plan cannot settle."""
        return [
            each
            for each in self.situation.audit.standings
            if each.standing in ("missing", "needs_decision") and _is_later(each)
        ]

    @cached_property
    def is_complete(self) -> bool:
        """Whether everything holds that a plan can settle."""
        return not (self.open_ones or self.situation.misplaced or self.situation.loose)

    def verdict(self) -> Verdict:
        state = self._state()
        first = sorted(self.open_ones, key=lambda each: each not in self.broken)
        open_ids, later_ids = ({id(each) for each in group} for group in (self.open_ones, self.later))
        kept = [each for each in self.situation.audit.standings if id(each) not in open_ids | later_ids]
        return Verdict(
            state=state,
            heading=self._heading(state),
            text=self._text(state),
            gauges=list(self._gauges()),
            open_rows=[self._row(each) for each in first],
            kept_rows=[self._row(each) for each in kept],
            later_rows=[self._row(each) for each in self.later],
            award=self._award(),
            ends=self._ends(),
        )

    # the sentence

    def _state(self) -> str:
        if any(isinstance(each.clause.rule, Closed) for each in self.open_ones):
            return "closed"
        if self.is_complete:
            return "later" if self.later else "holds"
        if self.broken or self.situation.misplaced or self.situation.loose:
            return "broken"
        return "open" if self.situation.record.credits else "empty"

    def _heading(self, state: str) -> str:
        amount = len(self.broken) + bool(self.situation.misplaced) + bool(self.situation.loose)
        broken = ngettext("One thing stands in the way", "%(number)s things stand in the way", amount)
        return {
            "closed": _("This route is not open"),
            "holds": _("This plan holds"),
            "later": _("This plan holds, and something remains beside it"),
            "empty": _("Nothing is planned yet"),
            "broken": broken % {"number": number(amount)},
            "open": _("Not finished yet"),
        }[state]

    def _text(self, state: str) -> str:
        if state == "closed":
            closed = next(each.clause for each in self.open_ones if isinstance(each.clause.rule, Closed))
            return _("%(rule)s Change a part of the route above.") % {"rule": self._rule(closed)}
        if state == "holds":
            return _("Every rule of this route is met once all of it is passed.")
        if state == "later":
            return _("Every rule that a plan can settle is met once all of it is passed. What remains stands below.")
        return " ".join(self._lacking(state))

    def _lacking(self, state: str) -> Iterator[str]:
        for each in self.broken[:1]:
            yield str(self._rule(each.clause))
            yield from map(str, list(breaches_of(each, self.situation, self.language))[:1])
        modules, ects = self._missing()
        told = {"modules": amount_words(Decimal(modules), "modules"), "ects": ects_words(ects)}
        if state == "empty" and (modules or ects):
            yield (
                _("This route asks for %(modules)s and %(ects)s.") % told
                if modules
                else _("This route asks for %(ects)s.") % told
            )
            yield _("Add modules to its terms, or have a plan proposed.")
        elif modules and ects:
            yield _("Missing: %(modules)s and %(ects)s.") % told
        elif modules or ects:
            yield _("Missing: %(amount)s.") % {"amount": told["modules"] if modules else told["ects"]}
        if self.situation.misplaced:
            yield ngettext(
                "One module does not run in its term.",
                "%(number)s modules do not run in their terms.",
                len(self.situation.misplaced),
            ) % {"number": number(len(self.situation.misplaced))}
        if self.situation.loose:
            yield ngettext(
                "One module has no term on this route.",
                "%(number)s modules have no term on this route.",
                len(self.situation.loose),
            ) % {"number": number(len(self.situation.loose))}

    def _missing(self) -> tuple[int, Decimal]:
        """Modules and credits that are still asked for; what a list includes is counted once, with the list.

        How many modules make the credits that a list asks for, nobody knows: then only credits are told.
        """
        within = {inner.id for each in self.situation.audit.standings for inner in each.clause.including}
        tops = [each for each in self.open_ones if each.clause.id not in within]
        wholes = [each.missing_ects.points for each in tops if isinstance(each.clause.rule, Total)]
        parts = sum((each.missing_ects.points for each in tops if not isinstance(each.clause.rule, Total)), Decimal(0))
        by_credits = any(isinstance(each.clause.rule, Choose) and not each.missing_modules for each in tops)
        modules = 0 if by_credits else sum(each.missing_modules for each in tops)
        return modules, max([parts, *wholes])

    # the numbers

    def _gauges(self) -> Iterator[Gauge]:
        counted = {each.credit for each in self.situation.audit.allocation}
        there = sum(
            (self.situation.size(each) for each in self.situation.record.credits if each.name in counted), Decimal(0)
        )
        for clause in self.situation.layout.clauses:
            if isinstance(clause.rule, Total) and clause.rule.of is None and not clause.rule.at:
                least = clause.rule.ects.at_least
                if least:
                    told = _("%(there)s of %(asked)s ECTS") % {"there": number(there), "asked": number(least)}
                    yield Gauge(_("Credits"), told, min(100, int(there * 100 / least)))
                    return

    # each rule

    def _row(self, each: ClauseStanding) -> Row:
        clause, is_missing = each.clause, bool(each.missing_modules or each.missing_ects.points)
        state, status = self._status(each)
        assumption = clause.assumption
        return Row(
            clause=clause.id,
            text=self._rule(clause),
            state=state,
            status=status,
            details=list(self._details(each)),
            source=source_of(clause, self.situation.rules),
            because=assumption.because if assumption else "",
            other=assumption.other if assumption else "",
            can_list=each.standing == "missing" and is_missing and not _is_whole(clause),
        )

    def _status(self, each: ClauseStanding) -> tuple[str, str]:
        if each.standing != "missing":
            state, told = HOLDS[each.standing]
            return state, str(told)
        if isinstance(each.clause.rule, Milestone):
            return "wait", _("To be reached")
        return "no", _not_open(each) or _missing_words(each) or _("Not kept")

    def _details(self, each: ClauseStanding) -> Iterator[Words]:
        for code in each.missing_named:
            yield title_of(self.situation.rules, code, self.language)
        yield from breaches_of(each, self.situation, self.language)

    def _rule(self, clause: Clause) -> Words:
        return rule_words(clause, self.language, self.situation.tell)

    # what it leads to

    def _award(self) -> Words | None:
        award = next((each for each in self.situation.rules.awards if each.id == self.situation.audit.award), None)
        return said(award.title, self.language) if award else None

    def _ends(self) -> str:
        used = [term for term in self.situation.line.terms if self.situation.in_term(term)]
        return term_name(self.situation.rules, used[-1], self.language) if used else ""


def source_of(clause: Clause, rules: Regulations) -> Source | None:
    """Where a clause is written; nothing where its file does not say."""
    document = rules.sources.get(clause.source.document) if clause.source else None
    if clause.source is None or document is None:
        return None
    return Source(document.title, document.address, clause.source.place)


def _is_later(each: ClauseStanding) -> bool:
    return isinstance(each.clause.rule, Milestone | Decision)


def _is_whole(clause: Clause) -> bool:
    """Whether any module would do, so that a list of those that fill it says nothing."""
    return isinstance(clause.rule, Total) and clause.rule.of is None


def _not_open(each: ClauseStanding) -> str:
    return _("Not open") if isinstance(each.clause.rule, Closed) else ""


def _missing_words(each: ClauseStanding) -> str:
    """How much of what a clause asks for is there; nothing where it is not a matter of amounts."""
    asked = _asked_modules(each)
    if each.missing_modules and asked == 1:
        return _("Missing")
    if each.missing_modules and asked:
        there = number(asked - each.missing_modules)
        return _("%(there)s of %(asked)s modules") % {"there": there, "asked": number(asked)}
    if each.missing_modules:
        return _("%(modules)s missing") % {"modules": amount_words(Decimal(each.missing_modules), "modules")}
    return _("%(ects)s missing") % {"ects": ects_words(each.missing_ects.points)} if each.missing_ects.points else ""


def _asked_modules(each: ClauseStanding) -> int | None:
    rule = each.clause.rule
    if isinstance(rule, Choose) and rule.modules and rule.modules.at_least:
        return int(rule.modules.at_least)
    return len(getattr(rule, "modules", ())) if each.missing_named else None
