"""What is planned, as a question: a record under the rules of its route, with every module that may still be taken.

Public names: `Asked`, `question_of`, `first_start`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from crossings.engine.choices import Choices
from crossings.engine.planner.model import Question
from crossings.engine.planner.offers import LONGEST, Line, modules_on, offers_of
from crossings.engine.planner.ways import choose_ways
from crossings.engine.regulations.language import Clause, Duration
from crossings.engine.regulations.layout import Layout, layout_of_all
from crossings.engine.regulations.ledger import Ledger
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.record import Credit, Record
from crossings.engine.regulations.routes import START, clauses_on

HAD = ("passed", "recognised", "registered")


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
    layout = layout_of_all(loaded, tuple(sorted(route.items())))
    tree = clauses_on(rules.clauses, route)
    line = Line.of(rules, route.get(START) or first_start(loaded), LONGEST if is_long else _length(layout, tree))
    had = {credit.code for credit in record.credits if credit.status in HAD}
    modules = tuple(code for code in modules_on(rules, route) if code not in had)
    open_ones = tuple(Credit(code, "planned") for code in modules)
    ledger = Ledger(layout, replace(record, credits=(*record.credits, *open_ones)), asked.on)
    fixed = {
        credit.code: place
        for credit in record.credits
        if credit.status == "registered" and (place := line.place(credit.term)) is not None
    }
    offers = tuple(offers_of(rules, modules, line, asked.keep_free))
    return Question(ledger, ledger.problem(), line, offers, fixed, modules, tree)


def _length(layout: Layout, tree: tuple[Clause, ...]) -> int:
    """How many terms are looked at for a plan: those that every way of keeping the rules allows."""
    sometimes = choose_ways(Choices(), tree)
    most = [
        int(clause.rule.terms.at_most)
        for clause in layout.clauses
        if isinstance(clause.rule, Duration) and clause.rule.terms.at_most and clause.id not in sometimes
    ]
    return min([*most, LONGEST])


def first_start(loaded: Loaded) -> str:
    """The month in which the academic year of the rules starts: where a route does not say so, it starts then."""
    first = next(iter(loaded.regulations.terms.values())).starts
    return f"{loaded.regulations.edition[:4]}-{first:02}"
