"""An audit told to other programs and to people at a terminal.

Public names: `as_data` (plain values, stable, for JSON), `as_text`. The names of the data are documented in
docs/reference/rules-output.md; new ones may be added, none is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from crossings.engine.regulations.standing import Audit, ClauseStanding, ExitStanding
from crossings.engine.values import Ects

MARKS = {
    "satisfied": "✓",
    "satisfied_if_passed": "✓ if passed",
    "planned": "✓ as planned",
    "waived": "waived",
    "needs_decision": "?",
    "missing": "✗",
}


def as_data(audit: Audit) -> dict[str, Any]:
    """The audit in plain values, in the order of the rules."""
    return {
        "verdict": audit.verdict,
        "method": audit.method,
        "award": audit.award,
        "clauses": [_clause(each) for each in audit.standings],
        "allocation": [{"credit": each.credit, "clauses": list(each.clauses)} for each in audit.allocation],
        "unused": [{"credit": each.credit, "why": each.why, "clause": each.clause} for each in audit.unused],
        "exits": [_exit(each) for each in audit.exits],
        "rules_checksum": audit.checksum,
    }


def _exit(each: ExitStanding) -> dict[str, Any]:
    missing = [one for one in each.audit.standings if one.standing in ("missing", "needs_decision")]
    return {
        "id": each.exit.id,
        "verdict": each.audit.verdict,
        "missing": [{"clause": one.clause.id, "standing": one.standing, **_missing(one)} for one in missing],
    }


def _clause(each: ClauseStanding) -> dict[str, Any]:
    source = each.clause.source
    return {
        "id": each.clause.id,
        "standing": each.standing,
        "counted": list(each.counted),
        "missing": _missing(each),
        "tight": each.is_tight,
        "forced": any(fact.kind == "force" for fact in each.facts),
        "reasons": list(each.reasons),
        "assumption": each.clause.assumption.kind if each.clause.assumption else None,
        "source": {"document": source.document, "place": source.place} if source else None,
    }


def _missing(each: ClauseStanding) -> dict[str, Any]:
    return {
        "modules": each.missing_modules,
        "ects": _number(each.missing_ects),
        "named": list(each.missing_named),
    }


def _number(ects: Ects) -> int | float:
    return int(ects.points) if ects.points == int(ects.points) else float(ects.points)


def as_text(audit: Audit) -> str:
    """The audit in lines: the verdict, then each clause with what counted and what is missing, then what is unused.

    The words of a clause are those of its file, in English where it has them.
    """
    return "\n".join(_lines(audit))


def _lines(audit: Audit) -> Iterator[str]:
    yield f"{audit.verdict}  (counted by {audit.method})"
    for each in audit.standings:
        words = each.clause.text.get("en") or next(iter(each.clause.text.values()), "")
        yield f"  {MARKS[each.standing]:12} {each.clause.id}: {words}".rstrip(" :")
        yield from (f"               {line}" for line in _details(each))
    for unused in audit.unused:
        yield f"  unused       {unused.credit}: {unused.why.replace('_', ' ')}{f' ({unused.clause})' if unused.clause else ''}"
    for leaving in audit.exits:
        yield f"  {MARKS[leaving.audit.verdict]:12} {leaving.exit.id}, for those who leave before"
        for each in leaving.audit.standings:
            if each.standing in ("missing", "needs_decision"):
                said = ", ".join(_gap(each)) or "; ".join(each.reasons) or each.standing.replace("_", " ")
                yield f"               {each.clause.id}: {said}"


def _details(each: ClauseStanding) -> Iterator[str]:
    if each.counted:
        yield f"counted: {', '.join(each.counted)}"
    yield from _gap(each)
    yield from each.reasons
    if each.clause.assumption:
        yield f"read as: {each.clause.assumption.because}"


def _gap(each: ClauseStanding) -> Iterator[str]:
    if each.missing_named:
        yield f"missing: {', '.join(each.missing_named)}"
    elif each.missing_modules:
        yield f"missing: {each.missing_modules} {'module' if each.missing_modules == 1 else 'modules'}"
    elif each.missing_ects.points > Decimal(0):
        yield f"missing: {each.missing_ects} ECTS"
