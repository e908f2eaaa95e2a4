"""What a request asks of the planner, understood: the situation, its address, and words for what was not understood.

Public names: `Asked`, `asked_of`, `query_of`.
"""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qsl

from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext as _

from crossings.engine.planner.search import Plan
from crossings.engine.regulations.record import Record
from crossings.studies.planner.address import EDITION, Chosen, Taken, query, read
from crossings.studies.planner.answers import proposed
from crossings.studies.planner.moves import moved
from crossings.studies.planner.rules import Shelf
from crossings.studies.planner.situation import Situation, situation_of
from crossings.studies.planner.words import Telling


@dataclass(frozen=True, slots=True)
class Asked:
    """A situation with the query of its address; `at` is the part of the page at which something happened."""

    situation: Situation
    query: str
    remarks: tuple[str, ...]
    at: str

    def told_by(self, tell: Telling | None) -> "Asked":
        """The same, with another way of telling clauses."""
        return replace(self, situation=replace(self.situation, tell=tell))

    def is_written_so(self, query: str) -> bool:
        """Whether the address that was asked for says the same in the same order, however its signs are encoded."""
        return parse_qsl(query, keep_blank_values=True) == parse_qsl(self.query)

    def address(self, path: str) -> str:
        """The whole address, leading to the part of the page at which something happened."""
        return f"{path}{f'?{self.query}' if self.query else ''}{f'#{self.at}' if self.at else ''}"


def asked_of(asked: QueryDict, shelf: Shelf, base: Record | None = None, day: date | None = None) -> Asked:
    """What is asked for, after the work of the button that was pressed."""
    edition = asked.get(EDITION, "")
    loaded = shelf.named(edition) or shelf.newest
    rules = loaded.regulations
    unknown = (
        [_("There is no edition “%(edition)s” of these rules. The newest is shown.") % {"edition": edition[:60]}]
        if edition and shelf.named(edition) is None
        else []
    )
    found = read(asked, rules)

    def plans(chosen: Chosen) -> list[Taken]:
        before = situation_of(loaded, chosen, base, day)
        answer = proposed(before).answer
        return [_whole(before, each) for each in answer.plans] if answer else []

    done = moved(found.chosen, asked, rules, plans)
    situation = situation_of(loaded, done.chosen, base, day)
    return Asked(
        situation,
        query_of(situation, shelf),
        (*unknown, *found.remarks, *([done.remark] if done.remark else [])),
        _anchor(done.at, situation),
    )


def _whole(situation: Situation, plan: Plan) -> Taken:
    """What a plan adds, with what it was made around."""
    return [*situation.stays, *((term, code) for term, codes in plan.terms for code in codes)]


def query_of(situation: Situation, shelf: Shelf) -> str:
    """The query of a situation: of who is enrolled without the route, which is not for choosing."""
    chosen, rules = situation.chosen, situation.rules
    if situation.is_enrolled:
        chosen = replace(chosen, route=tuple((part, values[0]) for part, values in rules.route.items()))
    return query(chosen, rules, shelf.newest.regulations.edition)


def _anchor(at: str, situation: Situation) -> str:
    """The name of a part of the page: of a module's card, of a term, or of a section."""
    if at in situation.keys:
        return situation.keys[at]
    return f"term-{slugify(at)}" if "/" in at else f"h-{at}" if at else ""
