"""Laws that hold whatever the rules say: names and order decide nothing, more is never worse, looser is never impossible.

Each gives what breaks it, in words; none where it holds.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from random import Random
from typing import Any

import yaml

from crossings.engine.regulations.standing import ORDER
from tests.proof.agreement import audit_of, plan_of
from tests.proof.drawing import Case
from tests.proof.facts import clauses_within

Data = dict[str, Any]


def turned(case: Case) -> Case:
    """The same question with other names, in another order."""
    draw = Random(case.seed)
    names = {str(number): str(other) for number, other in enumerate(draw.sample(range(10, 99), 60))}
    rules, record = (_renamed(each, names) for each in (case.rules, case.record))
    for within in (rules, record):
        _shuffle(within, draw)
    return replace(case, rules=rules, record=record)


def _renamed(data: Data, names: dict[str, str]) -> Data:
    text = re.sub(r"\b([Mc])(\d+)\b", lambda found: found[1] + names[found[2]], yaml.safe_dump(data, sort_keys=False))
    found: Data = yaml.safe_load(text)
    return found


def _shuffle(data: Data, draw: Random) -> None:
    for name in ("clauses", "credits", "facts"):
        if name in data:
            draw.shuffle(data[name])
    for name in ("modules", "lists"):
        if name in data:
            pairs = list(data[name].items())
            draw.shuffle(pairs)
            data[name] = dict(pairs)


def verdict_of_names_and_order(case: Case) -> list[str]:
    """Names and order never change the verdict of an audit."""
    one, other = audit_of(case).verdict, audit_of(turned(case)).verdict
    return [] if one == other else [f"verdict {one}, and {other} with other names in another order"]


def plan_of_names_and_order(case: Case) -> list[str]:
    """Names and order never change whether there is a plan, when it ends and how many modules it has."""
    one, other = (_worth(each) for each in (case, turned(case)))
    return [] if one == other else [f"plan {one}, and {other} with other names in another order"]


def _worth(case: Case) -> tuple[Any, ...]:
    answer = plan_of(case)
    if not answer.plans:
        return (answer.verdict,)
    (first, *_others) = answer.plans
    return (answer.verdict, first.terms[-1][0] if first.terms else "", len(first.modules))


def more_passed(case: Case) -> list[str]:
    """One more passed module never makes a verdict worse, unless it excludes another."""
    excluded = {code for clause in clauses_within(case.rules["clauses"]) for code in clause.get("exclusion", [])}
    taken = {credit.get("stands_for") or credit["module"] for credit in case.record["credits"]}
    more = [code for code in case.rules["modules"] if code not in excluded | taken]
    if not more:
        return []
    code = Random(case.seed).choice(more)
    longer = case.record | {"credits": [*case.record["credits"], {"module": code, "status": "passed"}]}
    before, after = audit_of(case).verdict, audit_of(replace(case, record=longer)).verdict
    return [] if ORDER.index(after) <= ORDER.index(before) else [f"{before}, and {after} with {code} passed too"]


def loosened(case: Case) -> Case:
    """The same question with one thing that the rules ask for made looser."""
    draw = Random(case.seed)
    rules = deepcopy(case.rules)
    if draw.random() < 0.2:
        module = rules["modules"][draw.choice(list(rules["modules"]))]
        for name in ("terms", "offerings", "site"):
            module.pop(name, None)
        return replace(case, rules=rules)
    clause = draw.choice(list(clauses_within(rules["clauses"])))
    for word, loosen in LOOSER.items():
        if word in clause:
            loosen(clause[word])
    return replace(case, rules=rules)


def _less(rule: Data) -> None:
    for word in ("modules", "ects"):
        if word in rule:
            amount = rule[word] if isinstance(rule[word], dict) else {"at_least": rule[word], "at_most": rule[word]}
            rule[word] = _wider(amount, 1 if word == "modules" else 10)


def _wider(amount: Data, step: float) -> Data:
    wider = dict(amount)
    if "at_least" in wider:
        wider["at_least"] = max(0, wider["at_least"] - step)
    if "at_most" in wider:
        wider["at_most"] += step
    return wider


def _fewer(codes: list[str]) -> None:
    if len(codes) > 1:
        codes.pop()


def _more(rule: Data) -> None:
    for word in ("modules", "ects"):
        if word in rule:
            rule[word] += 1 if word == "modules" else 10


def _later(rule: Data) -> None:
    rule.update(_wider(rule, 1))


def _lower(rule: Data) -> None:
    rule["ects"] = max(0, rule["ects"] - 10)


def _unordered(rule: Data) -> None:
    if len(rule.get("needs", [])) > 1:
        rule["needs"].pop()
    if "needs_any" in rule and "needs" in rule:
        del rule["needs_any"]


LOOSER = {
    "choose": _less,
    "total": _less,
    "load": _less,
    "take": _fewer,
    "limit": _more,
    "shared": _more,
    "duration": _later,
    "progression": _lower,
    "prerequisite": _unordered,
    "corequisite": _unordered,
}


def looser_is_possible(case: Case) -> list[str]:
    """A route that can be walked can be walked when one thing is made looser."""
    if plan_of(case).verdict != "achievable":
        return []
    verdict = plan_of(loosened(case)).verdict
    return [] if verdict == "achievable" else [f"achievable, and {verdict} when made looser"]
