"""The planner's answers told to other programs and to people at a terminal.

Public names: `as_data` (plain values, stable, for JSON), `as_text`. The names of the data are documented in
docs/reference/rules-output.md; new ones may be added, none is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crossings.engine.planner.conflicts import ConflictLine
from crossings.engine.planner.mending import Change
from crossings.engine.planner.model import WHEN_OFFERED
from crossings.engine.planner.relaxations import Relaxation
from crossings.engine.planner.search import Answer, Plan
from crossings.engine.regulations.load import Loaded
from crossings.engine.regulations.telling import as_data as audit_as_data

OFFERED = "Modules run only in the terms in which they are offered."


def as_data(answer: Answer, loaded: Loaded) -> dict[str, Any]:
    """The answer in plain values: the best plan as `plan`, others as `alternatives`."""
    plans = [_plan(each) for each in answer.plans]
    return {
        "verdict": answer.verdict,
        "plan": plans[0] if plans else None,
        "alternatives": plans[1:],
        "conflict": [_line(each) for each in answer.conflict],
        "plan_is_best": answer.is_best,
        "conflict_is_minimal": answer.is_minimal,
        "relaxations": [_relaxation(each) for each in answer.relaxations],
        "modules": [{"module": code, "standing": standing} for code, standing in (answer.modules or {}).items()],
        "modules_are_whole": answer.modules_are_whole,
        "rules_checksum": loaded.checksum,
    }


def _plan(plan: Plan) -> dict[str, Any]:
    told = audit_as_data(plan.audit)
    return {
        "terms": [{"term": term, "modules": list(codes)} for term, codes in plan.terms],
        "audit": {key: told[key] for key in ("verdict", "method", "award", "clauses", "allocation", "unused")},
    }


def _line(line: ConflictLine) -> dict[str, Any]:
    source = line.clause.source if line.clause else None
    return {
        "clause": line.clause.id if line.clause else None,
        "text": words_of(line),
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


def words_of(line: ConflictLine) -> str:
    """One line of a conflict in words: those of the clause, in English where it has them."""
    if line.part == WHEN_OFFERED or line.clause is None:
        return OFFERED
    return line.clause.text.get("en") or next(iter(line.clause.text.values()), line.clause.id)


def as_text(answer: Answer) -> str:
    """The answer in lines: each plan by term, or the clauses that cannot hold together."""
    return "\n".join(_lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    yield answer.verdict.replace("_", " ")
    for number, plan in enumerate(answer.plans):
        yield f"  plan {number + 1}{'' if answer.is_best or number else ', perhaps not the best'}"
        yield from (f"    {term}: {', '.join(codes)}" for term, codes in plan.terms)
    if answer.conflict:
        yield (
            "  these cannot hold together:"
            if answer.is_minimal
            else "  these cannot hold together; fewer of them may do:"
        )
        yield from (f"    {line.part}: {words_of(line)}" for line in answer.conflict)
    if answer.relaxations:
        yield "  any one of these would mend it, the smallest first:"
        yield from (f"    {relaxation.text}" for relaxation in answer.relaxations)
    for standing in ("forced", "impossible"):
        codes = [code for code, each in (answer.modules or {}).items() if each == standing]
        if codes:
            yield f"  {'in every plan' if standing == 'forced' else 'in no plan'}: {', '.join(codes)}"
