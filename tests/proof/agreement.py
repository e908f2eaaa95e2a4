"""Whether the engine and clingo agree on a case: each function gives the disagreements in words, none where they agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from crossings.engine.planner.model import WHEN_OFFERED
from crossings.engine.planner.search import Answer, Plan, plan
from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import Loaded, load, load_record
from crossings.engine.regulations.record import Record
from crossings.engine.regulations.standing import ORDER, Audit
from tests.proof import asking
from tests.proof.drawing import Case
from tests.proof.facts import Facts, clauses_within, exits_on, of_exit, quoted

VERDICTS = ORDER[1:]  # as audit.lp numbers them


def text(data: dict[str, Any]) -> str:
    return json.dumps(data)  # which is YAML as well, and quickly written


@lru_cache(maxsize=64)
def _loaded(rules: str) -> Loaded:
    return load(rules)


def loaded_of(case: Case) -> Loaded:
    return _loaded(text(case.rules))


def record_of(case: Case) -> Record:
    return load_record(text(case.record))


def day_of(case: Case) -> date | None:
    return date.fromisoformat(case.on) if case.on else None


def audit_of(case: Case) -> Audit:
    return audit(loaded_of(case), record_of(case), day_of(case))


def plan_of(case: Case, **options: Any) -> Answer:
    return plan(loaded_of(case), record_of(case), on=day_of(case), **({"with_relaxations": False} | options))


# the audit


def audit_disagreements(case: Case) -> list[str]:
    """The verdict, what is missing, and that the engine's way to count is one of the best; then each standing; so of exits."""
    done = audit_of(case)
    return [*_of_audit(done, case), *_of_exits(done, case)]


def _of_exits(done: Audit, case: Case) -> Iterator[str]:
    """Each exit award of the route is told, and judged as its clauses are by themselves."""
    told = {each.exit.id: each.audit for each in done.exits}
    expected = list(exits_on(case.rules, case.record))
    if list(told) != [leaving["id"] for leaving in expected]:
        yield f"exits: engine {list(told)}, expected {[leaving['id'] for leaving in expected]}"
        return
    for leaving in expected:
        alone = replace(case, rules=of_exit(case.rules, leaving))
        yield from (f"exit {leaving['id']}: {words}" for words in _of_audit(told[leaving["id"]], alone))


def _of_audit(done: Audit, case: Case) -> list[str]:
    facts = Facts(case.rules, case.record, on=case.on)
    best, as_engine = asking.audits(f"{facts.text}\n{_way_of(done, case, facts)}")
    if best is None:
        return ["clingo finds no way to count"]
    ((number,),) = best.of("verdict")
    if VERDICTS[number] != done.verdict:
        return [f"verdict: engine {done.verdict}, clingo {VERDICTS[number]}"]
    if as_engine is None:
        return ["the engine's way to count is not allowed"]
    if as_engine.cost != best.cost:
        return [f"the engine's way to count is worth {as_engine.cost}, the best {best.cost}"]
    return list(_standings(done, as_engine))


def _way_of(done: Audit, case: Case, facts: Facts) -> str:
    """The engine's allocation and the clauses it keeps, as facts."""
    numbers = {credit.get("id") or credit["module"]: number for number, credit in enumerate(facts.credits)}
    lines = [f"engine_keeps({quoted(each.clause.id)})." for each in done.standings]
    for each in done.allocation:
        number = numbers[each.credit]
        lines += [f"engine_counts_in({number}, {quoted(name)})." for name in each.clauses]
        lines += [] if each.clauses else [f"engine_counts_free({number})."]
    return "\n".join(lines)


def _standings(done: Audit, found: asking.Model) -> Iterator[str]:
    standings = dict(found.of("standing"))
    modules, ects = dict(found.of("missing_modules")), dict(found.of("missing_ects"))
    for each in done.standings:
        name = each.clause.id
        said = (each.standing, each.missing_modules, int(each.missing_ects.points * 2))
        expected = (standings.get(name), modules.get(name, 0), ects.get(name, 0))
        if said != expected:
            yield f"clause {name}: engine {said}, clingo {expected}"


# the planner


