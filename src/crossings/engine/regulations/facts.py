"""Decisions in a record that are written well and cannot be meant.

Public names: `facts_in` (by themselves: what a kind needs, numbers that are none), `foreign_facts` (under rules: clauses that
these do not have, numbers that these do not ask for), `granted` (a clause of order or load with the numbers of thresholds).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from types import NoneType

from crossings.engine.regulations.language import (
    Clause,
    Decision,
    Load,
    Milestone,
    Most,
    Progression,
    Regulations,
    Rule,
    Take,
)
from crossings.engine.regulations.names import near
from crossings.engine.regulations.record import Fact, Record
from crossings.engine.regulations.rewriting import clauses_within
from crossings.engine.values import Ects

Finding = tuple[Fact, str, str]  # the decision that is wrong, what is wrong, how to mend it
NEEDS = {"substitution": ("module", "instead_of"), "allow": ("module",), "pin": ("module",)}
STEPS = {"modules": ("a whole number of modules", Decimal(1)), "ects": ("credits in halves", Decimal("0.5"))}


def facts_in(record: Record) -> Iterator[Finding]:
    """Each decision that cannot be meant, whatever the rules: the decision, what is wrong, how to mend it.

    >>> fact = Fact("threshold", "law", modules=Decimal(-1))
    >>> [what for _fact, what, _mend in facts_in(Record("crossings-record/1", facts=(fact,)))]
    ['threshold of law: “modules” is -1, less than nothing.']
    """
    for fact in record.facts:
        yield from ((fact, f"{fact.kind} of {fact.clause}: {what}", mend) for what, mend in _wrong(fact))


def _wrong(fact: Fact) -> Iterator[tuple[str, str]]:
    for name in NEEDS.get(fact.kind, ()):
        if not getattr(fact, name):
            yield f"“{name}” is missing.", "Name the module."
    if fact.kind == "threshold" and fact.modules is None and fact.ects is None:
        yield "It says no number.", "Write “modules” or “ects”."
    for name, (words, step) in STEPS.items():
        amount: Decimal | None = getattr(fact, name)
        if amount is not None and amount < 0:
            yield f"“{name}” is {amount}, less than nothing.", "Write 0 or more."
        elif amount is not None and amount % step:
            yield f"“{name}” is {amount}, and counts {words}.", f"Write a multiple of {step}."


def foreign_facts(record: Record, rules: Regulations) -> Iterator[Finding]:
    """Each decision about a clause that the rules do not have; a milestone may be called by its name.

    >>> from types import SimpleNamespace
    >>> rules = SimpleNamespace(clauses=(), awards=(), exits=())
    >>> [
    ...     what
    ...     for _fact, what, _mend in foreign_facts(Record("crossings-record/1", facts=(Fact("force", "law"),)), rules)
    ... ]
    ['force of law: “law” is no clause.']
    """
    clauses = {name: clause for clause in clauses_within(_every(rules)) for name in (clause.id, *_called(clause.rule))}
    for fact in record.facts:
        clause = clauses.get(fact.clause)
        if clause is None:
            what = "clause or milestone" if fact.kind == "milestone" else "clause"
            yield (
                fact,
                f"{fact.kind} of {fact.clause}: “{fact.clause}” is no {what}.",
                near(fact.clause, sorted(clauses)),
            )
        else:
            yield from (
                (fact, f"{fact.kind} of {fact.clause}: {what}", mend) for what, mend in _unfit(fact, clause.rule)
            )


def _called(rule: Rule) -> tuple[str, ...]:
    return (rule.name,) if isinstance(rule, Milestone) else ()


def _unfit(fact: Fact, rule: Rule) -> Iterator[tuple[str, str]]:
    """What of a decision does not fit the clause that it is about."""
    for kind, asked in (("milestone", Milestone), ("decision", Decision)):
        if fact.kind == kind and not isinstance(rule, asked):
            yield f"The clause is no {kind}.", "Name the clause that asks for it, or write “exemption” or “force”."
    if fact.kind == "substitution" and isinstance(rule, Take) and fact.instead_of not in rule.modules:
        yield f"“{fact.instead_of}” is not asked for there.", near(fact.instead_of, sorted(rule.modules))
    if fact.kind == "threshold":
        known = [name for name in STEPS if not isinstance(getattr(rule, name, None), NoneType | tuple)]
        for name in STEPS:
            if getattr(fact, name) is not None and name not in known:
                mend = f"Write “{known[0]}”." if known else "Write “exemption” to waive it, or name another clause."
                yield f"The clause has no number of “{name}”.", mend


def granted(clause: Clause, facts: Iterable[Fact]) -> Clause:
    """A clause of order or load with the numbers that thresholds put in place of its own; any other as it is.

    >>> fact = Fact("threshold", "first", ects=Decimal(10))
    >>> str(granted(Clause("first", Progression("D", Ects(20))), [fact]).rule.ects)
    '10'
    """
    for fact in facts:
        rule = clause.rule
        if fact.kind != "threshold" or fact.clause != clause.id:
            continue
        if isinstance(rule, Progression) and fact.ects is not None:
            clause = replace(clause, rule=replace(rule, ects=Ects(fact.ects)))
        if isinstance(rule, Load):
            modules, ects = _moved(rule.modules, fact.modules), _moved(rule.ects, fact.ects)
            clause = replace(clause, rule=replace(rule, modules=modules, ects=ects))
    return clause


def _moved(bounds: Most | None, number: Decimal | None) -> Most | None:
    if bounds is None or number is None:
        return bounds
    if bounds.at_least is None:
        return Most(at_most=number)
    return Most(number, None if bounds.at_most is None else max(bounds.at_most, number))


def _every(rules: Regulations) -> Iterable[Clause]:
    """The clauses of the whole, of titles and of exit awards."""
    return (
        *rules.clauses,
        *(clause for award in rules.awards for clause in award.asks),
        *(clause for leaving in rules.exits for clause in leaving.clauses),
    )
