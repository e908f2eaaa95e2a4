"""Small rules and records drawn at random, as the text of their files, and what they are worth by trying everything.

The oracle reads the same YAML by itself and knows nothing of the engine: each credit stands in one clause, in several that may
share it, counts freely or not at all; every combination is tried.
"""

from __future__ import annotations

from itertools import combinations, product
from random import Random
from typing import Any

import yaml

STATUSES = ["passed", "passed", "passed", "registered", "planned"]
RANK = {"passed": 0, "registered": 1, "planned": 2}
Way = tuple[tuple[int, ...] | None, ...]  # for each credit the places that count it; none where nothing does


def rules(draw: Random) -> dict[str, Any]:
    sizes = draw.choice([[10], [10], [5, 10], [10, 30]])
    modules = {
        f"M{number}": {"ects": draw.choice(sizes), "tags": draw.sample(["law", "field"], draw.randint(0, 2))}
        for number in range(6)
    }
    clauses: list[dict[str, Any]] = []
    for number in range(draw.randint(1, 3)):
        clauses.append(_clause(draw, f"c{number}", list(modules)))
    if draw.random() < 0.5:
        clauses.append({"id": "law", "limit": {"modules": draw.randint(0, 2), "of": {"where": {"tag": "law"}}}})
    if draw.random() < 0.5:
        clauses.append({"id": "all", "total": {"ects": {"at_least": draw.choice([20, 30, 40, 60])}}})
    if draw.random() < 0.3:
        clauses.append({"id": "one-of-two", "exclusion": draw.sample(list(modules), 2)})
    clauses += _shared(draw, [clause for clause in clauses if "take" in clause or "choose" in clause])
    return {
        "format": "crossings-rules/1",
        "programme": "drawn",
        "edition": "2023-24",
        "title": {"en": "Drawn"},
        "route": {"mode": ["full_time"]},
        "terms": {"autumn": {"starts": 9}, "spring": {"starts": 1}},
        "modules": modules,
        "clauses": clauses,
    }


def _clause(draw: Random, name: str, modules: list[str]) -> dict[str, Any]:
    if draw.random() < 0.3:
        return {"id": name, "take": draw.sample(modules, draw.randint(1, 2))}
    among = draw.sample(modules, draw.randint(1, 5))
    asked = draw.randint(1, 3)
    amount = draw.choice(
        [
            {"modules": asked},
            {"modules": {"at_least": asked}},
            {"ects": {"at_least": asked * 10, "at_most": asked * 10 + 10}},
        ]
    )
    clause = {"id": name, "choose": {**amount, "from": among}}
    if "modules" in amount and draw.random() < 0.3:
        clause["including"] = [{"id": f"{name}-named", "take": [draw.choice(among)]}]
    return clause


