"""Every example of the language's reference is read, and says of each of its cases what the reference says."""

import pytest
import yaml

from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.language import RULES
from crossings.engine.regulations.load import load, load_record
from crossings.engine.regulations.readings import readings
from tests.spec.examples import EXAMPLES, HEAD, record

HELD = [yaml.load(text, yaml.BaseLoader) for text in EXAMPLES]
CASES = [
    pytest.param(
        {key: told for key, told in each.items() if key != "cases"}, case, id=f"{each['clauses'][0]['id']}: {case}"
    )
    for each in HELD
    for case in each["cases"]
]


def rules(told, case):
    loaded = load(yaml.safe_dump({**yaml.load(HEAD, yaml.BaseLoader), **told}, sort_keys=False))
    return (
        next(each.loaded for each in readings(loaded) if case["reading"] in each.about) if "reading" in case else loaded
    )


@pytest.mark.parametrize(("told", "case"), CASES)
def test_an_example_says_what_the_reference_says(told, case):
    done = audit(rules(told, case), load_record(yaml.safe_dump(record(case))))

    if "verdict" in case:
        assert done.verdict == case["verdict"]
    if "missing" in case:
        assert [each.clause.id for each in done.standings if each.standing == "missing"] == case["missing"]
    if "award" in case:
        assert done.award == case["award"]
    if "exits" in case:
        assert {each.exit.id: each.audit.verdict for each in done.exits} == case["exits"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.word)
def test_every_rule_has_an_example(rule):
    assert f"{rule.word}: " in "".join(EXAMPLES) or f"{rule.word}:\n" in "".join(EXAMPLES)
