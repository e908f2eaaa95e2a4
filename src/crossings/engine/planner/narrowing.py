"""Fewer modules to look at: those that the parts asked for speak of, and of these a pool that a plan is likely to be found in.

Public names: `spoken_of` (leaving out the others changes no answer), `pool` (leaving out the others may), `least` (bounds of
every plan by arithmetic), `is_beyond` (whether these are beyond what there is).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from crossings.engine.planner.model import Question
from crossings.engine.regulations.language import Clause, Corequisite, Duration, Load, Prerequisite, Progression
from crossings.engine.regulations.problem import Item, Place
from crossings.engine.regulations.sets import ModuleSet

MOST_NEEDS = 3  # of several modules of which one is needed, so many are looked at in a pool


@dataclass(frozen=True)
class Narrowing:
    """Which modules serve what is asked for, worked out once for a question."""

    question: Question

    @cached_property
    def _planned(self) -> list[tuple[str, Item]]:
        pairs = zip(self.question.ledger.credits, self.question.problem.items, strict=True)
        return [(credit.code, item) for credit, item in pairs if credit.status == "planned"]

    @cached_property
    def by_place(self) -> list[list[str]]:
        """For each place the modules that may come to stand in it or within it."""
        found: list[list[str]] = [[] for _place in self.question.problem.places]
        above = [tuple(self.question.above(number)) for number in range(len(found))]
        for code, item in self._planned:
            for number in {each for place in item.places for each in above[place]}:
                found[number].append(code)
        return found

    @cached_property
    def by_sum(self) -> list[list[str]]:
        """For each total the modules that may count towards it."""
        codes = {number: credit.code for number, credit in enumerate(self.question.ledger.credits)}
        planned = {number for number, credit in enumerate(self.question.ledger.credits) if credit.status == "planned"}
        return [[codes[number] for number in sorted(each.items & planned)] for each in self.question.problem.sums]

    @cached_property
    def asked(self) -> list[tuple[str, int, list[str]]]:
        """What asks for modules: the part, how many modules it asks for at most, and those that serve."""
        problem = self.question.problem
        places = [
            (place.name, self._many(place, codes), codes)
            for place, codes in zip(problem.places, self.by_place, strict=True)
            if place.demand
        ]
        wholes = [
            (whole.clause, self._modules(each.demand, codes), codes)
            for whole, each, codes in zip(self.question.ledger.wholes, problem.sums, self.by_sum, strict=True)
        ]
        return [*places, *wholes]

    def _many(self, place: Place, codes: list[str]) -> int:
        return place.demand if place.counts == "modules" else self._modules(place.demand, codes)

    def _modules(self, halves: int, codes: list[str]) -> int:
        sizes = self.question.ledger.layout.sizes
        return ceil(halves / min((sizes[code] for code in codes if sizes[code]), default=1))

    @cached_property
    def needs(self) -> Mapping[str, list[tuple[str, ...]]]:
        """For each module what must come before or beside it: of each of these one."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for clause in self.question.clauses:
            rule = clause.rule
            if isinstance(rule, Prerequisite | Corequisite):
                wanted: list[tuple[str, ...]] = [(need,) for need in rule.needs]
                if isinstance(rule, Prerequisite) and rule.needs_any:
                    wanted.append(rule.needs_any)
                for code in self.question.of(rule.of):
                    found.setdefault(code, []).extend(wanted)
        return found

    def drawn(self, clause: Clause, codes: Collection[str]) -> Collection[str]:
        """What one clause draws in beside these modules."""
        match clause.rule:
            case Prerequisite(of) | Corequisite(of) | Progression(of) if not self._meets(of, codes):
                return ()
        return self.question.asked_by(clause)

    def _meets(self, asked: ModuleSet, codes: Collection[str]) -> bool:
        found = self.question.ledger.layout.codes(asked)
        return found is None or not found.isdisjoint(codes)


def spoken_of(narrowing: Narrowing, parts: Collection[str] | None) -> set[str]:
    """The modules that may be worth taking where these parts are to hold: what they ask for, and what that needs."""
    clauses = [clause for clause in narrowing.question.clauses if parts is None or clause.id in parts]
    found = {*narrowing.question.fixed, *narrowing.question.loose}  # what is registered needs others too
    for name, _many, codes in narrowing.asked:
        if parts is None or name in parts:
            found.update(codes)
    while True:
        more = {code for clause in clauses for code in narrowing.drawn(clause, found)} - found
        if not more:
            return found
        found |= more


def pool(narrowing: Narrowing, parts: Collection[str] | None, wide: int) -> set[str]:
    """Of these modules so many that a plan is likely among them: for each demand the easiest to take, and what they need."""
    question = narrowing.question
    ease = {code: _ease(narrowing, code) for code in question.terms_of}
    found: set[str] = set()
    for name, many, codes in narrowing.asked:
        if parts is None or name in parts:
            among = sorted((code for code in codes if code in ease), key=lambda code: (ease[code], code))
            found.update(among[: wide * (many + 2)])
            found.update(_of_each_term(question, among, many))
    return set(_with_needs(narrowing, found, ease))


