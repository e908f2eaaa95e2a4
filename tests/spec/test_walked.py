"""Tables that a programme director can read: which routes can be walked, in how many terms, and what stands in the way.

Each route of the rules fits just one row, and the linter says of it what the row says.
"""

from pathlib import Path

import pytest
import yaml

from crossings.engine.lint.report import Lint, lint
from crossings.engine.regulations.load import load

ROOT = Path(__file__).parents[2]
TABLES = {path: yaml.safe_load(path.read_text()) for path in sorted(Path(__file__).parent.rglob("walked.yaml"))}
pytestmark = [pytest.mark.slow, pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table["rules"])]


def rules(table):
    return load((ROOT / "regulations" / table["rules"]).read_text(), table["rules"])


def fitting(rows, route):
    return [row for row in rows if row["route"].items() <= route.items()]


def test_every_route_is_as_its_row_says(table):
    asked = Lint(rules(table))
    for route in asked.routes:
        (row,) = fitting(table["routes"], route)
        told = asked.report(route)
        if "because" in row:
            assert (told.verdict, [line.part for line in told.answer.conflict]) == ("not_achievable", row["because"])
        else:
            needs = [f"{point.module} in {point.term}" for point in told.single_points]
            assert (told.verdict, asked.finish(route), needs) == ("achievable", row["takes"], row["needs"]), route
            assert told.slack.terms == row["may_last"] - row["takes"]
            assert told.plan.audit.verdict in ("planned", "needs_decision")


def test_what_no_plan_settles_is_as_the_table_says(table):
    asked = Lint(rules(table))
    for route in asked.routes:
        told = asked.report(route)
        if told.verdict == "achievable":
            assert list(told.waits_for) == [row["clause"] for row in fitting(table["waits_for"], route)]


def test_what_is_found_about_clauses_is_as_the_table_says(table):
    assert [each.clause for each in lint(rules(table)).findings] == [row["clause"] for row in table["findings"]]
