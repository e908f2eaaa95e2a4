"""Tables that a programme director can read: which routes can be walked, in how many terms, and what stands in the way.

Each route of the rules fits just one row, and the linter says of it what the row says.
"""

from pathlib import Path

import pytest
import yaml

from crossings.engine.lint.report import Lint, lint
from crossings.engine.regulations.load import load

ROOT = Path(__file__).parents[2]
TABLES = [yaml.safe_load(path.read_text()) for path in sorted(Path(__file__).parent.rglob("walked.yaml"))]
OF_EACH = [pytest.param(name, table, id=name) for table in TABLES for name in table["rules"]]
pytestmark = [pytest.mark.slow, pytest.mark.parametrize(("name", "table"), OF_EACH)]


def rules(name):
    return load((ROOT / "regulations" / name).read_text(), name)


def fitting(rows, route):
    return [row for row in rows if row["route"].items() <= route.items()]


def test_every_route_is_as_its_row_says(name, table):
    asked = Lint(rules(name))
    for route in asked.routes:
        (row,) = fitting(table["routes"], route)
        told = asked.report(route)
        if "because" in row:
            assert (told.verdict, [line.part for line in told.answer.conflict]) == ("not_achievable", row["because"])
        else:
            needs = [f"{point.module} in {point.term}" for point in told.single_points]
            assert (told.verdict, asked.finish(route), needs) == ("achievable", row["takes"], row["needs"]), route
            assert told.slack.terms == row["may_last"] - row["takes"]
            open_still = [each for each in told.plan.audit.standings if each.standing in ("missing", "needs_decision")]
            assert [each.clause.id for each in open_still] == [*told.waits_for]


def test_what_no_plan_settles_is_as_the_table_says(name, table):
    asked = Lint(rules(name))
    for route in asked.routes:
        told = asked.report(route)
        if told.verdict == "achievable":
            assert list(told.waits_for) == [row["clause"] for row in fitting(table["waits_for"], route)]


def test_what_is_found_about_clauses_is_as_the_table_says(name, table):
    assert [each.clause for each in lint(rules(name)).findings] == [row["clause"] for row in table["findings"]]
