"""Rules and a record, as the plain values of their files, written as facts for clingo. It uses nothing of the engine.

The meaning of the facts is in semantics.lp; here they are only counted out: credits in halves, terms from the start of the
route, sets of modules as their members.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

HORIZON = 24  # terms that are looked at where no clause says how long a route may last

Data = dict[str, Any]
FOREIGN = {"code": "module", "kind": "kind", "tag": "tags", "institution": "at"}


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def halves(number: Any) -> int:
    return round(float(number) * 2)


def tenths(grade: Any) -> int:
    return round(float(grade) * 10)


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def bounds(value: Any, alone: str = "") -> tuple[Any, Any]:
    """At least and at most; a plain number is both, or the one named."""
    if isinstance(value, dict):
        return value.get("at_least"), value.get("at_most")
    return None if alone == "at_most" else value, None if alone == "at_least" else value


class Facts:
    """The facts of one question, one a line."""

    def __init__(
        self, rules: Data, record: Data, *, on: str | None = None, is_plan: bool = False, is_long: bool = False
    ) -> None:
        self.rules, self.record, self.is_plan, self.is_long = rules, record, is_plan, is_long
        self.chosen = {part: values[0] for part, values in rules["route"].items()} | record.get("route", {})
        self.credits = [each for each in record.get("credits", []) if not (is_plan and each["status"] == "planned")]
        self.entities = self._entities()
        self.sets: dict[str, int] = {}
        self.lines: list[str] = []
        self._route(on)
        self._modules()
        self._credits()
        self._decisions()
        for clause in rules["clauses"]:
            self.add("top", quoted(clause["id"]))
            self._clause(clause)

    def add(self, name: str, *parts: object) -> None:
        self.lines.append(f"{name}({', '.join(str(part) for part in parts)}).")

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    # time

    def number(self, term: str) -> int:
        """The number of a term, counted from the start of the route."""
        year, name = term.split("/")
        return self._absolute(int(year[:4]), name) - self._start()

    def _absolute(self, year: int, name: str) -> int:
        return year * len(self.rules["terms"]) + list(self.rules["terms"]).index(name)

    def _start(self) -> int:
        year, month = (int(part) for part in self.chosen["start"].split("-"))
        months = {term["starts"]: name for name, term in self.rules["terms"].items()}
        return self._absolute(year if month >= next(iter(months)) else year - 1, months[month])

    def name(self, number: int) -> str:
        """The name of a term by its number."""
        names = list(self.rules["terms"])
        year, term = divmod(self._start() + number, len(names))
        return f"{year}-{(year + 1) % 100:02}/{names[term]}"

    def horizon(self) -> int:
        """How many terms are looked at: those that a clause allows which always holds."""
        waived = {fact["clause"] for fact in self.record.get("facts", [])}
        most = [
            int(bounds(clause["duration"])[1])
            for clause in self.rules["clauses"]
            if "duration" in clause
            and not clause.get("when")
            and not clause.get("valid")
            and clause["id"] not in waived
            if bounds(clause["duration"])[1] is not None
        ]
        return HORIZON if self.is_long else min([*most, HORIZON])

    def _route(self, on: str | None) -> None:
        for part, value in self.chosen.items():
            self.add("route", quoted(part), quoted(value))
        self.add("intake", self.chosen["start"].replace("-", ""))
        if on:
            self.add("today", on.replace("-", ""))
        placed = [self.number(each["term"]) for each in self.credits if each.get("term")]
        last = max([*placed, self.horizon() if self.is_plan else 0]) + 1
        first = min([*placed, 0])
        self.lines.append(f"term({first}..{last}).")
        for number in range(first, last + 1):
            self.add("in_year", number, (self._start() + number) // len(self.rules["terms"]))

    # modules and sets

    def _entities(self) -> dict[str, dict[str, list[str]]]:
        """What can be in a set: each module with its facts, and each credit that stands for no module with its own."""
        found = {code: self._facts(code, module) for code, module in self.rules["modules"].items()}
        for number, credit in enumerate(self.credits):
            if self._code(credit) not in self.rules["modules"]:
                own = {fact: listed(credit.get(word, [])) for fact, word in FOREIGN.items()}
                found[f"f{number}"] = own | {"code": [self._code(credit)]}
        return found

    def _facts(self, code: str, module: Data) -> dict[str, list[str]]:
        plain = {name: listed(module.get(name, [])) for name in ("owner", "institution", "level", "site")}
        return {
            **{name: [str(value) for value in values] for name, values in plain.items()},
            "code": [code],
            "kind": [module.get("kind", "taught")],
            "tag": module.get("tags", []),
            "topic": module.get("topics", []),
            "ects": [str(module["ects"])],
            "example": [str(module.get("example", False)).lower()],
        }

    def members(self, asked: Any) -> set[str]:
        """What is in a set."""
        if isinstance(asked, str | list):
            return {one for name in listed(asked) for one in self._named(name)}
        if "where" in asked:
            return {one for one, facts in self.entities.items() if self._fits(facts, asked["where"])}
        if "either" in asked:
            return set().union(*(self.members(each) for each in asked["either"]))
        if "both" in asked:
            return set(self.entities).intersection(*(self.members(each) for each in asked["both"]))
        return self.members(asked["of"]) - self.members(asked["without"])

    def _named(self, name: str) -> set[str]:
        return {name} if name in self.rules["modules"] else self.members(self.rules["lists"][name])

    def _fits(self, facts: dict[str, list[str]], where: Data) -> bool:
        return all(
            any(
                re.fullmatch(re.escape(str(value)).replace(r"\*", ".*"), held)
                for value in listed(values)
                for held in facts.get(fact, [])
            )
            for fact, values in where.items()
        )

    def entity(self, name: str) -> str:
        return quoted(name)

    def set(self, asked: Any) -> object:
        """The number of a set, written out when it is first spoken of."""
        if asked is None:
            return "all"
        key = repr(asked)
        if key not in self.sets:
            self.sets[key] = len(self.sets)
            for one in sorted(self.members(asked)):
                self.add("in", self.sets[key], self.entity(one))
        return self.sets[key]

    def _modules(self) -> None:
        for code, module in self.rules["modules"].items():
            self.add("module", quoted(code))
            self.add("size_of", quoted(code), halves(module["ects"]))
            if self.is_plan:
                self._candidate(code, module)

    def _candidate(self, code: str, module: Data) -> None:
        credit = f"planned({quoted(code)})"
        self._credit(credit, {"module": code, "status": "planned"}, quoted(code))
        for number in range(self._over(), self.horizon()):
            if self._runs(module, self.name(number)):
                self.add("runs", quoted(code), number)

    def _over(self) -> int:
        """The first term after all in which something was passed, failed or given up."""
        ended = [each for each in self.credits if each["status"] in ("passed", "failed", "withdrawn")]
        return max([0, *(self.number(each["term"]) + 1 for each in ended if each.get("term"))])

    def _runs(self, module: Data, term: str) -> bool:
        if module.get("site") and "site" in self.chosen and self.chosen["site"] not in listed(module["site"]):
            return False
        if module.get("offerings"):
            return any(each["term"] == term and each.get("places") != 0 for each in module["offerings"])
        return not module.get("terms") or term.split("/")[1] in module["terms"]

    # the record

    def _code(self, credit: Data) -> str:
        return str(credit.get("stands_for") or credit["module"])

    def _credits(self) -> None:
        for number, credit in enumerate(self.credits):
            code = self._code(credit)
            self.add("exists", number)
            self._credit(str(number), credit, quoted(code if code in self.rules["modules"] else f"f{number}"))
            if credit.get("term"):
                self.add("position", number, self.number(credit["term"]))
            if credit.get("grade") is not None:
                self.add("grade", number, tenths(credit["grade"]))

    def _credit(self, name: str, credit: Data, entity: str) -> None:
        code = self._code(credit)
        module = self.rules["modules"].get(code, {})
        self.add("is", name, entity)
        self.add("code", name, quoted(code))
        self.add("named", name, quoted(credit.get("id") or credit["module"]))
        self.add("status", name, credit["status"])
        self.add("size", name, halves(credit["ects"] if credit.get("ects") is not None else module.get("ects", 0)))
        self.add("earned_at", name, quoted(credit.get("at") or module.get("institution", "")))

    def _decisions(self) -> None:
        for number, fact in enumerate(self.record.get("facts", [])):
            self.add("fact", number, fact["kind"], quoted(fact["clause"]))
            for word, name in (("on", "decided_on"), ("until", "decided_until")):
                if word in fact:
                    self.add(name, number, fact[word].replace("-", ""))
            if "module" in fact:
                self.add("about_module", number, quoted(fact["module"]))
            if "instead_of" in fact:
                self.add("instead_of", number, quoted(fact["instead_of"]))
            if "modules" in fact:
                self.add("amount", number, "modules", int(fact["modules"]))
            if "ects" in fact:
                self.add("amount", number, "ects", halves(fact["ects"]))

    # clauses

    def _clause(self, clause: Data) -> None:
        name = quoted(clause["id"])
        self.add("clause", name)
        for part, values in clause.get("when", {}).items():
            for value in listed(values):
                self.add("when", name, quoted(part), quoted(value))
        for word, month in clause.get("valid", {}).items():
            self.add(f"valid_{word}", name, month.replace("-", ""))
        word = next(word for word in WORDS if word in clause)
        rule = clause[word]
        getattr(self, f"_{word}")(name, rule)
        for place in listed(rule.get("at", [])) if isinstance(rule, dict) else []:
            self.add("at", name, quoted(place))
        self._inner("included", name, clause.get("including", []))

    def _inner(self, relation: str, name: str, clauses: Iterable[Data]) -> None:
        for each in clauses:
            self.add(relation, quoted(each["id"]), name)
            self._clause(each)

    def _bounded(self, name: str, rule: Data, alone: str = "") -> None:
        for word in ("modules", "ects", "lasting"):
            if word in rule:
                least, most = bounds(rule[word], alone)
                self.add("counts", name, "terms" if word == "lasting" else word)
                for relation, amount in (("at_least", least), ("at_most", most)):
                    if amount is not None:
                        self.add(relation, name, halves(amount) if word == "ects" else int(amount))

    def _take(self, name: str, rule: Any) -> None:
        for code in listed(rule):
            self.add("takes", name, quoted(code))

    def _choose(self, name: str, rule: Data) -> None:
        self.add("choose", name)
        self.add("from", name, self.set(rule["from"]))
        self._bounded(name, rule)
        if "grade" in rule:
            self.add("lowest", name, tenths(rule["grade"]))

    def _all_of(self, name: str, clauses: list[Data]) -> None:
        self.add("all_of", name)
        self._inner("within", name, clauses)

    def _any_of(self, name: str, clauses: list[Data]) -> None:
        self.add("some_of", name, 1)
        self._inner("within", name, clauses)

    def _some_of(self, name: str, rule: Data) -> None:
        self.add("some_of", name, rule["at_least"])
        self._inner("within", name, rule["clauses"])

    def _total(self, name: str, rule: Data) -> None:
        self.add("total", name)
        self.add("of", name, self.set(rule.get("of")))
        self._bounded(name, rule, "at_least")

    def _shared(self, name: str, rule: Data) -> None:
        self.add("shared", name)
        for other in rule["between"]:
            self.add("between", name, quoted(other))
        self._most(name, rule)

    def _limit(self, name: str, rule: Data) -> None:
        self.add("limit", name)
        self.add("of", name, self.set(rule["of"]))
        self._most(name, rule)

    def _most(self, name: str, rule: Data) -> None:
        for word, amount in (("modules", int), ("ects", halves)):
            if word in rule:
                self.add("at_most", name, word, amount(rule[word]))

    def _exclusion(self, name: str, codes: list[str]) -> None:
        for code in codes:
            self.add("excludes", name, quoted(code))

    def _load(self, name: str, rule: Data) -> None:
        self.add("load", name)
        self.add("of", name, self.set(rule.get("of")))
        if rule.get("per") == "year":
            self.add("per_year", name)
        self._bounded(name, rule, "at_most")

    def _prerequisite(self, name: str, rule: Data) -> None:
        self.add("prerequisite", name)
        self.add("of", name, self.set(rule["of"]))
        for word in ("needs", "needs_any"):
            for code in listed(rule.get(word, [])):
                self.add(word, name, quoted(code))

    def _corequisite(self, name: str, rule: Data) -> None:
        self.add("corequisite", name)
        self.add("of", name, self.set(rule["of"]))
        for code in listed(rule["needs"]):
            self.add("needs", name, quoted(code))

    def _progression(self, name: str, rule: Data) -> None:
        self.add("progression", name)
        self.add("starts_then", name, self.set(rule["before"]))
        self.add("first_needs", name, halves(rule["ects"]))
        self.add("of", name, self.set(rule.get("of")))

    def _mobility(self, name: str, rule: Data) -> None:
        self.add("mobility", name)
        self._bounded(name, rule)
        for number in listed(rule.get("terms", [])):
            self.add("window", name, number)

    def _duration(self, name: str, rule: Any) -> None:
        self.add("duration", name)
        self._bounded(name, {"lasting": rule}, "at_most")

    def _grades(self, name: str, rule: Data) -> None:
        self.add("grades", name)
        self.add("floor", name, tenths(rule["floor"]))
        self.add("of", name, self.set(rule.get("of")))
        if "compensated_from" in rule:
            self.add("compensated_from", name, tenths(rule["compensated_from"]))
        if "compensated_ects" in rule:
            self.add("compensated", name, halves(rule["compensated_ects"]))

    def _milestone(self, name: str, rule: str) -> None:
        self.add("milestone", name, quoted(rule))

    def _decision(self, name: str, _by: str) -> None:
        self.add("decision", name)

    def _closed(self, name: str, to: Data) -> None:
        for part, values in to.items():
            for value in listed(values):
                self.add("closed", name, quoted(part), quoted(value))


WORDS = [
    "take", "choose", "all_of", "any_of", "some_of", "total", "shared", "limit", "exclusion", "load", "prerequisite",
    "corequisite", "progression", "mobility", "duration", "grades", "milestone", "decision", "closed",
]  # fmt: skip


def exits_on(rules: Data, record: Data) -> Iterator[Data]:
    """The exit awards of the record's route."""
    chosen = {part: values[0] for part, values in rules["route"].items()} | record.get("route", {})
    for leaving in rules.get("exits", []):
        if all(chosen[part] in listed(values) for part, values in leaving.get("when", {}).items()):
            yield leaving


def of_exit(rules: Data, leaving: Data) -> Data:
    """An exit award by itself: the clauses that it keeps, each apart from what it stands in, and its own."""
    kept = [each for each in clauses_within(rules["clauses"]) if each["id"] in listed(leaving.get("keeps", []))]
    return {**rules, "clauses": [*kept, *leaving.get("clauses", [])], "exits": []}


def clauses_within(clauses: Iterable[Data]) -> Iterator[Data]:
    """Each clause, with those within it and included in it."""
    for clause in clauses:
        yield clause
        some = clause.get("some_of", {}).get("clauses", [])
        yield from clauses_within([*clause.get("all_of", []), *clause.get("any_of", []), *some])
        yield from clauses_within(clause.get("including", []))
