"""Time in the rules: which term comes before which, and the clauses that ask how open credits stand to each other.

Public names: `Timing` (the finding about one clause), `timing_of`, `place_of` (a term's place on the line of all terms),
`span_of` (a term, or its year), `repeated` (entries of modules that are taken otherwise), `largest` (each module with the most
credits of its entries). Only what is still open is judged: credit that was earned against an order stays earned.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.language import (
    Bounds,
    Clause,
    Corequisite,
    Duration,
    Exclusion,
    Load,
    Mobility,
    Prerequisite,
    Progression,
    Regulations,
)
from crossings.engine.regulations.record import EARNED, Credit
from crossings.engine.regulations.routes import START

if TYPE_CHECKING:
    from crossings.engine.regulations.ledger import Ledger

YEAR = re.compile(r"\d{4}-\d{2}", re.ASCII)
Size = TypeVar("Size", int, Decimal)
BEFORE_ALL = -1  # the place of what was earned without saying when


class Timing(NamedTuple):
    """What is wrong, in words, and the credits that the clause spoke of."""

    breaches: tuple[str, ...]
    judged: tuple[Credit, ...]


def place_of(rules: Regulations, term: str) -> int:
    """The place of a term such as 2023-24/autumn on the line of all terms. Raises `Refusal` for what is no term.

    >>> from types import SimpleNamespace
    >>> rules = SimpleNamespace(terms={"autumn": 9, "spring": 1})
    >>> place_of(rules, "2023-24/spring") - place_of(rules, "2022-23/autumn")
    3
    """
    year, _slash, name = term.partition("/")
    if not YEAR.fullmatch(year) or name not in rules.terms:
        example = f"2023-24/{next(iter(rules.terms))}"
        raise Refusal(f"“{term}” is no term.", "The rules do not name it.", f"Write year and term, such as {example}.")
    return _place(rules, int(year[:4]), name)


def start_of(rules: Regulations, start: str) -> int:
    """The place of the term in which a route starts that names year and month, such as 2024-01.

    `load` has seen to it that a term starts in that month.
    """
    year, month = int(start[:4]), int(start[5:])
    name = next(name for name, term in rules.terms.items() if term.starts == month)
    first = next(iter(rules.terms.values())).starts
    return _place(rules, year if month >= first else year - 1, name)


def _place(rules: Regulations, year: int, name: str) -> int:
    return year * len(rules.terms) + list(rules.terms).index(name)


def repeated(taken: Iterable[Credit], rules: Regulations) -> list[Credit]:
    """What is registered or planned of a module that is taken otherwise: as it is registered, and in the latest of its terms.

    Raises `Refusal` for what is no term.

    >>> from types import SimpleNamespace
    >>> rules = SimpleNamespace(terms={"autumn": 9, "spring": 1})
    >>> terms = ("2023-24/autumn", "2024-25/autumn", "2023-24/spring")
    >>> [each.term for each in repeated([Credit("A", "registered", term=term) for term in terms], rules)]
    ['2023-24/autumn', '2023-24/spring']
    """
    found: dict[str, list[Credit]] = {}
    for credit in taken:
        if credit.status in ("registered", "planned"):
            found.setdefault(credit.code, []).append(credit)

    def turn(credit: Credit) -> tuple[bool, int]:
        return credit.status == "registered", place_of(rules, credit.term) if credit.term else BEFORE_ALL

    return [
        credit for same in found.values() if len(same) > 1 for credit in same if turn(credit) < max(map(turn, same))
    ]


def largest(sizes: Iterable[tuple[str, Size]]) -> dict[str, Size]:
    """The size of each module; of one that stands there more than once, the largest.

    >>> largest([("A", 10), ("B", 5), ("A", 20)])
    {'A': 20, 'B': 5}
    """
    found: dict[str, Size] = {}
    for code, size in sizes:
        found[code] = max(found.get(code, size), size)
    return found


def timing_of(clause: Clause, ledger: Ledger) -> Timing | None:
    """What a clause about time finds in a record; none for clauses about anything else."""
    judge = JUDGES.get(type(clause.rule))
    if judge is None:
        return None
    line = _Line(ledger)
    judged: list[Credit] = []
    breaches = tuple(judge(clause.rule, line, judged))
    return Timing(breaches, tuple(judged))


class _Line:
    """The credits of a record on the line of terms."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.rules = ledger.layout.rules
        self.credits = ledger.credits
        self.places = {id(credit): self._place(credit) for credit in self.credits}  # two may have one name

    def _place(self, credit: Credit) -> int | None:
        if credit.term:
            return place_of(self.rules, credit.term)
        return BEFORE_ALL if credit.status in EARNED else None

    def open_ones(self) -> list[Credit]:
        return [credit for credit in self.credits if credit.status not in EARNED]

    def of(self, rule: object) -> Callable[[Credit], bool]:
        asked = getattr(rule, "of", None)
        codes = self.ledger.layout.codes(asked)
        return lambda credit: self.ledger.holds(credit, codes, asked)

    def sizes(self, among: Iterable[Credit]) -> Collection[int]:
        """The credits of each module among them, in halves of a credit."""
        return largest((credit.code, self.ledger.size(credit)) for credit in among).values()

    def is_before(self, one: Credit, other: Credit, *, or_with: bool = False) -> bool:
        """Whether one comes before another; what has no term yet may still come in any order."""
        first, second = self.places[id(one)], self.places[id(other)]
        if one.status in EARNED or first is None or second is None:
            return True
        return first <= second if or_with else first < second


