"""Imports point downwards, the engine stays pure, and only the doors of the house read the clock and the environment."""

import ast
import sys
from pathlib import Path

import pytest
from importlinter.application.use_cases import lint_imports
from importlinter.cli import configuration

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "crossings"
FILES = [path for path in sorted(SRC.rglob("*.py")) if "migrations" not in path.parts]
ENGINE = [path for path in FILES if "engine" in path.relative_to(SRC).parts]

# sqlglot writes what Ibis compiles, and comes with it
ENGINE_MAY_IMPORT = {
    "crossings",
    "pydantic",
    "yaml",
    "numpy",
    "scipy",
    "duckdb",
    "ibis",
    "sqlglot",
    "ortools",
    "Stemmer",
}
CLOCK = {
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
}
ITS_OWN_CLOCK = {"auto_now", "auto_now_add"}

ENVIRONMENT = {
    "config/env.py",
    "outside/spark/session.py",
}  # Spark learns from there where its Java is

# Where a request, a task, a command or the office comes in, and the moment with it.
DOORS = {"views", "api", "tasks", "middleware", "management", "office", "wagtail_hooks", "feeds", "sitemaps"}
DOORS_BY_ANOTHER_NAME = {
    "config/page_cache.py": "a middleware in a file of its own",
    "jobs/invariants.py": "asked by `crossings invariants`, which passes nothing",
    "jobs/models.py": "Django's mail interface passes no moment",
    "jobs/worker.py": "the loop that takes tasks up",
    "machines/throttle.py": "stands before every request of a machine",
    "operations": "the commands",
    "people/models/account.py": "allauth makes accounts, and passes no moment",
    "people/signals.py": "allauth's signals carry no time",
    "research/taken.py": "views of what is taken away of the lists",
    "website/search.py": "the views of the search page",
    "search/invariants.py": "asked by `crossings invariants`, which passes nothing",
    "website/pages": "Wagtail's pages answer requests themselves",
}

pytestmark = pytest.mark.house


def name(path: Path) -> str:
    return path.relative_to(SRC).as_posix()


def is_door(path: Path) -> bool:
    parts = {part.removesuffix(".py") for part in path.relative_to(SRC).parts}
    return bool(parts & DOORS) or name(path).startswith(tuple(DOORS_BY_ANOTHER_NAME))


def clock_readings(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Attribute)
            and (getattr(node.value, "id", getattr(node.value, "attr", "")), node.attr) in CLOCK
        ):
            found.append(ast.unparse(node))
        if isinstance(node, ast.keyword) and node.arg in ITS_OWN_CLOCK:
            found.append(node.arg)
    return found


def environment_readings(source: str) -> list[str]:
    """Naming the settings module for Django is no reading: it cannot be told otherwise."""
    tree = ast.parse(source)
    told = [
        node.func.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node).startswith("os.environ.setdefault('DJANGO_SETTINGS_MODULE'")
    ]
    return [
        ast.unparse(node)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv", "environb") and node not in told)
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "os"
            and {each.name for each in node.names} & {"environ", "getenv"}
        )
    ]


def imported(source: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.slow
def test_every_contract_about_imports_is_kept(capsys):
    configuration.configure()

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None, no_logo=True), (
        capsys.readouterr().out
    )


@pytest.mark.parametrize("path", ENGINE, ids=name)
def test_the_engine_needs_the_standard_library_and_a_few_named_ones(path):
    assert imported(path.read_text()) - sys.stdlib_module_names - ENGINE_MAY_IMPORT == set()


@pytest.mark.parametrize("path", [path for path in FILES if not is_door(path)], ids=name)
def test_only_doors_read_the_clock(path):
    assert clock_readings(path.read_text()) == []


@pytest.mark.parametrize("path", [path for path in FILES if name(path) not in ENVIRONMENT], ids=name)
def test_only_one_file_reads_the_environment(path):
    assert environment_readings(path.read_text()) == []


@pytest.mark.parametrize("door", DOORS_BY_ANOTHER_NAME)
def test_every_door_by_another_name_still_stands(door):
    assert (SRC / door).exists()


@pytest.mark.parametrize(
    "wrong",
    ["timezone.now()", "datetime.datetime.now(UTC)", "f(default=timezone.now)", "F(auto_now=True)", "date.today()"],
)
def test_a_reading_of_the_clock_is_noticed(wrong):
    assert clock_readings(wrong)


@pytest.mark.parametrize(
    "wrong", ["os.environ['PORT']", "os.environ.get('PORT')", "os.getenv('PORT')", "from os import environ"]
)
def test_a_reading_of_the_environment_is_noticed(wrong):
    assert environment_readings(wrong)
