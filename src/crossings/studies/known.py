"""What the rules know and what they do not: asked before anything is recorded, so that nothing is kept that counts nowhere.

Public names: `known_module`, `known_term`, `known_grade`, `known_decision`, `clauses_for`. Each raises `Refusal` with what, why
and how to mend it.
"""

from collections.abc import Iterable
from decimal import Decimal

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.language import Clause, Decision, Milestone, Regulations
from crossings.engine.regulations.layout import Layout, layouts_on
from crossings.engine.regulations.load import Loaded, clauses_within
from crossings.engine.regulations.routes import Route, clauses_on, route_of
from crossings.engine.regulations.terms import place_of
from crossings.programmes.models import Programme
from crossings.studies.models import BoardDecision, GradeScale

SHOWN = 12  # names that a refusal lists


def known_module(rules: Regulations, code: str) -> None:
    """Refuse a code that is no module of the rules."""
    if code not in rules.modules:
        raise Refusal(
            f"“{code}” was not accepted.",
            "The rules of this enrolment know no such module.",
            f"Write one of: {_listed(rules.modules)}.",
        )


def known_term(rules: Regulations, term: str) -> None:
    """Refuse what is no term of the rules; without a term there is nothing to refuse."""
    if term:
        place_of(rules, term)


def known_grade(programme: Programme, grade: Decimal | None) -> None:
    """Refuse a grade that is not on the programme's scale, or that nobody can read for want of one."""
    if grade is None:
        return
    scale = GradeScale.objects.filter(programme=programme).first()
    if scale is None:
        raise Refusal(
            f"The grade {grade} was not accepted.",
            "No scale of grades is recorded for this programme, so nobody could read it.",
            "Record the scale in the office first, or leave the grade out.",
        )
    step = Decimal(1).scaleb(-scale.places)
    if not scale.least <= grade <= scale.most or grade != grade.quantize(step):
        raise Refusal(
            f"The grade {grade} was not accepted.",
            f"The scale of this programme goes from {scale}, in steps of {step}.",
            "Write the grade on this scale.",
        )


def clauses_for(loaded: Loaded, route: Route) -> tuple[Clause, ...]:
    """Every clause that holds on a route, those within others included."""
    whole = route_of(loaded.regulations, route)
    return tuple(clauses_within(clauses_on(loaded.regulations.clauses, whole)))


def known_decision(loaded: Loaded, route: Route, decision: BoardDecision, others: Iterable[str] = ()) -> None:
    """Refuse a decision about a clause or a module that does not exist on this route, or that would do nothing there.

    `others` are the names of credit from elsewhere, of which a decision may speak as well.
    """
    clauses = {clause.id: clause for clause in clauses_for(loaded, route)}
    if decision.kind == BoardDecision.Kind.MILESTONE:
        _known(decision.clause, {each.rule.name for each in clauses.values() if isinstance(each.rule, Milestone)})
        return
    _known(decision.clause, clauses)
    for code in filter(None, (decision.module, decision.instead_of)):
        if code not in set(others) or code == decision.instead_of:
            known_module(loaded.regulations, code)
    if not _does_something(loaded, route, decision, clauses[decision.clause]):
        raise Refusal(
            f"“{decision.get_kind_display()}” was not accepted for “{decision.clause}”.",
            "A decision of this kind would change nothing in this clause.",
            "Choose another kind, another clause or another module.",
        )


def _does_something(loaded: Loaded, route: Route, decision: BoardDecision, clause: Clause) -> bool:
    kinds, kind = BoardDecision.Kind, decision.kind
    if kind in (kinds.EXEMPTION, kinds.FORCE):
        return True
    if kind == kinds.DECISION:
        return isinstance(clause.rule, Decision)
    layouts = layouts_on(loaded, tuple(sorted(route_of(loaded.regulations, route).items())))
    return any(_bears(layout, decision) for layout in layouts)


def _bears(layout: Layout, decision: BoardDecision) -> bool:
    """Whether a clause has a place for what a decision says of modules and numbers."""
    spots = [spot for spot in layout.spots if spot.clause == decision.clause]
    match decision.kind:
        case BoardDecision.Kind.SUBSTITUTION:
            return any(decision.instead_of in spot.codes for spot in spots)
        case BoardDecision.Kind.ALLOW:
            return any(not spot.module and decision.module not in spot.codes for spot in spots)
        case BoardDecision.Kind.PIN:
            return bool(spots)
    counts = {spot.counts for spot in spots}
    counts |= {ceiling.counts for ceiling in layout.ceilings if ceiling.clause == decision.clause}
    counts |= {"ects"} if any(each.clause == decision.clause for each in layout.wholes) else set()
    return ("modules" if decision.modules is not None else "ects") in counts


def _known(name: str, names: Iterable[str]) -> None:
    if name not in set(names):
        raise Refusal(
            f"“{name}” was not accepted.",
            "No clause of this name holds on the route of this enrolment.",
            f"Write one of: {_listed(names)}.",
        )


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    return ", ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "") or "none is there"
