"""What the tests of the planner ask: rules with four modules and two terms, and what a relaxation makes of them."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from random import Random
from typing import Any

from crossings.engine.planner.mending import Change
from tests.engine.regulations import drawn

TERMS = ("2023-24/autumn", "2023-24/spring")


def rules(seed: int) -> dict[str, Any]:
    """Drawn rules whose modules run in one term or in both, with an order among them."""
    draw = Random(seed)
    told = drawn.rules(draw)
    told["modules"] = {
        code: {**module, "terms": draw.choice([["autumn"], ["spring"], ["autumn", "spring"]])}
        for code, module in told["modules"].items()
    }
    told["route"]["start"] = ["2023-09"]
    told["clauses"].append({"id": "two-terms", "duration": {"at_most": 2}})
    codes = list(told["modules"])
    if draw.random() < 0.5:
        per = draw.choice(["term", "term", "year"])
        told["clauses"].append({"id": "load", "load": {"modules": {"at_most": draw.randint(1, 3)}, "per": per}})
    if draw.random() < 0.5:
        one, two = draw.sample(codes, 2)
        told["clauses"].append({"id": "first", "prerequisite": {"of": one, "needs": two}})
    if draw.random() < 0.3:
        told["clauses"].append({"id": "earlier", "progression": {"before": draw.choice(codes), "ects": 10}})
    return told


def mended(told: dict[str, Any], changes: tuple[Change, ...]) -> dict[str, Any]:
    """The rules as they are after these changes, written by hand, as whoever reads them would."""
    found = deepcopy(told)
    for change in changes:
        if change.kind == "offered":
            found["modules"][change.about]["terms"].append(change.after.partition("/")[2])
        else:
            found["clauses"] = [each for clause in found["clauses"] for each in _clause(clause, change)]
        if change.kind == "waived":  # what a waived clause shared, it shares no more
            found["clauses"] = [each for each in found["clauses"] if not _shares(each, change.about)]
    return found


def _shares(clause: dict[str, Any], name: str) -> bool:
    return name in clause.get("shared", {}).get("between", ())


def _clause(clause: dict[str, Any], change: Change) -> list[dict[str, Any]]:
    if clause["id"] != change.about:
        return [
            {
                key: [within for each in value for within in _clause(each, change)] if key == "including" else value
                for key, value in clause.items()
            }
        ]
    if change.kind == "waived":
        return list(clause.get("including", []))
    if "take" in clause:
        return [{**clause, "take": change.after.split(", ")}]
    (word,) = set(clause) & {"choose", "limit", "load", "total", "progression", "duration"}
    return [{**clause, word: _moved(clause[word], change)}]


def _moved(rule: dict[str, Any], change: Change) -> dict[str, Any]:
    """The rule with the one number moved that the change names: what is asked for, or what may be."""
    side = "at_least" if change.kind == "demand" else "at_most"
    value = int(Decimal(change.after))
    for name in ("modules", "ects"):
        bound = rule.get(name)
        if isinstance(bound, dict) and side in bound and bound[side] == int(Decimal(change.before)):
            return {**rule, name: {**bound, side: value}}
        if isinstance(bound, int):
            both = {"at_least": bound, "at_most": bound, side: value}
            return {**rule, name: value if "of" in rule or "before" in rule else both}
    return {**rule, side: value}