def plan_disagreements(case: Case) -> list[str]:
    """Whether there is a plan, when the earliest ends and with how many modules; and that the audit accepts it."""
    answer = plan_of(case)
    facts = Facts(case.rules, case.record, on=case.on, is_plan=True)
    best = asking.best("earliest", facts.text)
    if (answer.verdict == "achievable") != (best is not None):
        return [f"engine {answer.verdict}, clingo {'finds a plan' if best else 'finds none'}"]
    if best is None:
        return []
    taken = best.of("taken")
    expected = (max((term + 1 for _code, term in taken), default=0), len(taken))
    (first, *_others) = answer.plans
    said = (max((facts.number(term) + 1 for term, _codes in first.terms), default=0), len(first.modules))
    found = [f"the earliest plan: engine {said}, clingo {expected}"] if said != expected else []
    return found + [f"the audit refuses the plan: {name}" for name in _refused(case, first)]


def _refused(case: Case, found: Plan) -> list[str]:
    """The clauses for which the audit does not accept a plan, once all milestones are reached: these are no choice of a plan."""
    if found.audit.verdict != "missing":
        return []
    names = {clause["milestone"] for clause in clauses_within(case.rules["clauses"]) if "milestone" in clause}
    reached = [{"kind": "milestone", "clause": name} for name in sorted(names)]
    taken = [
        {"id": f"planned-{code}", "module": code, "status": "planned", "term": term}
        for term, codes in found.terms
        for code in codes
    ]
    begun = [credit for credit in case.record["credits"] if credit["status"] != "planned"]
    record = case.record | {"credits": begun + taken, "facts": [*case.record["facts"], *reached]}
    done = audit_of(replace(case, record=record))
    return [each.clause.id for each in done.standings if each.standing == "missing"]


def module_disagreements(case: Case) -> list[str]:
    """Forced, possible and impossible, as what follows from all plans and from some plan; and alternatives that hold."""
    answer = plan_of(case, with_modules=True, alternatives=2)
    if answer.modules is None:
        return []
    refused = [name for each in answer.plans for name in _refused(case, each)]
    if refused:
        return [f"the audit refuses an alternative: {refused}"]
    facts = Facts(case.rules, case.record, on=case.on, is_plan=True)
    forced, possible = asking.consequences(facts.text)
    expected = {
        code: "forced" if code in forced else "possible" if code in possible else "impossible"
        for code in answer.modules
    }
    missed = possible - set(answer.modules)
    return [
        f"{code}: engine {standing}, clingo {expected[code]}"
        for code, standing in answer.modules.items()
        if standing != expected[code]
    ] + [f"{code}: engine says nothing, clingo possible" for code in sorted(missed)]


def conflict_disagreements(case: Case) -> list[str]:
    """All lines of a conflict together cannot hold, and without any one of them the others can."""
    answer = plan_of(case)
    if answer.verdict != "not_achievable":
        return []
    parts = [line.part for line in answer.conflict]
    if can_hold(case, parts):
        return [f"the lines {parts} can hold together"]
    if not answer.is_minimal:
        return []
    return [
        f"{part} is not needed in {parts}"
        for part in parts
        if not can_hold(case, [each for each in parts if each != part])
    ]


def can_hold(case: Case, parts: list[str]) -> bool:
    """Whether there is a plan that keeps these clauses, whatever the others ask for, by clingo."""
    rules = case.rules
    if WHEN_OFFERED not in parts:
        rules = {**rules, "modules": {code: _always(module) for code, module in rules["modules"].items()}}
    is_long = not _durations(rules).issubset(parts)
    facts = Facts(rules, case.record, on=case.on, is_plan=True, is_long=is_long)
    left_out = [
        clause["id"]
        for clause in clauses_within(rules["clauses"])
        if clause["id"] not in parts and not _is_group(clause)
    ]
    return asking.holds("plan", "\n".join([facts.text, *(f"left_out({quoted(name)})." for name in left_out)]))


def _is_group(clause: dict[str, Any]) -> bool:
    return any(word in clause for word in ("all_of", "any_of", "some_of"))


def _durations(rules: dict[str, Any]) -> set[str]:
    return {clause["id"] for clause in clauses_within(rules["clauses"]) if "duration" in clause}


def _always(module: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in module.items() if name not in ("terms", "offerings")}
