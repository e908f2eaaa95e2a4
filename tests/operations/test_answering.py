"""What commands on files alone share: how they end, where their words go, and what may be given once."""

import argparse
import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.refusal import Refusal
from crossings.operations.answering import BAD, CLOSED, HOLDS, INTERRUPTED, answer, ended_by, print_json, tell, word_of

SRC = Path(__file__).parents[2] / "src"
REFUSAL = Refusal("The file was refused.", "It is empty.", "Give another.")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def raising(error):
    def word(_asked):
        raise error

    return {"go": word}


def ended(word):
    return ended_by({"word": "go"}, {"go": word})


def parser_of(*options, **more):
    """A command with the one word `go`."""
    parser = argparse.ArgumentParser(prog="crossings test")
    word = word_of(parser.add_subparsers(required=True, dest="word"), "go", "does something")
    word.add_argument("file")
    word.add_argument("--many", type=int, default=3)
    word.add_argument("--name")
    word.add_argument("--types", nargs="+", default=[])
    word.add_argument("--json", action="store_true")
    for option in options:
        word.add_argument(option, **more)
    return parser


def run_apart(program, **how):
    """A program of its own, with an output that a test may close."""
    start = "from crossings.operations.answering import *\nfrom crossings.operations.answering import BAD, CLOSED\nimport sys\n"
    return subprocess.Popen(
        [sys.executable, "-c", start + program], env={**os.environ, "PYTHONPATH": str(SRC)}, text=True, **how
    )


# How it ended


def test_a_word_ends_as_it_says():
    assert [ended(lambda _asked, said=said: said) for said in (HOLDS, 1, BAD)] == [0, 1, 2]


def test_the_word_that_was_asked_for_is_run_with_all_that_was_asked():
    heard = []
    words = {"go": lambda asked: heard.append(asked) or HOLDS, "stop": lambda _asked: pytest.fail("not asked for")}
    assert ended_by({"word": "go", "file": "a"}, words) == HOLDS
    assert heard == [{"word": "go", "file": "a"}]


def test_a_refusal_is_told_on_the_other_output_in_its_three_sentences(capsys):
    assert ended_by({"word": "go"}, raising(REFUSAL)) == BAD
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "The file was refused. It is empty. Give another.\n")


def test_a_refusal_that_nobody_can_hear_still_ends_with_two(monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    assert ended_by({"word": "go"}, raising(REFUSAL)) == BAD


def test_a_refusal_is_not_lost_where_the_other_output_is_full(monkeypatch):
    class Full(io.StringIO):
        def write(self, _text):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sys, "stderr", Full())
    assert ended_by({"word": "go"}, raising(REFUSAL)) == BAD


def test_a_command_may_name_refusals_of_its_own(capsys):
    class Own(Exception):
        pass

    assert ended_by({"word": "go"}, raising(Own("No such rule.")), (Refusal, Own)) == BAD
    assert capsys.readouterr().err == "No such rule.\n"
    with pytest.raises(Own):
        ended_by({"word": "go"}, raising(Own()))


@pytest.mark.parametrize("error", [ValueError("a mistake of ours"), KeyError("x"), TypeError("y")], ids=repr)
def test_a_mistake_of_the_program_is_not_told_as_one_of_the_user(error):
    with pytest.raises(type(error)):
        ended_by({"word": "go"}, raising(error))


def test_who_interrupts_sees_no_traceback(capsys):
    assert ended_by({"word": "go"}, raising(KeyboardInterrupt())) == INTERRUPTED == 130
    assert capsys.readouterr().err == ""


