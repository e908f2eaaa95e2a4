"""Functions, files and templates stay small enough to be read; every name in the engine and every verb is explained."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "crossings"
FILES = [path for path in sorted(SRC.rglob("*.py")) if "migrations" not in path.parts and path.read_text().strip()]
BRANCHES = (ast.If, ast.For, ast.While, ast.ExceptHandler, ast.IfExp, ast.BoolOp, ast.comprehension)
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "shared"}

pytestmark = pytest.mark.house


def lines(path: Path) -> int:
    return path.read_text().count("\n") + 1


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    tree = ast.parse(path.read_text())
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def p95(values: list[int]) -> int:
    return sorted(values)[int(0.95 * (len(values) - 1))]


LENGTHS = [node.end_lineno - node.lineno + 1 for path in FILES for node in functions(path)]


def test_functions_are_short():
    assert statistics.median(LENGTHS) <= 9
    assert p95(LENGTHS) <= 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_no_function_is_too_long_or_branches_too_often(path):
    for node in functions(path):
        assert node.end_lineno - node.lineno + 1 <= 80, f"{node.name} is too long"
        assert 1 + sum(isinstance(inner, BRANCHES) for inner in ast.walk(node)) <= 15, f"{node.name} branches too often"


def test_files_are_short():
    sizes = [lines(path) for path in FILES]
    assert statistics.median(sizes) <= 90
    assert p95(sizes) <= 400


@pytest.mark.parametrize("path", [path for path in FILES if lines(path) > 500], ids=str)
def test_a_long_file_says_why(path):
    assert "lines because" in (ast.get_docstring(ast.parse(path.read_text())) or "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_a_file_is_named_for_what_it_holds(path):
    assert not FORBIDDEN_NAMES & {part.removesuffix(".py") for part in path.relative_to(SRC).parts}


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if "engine" in path.parts or path.name == "actions.py"],
    ids=lambda path: str(path.relative_to(SRC)),
)
def test_every_public_name_is_explained(path):
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def test_templates_are_short():
    sizes = [lines(path) for path in (SRC / "templates").rglob("*.html")]
    assert statistics.median(sizes) <= 30


@pytest.mark.parametrize("path", sorted((SRC / "templates/components").rglob("*.html")), ids=lambda path: path.name)
def test_a_component_fits_on_a_screen(path):
    assert lines(path) <= 31


def test_tests_weigh_as_much_as_what_they_prove():
    tests = sum(lines(path) for path in (ROOT / "tests").rglob("*.py"))
    assert tests >= sum(lines(path) for path in FILES)
