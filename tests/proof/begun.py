"""Cases of studies well begun: modules stand in the record more than once, and grades that may be too low to count."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.proof.agreement import audit_disagreements, conflict_disagreements, plan_disagreements
from tests.proof.drawing import Case, Data

STATUSES = ["registered", "registered", "registered", "planned", "passed", "recognised", "failed"]
CREDITS = [5, 10, 15, 20]
LOW = [35, 45, 55]


def doubled(case: Case) -> Case:
    """The same question, with one to three more entries of modules of the record, or of one that it does not have yet."""
    draw = Random(f"twice {case.seed}")
    taken = list(case.record["credits"])
    codes = [credit["module"] for credit in taken if credit["module"] in case.rules["modules"]]
    codes = codes or [draw.choice(list(case.rules["modules"]))] * 2
    for number in range(draw.randint(1, 3)):
        taken.append(_entry(case, draw, draw.choice(codes)) | {"id": f"again-{number}"})
    draw.shuffle(taken)
    return replace(case, record=case.record | {"credits": taken})


def _entry(case: Case, draw: Random, code: str) -> Data:
    entry: Data = {"module": code, "status": draw.choice(STATUSES)}
    if draw.random() < 0.75:
        entry["term"] = f"{draw.choice(['2023-24', '2023-24', '2024-25'])}/{draw.choice(list(case.rules['terms']))}"
    if entry["status"] in ("passed", "failed") and draw.random() < 0.5:
        entry["grade"] = draw.choice([*LOW, 70])
    if draw.random() < 0.3:
        entry["ects"] = draw.choice(CREDITS)
    if draw.random() < 0.3:
        entry["at"] = draw.choice(["home", "away"])
    return entry


def graded(case: Case) -> Case:
    """The same question, with two passed modules more, their grades, floors that must be kept or may be, and what time asks."""
    draw = Random(f"graded {case.seed}")
    codes = list(case.rules["modules"])
    order: list[Data] = [
        {"prerequisite": {"of": draw.sample(codes, 2), "needs": draw.sample(codes, 1)}},
        {"progression": {"before": draw.sample(codes, 2), "ects": draw.choice([5, 10, 20])}},
        {"exclusion": draw.sample(codes, 2)},
        {"load": {"modules": {draw.choice(["at_most", "at_least"]): 2}, "per": draw.choice(["term", "year"])}},
        {"duration": {"at_least": draw.choice([2, 3])}},
    ]
    other: Data = {"id": "other", **draw.choice([{"take": draw.sample(codes, 2)}, order.pop(0)])}
    floors: list[Data] = [
        {"id": "floor", "grades": _floor(draw, codes)},
        {"id": "either", "any_of": [{"id": "floor-or", "grades": _floor(draw, codes)}, other]},
    ]
    clauses = draw.sample(floors, draw.choice([1, 1, 2]))
    clauses += [{"id": f"time-{number}", **each} for number, each in enumerate(draw.sample(order, draw.randint(0, 3)))]
    low = [
        _entry(case, draw, code) | {"id": f"low-{number}", "status": "passed", "grade": draw.choice(LOW)}
        for number, code in enumerate(draw.sample(codes, 2))
    ]
    rules = case.rules | {"clauses": [*case.rules["clauses"], *clauses]}
    return replace(case, rules=rules, record=case.record | {"credits": [*case.record["credits"], *low]})


def _floor(draw: Random, codes: list[str]) -> Data:
    floor: Data = {"floor": draw.choice([50, 60])}
    if draw.random() < 0.4:
        floor["compensated_from"] = 40
        if draw.random() < 0.5:
            floor["compensated_ects"] = draw.choice([5, 10, 15])
    return floor | ({"of": draw.sample(codes, 2)} if draw.random() < 0.3 else {})


def disagreements(case: Case) -> list[str]:
    """What audits, plans and conflicts disagree in when modules stand twice in the record and grades may be too low."""
    return [
        f"{name}: {words}"
        for name, begun in (("twice", doubled(case)), ("grades", graded(case)), ("both", doubled(graded(case))))
        for broken in (audit_disagreements, plan_disagreements, conflict_disagreements)
        for words in broken(begun)
    ]
