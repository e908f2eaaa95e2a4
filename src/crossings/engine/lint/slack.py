"""How much may go wrong on a route that can be walked.

Public names: `Slack`, `Choice`, `slack_of`.

- `terms`: how many terms there are between the end of the earliest plan and the longest duration. None where no clause
  limits the duration.
- `places`: how many more modules fit into the terms until then than the plan takes, by what a term may hold and by what
  runs in it. So many modules at most can be taken again, or others in their place, in time. None where no clause limits a
  term.
- `choices`: for each clause that asks for modules or credits of a set: how much it asks for, how much runs that can count
  in it (`open`), and how many of its modules may be cancelled before too little is left, the largest first (`spare`).
  What another clause asks for by name is not open, save where the two share without bound.

Offerings that no plan does without are told beside it: `ways.Ways.single_points`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from crossings.engine.lint.ways import Ways
from crossings.engine.planner.model import Question
from crossings.engine.planner.offers import Offer
from crossings.engine.regulations.language import Bounds, Clause, Duration, Load
from crossings.engine.regulations.layout import Spot
from crossings.engine.regulations.terms import span_of


@dataclass(frozen=True, slots=True)
class Choice:
    """What one clause leaves to choose: asked for, open and spare, in what it counts; `spare` always in modules."""

    clause: str
    counts: Literal["modules", "ects"]
    asked: float
    open: float
    spare: int


@dataclass(frozen=True, slots=True)
class Slack:
    """How much may go wrong: terms, places in them, and what each choice leaves."""

    terms: int | None
    places: int | None
    choices: tuple[Choice, ...]


def slack_of(ways: Ways) -> Slack:
    """The slack of a route, by its best plan."""
    question, taken = ways.question, ways.taken or {}
    limited = any(isinstance(clause.rule, Duration) and clause.rule.terms.at_most for clause in _certain(question))
    last = max(taken.values(), default=-1) + 1
    return Slack(
        terms=len(question.line.terms) - last if limited else None,
        places=min(_places(question, taken), default=None),
        choices=tuple(_choices(question)),
    )


def _certain(question: Question) -> list[Clause]:
    """The clauses that every plan keeps."""
    return [clause for clause in question.clauses if clause.id not in question.of_groups]


def _places(question: Question, taken: Mapping[str, int]) -> Iterator[int]:
    """For each clause about the load of a term: how many more of its modules fit than the plan takes."""
    modules = question.ledger.layout.sizes
    for clause in _certain(question):
        rule = clause.rule
        if isinstance(rule, Load) and (most := (rule.modules or rule.ects or Bounds()).at_most) is not None:
            held = question.ledger.layout.codes(rule.of) or frozenset(modules)
            scale = 1 if rule.modules else 2
            spans = [span_of(term, rule.per) for term in question.line.terms]
            yield sum(
                _fitting(
                    [
                        _weight(offer, question, rule)
                        for offer in question.offers
                        if spans[offer.term] == span and offer.code in held
                    ],
                    int(most * scale),
                )
                for span in dict.fromkeys(spans)
            ) - sum(code in held for code in taken)


def _weight(offer: Offer, question: Question, rule: Load) -> int:
    return 1 if rule.modules else question.ledger.layout.sizes[offer.code]


def _fitting(weights: list[int], room: int) -> int:
    """How many of these fit, the lightest first."""
    many = 0
    for weight in sorted(weights):
        room -= weight
        if room < 0:
            break
        many += 1
    return many


def _choices(question: Question) -> Iterator[Choice]:
    spots = question.ledger.layout.spots
    runs = {offer.code for offer in question.offers}
    for number, spot in enumerate(spots):
        if not spot.module and spot.demand and spot.clause not in question.of_groups:
            together = _shared_with(spots, number)
            named = {
                other.module
                for place, other in enumerate(spots)
                if other.module
                and other.clause not in question.of_groups
                and not _within(spots, place, number)
                and place not in together
            }
            yield _choice(spot, sorted((runs & spot.codes) - named), question.ledger.layout.sizes)


def _shared_with(spots: tuple[Spot, ...], number: int) -> set[int]:
    """The places of which everything may count in this one as well: those that share with it, where nothing bounds that."""
    both = [spot.also for spot in spots if number in spot.also]
    return {
        place
        for also in both
        if all(spots[each].asks or spots[each].capacity is None for each in also)
        for place in also
    }


def _within(spots: tuple[Spot, ...], place: int | None, outer: int) -> bool:
    while place is not None and place != outer:
        place = spots[place].parent
    return place == outer


def _choice(spot: Spot, codes: list[str], sizes: Mapping[str, int]) -> Choice:
    weights = sorted((1 if spot.counts == "modules" else sizes[code] for code in codes), reverse=True)
    left, spare = sum(weights), 0
    for weight in weights:
        left -= weight
        if left < spot.demand:
            break
        spare += 1
    scale = 1 if spot.counts == "modules" else 2
    return Choice(spot.clause, spot.counts, spot.demand / scale, sum(weights) / scale, spare)
