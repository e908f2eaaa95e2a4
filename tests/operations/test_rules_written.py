"""Where what `crossings rules` prints goes nowhere: to a reader that left, to a full disk, to a closed output."""

import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src"
RULES = SRC.parent / "regulations" / "valencia-migration" / "2022-23.yaml"
COMMAND = f"{sys.executable} -m crossings.operations.command rules"
CLOSED = 128 + 13  # of the signal for a broken pipe


def shell(words, **environment):
    """How a shell says that the command ended, and what it complained of."""
    done = subprocess.run(
        ["bash", "-c", words], cwd=SRC, capture_output=True, text=True, check=False, env=environment or None
    )
    return done.stdout, done.stderr


@pytest.mark.parametrize("words", ["schema", f"check {RULES}"])
def test_a_reader_that_leaves_ends_it_quietly(words):
    told, complaint = shell(f"{COMMAND} {words} | true; echo ${{PIPESTATUS[0]}}")

    assert (told, complaint) == (f"{CLOSED}\n", "")


def test_the_first_lines_are_read_as_of_any_other_program():
    told, complaint = shell(f"{COMMAND} schema | head -1; echo ${{PIPESTATUS[0]}}")

    assert told in (f"{{\n{CLOSED}\n", "{\n0\n")  # what is printed may be gone before the reader is
    assert complaint == ""


@pytest.mark.parametrize(("to", "why"), [(">/dev/full", "No space left on device"), (">&-", "The output is closed.")])
def test_what_cannot_be_written_is_said(to, why):
    told, complaint = shell(f"({COMMAND} check {RULES} {to}); echo $?")

    assert told == "2\n"
    assert complaint.startswith("What was found cannot be written. ")
    assert why in complaint
    assert complaint.count("\n") == 1


@pytest.mark.parametrize("to", ["2>/dev/full", "2>&-"])
def test_a_refusal_that_nobody_hears_is_one_all_the_same(to):
    assert shell(f"({COMMAND} check nowhere.yaml {to}); echo $?") == ("2\n", "")


def test_a_terminal_of_few_letters_is_no_mistake(tmp_path):
    record = tmp_path / "record.yaml"
    record.write_text("format: crossings-record/1\n")

    told, complaint = shell(f"{COMMAND} audit --rules {RULES} --record {record}; echo $?", PYTHONIOENCODING="ascii")

    assert told.endswith("\n1\n")
    assert "✗" in told
    assert complaint == ""
