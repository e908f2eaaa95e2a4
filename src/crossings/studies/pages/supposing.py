"""The same record on another route, in another programme or under another edition: nothing of it is kept.

Public names: `Supposition`, `supposed`, `with_sizes`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from crossings.engine.planner.search import Answer, plan
from crossings.engine.refusal import Refusal
from crossings.engine.regulations.language import Milestone
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.record import Credit, Fact, Record
from crossings.engine.regulations.routes import Route, route_of
from crossings.engine.regulations.terms import place_of
from crossings.engine.values import Ects
from crossings.programmes.models import RegulationEdition
from crossings.programmes.regulations import rules_of
from crossings.studies.known import clauses_for
from crossings.studies.models import Enrolment
from crossings.studies.records import record_of, rules_for


@dataclass(frozen=True, slots=True)
class Supposition:
    """A record as it would be judged elsewhere: the route, the record that is left, and a plan or a conflict."""

    edition: RegulationEdition
    route: Route
    record: Record
    answer: Answer


def supposed(enrolment: Enrolment, edition: RegulationEdition, asked: Mapping[str, str]) -> Supposition:
    """What would be if the studies went on under this edition, on this route. Reads `with_record()`.

    Parts that are left out stay as they are where the rules know them, else take the usual value. Credit keeps the size
    that it has here; terms of another calendar and decisions about clauses that are not there are left out.
    """
    loaded = rules_of(edition)
    route = _route(loaded, {**enrolment.route, **asked})
    record = _moved(record_of(enrolment, route=route), rules_for(enrolment), loaded)
    return Supposition(edition, route, record, plan(loaded, record))


def _route(loaded: Loaded, asked: Mapping[str, str]) -> Route:
    rules = loaded.regulations
    known = {part: asked[part] for part, values in rules.route.items() if asked.get(part) in values}
    return route_of(rules, known)


def _moved(record: Record, old: Loaded, new: Loaded) -> Record:
    moved = tuple(_credit(each, new) for each in with_sizes(record, old).credits)
    names = {clause.id for clause in clauses_for(new, record.route)}
    names |= {each.rule.name for each in clauses_for(new, record.route) if isinstance(each.rule, Milestone)}
    return replace(record, credits=moved, facts=tuple(fact for fact in record.facts if _bears(fact, names)))


def with_sizes(record: Record, loaded: Loaded) -> Record:
    """The record with each credit as large as it is under these rules, wherever it is judged then."""
    return replace(record, credits=tuple(_sized(each, loaded) for each in record.credits))


def _sized(credit: Credit, loaded: Loaded) -> Credit:
    module = loaded.regulations.modules.get(credit.code)
    ects: Ects | None = credit.ects or (module.ects if module else None)
    return replace(credit, ects=ects)


def _credit(credit: Credit, new: Loaded) -> Credit:
    try:
        if credit.term:
            place_of(new.regulations, credit.term)
    except Refusal:
        return replace(credit, term="")
    return credit


def _bears(fact: Fact, names: set[str]) -> bool:
    return fact.clause in names
