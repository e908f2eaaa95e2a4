"""What each kind of rule asks of the choices of a plan, beside what is counted in places and caps.

Public name: `hold_rule`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from crossings.engine.regulations.language import (
    Bounds,
    Clause,
    Closed,
    Corequisite,
    Duration,
    Exclusion,
    Load,
    Mobility,
    Prerequisite,
    Progression,
)
from crossings.engine.regulations.record import EARNED
from crossings.engine.regulations.routes import fits
from crossings.engine.regulations.terms import largest

if TYPE_CHECKING:
    from crossings.engine.planner.model import Model

When = list[Any]  # choices that must all be made for a rule to hold


def hold_rule(model: Model, clause: Clause) -> None:
    """Have the choices keep one clause."""
    RULES.get(type(clause.rule), _nothing)(model, clause.rule, model.when(clause.id))


def _only(when: When, choice: Any) -> When:
    return when if choice is None else [*when, choice]


def _load(model: Model, rule: Load, when: When) -> None:
    question = model.question
    by_span: dict[int, list[tuple[str, Any]]] = {}
    for code, term, choice in model.open_ones(rule.of):
        by_span.setdefault(question.span(term, rule), []).append((code, choice))
    for bounds, scale in ((rule.modules, 1), (rule.ects, 2)):
        for span, there in sorted(by_span.items(), key=lambda each: each[0]) if bounds else ():
            amounts = [(1 if scale == 1 else question.size(code), choice) for code, choice in there]
            registered = [(code, question.size(code)) for code, choice in there if choice is None]
            fixed = largest([*registered, *model.earned_in(span, rule)]).values()
            _bound(model, amounts, len(fixed) if scale == 1 else sum(fixed), (bounds, scale), when)


def _bound(
    model: Model, amounts: list[tuple[int, Any]], fixed: int, bounds: tuple[Bounds | None, int], when: When
) -> None:
    """What is taken in a term beside what is fixed there, between two bounds, of which the lower asks only of what is taken."""
    asked, scale = bounds
    free = [(amount, choice) for amount, choice in amounts if choice is not None]
    if asked is not None and asked.at_most is not None:
        _bound_above(model, amounts, int(asked.at_most * scale) - fixed, when)
    if asked is not None and asked.at_least is not None:
        for _amount, choice in amounts:
            model.model.hold(free, int(asked.at_least * scale) - fixed, None, _only(when, choice))


def _bound_above(model: Model, amounts: list[tuple[int, Any]], most: int, when: When) -> None:
    """No more than this; where earned credit alone is beyond it, nothing is taken beside it, and it stays earned."""
    if most >= 0 or any(choice is None for _amount, choice in amounts):
        model.model.hold([each for each in amounts if each[1] is not None], None, most, when)
    else:
        for _amount, choice in amounts:
            _never(model, choice, when)


def _prerequisite(model: Model, rule: Prerequisite, when: When) -> None:
    for code, term, choice in model.ordered_ones(rule.of):
        for need in rule.needs:
            if need != code:  # none needs itself
                _need(model, [need], (term, choice), when)
        if rule.needs_any and code not in rule.needs_any:
            _need(model, list(rule.needs_any), (term, choice), when)


def _corequisite(model: Model, rule: Corequisite, when: When) -> None:
    for code, term, choice in model.ordered_ones(rule.of):
        for need in rule.needs:
            if need != code:
                _need(model, [need], (term, choice), when, or_with=True)


def _need(model: Model, needs: list[str], asks: tuple[int, Any], when: When, *, or_with: bool = False) -> None:
    """One of these modules by a term, where a choice is made; always, where it is no choice any more."""
    term, choice = asks
    found = [model.before(need, term, or_with=or_with) for need in needs]
    if not any(was_had for was_had, _choices in found):
        choices = [each for _was_had, parts in found for each in parts]
        if choice is None:
            model.model.hold(choices, 1, None, when)
        else:
            model.model.hold([*choices, (-1, choice)], 0, None, when)


def _exclusion(model: Model, rule: Exclusion, when: When) -> None:
    ledger = model.question.ledger
    among = [ledger.credits[number] for code in rule.modules for number in ledger.numbers.get(code, ())]
    had = {credit.code for credit in among if credit.status != "planned"}
    if len(had) > 1 and any(credit.status == "registered" for credit in among):
        model.model.hold([], 1, None, when)
    model.model.hold([(1, choice) for code in rule.modules for choice in model.at(code)], None, int(not had), when)


def _progression(model: Model, rule: Progression, when: When) -> None:
    ledger = model.question.ledger
    held = ledger.layout.codes(rule.of)
    earned = largest(
        (credit.code, ledger.size(credit))
        for credit in ledger.credits
        if credit.status in EARNED and ledger.holds(credit, held, rule.of)
    )
    asked = int(rule.ects.points * 2) - sum(earned.values())
    loose = model.question.loose
    waiting: dict[tuple[int, str], list[Any]] = {}
    for code, term, choice in model.ordered_ones(rule.before):
        waiting.setdefault((term, code if code in loose else ""), []).append(choice)
    counted = [
        (-1 if code in loose else term, max(0, model.question.size(code) - earned.get(code, 0)), choice, code)
        for code, term, choice in model.ordered_ones(rule.of)
    ]
    for (term, itself), choices in sorted(waiting.items(), key=lambda each: each[0]):
        earlier = [(size, choice) for place, size, choice, code in counted if place < term and code != itself]
        _reach(model, earlier, asked, choices, when)


def _reach(model: Model, earlier: list[tuple[int, Any]], asked: int, choices: list[Any], when: When) -> None:
    """So much earlier, where one of these choices is made; written down once, however many they are."""
    free = [(size, choice) for size, choice in earlier if choice is not None]
    least = asked - sum(size for size, choice in earlier if choice is None)
    if least <= 0:
        return
    is_certain = any(choice is None for choice in choices)
    one = choices[0] if len(choices) == 1 else None if is_certain else model.model.new_choice()
    for choice in choices if len(choices) > 1 and one is not None else ():
        model.model.hold([(1, one), (-1, choice)], 0, None)
    model.model.hold(free, least, None, _only(when, one))


def _duration(model: Model, rule: Duration, when: When) -> None:
    if rule.terms.at_most is not None:
        for _code, term, choice in model.open_ones(None):
            if term >= rule.terms.at_most:
                _never(model, choice, when)
    if rule.terms.at_least is not None and model.lasts_till() + 1 < rule.terms.at_least:
        asked = list(model.open_ones(None))
        late = [(1, choice) for _code, term, choice in asked if choice is not None and term + 1 >= rule.terms.at_least]
        for _code, term, choice in asked:  # what is taken at all is part of studies that last so long
            if term + 1 < rule.terms.at_least:
                model.model.hold(late, 1, None, _only(when, choice))


def _mobility(model: Model, rule: Mobility, when: When) -> None:
    if rule.terms:
        question = model.question
        for code, term, choice in model.open_ones(None):
            is_there = any(question.ledger.is_at(credit, rule.at) for credit in question.open_of[code])
            if is_there and term + 1 not in rule.terms:
                _never(model, choice, when)


def _never(model: Model, choice: Any, when: When) -> None:
    model.model.hold([] if choice is None else [(-1, choice)], 1 if choice is None else 0, None, when)


def _closed(model: Model, rule: Closed, when: When) -> None:
    if fits(rule.to, model.question.ledger.layout.route):
        model.model.hold([], 1, None, when)


def _nothing(_model: Model, _rule: Any, _when: When) -> None:
    """What is counted is in the places and caps; milestones and decisions are no choice of a plan."""


RULES: dict[type, Callable[[Model, Any, When], None]] = {
    Load: _load,
    Prerequisite: _prerequisite,
    Corequisite: _corequisite,
    Progression: _progression,
    Duration: _duration,
    Exclusion: _exclusion,
    Mobility: _mobility,
    Closed: _closed,
}
