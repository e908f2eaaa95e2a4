"""Cases in which modules stand in the record more than once: registered again, in other terms, elsewhere, once passed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.proof.agreement import audit_disagreements, plan_disagreements
from tests.proof.drawing import Case, Data

STATUSES = ["registered", "registered", "registered", "planned", "passed", "recognised", "failed"]
CREDITS = [5, 10, 15, 20]


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
        entry["grade"] = draw.choice([35, 45, 55, 70])
    if draw.random() < 0.3:
        entry["ects"] = draw.choice(CREDITS)
    if draw.random() < 0.3:
        entry["at"] = draw.choice(["home", "away"])
    return entry


def disagreements(case: Case) -> list[str]:
    """What audits and plans disagree in when modules stand twice in the record."""
    twice = doubled(case)
    return [*audit_disagreements(twice), *plan_disagreements(twice)]
