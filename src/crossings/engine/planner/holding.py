"""What each kind of rule asks of the choices of a plan, beside what is counted in places and caps.

Public name: `hold_rule`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from crossings.engine.planner.grades import weights_of
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
from crossings.engine.regulations.routes import fits

if TYPE_CHECKING:
    from crossings.engine.planner.model import Model

When = list[Any]  # choices that must all be made for a rule to hold
Parts = list[tuple[int, Any]]  # amounts, each with the choice that it counts; none where it surely does


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
            registered = [(code, question.size(code), None) for code, choice in there if choice is None]
            fixed = [
                (code, 1 if scale == 1 else size, choice)
                for code, size, choice in (*registered, *model.earned_in(span, rule))
            ]
            taken = [(1 if scale == 1 else question.size(code), choice) for code, choice in there]
            _bound(model, taken, list(weights_of(model, fixed)), (bounds, scale), when)


def _bound(model: Model, taken: Parts, fixed: Parts, bounds: tuple[Bounds | None, int], when: When) -> None:
    """What is taken in a term beside what is fixed there, between two bounds, of which the lower asks only of what is taken."""
    asked, scale = bounds
    there = [*_free(taken), *_free(fixed)]
    weighs = _certain(fixed)
    if asked is not None and asked.at_most is not None:
        most = int(asked.at_most * scale) - weighs
        if any(choice is None for _amount, choice in taken) or (most >= 0 and not _free(fixed)):
            model.model.hold(there, None, most, when)
        else:  # where earned credit alone is beyond it, nothing is taken beside it, and it stays earned
            for _amount, choice in taken:
                model.model.hold(there, None, most, _only(when, choice))
    if asked is not None and asked.at_least is not None:
        for _amount, choice in taken:
            model.model.hold(there, int(asked.at_least * scale) - weighs, None, _only(when, choice))


def _free(parts: Parts) -> Parts:
    return [(amount, choice) for amount, choice in parts if choice is not None]


def _certain(parts: Parts) -> int:
    return sum(amount for amount, choice in parts if choice is None)


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
    question = model.question
    registered = {code for code in (*question.fixed, *question.loose) if code in rule.modules}
    earned = [(credit.code, stands) for credit, stands in model.had() if credit.code in rule.modules]
    had = {*registered, *(code for code, stands in earned if stands is None)}
    if len(had) > 1 and registered:
        model.model.hold([], 1, None, when)
    taken = [(1, choice) for code in rule.modules for choice in model.at(code)]
    model.model.hold(taken, None, int(not had), when)
    for code, stands in earned:
        if stands is not None and registered - {code}:
            _never(model, stands, when)
        elif stands is not None:
            model.model.hold([*taken, (len(taken), stands)], None, max(1, len(taken)), when)


def _progression(model: Model, rule: Progression, when: When) -> None:
    earned = [(code, size, stands) for code, size, stands, _term in model.earned_of(rule.of)]
    asked = int(rule.ects.points * 2)
    loose = model.question.loose
    waiting: dict[tuple[int, str], list[Any]] = {}
    for code, term, choice in model.ordered_ones(rule.before):
        waiting.setdefault((term, code if code in loose else ""), []).append(choice)
    counted = [
        (-1 if code in loose else term, code, model.question.size(code), choice)
        for code, term, choice in model.ordered_ones(rule.of)
    ]
    for (term, itself), choices in sorted(waiting.items(), key=lambda each: each[0]):
        earlier = [each for place, *each in counted if place < term and each[0] != itself]
        registered = [(code, size, None) for code, size, choice in earlier if choice is None]
        taken = [(size, choice) for _code, size, choice in earlier if choice is not None]
        _reach(model, [*taken, *weights_of(model, [*earned, *registered])], asked, choices, when)


def _reach(model: Model, earlier: Parts, asked: int, choices: list[Any], when: When) -> None:
    """So much earlier, where one of these choices is made; written down once, however many they are."""
    free = _free(earlier)
    least = asked - _certain(earlier)
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
    least = rule.terms.at_least
    if least is not None and all(choice is not None or term + 1 < least for term, choice in model.lasts_till()):
        asked = list(model.open_ones(None))
        reached = (*((term, choice) for _code, term, choice in asked), *model.lasts_till())
        late = [(1, choice) for term, choice in reached if choice is not None and term + 1 >= least]
        for _code, term, choice in asked:  # what is taken at all is part of studies that last so long
            if term + 1 < least:
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
