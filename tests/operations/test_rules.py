"""`crossings rules` works on files alone and says how it ended."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from crossings.operations.rules import main

SRC = Path(__file__).parents[2] / "src"
RULES = SRC.parent / "regulations" / "brussels-international-migration" / "2023-24.yaml"
WHOLE = ["POLI9400", "POLI9410", "LAWS8321", "POLI9551", "EX-HRL3", "EX-DEV3", "METHODOLOGY", "DISSERTATION"]


@pytest.fixture
def record(tmp_path):
    def write(*codes):
        path = tmp_path / "record.yaml"
        credits_ = "".join(f"  - {{module: {code}, status: passed}}\n" for code in codes)
        path.write_text(f"format: crossings-record/1\ncredits:\n{credits_}")
        return str(path)

    return write


def test_a_record_that_has_everything_holds(record, capsys):
    assert main(["audit", "--rules", str(RULES), "--record", record(*WHOLE), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["verdict"], said["method"], said["award"]) == ("satisfied", "flow", "ma")
    assert {each["credit"] for each in said["allocation"]} == set(WHOLE)


def test_a_record_that_misses_something_does_not(record, capsys):
    assert main(["audit", "--rules", str(RULES), "--record", record(*WHOLE[:-1])]) == 1
    assert "missing: DISSERTATION" in capsys.readouterr().out


def test_a_mistake_is_told_with_its_line(tmp_path, capsys):
    broken = tmp_path / "broken.yaml"
    broken.write_text(RULES.read_text().replace("take: METHODOLOGY", "take: METHODS"))
    assert main(["check", str(broken)]) == 2
    assert "clause methodology: “METHODS” is no module." in capsys.readouterr().err
    assert main(["check", str(broken), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["problems"][0]["clause"] == "methodology"


@pytest.mark.parametrize(
    "words", [["check", "nowhere.yaml"], ["audit", "--rules", "nowhere.yaml", "--record", "nowhere.yaml"]]
)
def test_a_file_that_is_not_there_is_said(words, capsys):
    assert main(words) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_readable_rules_are_counted(capsys):
    assert main(["check", str(RULES)]) == 0
    assert "clauses" in capsys.readouterr().out


@pytest.mark.parametrize("of", ["rules", "record"])
def test_the_schemas_are_printed(of, capsys):
    assert main(["schema", "--of", of]) == 0
    assert "$defs" in json.loads(capsys.readouterr().out)


@pytest.mark.slow
def test_it_starts_without_django_and_without_the_solver(record):
    asked = ["audit", "--rules", str(RULES), "--record", record(*WHOLE)]
    run = (
        "import sys; from crossings.operations.command import main; ended = main(['rules', *sys.argv[1:]]);"
        "print(ended, sorted({'django', 'ortools', 'pydantic'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", run, *asked], cwd=SRC, capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "0 []"
