"""Every test vector is answered as it says, by the command line, whatever the order of clauses and credits."""

import json
from pathlib import Path

import pytest
import yaml

from crossings.operations.rules import main

HELD = yaml.load((Path(__file__).parent / "vectors" / "vectors.yaml").read_text(), yaml.BaseLoader)
CASES = [
    pytest.param(vector, case, id=f"{vector['name']} {number}")
    for vector in HELD["vectors"]
    for number, case in enumerate(vector["cases"])
]


@pytest.fixture
def told(tmp_path, capsys):
    """What the command line tells of one case, as data, by the names that vectors use."""

    def tell(vector, case, turned=1):
        word = "plan" if "plan" in case else "audit"
        parts = {name: part for name, part in vector.items() if name not in ("name", "cases")}
        rules = {**HELD["head"], **parts, "clauses": vector["clauses"][::turned]}
        record = {"format": "crossings-record/1", **case[word]}
        record["credits"] = record.get("credits", [])[::turned]
        for name, held in (("rules", rules), ("record", record)):
            (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(held))
        files = [f"--{name}={tmp_path / name}.yaml" for name in ("rules", "record")]
        code = main([word, *files, "--json", *([f"--on={case['day']}"] if "day" in case else [])])
        return code, as_vectors_say(json.loads(capsys.readouterr().out))

    return tell


def as_vectors_say(data):
    clauses = data.get("clauses", [])
    return {
        "verdict": data["verdict"],
        "clauses": {each["id"]: each["standing"] for each in clauses},
        "counted": {each["id"]: each["counted"] for each in clauses},
        "unused": {each["credit"]: each["why"] for each in data.get("unused", [])},
        "award": data.get("award"),
        "exits": {each["id"]: each["verdict"] for each in data.get("exits", [])},
        "terms": {each["term"]: each["modules"] for each in (data.get("plan") or {"terms": []})["terms"]},
        "conflict": {each["clause"] or "null" for each in data.get("conflict", [])},
        "modules": {
            each["module"]: next(value for name, value in each.items() if name != "module")
            for each in data.get("modules", [])
        },
    }


def expected(case):
    return {name: value for name, value in case.items() if name not in ("audit", "plan", "day")}


@pytest.mark.parametrize("turned", [1, -1], ids=["", "turned"])
@pytest.mark.parametrize(("vector", "case"), CASES)
def test_a_vector_is_answered_as_it_says(told, vector, case, turned):
    code, answer = told(vector, case, turned)

    for name, value in expected(case).items():
        if name == "conflict":
            assert answer[name] == set(value)
        elif name in ("terms", "award", "verdict"):
            assert answer[name] == value
        else:
            assert {each: answer[name].get(each) for each in value} == value
    assert code == (answer["verdict"] in ("missing", "needs_decision", "not_achievable"))


def test_every_vector_has_a_name_of_its_own():
    names = [vector["name"] for vector in HELD["vectors"]]
    assert len(names) == len(set(names)) >= 20
