"""Rules and records drawn at random, as the plain values of their files: every kind of rule, in combination.

They are small, so that trying everything is instant; one seed always draws the same. `for_plan` draws what a plan may answer:
an order, loads and terms, and a record that has only begun.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

Data = dict[str, Any]
CALENDARS = [
    {"autumn": {"starts": 9}, "spring": {"starts": 1}},
    {"autumn": {"starts": 9}, "spring": {"starts": 1}, "summer": {"starts": 5}},
]
TAGS = ["law", "field"]
PLACES = ["home", "home", "home", "away", "elsewhere"]
DAYS = ["2023-10-01", "2024-02-01", "2024-06-01"]
YEARS = ["2023-24", "2024-25"]


@dataclass(frozen=True)
class Case:
    """One question: rules, a record, and the day on which it is asked."""

    seed: int
    rules: Data
    record: Data
    on: str | None = None


def drawn(seed: int, *, for_plan: bool = False) -> Case:
    return _Drawing(seed, for_plan=for_plan).case()


class _Drawing:
    def __init__(self, seed: int, *, for_plan: bool) -> None:
        self.draw = Random(f"{'plan' if for_plan else 'audit'} {seed}")
        self.seed, self.for_plan = seed, for_plan
        self.names = 0
        self.terms = self.draw.choice(CALENDARS)
        self.route = {
            "mode": ["full_time", "part_time"],
            "start": ["2023-09"] if self.draw.random() < 0.7 else ["2024-01", "2023-09"],
            **({"site": ["north", "south"]} if self.draw.random() < 0.2 else {}),
        }
        self.modules = self._modules()
        self.codes = list(self.modules)
        self.lists = {
            "law": {"where": {"tag": "law"}},
            "any": {"where": {"code": "*"}},
            "some": self.some(1, 3),
            "mixed": {"either": ["some", {"where": {"kind": "dissertation"}}]},
        }

    def chance(self, share: float) -> bool:
        return self.draw.random() < share

    def some(self, least: int, most: int) -> list[str]:
        return self.draw.sample(self.codes, self.draw.randint(least, min(most, len(self.codes))))

    def case(self) -> Case:
        clauses = [
            self._clause() for _number in range(self.draw.randint(2, 5) if self.for_plan else self.draw.randint(1, 5))
        ]
        if self.for_plan and self.chance(0.85):
            clauses.append({"id": "lasts", "duration": {"at_most": self.draw.choice([1, 2, 2, 3, 3, 4])}})
        if self.for_plan and self.chance(0.5):
            clauses.append({"id": "load-of-all", "load": {"modules": {"at_most": self.draw.randint(1, 3)}}})
        if self.for_plan and self.chance(0.15):
            clauses.append(
                {"id": "load-of-year", "load": {"ects": {"at_most": self.draw.choice([20, 30, 40])}, "per": "year"}}
            )
        if self.chance(0.4):
            clauses.append({"id": "award", "total": {"ects": {"at_least": self.draw.choice([10, 20, 30, 40])}}})
        clauses += self._sharings(clauses)
        rules = {
            "format": "crossings-rules/1",
            "programme": "drawn",
            "edition": "2023-24",
            "title": {"en": "Drawn"},
            "route": self.route,
            "terms": self.terms,
            "lists": self.lists,
            "modules": self.modules,
            "clauses": clauses,
            "exits": [] if self.for_plan else self._exits(clauses),
        }
        record = self._record([*clauses, *(clause for leaving in rules["exits"] for clause in leaving["clauses"])])
        return Case(self.seed, rules, record, self.draw.choice([None, None, *DAYS]))

    # modules and sets

    def _modules(self) -> Data:
        sizes = self.draw.choice([[10], [10], [5, 10], [10, 20, 30], [7.5, 15], [0, 10, 20]])
        many = self.draw.randint(4, 6) if self.for_plan else self.draw.randint(4, 7)
        return {f"M{number}": self._module(sizes) for number in range(many)}

    def _module(self, sizes: list[float]) -> Data:
        module: Data = {"ects": self.draw.choice(sizes), "institution": self.draw.choice(PLACES)}
        module["tags"] = self.draw.sample(TAGS, self.draw.choice([0, 1, 1, 2]))
        module["kind"] = self.draw.choice(["taught", "taught", "taught", "dissertation"])
        module["level"] = self.draw.choice([6, 7])
        if self.chance(0.6):
            module["terms"] = self.draw.sample(list(self.terms), self.draw.randint(1, len(self.terms)))
        elif self.chance(0.3):
            module["offerings"] = [
                {"term": term, **({"places": self.draw.choice([0, 5])} if self.chance(0.3) else {})}
                for term in self.draw.sample(self._all_terms(), 2)
            ]
        if "site" in self.route and self.chance(0.4):
            module["site"] = [self.draw.choice(self.route["site"])]
        return module

    def _all_terms(self) -> list[str]:
        return [f"{year}/{term}" for year in YEARS for term in self.terms]

    def _set(self, depth: int = 0) -> Any:
        kinds: list[Callable[[], Any]] = [
            lambda: self.some(1, 5),
            lambda: self.some(2, 5),
            lambda: self.draw.choice(list(self.lists)) if hasattr(self, "lists") else self.some(1, 3),
            lambda: {"where": {"tag": self.draw.choice(TAGS)}},
            lambda: {"where": {"institution": self.draw.choice(["home", "away"])}},
            lambda: {"where": {"level": 7, "code": "M*"}},
            lambda: "any",
        ]
        if depth < 2 and self.chance(0.3):
            kinds = [
                lambda: {"either": [self._set(depth + 1), self._set(depth + 1)]},
                lambda: {"both": [self._set(depth + 1), self._set(depth + 1)]},
                lambda: {"of": self._set(depth + 1), "without": self._set(depth + 1)},
            ]
        return self.draw.choice(kinds)()

    # clauses

    def _name(self) -> str:
        self.names += 1
        return f"c{self.names}"

    def _clause(self, depth: int = 0) -> Data:
        clause: Data = {"id": self._name()}
        if self.chance(0.12):
            clause["when"] = {"mode": [self.draw.choice(self.route["mode"])]}
        if self.chance(0.05):
            clause.setdefault("when", {})["start"] = [self.draw.choice(self.route["start"])]
        clause |= self._intakes()
        kinds = list(self._kinds().items())
        among = kinds if depth < 2 else [(make, weight) for make, weight in kinds if make != self._group]
        (make,) = self.draw.choices([make for make, _ in among], [weight for _, weight in among])
        clause |= make(depth) if make == self._group else make()
        return clause

    def _exits(self, clauses: list[Data]) -> list[Data]:
        many = self.draw.choice([0, 0, 0, 1, 1, 2])
        return [self._exit(clauses) | {"id": f"exit-{number}"} for number in range(many)]

    def _exit(self, clauses: list[Data]) -> Data:
        """It keeps clauses of which none stands within another."""
        every = _within(clauses)
        kept: list[Data] = []
        for clause in self.draw.sample(every, self.draw.randint(0, min(3, len(every)))):
            if not any(_is_one_in_other(clause, each) for each in kept) and not _sharings_in([clause]):
                kept.append(clause)
        names = {clause["id"] for clause in _within(kept)}
        kept += [each for each in clauses if "shared" in each and names.issuperset(each["shared"]["between"])]
        own = [self._clause(1) for _number in range(self.draw.choice([0, 1, 1, 2]))]
        own += self._sharings([*kept, *own])
        when = {"when": {"mode": [self.draw.choice(self.route["mode"])]}} if self.chance(0.2) else {}
        return {"title": {"en": "Exit"}, "keeps": [clause["id"] for clause in kept], "clauses": own, **when}

    def _sharings(self, clauses: list[Data]) -> list[Data]:
        counting = [each for each in _within(clauses) if "take" in each or "choose" in each]
        many = self.draw.choice([0, 0, 0, 1, 1, 2, 3]) if len(counting) > 1 else 0
        pairs = [self.draw.sample(counting, 2) for _number in range(many)]
        return [self._sharing(one, other) for one, other in pairs if not _is_one_in_other(one, other)]

    def _sharing(self, one: Data, other: Data) -> Data:
        bounds: list[Data] = [{}, {}, {"modules": self.draw.randint(0, 2)}, {"ects": self.draw.choice([0, 10, 15, 20])}]
        clause: Data = {"id": self._name(), "shared": {"between": [one["id"], other["id"]], **self.draw.choice(bounds)}}
        if self.chance(0.1):
            clause["when"] = {"mode": [self.draw.choice(self.route["mode"])]}
        clause |= self._intakes()
        return {"id": self._name(), "any_of": [clause, self._clause(2)]} if self.chance(0.1) else clause

    def _intakes(self) -> Data:
        if not self.chance(0.12):
            return {}
        first, end = sorted(self.draw.sample(["2023-02", "2023-09", "2024-01", "2024-02"], 2))
        return {"valid": self.draw.choice([{"from": first}, {"until": end}, {"from": first, "until": end}])}

    def _kinds(self) -> dict[Callable[..., Data], float]:
        return {
            self._take: 3,
            self._choose: 6,
            self._group: 2.5,
            self._total: 1.2,
            self._limit: 1.5,
            self._exclusion: 1,
            self._load: 1.5,
            self._prerequisite: 2,
            self._corequisite: 1,
            self._progression: 1,
            self._mobility: 1,
            self._duration: 0.3,
            self._grades: 0.4 if self.for_plan else 2,
            self._plain: 0.7,
        }

    def _take(self) -> Data:
        return {"take": self.some(1, 2)}

    def _choose(self, depth: int = 0, least: int = 0) -> Data:
        asked = max(least, self.draw.choice([1, 1, 2] if self.for_plan else [1, 1, 2, 2, 3]))
        amount: Data = self.draw.choice(
            [
                {"modules": asked},
                {"modules": {"at_least": asked}},
                {"modules": {"at_least": asked, "at_most": asked + 1}},
                {"ects": {"at_least": asked * 10}},
                {"ects": {"at_least": asked * 10, "at_most": asked * 10 + self.draw.choice([0, 5, 10])}},
            ]
        )
        rule = {**amount, "from": self._set()}
        if self.chance(0.1):
            rule["at"] = self.draw.sample(["home", "away"], self.draw.randint(1, 2))
        if self.chance(0.08):
            rule["grade"] = self.draw.choice([50, 60])
        clause: Data = {"choose": rule}
        if depth < 2 and self.chance(0.3):
            clause["including"] = self._included(rule, depth)
        return clause

    def _included(self, rule: Data, depth: int) -> list[Data]:
        """Clauses that ask for no more than the choice around them lets count."""
        left = _asked_modules(rule)
        inner: list[Data] = []
        while left > 0 and len(inner) < 2 and (not inner or self.chance(0.4)):
            asked = self.draw.randint(1, left)
            left -= asked
            clause: Data = {"id": self._name()}
            if self.chance(0.1):
                clause["when"] = {"mode": [self.draw.choice(self.route["mode"])]}
            inner.append(clause | self._intakes() | self._one_included(rule, asked, depth))
        return inner

    def _one_included(self, rule: Data, asked: int, depth: int) -> Data:
        if self.chance(0.5):
            return {"take": self.draw.sample(self.codes, asked)}
        if self.chance(0.5 if "ects" in rule else 0.15):
            return {"choose": {"ects": {"at_least": 10 * asked}, "from": self._set()}}
        found = {"choose": {"modules": self.draw.choice([asked, {"at_least": asked}]), "from": self._set()}}
        if depth < 1 and self.chance(0.3):
            found["including"] = [{"id": self._name(), "take": self.draw.sample(self.codes, 1)}]
        return found

    def _group(self, depth: int) -> Data:
        inner = [self._clause(depth + 1) for _number in range(self.draw.randint(1, 3))]
        word = self.draw.choice(["all_of", "any_of", "any_of", "some_of"])
        return (
            {"some_of": {"at_least": self.draw.randint(1, len(inner)), "clauses": inner}}
            if word == "some_of"
            else {word: inner}
        )

    def _total(self) -> Data:
        least = self.draw.choice([5, 10, 15, 20, 30])
        rule: Data = {
            "ects": self.draw.choice(
                [{"at_least": least}, {"at_least": least, "at_most": least + 20}, {"at_most": least}]
            )
        }
        return {"total": rule | self._narrowed()}

    def _narrowed(self) -> Data:
        return {
            **({"of": self._set()} if self.chance(0.4) else {}),
            **({"at": self.draw.choice(["home", ["away", "elsewhere"]])} if self.chance(0.3) else {}),
        }

    def _limit(self) -> Data:
        amount = (
            {"modules": self.draw.randint(0, 2)} if self.chance(0.7) else {"ects": self.draw.choice([0, 10, 15, 20])}
        )
        return {"limit": {**amount, "of": self._set(), **({"at": "home"} if self.chance(0.15) else {})}}

    def _exclusion(self) -> Data:
        return {"exclusion": self.some(2, 3)}

    def _load(self) -> Data:
        bound = self.draw.choice(["at_most", "at_most", "at_most", "at_least"])
        amount = (
            {"modules": {bound: self.draw.randint(1, 2)}}
            if self.chance(0.6)
            else {"ects": {bound: self.draw.choice([10, 15, 20, 30])}}
        )
        per = {"per": "year"} if self.chance(0.35) else {}
        return {"load": {**amount, **per, **({"of": self._set()} if self.chance(0.4) else {})}}

    def _prerequisite(self) -> Data:
        rule: Data = {"of": self._set() if self.chance(0.3) else self.some(1, 2)}
        word = self.draw.choice(["needs", "needs", "needs_any"])
        rule[word] = self.some(1, 2)
        if self.chance(0.1):
            rule["needs_any" if word == "needs" else "needs"] = self.some(1, 2)
        return {"prerequisite": rule}

    def _corequisite(self) -> Data:
        return {"corequisite": {"of": self._set() if self.chance(0.3) else self.some(1, 2), "needs": self.some(1, 2)}}

    def _progression(self) -> Data:
        before = {"where": {"kind": "dissertation"}} if self.chance(0.5) else self.some(1, 2)
        rule: Data = {"before": before, "ects": self.draw.choice([5, 10, 20])}
        return {"progression": rule | ({"of": self._set()} if self.chance(0.3) else {})}

    def _mobility(self) -> Data:
        rule: Data = {"at": self.draw.choice(["away", ["away", "elsewhere"]])}
        if self.chance(0.7):
            rule["terms"] = self.draw.sample([1, 2, 3], self.draw.randint(1, 2))
        if "terms" not in rule or self.chance(0.5):
            rule["ects"] = self.draw.choice([{"at_least": 10}, {"at_most": 10}, {"at_least": 5, "at_most": 20}])
        return {"mobility": rule}

    def _duration(self) -> Data:
        return {
            "duration": self.draw.choice(
                [{"at_most": 2}, {"at_most": 3}, {"at_least": 2}, {"at_least": 2, "at_most": 4}]
            )
        }

    def _grades(self) -> Data:
        rule: Data = {"floor": self.draw.choice([50, 60])}
        if self.chance(0.5):
            rule["compensated_from"] = 40
            if self.chance(0.7):
                rule["compensated_ects"] = self.draw.choice([5, 10, 15])
        return {"grades": rule | ({"of": self._set()} if self.chance(0.3) else {})}

    def _plain(self) -> Data:
        return self.draw.choice(
            [
                {"milestone": "ethics"},
                {"decision": "the board"},
                {"closed": {"mode": [self.draw.choice(self.route["mode"])]}},
            ]
        )

    # the record

    def _record(self, clauses: list[Data]) -> Data:
        many = self.draw.choice([0, 0, 1, 2, 3] if self.for_plan else [0, 1, 2, 3, 4, 5, 6, 7, 7, 7])
        route = {part: self.draw.choice(values) for part, values in self.route.items() if self.chance(0.4)}
        taken = [self._credit(code) for code in self.draw.sample(self.codes, min(many, len(self.codes)))]
        if taken and self.chance(0.08):
            again = self._credit(self.draw.choice(taken)["module"])
            taken.append(again | {"id": f"again-{again['module']}"})
        if self.chance(0.12):
            taken.append(self._foreign())
        decided = self.draw.choice([0, 0, 0, 1, 2, 3])
        drawn = [self._fact(list(_within(clauses))) for _number in range(decided)]
        facts = list({(fact["kind"], fact["clause"]): fact for fact in drawn}.values())  # of two the last
        return {"format": "crossings-record/1", "route": route, "credits": taken, "facts": facts}

    def _credit(self, code: str) -> Data:
        statuses = ["passed", "passed", "passed", "recognised", "registered", "registered", "planned", "planned"]
        credit: Data = {
            "module": code,
            "status": self.draw.choice([*statuses, self.draw.choice(["failed", "withdrawn"])]),
        }
        if self.chance(0.6):
            credit["term"] = self.draw.choice(self._all_terms()[: 3 if self.for_plan else 5])
        if credit["status"] in ("passed", "failed") and self.chance(0.8):
            credit["grade"] = self.draw.choice([35, 45, 45, 45, 55, 70])
        if self.chance(0.06):
            credit["ects"] = self.draw.choice([5, 10, 15])
        if self.chance(0.06):
            credit["at"] = self.draw.choice(["away", "elsewhere"])
        return credit

    def _foreign(self) -> Data:
        credit: Data = {
            "module": "ELSEWHERE",
            "status": "recognised",
            "ects": self.draw.choice([5, 10, 15]),
            "at": "elsewhere",
        }
        if self.chance(0.5):
            return credit | {"stands_for": self.draw.choice(self.codes)}
        return credit | {"kind": "taught", "tags": self.draw.sample(TAGS, 1)}

    def _fact(self, clauses: list[Data]) -> Data:
        about = self.draw.choice(clauses)
        kinds = ["exemption", "exemption", "force", "threshold", "threshold", "substitution", "allow", "pin"]
        fact: Data = {"kind": self.draw.choice(kinds), "clause": about["id"]}
        match about:
            case {"milestone": name} if self.chance(0.7):
                fact |= {"kind": "milestone", "clause": name}
            case {"decision": _by} if self.chance(0.7):
                fact["kind"] = "decision"
            case {"limit": _} | {"total": _} | {"mobility": _} | {"shared": _} if self.chance(0.6):
                fact["kind"] = "threshold"
            case {"take": _} if self.chance(0.4):
                fact["kind"] = "substitution"
        if fact["kind"] in ("substitution", "allow", "pin"):
            fact["module"] = self.draw.choice(self.codes)
        if fact["kind"] == "substitution":
            fact["instead_of"] = self.draw.choice(self.codes)
        if fact["kind"] == "threshold":
            fact[self.draw.choice(["modules", "ects"])] = self.draw.choice([1, 2, 10, 20])
        if self.chance(0.2):
            fact[self.draw.choice(["on", "until"])] = "2024-01-15"
        return fact


def _asked_modules(rule: Data) -> int:
    """How many modules may be asked for within a choice."""
    if "modules" in rule:
        amount = rule["modules"]
        return int(amount["at_least"] if isinstance(amount, dict) else amount)
    return int(rule["ects"]["at_least"]) // 20


def _is_one_in_other(one: Data, other: Data) -> bool:
    return one in _within([other]) or other in _within([one])


def _sharings_in(clauses: list[Data]) -> list[Data]:
    return [clause for clause in _within(clauses) if "shared" in clause]


def _within(clauses: list[Data]) -> list[Data]:
    found = []
    for clause in clauses:
        some = clause.get("some_of", {}).get("clauses", [])
        found += [
            clause,
            *_within([*clause.get("all_of", []), *clause.get("any_of", []), *some, *clause.get("including", [])]),
        ]
    return found
