"""What is planned, as a question: a record under the rules of its route, with every module that may still be taken.

Public names: `Asked`, `question_of`, `first_start`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from crossings.engine.choices import Choices
from crossings.engine.planner.model import Question
from crossings.engine.planner.offers import LONGEST, Line, modules_on, offers_of
from crossings.engine.planner.ways import choose_ways
from crossings.engine.regulations.facts import granted
from crossings.engine.regulations.language import AllOf, AnyOf, Clause, Duration, Regulations, SomeOf
from crossings.engine.regulations.layout import Layout, layout_of_all, waived_groups
from crossings.engine.regulations.ledger import Ledger
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.record import Credit, Record
from crossings.engine.regulations.routes import START, clauses_on
from crossings.engine.regulations.terms import place_of, start_of

ENDED = ("passed", "failed", "withdrawn")  # of a credit: its term has come to its end


class Asked(NamedTuple):
    """A record without its plans, on a whole route; terms that are kept free; the day on which decisions hold."""

    loaded: Loaded
    record: Record
    keep_free: tuple[str, ...] = ()
    on: date | None = None


def question_of(asked: Asked, *, is_long: bool = False) -> Question:
    """The question; a long one looks at more terms than the rules allow, so that it can be told what they forbid."""
    loaded, record = asked.loaded, asked.record
    rules, route = loaded.regulations, record.route
    waived = waived_groups(loaded, record, asked.on)
    layout = layout_of_all(loaded, tuple(sorted(route.items())), waived)
    held = [fact for fact in record.facts if fact.holds_on(asked.on)]
    if held:
        layout = replace(layout, clauses=tuple(granted(clause, held) for clause in layout.clauses))
    tree = tuple(_unwaived(clauses_on(rules.clauses, route), waived))
    start = route.get(START) or first_start(loaded)
    sometimes = choose_ways(Choices(), tree).keys()
    length = LONGEST if is_long else _length(layout, {*sometimes, *record.waived_on(asked.on)})
    line = Line.of(rules, start, length, _over(record, rules, start_of(rules, start)))
    had = {credit.code for credit in Ledger(layout, record, asked.on).credits}  # not what has too low a grade
    modules = tuple(code for code in modules_on(rules, route) if code not in had)
    open_ones = tuple(Credit(code, "planned") for code in modules)
    floors = [clause for clause, _rule, _codes in layout.grades]  # which of them are kept, a model says
    ledger = Ledger(layout, replace(record, credits=(*record.credits, *open_ones)), asked.on, floors)
    registered = [credit for credit in ledger.credits if credit.status == "registered"]
    first = start_of(rules, start)
    fixed = {each.code: place_of(rules, each.term) - first for each in registered if each.term}
    loose = frozenset(each.code for each in registered if not each.term)
    offers = tuple(offers_of(rules, modules, line, asked.keep_free))
    return Question(ledger, ledger.problem(), line, offers, fixed, modules, tree, loose)


def _over(record: Record, rules: Regulations, first: int) -> int:
    """How many terms of the route are over: those up to the last in which something was passed or tried."""
    ended = (each.term for each in record.credits if each.term and each.status in ENDED)
    return max([0, *(place_of(rules, term) - first + 1 for term in ended)])


def _unwaived(clauses: Iterable[Clause], waived: Collection[str]) -> Iterator[Clause]:
    """The clauses without the groups that are waived."""
    for clause in clauses:
        rule = clause.rule
        if isinstance(rule, AllOf | AnyOf | SomeOf):
            rule = AllOf(()) if clause.id in waived else replace(rule, clauses=tuple(_unwaived(rule.clauses, waived)))
        yield replace(clause, rule=rule)


def _length(layout: Layout, left_out: Collection[str]) -> int:
    """How many terms are looked at for a plan: those that every way of keeping the rules allows."""
    most = [
        int(clause.rule.terms.at_most)
        for clause in layout.clauses
        if isinstance(clause.rule, Duration) and clause.rule.terms.at_most
        if clause.id not in left_out
    ]
    return min([*most, LONGEST])


def first_start(loaded: Loaded) -> str:
    """The month in which the academic year of the rules starts: where a route does not say so, it starts then."""
    first = next(iter(loaded.regulations.terms.values())).starts
    return f"{loaded.regulations.edition[:4]}-{first:02}"