def _shared(draw: Random, counting: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Pairs of clauses, or of what they include, that share so many modules, so many credits, or all."""
    if len(counting) < 2 or draw.random() < 0.6:
        return []
    pairs = list(combinations(counting, 2))
    pairs = draw.sample(pairs, draw.randint(1, len(pairs)))
    bounds = [{}, {"modules": 1}, {"modules": 2}, {"ects": 10}, {"ects": 30}]
    return [
        {
            "id": f"shared-{number}",
            "shared": {
                "between": [draw.choice([clause, *clause.get("including", [])])["id"] for clause in pair],
                **draw.choice(bounds),
            },
        }
        for number, pair in enumerate(pairs)
    ]


def record(draw: Random, modules: dict[str, Any]) -> dict[str, Any]:
    taken = draw.sample(list(modules), draw.randint(0, 5))
    return {
        "format": "crossings-record/1",
        "credits": [{"module": code, "status": draw.choice(STATUSES)} for code in taken],
    }


def text(data: dict[str, Any]) -> str:
    return yaml.safe_dump(data, sort_keys=False)


class Best:
    """The least that can be missing, clause by clause, of all ways to count the credits; and how sure each clause then is."""

    def __init__(self, told: dict[str, Any], has: dict[str, Any]) -> None:
        self.told = told
        self.modules = told["modules"]
        self.credits = sorted(has["credits"], key=lambda credit: credit["module"])
        self.places = [place for clause in told["clauses"] for place in self._places(clause, None)]
        self.shared = [clause["shared"] for clause in told["clauses"] if "shared" in clause]
        several = [
            some
            for many in range(2, len(self.places) + 1)
            for some in combinations(range(len(self.places)), many)
            if all(self._shares(one, other) for one, other in combinations(some, 2))
        ]
        self.ways: list[tuple[int, ...] | None] = [(number,) for number in range(len(self.places))]
        self.ways += [*several, (len(self.places),), None]
        answers = (
            self._weigh(each)
            for each in product(*(self._choices(credit) for credit in self.credits))
            if self._keeps(each)
        )
        self.worth, self.missing = min(answers, key=lambda answer: answer[0])

    def _places(self, clause: dict[str, Any], parent: int | None) -> list[dict[str, Any]]:
        if "take" in clause:
            return [
                {"id": clause["id"], "from": [code], "least": 1, "most": 1, "ects": False, "in": parent}
                for code in clause["take"]
            ]
        if "choose" not in clause:
            return []
        rule = clause["choose"]
        amount = rule.get("modules", rule.get("ects"))
        least, most = (amount["at_least"], amount.get("at_most")) if isinstance(amount, dict) else (amount, amount)
        whole = {
            "id": clause["id"],
            "from": rule["from"],
            "least": least,
            "most": most,
            "ects": "ects" in rule,
            "in": parent,
        }
        inner = [place for each in clause.get("including", []) for place in self._places(each, clause["id"])]
        return [whole, *inner]

    def _family(self, number: int) -> set[str]:
        return {self.places[number]["id"], self.places[number]["in"]}

    def _shares(self, one: int, other: int) -> list[dict[str, Any]]:
        """What lets two places count the same credit."""
        a, b = self._family(one), self._family(other)
        return [
            each
            for each in self.shared
            if (each["between"][0] in a and each["between"][1] in b)
            or (each["between"][0] in b and each["between"][1] in a)
        ]

    def _choices(self, credit: dict[str, Any]) -> list[tuple[int, ...] | None]:
        free = (len(self.places),)
        return [
            way
            for way in self.ways
            if way is None
            or (way == free and any("total" in clause for clause in self.told["clauses"]))
            or (way != free and all(credit["module"] in self.places[number]["from"] for number in way))
        ]

    def _ects(self, credit: dict[str, Any]) -> int:
        return self.modules[credit["module"]]["ects"]

    def _within(self, place: dict[str, Any], way: tuple[int, ...] | None) -> bool:
        if way is None or way == (len(self.places),):
            return False
        return any(
            self.places[number] is place or (self.places[number]["in"] == place["id"] and place["in"] is None)
            for number in way
        )

    def _amount(self, place: dict[str, Any], way: Way) -> int:
        there = [credit for credit, number in zip(self.credits, way, strict=True) if self._within(place, number)]
        return sum(self._ects(credit) for credit in there) if place["ects"] else len(there)

    def _gap(self, place: dict[str, Any], way: Way) -> int:
        """What the place must still be given, beside what is missing in the places within it."""
        inner = [each for each in self.places if each["in"] == place["id"] and place["in"] is None]
        return max(0, place["least"] - self._amount(place, way) - sum(self._gap(each, way) for each in inner))

    def _room(self, place: dict[str, Any], way: Way) -> int:
        inner = [each for each in self.places if each["in"] == place["id"] and place["in"] is None]
        return self._amount(place, way) + self._gap(place, way) + sum(self._gap(each, way) for each in inner)

    def _keeps(self, way: Way) -> bool:
        if any(place["most"] is not None and self._room(place, way) > place["most"] for place in self.places):
            return False
        if not all(self._under(each, way) for each in self.shared):
            return False
        counted = [credit["module"] for credit, number in zip(self.credits, way, strict=True) if number is not None]
        for clause in self.told["clauses"]:
            if (
                "limit" in clause
                and sum("law" in self.modules[code]["tags"] for code in counted) > clause["limit"]["modules"]
            ):
                return False
            if "exclusion" in clause and sum(code in clause["exclusion"] for code in counted) > 1:
                return False
        return True

    def _under(self, shared: dict[str, Any], way: Way) -> bool:
        both = [
            credit
            for credit, places in zip(self.credits, way, strict=True)
            if places and any(shared in self._shares(*pair) for pair in combinations(places, 2))
        ]
        return len(both) <= shared.get("modules", len(both)) and sum(map(self._ects, both)) <= shared.get("ects", 1_000)

    def _weigh(self, way: Way) -> tuple[Any, dict[str, float]]:
        missing: dict[str, float] = {}
        wanting = nested = 0
        for place in self.places:
            gap = max(0, place["least"] - self._amount(place, way))
            each = 1 if place["ects"] else min(self.modules[code]["ects"] for code in place["from"])
            missing[place["id"]] = missing.get(place["id"], 0) + gap * each
            wanting += self._gap(place, way) * each
            nested += (self._room(place, way) - self._amount(place, way)) * each
        for clause in self.told["clauses"]:
            if "total" in clause:
                has = sum(
                    self._ects(credit) for credit, number in zip(self.credits, way, strict=True) if number is not None
                )
                missing[clause["id"]] = max(0, clause["total"]["ects"]["at_least"] - has)
                wanting += missing[clause["id"]]
        ranks = [RANK[credit["status"]] for credit, number in zip(self.credits, way, strict=True) if number is not None]
        order = tuple(self.ways.index(each) for each in way)
        return (wanting, nested, ranks.count(2), ranks.count(1), -ranks.count(0), order), missing