def test_an_output_that_is_closed_from_the_start_is_refused_before_anything_is_done(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", None)
    assert ended(lambda _asked: pytest.fail("it was done for nobody")) == BAD
    assert "The output is closed. Give the output a place." in capsys.readouterr().err


def test_what_is_still_to_be_written_is_written_before_it_ends(monkeypatch):
    class Late(io.StringIO):
        flushed = False

        def flush(self):
            Late.flushed = True

    monkeypatch.setattr(sys, "stdout", Late())
    assert ended(lambda _asked: HOLDS) == HOLDS
    assert Late.flushed


@pytest.mark.slow
def test_where_the_reader_has_left_it_ends_quietly_as_a_shell_expects():
    go = "def go(asked):\n for n in range(100000): print('a line', n)\n return 0\n"
    program = go + "sys.exit(ended_by({'word': 'go'}, {'go': go}))"
    with run_apart(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (CLOSED, "")
    assert CLOSED == 141


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_told_in_a_sentence():
    program = "sys.exit(ended_by({'word': 'go'}, {'go': lambda asked: print('found') or 0}))"
    with Path("/dev/full").open("w") as full, run_apart(program, stdout=full, stderr=subprocess.PIPE) as process:
        said = process.stderr.read()
    assert process.returncode == BAD
    assert said.startswith("What was found cannot be written. The system says: ")
    assert said.count("\n") == 1


@pytest.mark.slow
def test_titles_in_every_script_are_printed_whatever_the_terminal_is_set_to():
    program = (
        "import argparse\np = argparse.ArgumentParser()\np.add_argument('word')\n"
        "go = lambda asked: print('\\u0645\\u0637\\u0631 \\u2013 citt\\u00e0') or 0\n"
        "sys.exit(answer(p, ['go'], lambda asked: ended_by(asked, {'go': go})))"
    )
    start = "from crossings.operations.answering import answer, ended_by\nimport sys\n"
    environment = {**os.environ, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    found = subprocess.run([sys.executable, "-c", start + program], env=environment, capture_output=True, check=True)
    assert found.stdout.decode("utf-8").strip() == "مطر – città"


# What was asked


def test_words_of_a_command_line_come_by_their_names():
    asked = []
    ended = answer(parser_of(), ["go", "a.csv", "--many", "5"], lambda given: asked.append(given) or HOLDS)
    assert ended == HOLDS
    assert asked == [{"word": "go", "file": "a.csv", "many": 5, "name": None, "types": [], "json": False}]


@pytest.mark.parametrize(
    "words",
    [
        ["--many", "5", "--many", "6"],
        ["--many", "5", "--many", "5"],
        ["--many", "3", "--many", "9"],  # the first is what it would have been anyway
        ["--many", "9", "--many", "3"],
        ["--name", "a", "--name", "b"],
        ["--types", "a", "b", "--types", "c"],
        ["--many=5", "--name", "a", "--many=6"],
    ],
    ids=" ".join,
)
def test_what_is_given_twice_is_refused(words, capsys):
    with pytest.raises(SystemExit) as left:
        answer(parser_of(), ["go", "a.csv", *words], lambda _asked: pytest.fail("one of them was taken"))
    assert left.value.code == BAD
    assert "it is given twice. Give it once." in capsys.readouterr().err


def test_the_same_command_line_may_be_read_twice():
    """Else a program that runs a command again would be told that it gave a word twice."""
    parser = parser_of()
    words = ["go", "a.csv", "--many", "5", "--name", "n"]
    assert [answer(parser, words, lambda asked: asked["many"]) for _ in range(3)] == [5, 5, 5]


def test_two_words_may_have_an_option_of_one_name():
    parser = argparse.ArgumentParser()
    words = parser.add_subparsers(dest="word")
    for name in ("go", "stop"):
        word_of(words, name, "does something").add_argument("--many", type=int, default=1)
    assert answer(parser, ["go", "--many", "2"], lambda asked: asked["many"]) == 2
    assert answer(parser, ["stop", "--many", "4"], lambda asked: asked["many"]) == 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "required"),
        (["run"], "invalid choice"),
        (["go"], "required"),
        (["go", "a", "--many", "few"], "invalid int value"),
        (["go", "a", "--colour", "red"], "unrecognized arguments"),
        (["go", "a", "b"], "unrecognized arguments"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_words_that_are_not_known_end_with_two(words, said, capsys):
    with pytest.raises(SystemExit) as left:
        answer(parser_of(), words, lambda _asked: pytest.fail("it was run"))
    assert left.value.code == BAD
    assert said in capsys.readouterr().err


def test_each_word_tells_what_it_does(capsys):
    with pytest.raises(SystemExit) as left:
        parser_of().parse_args(["--help"])
    assert left.value.code == 0
    assert "does something" in capsys.readouterr().out


# What is answered


def test_data_is_made_only_where_data_is_asked_for(capsys):
    tell({"json": False}, lambda: pytest.fail("data was made"), lambda: "in words")
    tell({"json": True}, lambda: {"a": 1}, lambda: pytest.fail("a text was made"))
    assert capsys.readouterr().out == 'in words\n{\n  "a": 1\n}\n'


def test_letters_of_every_script_stand_as_they_are(capsys):
    print_json({"title": "الهجرة – città"})
    assert '"الهجرة – città"' in capsys.readouterr().out


@given(JSON)
def test_what_is_printed_reads_back_as_what_was_told(data):
    out, before = io.StringIO(), sys.stdout
    sys.stdout = out
    try:
        print_json(data)
    finally:
        sys.stdout = before
    assert json.loads(out.getvalue()) == data
