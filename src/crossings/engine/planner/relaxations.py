"""The smallest changes that would mend a conflict, each found by planning again under it.

Public names: `Relaxation`, `relaxations_of`. Each line of the conflict is asked for what would have to give: a bound by how much,
a compulsory module, a term in which a module runs, and at last the whole clause; then whether another value of one part of
the route would do, or another module in place of one that is registered. Only what mends all is told: where no single change
does, changes of several clauses together are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import gcd

from crossings.engine.choices import TimeRanOut, best
from crossings.engine.planner.asking import Asked, question_of
from crossings.engine.planner.budget import Budget
from crossings.engine.planner.conflicts import ConflictLine
from crossings.engine.planner.finding import Taken, Wanted, can_hold, find
from crossings.engine.planner.mending import (
    KINDS,
    OTHER_ROUTE,
    Bound,
    Change,
    edited,
    numbers_of,
    without,
)
from crossings.engine.planner.model import WHEN_OFFERED, Model, Question
from crossings.engine.planner.narrowing import Narrowing, spoken_of
from crossings.engine.planner.offers import SITE, Offer
from crossings.engine.regulations.language import Clause, Closed, Offering
from crossings.engine.regulations.load import Loaded, clauses_within
from crossings.engine.regulations.record import Credit
from crossings.engine.regulations.routes import START, Route, clauses_on

MOST = 5  # changes that are told
FARTHEST = 400  # steps that a bound is moved at most
SHOWN = 3  # terms in which a module runs that are told
REGISTERED = 6  # credits that are tried to be replaced, at most


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One change that would mend a conflict, with others that are needed together with it; mostly none."""

    changes: tuple[Change, ...]

    @property
    def order(self) -> tuple[int, int, tuple[int, ...]]:
        """The smaller comes first."""
        return (
            len(self.changes),
            sum(each.size for each in self.changes),
            tuple(KINDS.index(each.kind) for each in self.changes),
        )

    @property
    def text(self) -> str:
        return "; ".join(each.text for each in self.changes)


def relaxations_of(
    asked: Asked, narrowing: Narrowing, lines: Sequence[ConflictLine], budget: Budget
) -> tuple[Relaxation, ...]:
    """The changes that are found in time, the smallest first."""
    mending = _Mending(asked, narrowing, budget)
    found: list[Relaxation] = []
    try:
        found.extend(Relaxation(changes) for changes in mending.single(lines))
        if not found:
            found.extend(Relaxation(changes) for changes in mending.several())
    except TimeRanOut:
        pass
    return tuple(sorted(found, key=lambda each: each.order)[:MOST])


Changes = tuple[Change, ...]
Edit = tuple[Change, Clause | None]  # a change, and the clause as it then is; none where it is waived