def _ease(narrowing: Narrowing, code: str) -> tuple[int, int]:
    return (len(narrowing.needs.get(code, ())), -len(narrowing.question.terms_of[code]))


def _of_each_term(question: Question, among: list[str], many: int) -> Iterator[str]:
    """In each term some that run then."""
    for term in range(len(question.line.terms)):
        there = (code for code in among if term in question.terms_of[code])
        yield from (code for code, _number in zip(there, range(min(2, many)), strict=False))


def _with_needs(narrowing: Narrowing, codes: set[str], ease: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    waiting, seen = sorted(codes), set(codes)
    while waiting:
        code = waiting.pop()
        yield code
        for one_of in narrowing.needs.get(code, ()):
            easiest = sorted((each for each in one_of if each in ease), key=lambda each: (ease[each], each))
            fresh = [each for each in easiest[:MOST_NEEDS] if each not in seen]
            seen.update(fresh)
            waiting += fresh


def is_beyond(narrowing: Narrowing, parts: Collection[str] | None) -> bool:
    """Whether by arithmetic these parts cannot hold together: they ask for more terms, or more modules, than there are."""
    question = narrowing.question
    terms, modules = least(narrowing, parts)
    lasts = [
        int(clause.rule.terms.at_most)
        for clause in _kept(question, parts)
        if isinstance(clause.rule, Duration) and clause.rule.terms.at_most is not None
    ]
    return terms > min([*lasts, len(question.line.terms)]) or modules > len(question.modules)


def _kept(question: Question, parts: Collection[str] | None) -> Iterator[Clause]:
    """The clauses among these parts that every plan keeps."""
    for clause in question.clauses:
        if clause.id not in question.of_groups and (parts is None or clause.id in parts):
            yield clause


def least(narrowing: Narrowing, parts: Collection[str] | None = None) -> tuple[int, int]:
    """So many terms and so many modules every plan that keeps these parts has at least, by arithmetic; it may have more."""
    question = narrowing.question
    had = sum(credit.status != "planned" for credit in question.ledger.credits)
    certain = {clause.id for clause in _kept(question, parts)}
    counted = _to_reach(narrowing, certain)
    terms = 0
    for clause in _kept(question, parts):
        rule = clause.rule
        if not isinstance(rule, Load) or rule.per != "term":
            continue
        if rule.modules and rule.modules.at_most:
            weighing = _slots(narrowing, question.ledger.layout.codes(rule.of), certain) - had
            if rule.of is None:
                weighing = max(weighing, counted)
            terms = max(terms, ceil(weighing / int(rule.modules.at_most)))
    return terms, max(0, counted, _slots(narrowing, None, certain) - had)


def _to_reach(narrowing: Narrowing, certain: Collection[str]) -> int:
    """So many modules every plan takes at least to reach the totals, the largest first; one too many where all do not do."""
    question = narrowing.question
    most = 0
    for whole, each in zip(question.ledger.wholes, question.problem.sums, strict=True):
        if whole.clause in certain:
            sizes = sorted((question.ledger.size(question.ledger.credits[number]), number) for number in each.items)
            open_ones = [size for size, number in sizes if question.ledger.credits[number].status == "planned"]
            left = each.demand - (sum(size for size, _number in sizes) - sum(open_ones))
            taken = 0
            while left > 0 and open_ones:
                left, taken = left - open_ones.pop(), taken + 1
            most = max(most, taken if left <= 0 else len(question.modules) + 1)
    return most


def _slots(narrowing: Narrowing, among: frozenset[str] | None, certain: Collection[str]) -> int:
    """How many modules the places ask for that only modules of a set can fill; each fills one, where nothing is shared."""
    question = narrowing.question
    places = question.problem.places
    own = [0] * len(places)
    shares = any(place.also for place in places)
    for number in reversed(range(len(places))):  # a place stands before those within it
        place, codes = places[number], narrowing.by_place[number]
        if place.name in certain and (among is None or among.issuperset(codes)):
            own[number] = max(own[number], place.demand if place.counts == "modules" else _fewest(question, number))
        if place.parent is not None and not shares:
            own[place.parent] += own[number]
    if shares:
        return max(own, default=0)
    return sum(many for many, place in zip(own, places, strict=True) if place.parent is None)


def _fewest(question: Question, number: int) -> int:
    within = (
        item.size for item in question.problem.items if any(number in question.above(each) for each in item.places)
    )
    largest = max(within, default=0)
    return ceil(question.problem.places[number].demand / largest) if largest else 0
