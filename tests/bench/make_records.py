"""Rules that are laminar, rules that are not, and records under them, drawn from a seed: what audits are measured on.

Public names: `laminar` (rules of so many clauses, whose caps are nested or apart and whose modules are of one size), `tangled`
(rules whose caps overlap, of modules of several sizes), `record` (what one student has of so many modules).
"""

from __future__ import annotations

from random import Random
from typing import Any

from crossings.engine.regulations.load import Loaded, load
from crossings.engine.regulations.record import Credit, Record
from tests.bench.make_rules import text

MODULES = 200
FIELDS = 20
STATUSES = ("passed", "passed", "passed", "registered", "planned")


def laminar(seed: int, clauses: int = 100) -> Loaded:
    """Compulsory modules, choices in a field and from all, a limit for each field, milestones."""
    draw = Random(seed)
    told = [*_asking(draw, clauses // 2), *_limits(FIELDS), {"id": "award", "total": {"ects": {"at_least": 300}}}]
    told += [{"id": f"done-{each}", "milestone": f"done-{each}"} for each in range(clauses - len(told))]
    return load(text(_rules(draw, [10], told)))


def tangled(seed: int, clauses: int = 40) -> Loaded:
    """The same with credits of several sizes, and limits that overlap."""
    draw = Random(seed)
    codes = [f"M{number:03}" for number in range(MODULES)]
    overlap = [
        {"id": f"across-{each}", "limit": {"ects": 30, "of": sorted(draw.sample(codes, 30))}} for each in range(6)
    ]
    told = [*_asking(draw, clauses // 2), *overlap, {"id": "award", "total": {"ects": {"at_least": 240}}}]
    return load(text(_rules(draw, [5, 10, 15], told)))


def record(seed: int, many: int = 40) -> Record:
    """What one student has: so many modules, most of them passed."""
    draw = Random(seed)
    codes = sorted(draw.sample(range(MODULES), many))
    return Record("crossings-record/1", credits=tuple(Credit(f"M{code:03}", draw.choice(STATUSES)) for code in codes))


def _asking(draw: Random, many: int) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    for number in range(many):
        of = {"where": {"tag": f"field-{draw.randrange(FIELDS)}"}}
        among = draw.choice([of, of, {"where": {"code": "M*"}}, sorted(_codes(draw, 12))])
        rule = (
            {"choose": {"modules": draw.randint(1, 2), "from": among}}
            if draw.random() < 0.8
            else {"take": _codes(draw, 1)}
        )
        told.append({"id": f"ask-{number}", **rule})
    return told


def _codes(draw: Random, many: int) -> list[str]:
    return [f"M{number:03}" for number in draw.sample(range(MODULES), many)]


def _limits(many: int) -> list[dict[str, Any]]:
    return [
        {"id": f"limit-{each}", "limit": {"modules": 3, "of": {"where": {"tag": f"field-{each}"}}}}
        for each in range(many)
    ]


def _rules(draw: Random, sizes: list[int], clauses: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "format": "crossings-rules/1",
        "programme": "drawn",
        "edition": "2023-24",
        "title": {"en": "Drawn"},
        "route": {"mode": ["full_time"]},
        "terms": {"autumn": {"starts": 9}, "spring": {"starts": 1}},
        "modules": {
            f"M{number:03}": {"ects": draw.choice(sizes), "tags": [f"field-{number % FIELDS}"]}
            for number in range(MODULES)
        },
        "clauses": clauses,
    }
