"""Every capability that the founding documents ask for is listed once, and what is called done names tests that exist."""

import ast
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ROWS = yaml.safe_load((ROOT / "docs/reference/requirements.yaml").read_text())
EXPECTED = {
    f"{document}-{number}"
    for document, last in (("MUM", 28), ("KENT", 52), ("UNU", 16))
    for number in range(1, last + 1)
}

pytestmark = pytest.mark.house


def test_every_row_is_listed_once():
    assert sorted(row["id"] for row in ROWS) == sorted(EXPECTED)


@pytest.mark.parametrize("row", [row for row in ROWS if row["tests"]], ids=lambda row: row["id"])
def test_a_row_that_is_done_names_tests_that_exist(row):
    for named in row["tests"]:
        path, _, name = named.partition("::")
        tree = ast.parse((ROOT / path).read_text())
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, named


def test_it_says_how_many_are_done(capsys):
    done = sum(bool(row["tests"]) for row in ROWS)
    with capsys.disabled():
        print(f"\nrequirements: {done} of {len(ROWS)} done")
    assert done <= len(ROWS)
