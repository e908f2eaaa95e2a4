"""Rules of study of any size, drawn from a seed, of which it is known whether a plan exists.

`python -m tests.bench.make_rules --seed 7 --modules 2000 --clauses 200 --terms 8 [--clash]` prints them as YAML. Every module
has facts that no other has; three of ten need another module before them; half run in some of the terms only. A plan is
drawn first and the rules around it, so that they can be kept; with `--clash` two clauses are added that cannot hold together.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from typing import Any

import yaml

from crossings.engine.regulations.load import Loaded, load

YEARS_FROM = 2023
OF_YEAR = ("autumn", "spring")
A_TERM = 4  # modules that the drawn plan takes in a term, at most
NEEDING, IN_SOME_TERMS = 0.3, 0.5
COMPULSORY, BY_FIELD, IN_CREDITS = 0.4, 0.5, 0.3


@dataclass
class Drawn:
    """What was drawn so far."""

    draw: Random
    terms: list[str]
    modules: dict[str, dict[str, Any]] = field(default_factory=dict)
    planned: dict[str, int] = field(default_factory=dict)  # the plan, by number of the term


def make(seed: int, modules: int = 2_000, clauses: int = 200, terms: int = 8, *, clash: bool = False) -> dict[str, Any]:
    """The rules as plain values, as their file would hold them."""
    drawn = Drawn(Random(seed), [term_name(number) for number in range(terms)])
    _draw_modules(drawn, modules)
    told = [
        *_asking(drawn, clauses // 3),
        *_order(drawn, clauses // 3),
        *_frame(drawn),
        *(_clash(drawn) if clash else ()),
    ]
    told += islice(_limits(drawn), clauses - len(told))
    drawn.draw.shuffle(told)
    return {
        "format": "crossings-rules/1",
        "programme": "drawn",
        "edition": f"{YEARS_FROM}-{(YEARS_FROM + 1) % 100}",
        "title": {"en": f"Drawn from seed {seed}"},
        "route": {"mode": ["full_time"], "start": [f"{YEARS_FROM}-09"]},
        "terms": {"autumn": {"starts": 9}, "spring": {"starts": 1}},
        "modules": drawn.modules,
        "clauses": told,
    }


def loaded(seed: int, modules: int = 2_000, clauses: int = 200, terms: int = 8, *, clash: bool = False) -> Loaded:
    """The rules, read as from their file."""
    return load(text(make(seed, modules, clauses, terms, clash=clash)))


def text(told: dict[str, Any]) -> str:
    """The rules as YAML."""
    return yaml.dump(told, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False)


def term_name(number: int) -> str:
    year = YEARS_FROM + number // len(OF_YEAR)
    return f"{year}-{(year + 1) % 100:02}/{OF_YEAR[number % len(OF_YEAR)]}"


def _draw_modules(drawn: Drawn, many: int) -> None:
    draw = drawn.draw
    for number in range(many):
        drawn.modules[f"M{number:04}"] = {
            "ects": draw.choice([5, 5, 10, 10, 10, 15]),
            "level": draw.randint(5, 7),
            "owner": f"school-{draw.randint(1, 30)}",
            "institution": f"partner-{draw.randint(1, 6)}",
            "tags": [f"only-{number}", *(f"field-{each}" for each in sorted(draw.sample(range(60), 3)))],
        }
    asked = min(len(drawn.terms) * A_TERM - 2, many // 4)
    for place, code in enumerate(draw.sample(list(drawn.modules), asked)):
        drawn.planned[code] = place % len(drawn.terms)
    for code, module in drawn.modules.items():
        if draw.random() < IN_SOME_TERMS:
            runs = set(draw.sample(range(len(drawn.terms)), draw.randint(1, max(1, len(drawn.terms) // 2))))
            runs |= {drawn.planned[code]} if code in drawn.planned else set()
            module["offerings"] = [{"term": drawn.terms[each]} for each in sorted(runs)]


def _order(drawn: Drawn, many: int) -> Iterator[dict[str, Any]]:
    """So many clauses by which three of ten modules need another before them; the plan takes what it needs earlier."""
    draw = drawn.draw
    early = [code for code, term in drawn.planned.items() if term < len(drawn.terms) // 2]
    gates = [*draw.sample(early, min(len(early), many // 3)), *draw.sample(sorted(drawn.modules), many)][:many]
    needing: dict[str, list[str]] = {gate: [] for gate in gates}
    for code in draw.sample(sorted(drawn.modules), int(len(drawn.modules) * NEEDING)):
        possible = [gate for gate in needing if _may_need(drawn, code, gate)]
        if possible:
            needing[draw.choice(possible)].append(code)
    for number, (gate, codes) in enumerate(needing.items()):
        if codes:
            yield {"id": f"order-{number}", "prerequisite": {"of": codes, "needs": gate}}


def _may_need(drawn: Drawn, code: str, gate: str) -> bool:
    """Whether a module may need another: never in a circle, and in the plan only what is taken earlier there."""
    if code in drawn.planned:
        return drawn.planned.get(gate, len(drawn.terms)) < drawn.planned[code]
    return gate in drawn.planned or gate < code


def _asking(drawn: Drawn, many: int) -> Iterator[dict[str, Any]]:
    """So many clauses that ask for modules, each for some of the plan, until nothing of it is left: then for none."""
    draw, left = drawn.draw, list(drawn.planned)
    draw.shuffle(left)
    for number in range(many):
        share = max(1, len(left) // (many - number)) if left else 0
        mine, left = left[:share], left[share:]
        yield {"id": f"ask-{number}", **_asked_of(drawn, mine)}


def _asked_of(drawn: Drawn, mine: list[str]) -> dict[str, Any]:
    draw = drawn.draw
    if len(mine) == 1 and draw.random() < COMPULSORY:
        return {"take": mine}
    if mine and draw.random() < BY_FIELD:
        fields = {draw.choice([tag for tag in drawn.modules[code]["tags"] if tag.startswith("field")]) for code in mine}
        among: Any = {"where": {"tag": sorted(fields)}}
    else:
        among = sorted({*mine, *draw.sample(sorted(drawn.modules), draw.randint(10, len(drawn.modules) // 10))})
    if mine and draw.random() < IN_CREDITS:
        ects = sum(drawn.modules[code]["ects"] for code in mine)
        return {"choose": {"ects": {"at_least": ects, "at_most": ects + 10}, "from": among}}
    return {"choose": {"modules": {"at_least": len(mine), "at_most": len(mine) + 2}, "from": among}}


def _frame(drawn: Drawn) -> list[dict[str, Any]]:
    """What holds for all of the studies: their length, what a term may hold, and how many credits there are."""
    ects = sum(drawn.modules[code]["ects"] for code in drawn.planned)
    by_term = [sum(term == each for each in drawn.planned.values()) for term in range(len(drawn.terms))]
    return [
        {"id": "length", "duration": {"at_most": len(drawn.terms)}},
        {"id": "load", "load": {"modules": {"at_most": max(by_term)}}},
        {"id": "award", "total": {"ects": {"at_least": ects}}},
    ]


def _limits(drawn: Drawn) -> Iterator[dict[str, Any]]:
    """Clauses that forbid what the plan does not do, without end."""
    draw, number = drawn.draw, 0
    while True:
        number += 1
        what = draw.random()
        if what < 0.4:
            tag = f"field-{draw.randrange(60)}"
            held = sum(tag in drawn.modules[code]["tags"] for code in drawn.planned)
            yield {
                "id": f"limit-{number}",
                "limit": {"modules": held + draw.randint(0, 2), "of": {"where": {"tag": tag}}},
            }
        elif what < 0.8:
            others = draw.sample(sorted(set(drawn.modules) - set(drawn.planned)), 3)
            yield {"id": f"apart-{number}", "exclusion": [*others, *draw.sample(sorted(drawn.planned), 1)]}
        else:
            owner = draw.choice(sorted({module["owner"] for module in drawn.modules.values()}))
            held = sum(drawn.modules[code]["ects"] for code in drawn.planned if drawn.modules[code]["owner"] == owner)
            yield {"id": f"share-{number}", "limit": {"ects": held + 10, "of": {"where": {"owner": owner}}}}


def _clash(drawn: Drawn) -> list[dict[str, Any]]:
    """Two clauses, each of which can be kept without the other."""
    draw = drawn.draw
    among = draw.sample(sorted(set(drawn.modules) - set(drawn.planned)), 12)
    ask = {"id": "clash-asks", "choose": {"modules": 3, "from": sorted(among)}}
    return [ask, {"id": "clash-limits", "limit": {"modules": 2, "of": sorted(among)}}]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("seed", 1), ("modules", 2_000), ("clauses", 200), ("terms", 8)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--clash", action="store_true")
    asked = parser.parse_args()
    print(text(make(asked.seed, asked.modules, asked.clauses, asked.terms, clash=asked.clash)), end="")


if __name__ == "__main__":
    main()