def span_of(term: str, per: Literal["term", "year"]) -> str:
    """A term, or its academic year, as a load asks for it.

    >>> span_of("2023-24/autumn", "year")
    '2023-24'
    """
    return term if per == "term" else term.partition("/")[0]


def _load(rule: Load, line: _Line, judged: list[Credit]) -> Iterator[str]:
    weighs = line.of(rule)
    weighing = [credit for credit in line.credits if credit.term and weighs(credit)]
    still_open = {credit.term for credit in weighing if credit.status not in EARNED}
    terms = sorted(still_open, key=lambda each: place_of(line.rules, each))
    for span in dict.fromkeys(span_of(term, rule.per) for term in terms):
        there = [credit for credit in weighing if span_of(credit.term, rule.per) == span]
        judged += [credit for credit in there if credit.status not in EARNED]
        sizes = line.sizes(there)
        if rule.modules:
            yield from (f"{span}: {words} modules" for words in _beyond(len(sizes), rule.modules))
        if rule.ects:
            yield from (f"{span}: {words} ECTS" for words in _beyond(sum(sizes) / 2, rule.ects))


def _beyond(amount: float, bounds: Bounds) -> Iterator[str]:
    if bounds.at_most is not None and amount > bounds.at_most:
        yield f"{amount:g}, at most {bounds.at_most}"
    if bounds.at_least is not None and amount < bounds.at_least:
        yield f"{amount:g}, at least {bounds.at_least}"


def _prerequisite(rule: Prerequisite, line: _Line, judged: list[Credit]) -> Iterator[str]:
    needing = line.of(rule)
    for credit in filter(needing, line.open_ones()):
        judged.append(credit)
        had = {each.code for each in line.credits if line.is_before(each, credit) and each is not credit}
        lacking = [code for code in rule.needs if code not in had | {credit.code}]  # none needs itself
        if lacking:
            yield f"{credit.code} needs {', '.join(lacking)} before it"
        if rule.needs_any and not (had | {credit.code}) & set(rule.needs_any):
            yield f"{credit.code} needs one of {', '.join(rule.needs_any)} before it"


def _exclusion(rule: Exclusion, line: _Line, judged: list[Credit]) -> Iterator[str]:
    among = [credit for credit in line.credits if credit.code in rule.modules]
    still_open = [credit for credit in among if credit.status not in EARNED]
    judged += still_open
    if still_open and len({credit.code for credit in among}) > 1:
        yield f"{', '.join(credit.code for credit in among)} exclude each other"


def _corequisite(rule: Corequisite, line: _Line, judged: list[Credit]) -> Iterator[str]:
    needing = line.of(rule)
    for credit in filter(needing, line.open_ones()):
        judged.append(credit)
        had = {each.code for each in line.credits if line.is_before(each, credit, or_with=True)}
        lacking = [code for code in rule.needs if code not in had]
        if lacking:
            yield f"{credit.code} needs {', '.join(lacking)} beside it or before it"


def _progression(rule: Progression, line: _Line, judged: list[Credit]) -> Iterator[str]:
    counts = line.of(rule)
    waits = line.ledger.layout.codes(rule.before)
    for credit in line.open_ones():
        if line.ledger.holds(credit, waits, rule.before):
            judged.append(credit)
            others = (each for each in line.credits if each.status in EARNED or each.code != credit.code)
            halves = sum(line.sizes(each for each in others if counts(each) and line.is_before(each, credit)))
            if halves < rule.ects.points * 2:
                yield f"{credit.code} needs {rule.ects} ECTS before it, and has {halves / 2:g}"


def _duration(rule: Duration, line: _Line, judged: list[Credit]) -> Iterator[str]:
    judged += [credit for credit in line.open_ones() if credit.term]
    if not judged:
        return
    places = [place_of(line.rules, credit.term) for credit in line.credits if credit.term]
    start = line.ledger.layout.route.get(START)
    first = start_of(line.rules, start) if start else min(places)
    still_open = max(place_of(line.rules, credit.term) for credit in judged)
    yield from (f"{words} terms" for words in _beyond(still_open - first + 1, replace(rule.terms, at_least=None)))
    yield from (f"{words} terms" for words in _beyond(max(places) - first + 1, replace(rule.terms, at_most=None)))


def _mobility(rule: Mobility, line: _Line, judged: list[Credit]) -> Iterator[str]:
    start = line.ledger.layout.route.get(START)
    if not rule.terms or not start:
        return
    first = start_of(line.rules, start)
    for credit in line.open_ones():
        place = line.places[id(credit)]
        if line.ledger.is_at(credit, rule.at) and place is not None:
            judged.append(credit)
            if place - first + 1 not in rule.terms:
                yield f"{credit.code} is taken there in term {place - first + 1}, possible in {_listed(rule.terms)}"


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(str(number) for number in numbers)


JUDGES: dict[type, Callable[..., Iterator[str]]] = {
    Load: _load,
    Prerequisite: _prerequisite,
    Corequisite: _corequisite,
    Progression: _progression,
    Duration: _duration,
    Exclusion: _exclusion,
    Mobility: _mobility,
}