class _Mending:
    def __init__(self, asked: Asked, narrowing: Narrowing, budget: Budget) -> None:
        self.asked, self.narrowing, self.budget = asked, narrowing, budget
        self.question = narrowing.question
        self.clashing: frozenset[str] = frozenset()  # the parts of the conflict: what does not mend these mends nothing

    def has_plan(self, asked: Asked) -> bool:
        """Whether there is a plan under other rules, or on another route."""
        narrowing = Narrowing(question_of(asked))
        if can_hold(narrowing, self.clashing, self.budget) is None:
            return False
        return can_hold(narrowing, None, self.budget) is not None

    def single(self, lines: Sequence[ConflictLine]) -> Iterator[Changes]:
        """One change each; where modules would have to run in other terms, that may be several."""
        self.clashing = frozenset(line.part for line in lines)
        for line in lines:
            if line.clause is None:
                yield from self._offered()
            elif can_hold(self.narrowing, frozenset(self.question.parts) - {line.part}, self.budget) is not None:
                yield from ((change,) for change, _clause in self._of_clause(line.clause, ()))
        yield from self._other_routes(lines)
        yield from self._replaced()

    def several(self) -> Iterator[Changes]:
        """The fewest clauses that would have to give together, and each of them as little as it can."""
        parts = [part for part in self.question.parts if part != WHEN_OFFERED]
        model = Model(self.question, among=spoken_of(self.narrowing, None), soft=parts)
        model.model.minimize(-sum(model.kept.values()))
        solution = best(model.model, seconds=self.budget.left())
        if solution is None:
            return
        kept = set(solution.chosen(model.kept.items()))
        given = {clause.id: clause for clause in self.question.clauses if clause.id not in kept}
        edits: dict[str, Edit] = {name: list(without(clause))[-1] for name, clause in given.items()}
        for name, clause in given.items():
            others = tuple(edit for other, edit in edits.items() if other != name)
            edits[name] = next(self._of_clause(clause, others), edits[name])
        if self._mends(*edits.values()):
            yield tuple(change for change, _clause in edits.values())

    def _mends(self, *edits: Edit) -> bool:
        loaded = self.asked.loaded
        for change, clause in edits:
            loaded = edited(loaded, change, clause)
        return self.has_plan(self.asked._replace(loaded=loaded))

    # a clause

    def _of_clause(self, clause: Clause, others: Sequence[Edit]) -> Iterator[Edit]:
        """What of a clause would have to give, beside other changes: a bound, a compulsory module, or all of it."""
        found = False
        for bound in numbers_of(clause, self._unit()):
            moved = self._moved(clause, bound, others)
            if moved is not None:
                found = True
                yield moved
        for edit in without(clause):
            if (not found or edit[0].kind == "demand") and self._mends(*others, edit):
                found = True
                yield edit

    def _unit(self) -> int:
        """What the sizes of all credits are multiples of, in halves."""
        sizes = (self.question.ledger.size(credit) for credit in self.question.ledger.credits)
        return gcd(*sizes) or 1

    def _moved(self, clause: Clause, bound: Bound, others: Sequence[Edit]) -> Edit | None:
        """The bound moved by as few steps as mend the conflict; the more steps, the easier a plan is."""

        def edit(steps: int) -> Edit:
            value = bound.value + steps * bound.step
            return bound.change(clause, value), bound.to(value)

        most = FARTHEST if bound.kind != "demand" else int(bound.value / abs(bound.step))
        steps = fewest(lambda steps: self._mends(*others, edit(steps)), most)
        return None if steps is None else edit(steps)

    # what is offered

    def _offered(self) -> Iterator[Changes]:
        """The fewest terms in which modules would have to run besides."""
        model = Model(self.question, among=spoken_of(self.narrowing, None), soft=[WHEN_OFFERED])
        extras = sorted(model.extras.items(), key=lambda each: (each[0].code, each[0].term))
        model.model.minimize(sum(choice for _offer, choice in extras))
        solution = best(model.model, seconds=self.budget.left()) if extras else None
        offers = solution.chosen(extras) if solution else []
        loaded = self.asked.loaded
        for offer in offers:
            loaded = self._with_offer(loaded, offer)
        if 0 < len(offers) <= MOST and self.has_plan(self.asked._replace(loaded=loaded)):
            yield tuple(self._offer_change(offer) for offer in offers)

    def _offer_change(self, offer: Offer) -> Change:
        terms = self.question.line.terms
        before = ", ".join(terms[term] for term in self.question.terms_of[offer.code][:SHOWN])
        return Change(
            "offered", offer.code, before, terms[offer.term], f"{offer.code} runs in {terms[offer.term]} too", 1
        )

    def _with_offer(self, loaded: Loaded, offer: Offer) -> Loaded:
        rules, terms = loaded.regulations, self.question.line.terms
        module = rules.modules[offer.code]
        running = module.offerings or tuple(Offering(terms[term]) for term in self.question.terms_of[offer.code])
        more = replace(module, offerings=(*running, Offering(terms[offer.term])))
        modules = {**rules.modules, offer.code: more}
        return Loaded(replace(rules, modules=modules), f"{loaded.checksum} {offer.code} {terms[offer.term]}")

    # the route

    def _other_routes(self, lines: Sequence[ConflictLine]) -> Iterator[Changes]:
        """Other values of one part of the route; not those under which the same clauses still stand in each other's way."""
        record = self.asked.record
        for part, values in self.asked.loaded.regulations.route.items():
            for value in values:
                route = {**record.route, part: value}
                if value == record.route[part] or self._clashes_too(lines, route, part):
                    continue
                if self.has_plan(self.asked._replace(record=replace(record, route=route))):
                    text = f"{part}: {value} instead of {record.route[part]}"
                    yield (Change("route", part, record.route[part], value, text, OTHER_ROUTE),)

    def _clashes_too(self, lines: Sequence[ConflictLine], route: Route, part: str) -> bool:
        """Whether the clauses of the conflict are the same on another route, with the same modules in the same terms."""
        clauses = [line.clause for line in lines if line.clause is not None]
        if part in (START, SITE) or any(
            isinstance(clause.rule, Closed) or clause.id in self.question.of_groups for clause in clauses
        ):
            return False
        there = {each.id: each for each in clauses_within(clauses_on(self.asked.loaded.regulations.clauses, route))}
        return all(clause.id in there and there[clause.id].rule == clause.rule for clause in clauses)

    # what is registered

    def _replaced(self) -> Iterator[Changes]:
        """Another module in place of one that is registered, or the same one in another term."""
        record = self.asked.record
        registered = {each.code: each for each in self.question.ledger.credits if each.status == "registered"}
        for credit in list(registered.values())[:REGISTERED]:
            others = tuple(each for each in record.credits if each.status != "registered" or each.code != credit.code)
            narrowing = Narrowing(question_of(self.asked._replace(record=replace(record, credits=others))))
            found = find(narrowing, Wanted(), self.budget)
            if found is not None:
                after = _instead(credit, narrowing.question, found.taken)
                yield (Change("replaced", credit.name, credit.code, after, _replacing(credit, after), 2),)


def _instead(credit: Credit, question: Question, taken: Taken) -> str:
    """What a plan takes where a registered credit stood: itself at another time, or a module that counts where it did."""
    if credit.code in taken:
        return question.line.terms[taken[credit.code]]
    places = {
        each.code: set(item.places) for each, item in zip(question.ledger.credits, question.problem.items, strict=True)
    }
    mine = places.get(credit.code, set())
    likely = sorted(
        (question.line.terms[term] != credit.term, code) for code, term in taken.items() if places[code] & mine
    )
    return likely[0][1] if likely else ""


def _replacing(credit: Credit, after: str) -> str:
    if "/" in after:
        return f"{credit.code}: in {after} instead of {credit.term}"
    return f"{after} in place of {credit.code}" if after else f"without {credit.code}"


def fewest(mends: Callable[[int], bool], most: int) -> int | None:
    """The fewest steps, from one to the most, that mend; none where no number does. More steps never mend less.

    >>> fewest(lambda steps: steps >= 5, 64), fewest(lambda steps: steps >= 5, 4)
    (5, None)
    """
    if most < 1 or mends(1):
        return 1 if most >= 1 else None
    if not mends(most):
        return None
    low, high = 1, 2
    while high < most and not mends(high):
        low, high = high, high * 2
    high = min(high, most)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if mends(middle) else (middle, high)
    return high
