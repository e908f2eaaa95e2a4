"""The example of the reference of records is read, and means what the reference says."""

import re
from datetime import date
from pathlib import Path
from typing import get_args

from crossings.engine.regulations.audit import audit
from crossings.engine.regulations.load import load_record
from crossings.engine.regulations.record import Kind
from tests.spec.test_language import rules

TEXT = (Path(__file__).parents[2] / "docs" / "reference" / "records-of-study.md").read_text()
(EXAMPLE,) = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
CLAUSES = [
    {"id": "both", "take": ["A", "D"]},
    {"id": "law", "choose": {"ects": {"at_least": 10}, "from": "law"}},
    {"id": "all", "total": {"ects": {"at_least": 60}}},
]


def test_the_example_counts_as_the_reference_says():
    done = audit(rules({"clauses": CLAUSES}, {}), load_record(EXAMPLE), date(2024, 1, 1))
    told = {each.clause.id: (each.standing, str(each.missing_ects)) for each in done.standings}
    assert told == {"both": ("waived", "0"), "law": ("satisfied", "0"), "all": ("missing", "30")}


def test_a_decision_that_ended_holds_no_more():
    done = audit(rules({"clauses": CLAUSES}, {}), load_record(EXAMPLE), date(2025, 10, 1))
    assert done.standings[0].missing_named == ("D",)


def test_every_kind_of_decision_is_told():
    assert all(f"| `{kind}` |" in TEXT for kind in get_args(Kind))
