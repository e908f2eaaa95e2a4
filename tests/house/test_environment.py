"""Every environment variable that Crossings reads is documented with its default, and no other is."""

import ast
import re
from pathlib import Path

import pytest

from crossings.config.env import read

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/crossings/config/env.py"
DOCUMENT = ROOT / "docs/reference/settings.md"
NAME = re.compile(r"CROSSINGS_[A-Z_]+|PORT|DATABASE_URL")
ROW = re.compile(r"^\| `([A-Z_]+)` \| (.+?) \|", re.MULTILINE)
DOCUMENTED = dict(ROW.findall(DOCUMENT.read_text()))
OF_THE_TESTS = {"CROSSINGS_TEST_DATABASE", "CROSSINGS_CHROMIUM"}

pytestmark = pytest.mark.house


def named(path):
    """Variables that a file of Python names as such: as a whole string."""
    strings = (node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant))
    return {text for text in strings if isinstance(text, str) and NAME.fullmatch(text)}


def test_every_variable_is_documented():
    assert named(SOURCE) - set(DOCUMENTED) == set()


def test_every_documented_variable_is_read():
    assert set(DOCUMENTED) - named(SOURCE) == set()


def test_no_variable_is_documented_twice():
    assert len(ROW.findall(DOCUMENT.read_text())) == len(DOCUMENTED)


def test_what_prepares_a_start_reads_no_variable_of_its_own():
    assert named(ROOT / "scripts/bootstrap.py") - set(DOCUMENTED) - OF_THE_TESTS == set()


@pytest.mark.parametrize(
    ("variable", "field"),
    [
        ("PORT", "port"),
        ("CROSSINGS_LISTEN", "listen"),
        ("CROSSINGS_WORKERS", "workers"),
        ("CROSSINGS_THREADS", "threads"),
        ("CROSSINGS_INSTANCE", "instance"),
        ("CROSSINGS_MAIL_FROM", "mail_from"),
        ("CROSSINGS_LOG", "log_format"),
        ("CROSSINGS_API_CALLS", "api_calls_per_minute"),
    ],
)
def test_the_documented_default_is_the_one_that_holds(tmp_path, variable, field):
    assert DOCUMENTED[variable] == f"`{getattr(read({}, tmp_path), field)}`"


@pytest.mark.parametrize("variable", ["CROSSINGS_DEBUG", "CROSSINGS_DEMO"])
def test_what_is_off_unless_asked_for_is_documented_as_off(tmp_path, variable):
    assert DOCUMENTED[variable] == "`0`"
    assert not getattr(read({}, tmp_path), variable.removeprefix("CROSSINGS_").lower())
