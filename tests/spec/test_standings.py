"""Tables that a programme director can read: a record in, the verdict and what is missing out.

A file names its rules and lists cases: what the case says, the route, what is passed, recognised, registered or planned, and the
verdict. `missing` gives for each clause that is not met how many modules, or else how many credits, it still asks for; 0 where
it is not met for another reason. `reading` names a clause or a module, and the case is then judged under the first other reading
of it.
"""

from pathlib import Path

import pytest
import yaml

from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import load
from crossings.engine.regulations.readings import readings
from crossings.engine.regulations.record import Credit, Record
from crossings.engine.values import Ects

ROOT = Path(__file__).parents[2]
TABLES = {path: yaml.safe_load(path.read_text()) for path in sorted(Path(__file__).parent.rglob("*.yaml"))}
CASES = [
    pytest.param(table, case, id=f"{path.parent.name}/{path.stem}: {case['says']}")
    for path, table in TABLES.items()
    for case in table.get("cases", [])
]


def record(table, case):
    ects = case.get("recognised_ects")
    return Record(
        format="crossings-record/1",
        route=case.get("route", table.get("route", {})),
        credits=(
            *(Credit(code, "passed") for code in case.get("passed", [])),
            *(
                Credit(title, "recognised", stands_for=code, ects=Ects(ects) if ects else None)
                for code, title in case.get("recognised", {}).items()
            ),
            *(Credit(code, "registered", term=term) for code, term in case.get("registered", {}).items()),
            *(Credit(code, "planned", term=term) for code, term in case.get("planned", {}).items()),
        ),
    )


def missing(standing):
    return standing.missing_modules or float(standing.missing_ects.points)


@pytest.mark.parametrize(("table", "case"), CASES)
def test_the_rules_say_what_the_table_says(table, case):
    rules = load((ROOT / "regulations" / table["rules"]).read_text(), table["rules"])
    if "reading" in case:
        rules = next(each.loaded for each in readings(rules) if case["reading"] in each.about)

    done = audit(rules, record(table, case))

    assert done.verdict == case["verdict"]
    if "missing" in case:
        assert {each.clause.id: missing(each) for each in done.standings if each.standing == "missing"} == case[
            "missing"
        ]
    if "award" in case:
        assert done.award == case["award"]
