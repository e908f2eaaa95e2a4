"""Amounts and groupings in a file of regulations that are written well and cannot be meant.

Public name: `amounts_in`. Bounds that contradict each other, groups that hold nothing, clauses where they cannot stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from crossings.engine.regulations.language import (
    AllOf,
    AnyOf,
    Bounds,
    Choose,
    Clause,
    Exclusion,
    Limit,
    Load,
    Mobility,
    Regulations,
    Rule,
    Shared,
    SomeOf,
    Take,
)
from crossings.engine.regulations.rewriting import clauses_within

Finding = tuple[object, str, str]  # the part that is wrong, what is wrong, how to mend it


def amounts_in(rules: Regulations, clauses: Iterable[Clause]) -> Iterator[Finding]:
    """Each amount or grouping in these clauses that cannot be meant: the clause, what is wrong, how to mend it."""
    for clause in clauses:
        found = [*_of_rule(clause.rule), *_numbers(clause.rule), *_bounds_of(clause.rule), *_including(clause)]
        if isinstance(clause.rule, Shared):
            found += _sharing(clause.rule, rules)
        yield from ((clause, what, mend) for what, mend in found)


def _of_rule(rule: Rule) -> Iterator[tuple[str, str]]:
    if isinstance(rule, Choose | Limit | Load) and (rule.modules is None) == (rule.ects is None):
        yield "It counts neither or both of modules and credits.", "Write exactly one of “modules” and “ects”."
    if isinstance(rule, SomeOf) and not 1 <= rule.at_least <= len(rule.clauses):
        yield (
            f"{rule.at_least} of {len(rule.clauses)} clauses is not possible.",
            "Write a number from 1 to that of the clauses.",
        )
    if (isinstance(rule, AllOf | AnyOf | SomeOf) and not rule.clauses) or (isinstance(rule, Take) and not rule.modules):
        yield "It holds nothing.", "Add what it is about, or leave the clause out."


def _numbers(rule: Rule) -> Iterator[tuple[str, str]]:
    if isinstance(rule, Take | Exclusion):
        twice = sorted(code for code, times in Counter(rule.modules).items() if times > 1)
        yield from ((f"“{code}” stands here twice.", "Leave one of the two out.") for code in twice)
    if isinstance(rule, Limit | Shared) and rule.modules is not None and rule.modules < 0:
        yield f"{rule.modules} is less than nothing.", "Write 0 or more."
    if isinstance(rule, Mobility) and any(number < 1 for number in rule.terms):
        yield "Terms of a route are counted from 1.", "Write 1 for the first."


def _including(clause: Clause) -> Iterator[tuple[str, str]]:
    if clause.including and not isinstance(clause.rule, Choose):
        yield "Only a choice may include other clauses.", "Move them beside this clause, or write “choose”."
    if any(not isinstance(each.rule, Take | Choose) for each in clause.including):
        yield "Only “take” and “choose” may be included in a choice.", "Move the other clauses beside this one."
    yield from _room_in(clause)


def _odd(name: str, amount: Decimal) -> Iterator[tuple[str, str]]:
    """What is less than nothing, or a part of what is counted whole; credits are counted in halves."""
    if amount < 0:
        yield f"{amount} is less than nothing.", "Write 0 or more."
    elif amount % (Decimal("0.5") if name == "ects" else 1):
        yield f"{amount} cannot be counted.", f"Write {'halves of a credit' if name == 'ects' else 'a whole number'}."


def _room_in(clause: Clause) -> Iterator[tuple[str, str]]:
    rule = clause.rule
    most = rule.modules.at_most if isinstance(rule, Choose) and rule.modules else None
    asked = sum(_modules_asked(each) for each in clause.including)
    if most is not None and asked > most:
        yield (
            f"The included clauses ask for {asked} modules, and {most} may count.",
            "Raise the one or lower the other.",
        )


def _modules_asked(clause: Clause) -> Decimal:
    if isinstance(clause.rule, Take):
        return Decimal(len(clause.rule.modules))
    bounds = clause.rule.modules if isinstance(clause.rule, Choose) else None
    return bounds.at_least or Decimal(0) if bounds else Decimal(0)


def _bounds_of(rule: object) -> Iterator[tuple[str, str]]:
    for name in ("modules", "ects", "terms"):
        bounds = getattr(rule, name, None)
        if not isinstance(bounds, Bounds):
            continue
        if bounds.at_least is None and bounds.at_most is None:
            yield f"“{name}” has no bound.", "Write “at_least”, “at_most” or a number."
        for amount in filter(None, (bounds.at_least, bounds.at_most)):
            yield from _odd(name, amount)
        if bounds.at_least is not None and bounds.at_most is not None and bounds.at_least > bounds.at_most:
            yield (
                f"At least {bounds.at_least} and at most {bounds.at_most} cannot both hold.",
                "Make the first the smaller.",
            )


def _sharing(rule: Shared, rules: Regulations) -> Iterator[tuple[str, str]]:
    if rule.modules is not None and rule.ects is not None:
        yield "It bounds modules and credits.", "Write one of “modules” and “ects”, or neither."
    if len(set(rule.between)) != 2 or len(rule.between) != 2:
        yield "Two clauses share.", "Name two under “between”, and write a clause for each further pair."
        return
    named = {each.id: each for each in clauses_within(rules.clauses) if each.id in rule.between}
    for name, clause in named.items():
        if not isinstance(clause.rule, Take | Choose):
            yield f"No credit is counted in “{name}” itself.", "Name clauses of “take” or “choose”."
        for inner in clauses_within(clause.including):
            if inner.id in rule.between:
                yield f"What counts in “{inner.id}” counts in “{name}” already.", "Leave this clause out."
