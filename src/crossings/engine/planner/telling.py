"""The planner's answers told to other programs and to people at a terminal.

Public names: `as_data` (plain values, stable, for JSON), `as_text`. The names of the data are documented in
docs/reference/rules-output.md; new ones may be added, none is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from crossings.engine.planner.conflicts import ConflictLine
from crossings.engine.planner.mending import Change
from crossings.engine.planner.model import WHEN_OFFERED
from crossings.engine.planner.relaxations import Relaxation
from crossings.engine.planner.search import Answer, Plan
from crossings.engine.planner.wishes import Kept, Wishes, kept
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.telling import as_data as audit_as_data

OFFERED = "Modules run only in the terms in which they are offered."


def as_data(answer: Answer, loaded: Loaded, wishes: Wishes | None = None) -> dict[str, Any]:
    """The answer in plain values: the best plan as `plan`, others as `alternatives`; which `wishes` each keeps."""
    plans = [_plan(each, loaded, wishes) for each in answer.plans]
    return {
        "verdict": answer.verdict,
        "plan": plans[0] if plans else None,
        "alternatives": [
            {**told, "differs": _difference(answer.plans[0], other)}
            for told, other in zip(plans[1:], answer.plans[1:], strict=True)
        ],
        "conflict": [_line(each, wishes) for each in answer.conflict],
        "plan_is_best": answer.is_best,
        "conflict_is_minimal": answer.is_minimal,
        "relaxations": [_relaxation(each) for each in answer.relaxations],
        "wishes": plans[0]["wishes"] if plans else [_wish(each) for each in _unkept(answer, wishes)],
        "modules": [{"module": code, "standing": standing} for code, standing in (answer.modules or {}).items()],
        "modules_are_whole": answer.modules_are_whole,
        "rules_checksum": loaded.checksum,
    }


def _plan(plan: Plan, loaded: Loaded, wishes: Wishes | None) -> dict[str, Any]:
    told = audit_as_data(plan.audit)
    return {
        "terms": [{"term": term, "modules": list(codes)} for term, codes in plan.terms],
        "wishes": [_wish(each) for each in _kept(plan, loaded, wishes)],
        "audit": {key: told[key] for key in ("verdict", "method", "award", "clauses", "allocation", "unused", "exits")},
    }


def _wish(each: Kept) -> dict[str, Any]:
    return {"wish": each.wish, "about": each.about, "kept": each.is_kept, "text": each.says}


def _kept(plan: Plan, loaded: Loaded, wishes: Wishes | None) -> tuple[Kept, ...]:
    return kept(wishes, plan.terms, loaded.regulations) if wishes else ()


def _unkept(answer: Answer, wishes: Wishes | None) -> Iterator[Kept]:
    """Terms that are kept free strictly, where no plan is found that does so."""
    if wishes and wishes.keep_free_strictly and answer.verdict == "not_achievable":
        yield from (Kept("keep_free", term, False, "No plan keeps it free.") for term in wishes.keep_free)


def _difference(best: Plan, other: Plan) -> dict[str, Any]:
    """How a plan differs from the best one: modules, the last term, and how many modules the fullest term has."""
    return {
        "without": sorted(best.modules - other.modules),
        "with": sorted(other.modules - best.modules),
        "ends": other.terms[-1][0] if other.terms else None,
        "fullest_term": max((len(codes) for _term, codes in other.terms), default=0),
    }


def _line(line: ConflictLine, wishes: Wishes | None = None) -> dict[str, Any]:
    source = line.clause.source if line.clause else None
    return {
        "clause": line.clause.id if line.clause else None,
        "text": words_of(line, wishes),
        "source": {"document": source.document, "place": source.place} if source else None,
    }


def _relaxation(relaxation: Relaxation) -> dict[str, Any]:
    """The first change of a relaxation, and under `also` those that are needed with it."""
    first, *others = (_change(each) for each in relaxation.changes)
    return {**first, "also": others}


def _change(change: Change) -> dict[str, Any]:
    is_clause = change.kind in ("terms", "limit", "demand", "waived")
    return {
        "kind": change.kind,
        "clause": change.about if is_clause else None,
        "about": change.about,
        "from": change.before,
        "to": change.after,
        "text": change.text,
    }


def words_of(line: ConflictLine, wishes: Wishes | None = None) -> str:
    """One line of a conflict in words: those of the clause, in English where it has them."""
    if line.part == WHEN_OFFERED or line.clause is None:
        free = ", ".join(wishes.keep_free) if wishes and wishes.keep_free_strictly else ""
        return f"{OFFERED[:-1]}; kept free: {free}." if free else OFFERED
    return line.clause.text.get("en") or next(iter(line.clause.text.values()), line.clause.id)


def as_text(answer: Answer, loaded: Loaded | None = None, wishes: Wishes | None = None) -> str:
    """The answer in lines: each plan by term, with the wishes it keeps, or the clauses that cannot hold together."""
    return "\n".join(_lines(answer, loaded, wishes))


def _lines(answer: Answer, loaded: Loaded | None, wishes: Wishes | None) -> Iterator[str]:
    yield answer.verdict.replace("_", " ")
    for number, plan in enumerate(answer.plans):
        yield f"  plan {number + 1}{'' if answer.is_best or number else ', perhaps not the best'}"
        yield from (f"    {term}: {', '.join(codes)}" for term, codes in plan.terms)
        yield from _wish_lines(_kept(plan, loaded, wishes) if loaded else ())
    yield from _wish_lines(_unkept(answer, wishes))
    yield from _conflict_lines(answer, wishes)
    for standing in ("forced", "impossible"):
        codes = [code for code, each in (answer.modules or {}).items() if each == standing]
        if codes:
            yield f"  {'in every plan' if standing == 'forced' else 'in no plan'}: {', '.join(codes)}"


def _conflict_lines(answer: Answer, wishes: Wishes | None) -> Iterator[str]:
    if answer.conflict:
        yield (
            "  these cannot hold together:"
            if answer.is_minimal
            else "  these cannot hold together; fewer of them may do:"
        )
        yield from (f"    {line.part}: {words_of(line, wishes)}" for line in answer.conflict)
    if answer.relaxations:
        yield "  any one of these would mend it, the smallest first:"
        yield from (f"    {relaxation.text}" for relaxation in answer.relaxations)


def _wish_lines(found: Iterable[Kept]) -> Iterator[str]:
    for each in found:
        yield f"    {'✓' if each.is_kept else '✗'} {' '.join([each.wish.replace('_', ' '), each.about]).strip()}: {each.says}"
