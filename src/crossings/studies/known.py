"""What the rules know and what they do not: asked before anything is recorded, so that nothing is kept that counts nowhere.

Public names: `known_module`, `known_term`, `known_route`, `open_route`, `known_grade`, `known_decision`,
`clauses_for`. Each raises
`Refusal` with what, why and how to mend it, in the language of who is asked.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.language import Clause, Closed, Decision, Milestone, Regulations
from crossings.engine.regulations.layout import Layout, layouts_on
from crossings.engine.regulations.load import Loaded, clauses_within
from crossings.engine.regulations.record import Record
from crossings.engine.regulations.routes import Route, clauses_on, route_of
from crossings.engine.regulations.terms import place_of
from crossings.programmes.models import Programme
from crossings.studies.models import BoardDecision, GradeScale

SHOWN = 12  # names that a refusal lists


def known_module(rules: Regulations, code: str) -> None:
    """Refuse a code that is no module of the rules."""
    if code not in rules.modules:
        raise Refusal(
            _("“%(code)s” was not accepted.") % {"code": code},
            _("The rules of this enrolment know no such module."),
            _("Write one of: %(names)s.") % {"names": _listed(rules.modules)},
        )


def known_term(rules: Regulations, term: str) -> None:
    """Refuse what is no term of the rules; without a term there is nothing to refuse."""
    try:
        if term:
            place_of(rules, term)
    except Refusal as refusal:
        raise Refusal(
            _("“%(term)s” is no term.") % {"term": term},
            _("The rules do not name it."),
            _("Write year and term, such as %(term)s.") % {"term": f"2023-24/{next(iter(rules.terms))}"},
        ) from refusal


def known_route(rules: Regulations, chosen: Route) -> Route:
    """The route with every part; refuses a part or a value that the rules do not know."""
    for part, value in chosen.items():
        if part not in rules.route:
            raise Refusal(
                _("“%(part)s” is no part of a route.") % {"part": part},
                _("The rules do not name it."),
                _("Write one of: %(names)s.") % {"names": _listed(rules.route)},
            )
        if value not in rules.route[part]:
            raise Refusal(
                _("“%(value)s” is no value of “%(part)s”.") % {"value": value, "part": part},
                _("The rules do not name it."),
                _("Write one of: %(names)s.") % {"names": _listed(rules.route[part])},
            )
    return route_of(rules, chosen)


def open_route(loaded: Loaded, record: Record, on: date, before: Record | None = None) -> None:
    """Refuse the route of a record where a clause closes it from which the board has not exempted the student.

    What closed the route `before` already is no reason to refuse a change of something else.
    """
    known = {clause.id for clause in _closing(loaded, before, on)} if before else set()
    for clause in _closing(loaded, record, on):
        if clause.id not in known:
            texts = clause.text or {"en": clause.id}
            raise Refusal(
                _("This route is not open."),
                texts.get(get_language() or "en") or next(iter(texts.values())),
                _("Choose a route that is open, or ask the board for an exemption first."),
            )


def _closing(loaded: Loaded, record: Record, on: date) -> list[Clause]:
    standings = audit(loaded, record, on).standings
    return [each.clause for each in standings if isinstance(each.clause.rule, Closed) and each.standing == "missing"]


def known_grade(programme: Programme, grade: Decimal | None) -> None:
    """Refuse a grade that is not on the programme's scale, or that nobody can read for want of one."""
    if grade is None:
        return
    scale = GradeScale.objects.filter(programme=programme).first()
    if scale is None:
        raise Refusal(
            _("The grade %(grade)s was not accepted.") % {"grade": grade},
            _("No scale of grades is recorded for this programme, so nobody could read it."),
            _("Record the scale in the office first, or leave the grade out."),
        )
    step = Decimal(1).scaleb(-scale.places)
    if not scale.least <= grade <= scale.most or grade != grade.quantize(step):
        raise Refusal(
            _("The grade %(grade)s was not accepted.") % {"grade": grade},
            _("The scale of this programme goes from %(scale)s, in steps of %(step)s.")
            % {"scale": scale, "step": step},
            _("Write the grade on this scale."),
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
            _("“%(kind)s” was not accepted for “%(clause)s”.")
            % {"kind": decision.get_kind_display(), "clause": decision.clause},
            _("A decision of this kind would change nothing in this clause."),
            _("Choose another kind, another clause or another module."),
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
            _("“%(name)s” was not accepted.") % {"name": name},
            _("No clause of this name holds on the route of this enrolment."),
            _("Write one of: %(names)s.") % {"names": _listed(names)},
        )


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    return ", ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "") or "none is there"
