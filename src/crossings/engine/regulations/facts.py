"""Decisions in a record that are written well and cannot be meant.

Public names: `facts_in` (by themselves: what a kind needs, numbers that are none), `foreign_facts` (under rules: clauses that
these do not have).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from crossings.engine.regulations.language import Clause, Milestone, Regulations
from crossings.engine.regulations.names import near
from crossings.engine.regulations.record import Fact, Record
from crossings.engine.regulations.rewriting import clauses_within

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
    clauses = list(clauses_within(_every(rules)))
    names = {clause.id for clause in clauses}
    milestones = {clause.rule.name for clause in clauses if isinstance(clause.rule, Milestone)}
    known = sorted(names | milestones)
    for fact in record.facts:
        if fact.clause not in known:
            what = "clause or milestone" if fact.kind == "milestone" else "clause"
            yield fact, f"{fact.kind} of {fact.clause}: “{fact.clause}” is no {what}.", near(fact.clause, known)


def _every(rules: Regulations) -> Iterable[Clause]:
    """The clauses of the whole, of titles and of exit awards."""
    return (
        *rules.clauses,
        *(clause for award in rules.awards for clause in award.asks),
        *(clause for leaving in rules.exits for clause in leaving.clauses),
    )
