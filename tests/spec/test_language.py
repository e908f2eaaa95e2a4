"""Every example of the language's reference is read, and says of each of its cases what the reference says."""

import re
from pathlib import Path

import pytest
import yaml

from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.language import RULES
from crossings.engine.regulations.load import load, load_record

TEXT = (Path(__file__).parents[2] / "docs" / "reference" / "rules-language.md").read_text()
HEAD, *EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
HELD = [yaml.load(text, yaml.BaseLoader) for text in EXAMPLES]
CASES = [
    pytest.param(each["clauses"], case, id=f"{each['clauses'][0]['id']}: {case}")
    for each in HELD
    for case in each["cases"]
]


def rules(clauses):
    return load(yaml.safe_dump({**yaml.load(HEAD, yaml.BaseLoader), "clauses": clauses}, sort_keys=False))


def record(case):
    taken = [
        {"module": code, "status": status, **({"term": case[status][code]} if isinstance(case[status], dict) else {})}
        for status in ("passed", "registered", "planned")
        for code in case.get(status, [])
    ]
    graded = [{**each, "grade": case["grades"][each["module"]]} if "grades" in case else each for each in taken]
    told = {
        "format": "crossings-record/1",
        "route": case.get("route", {}),
        "credits": graded,
        "facts": case.get("facts", []),
    }
    return load_record(yaml.safe_dump(told))


@pytest.mark.parametrize(("clauses", "case"), CASES)
def test_an_example_says_what_the_reference_says(clauses, case):
    done = audit(rules(clauses), record(case))

    if "verdict" in case:
        assert done.verdict == case["verdict"]
    if "missing" in case:
        assert [each.clause.id for each in done.standings if each.standing == "missing"] == case["missing"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.word)
def test_every_rule_has_an_example(rule):
    assert f"{rule.word}: " in "".join(EXAMPLES) or f"{rule.word}:\n" in "".join(EXAMPLES)
