"""What commands on files alone share: how words are asked, answers printed and refusals told."""

import argparse
import json
from io import StringIO

import pytest

from crossings.engine.refusal import Refusal
from crossings.operations import answering
from crossings.operations.answering import BAD, CLOSED, HOLDS, INTERRUPTED, answer, ended_by, print_json, tell, word_of

REFUSED = Refusal("It is wet.", "It rains.", "Wait.")


def raises(error):
    def does(_asked):
        raise error

    return {"word": does}


def test_what_a_word_ends_with_is_handed_on(capsys):
    assert ended_by({"word": "say", "x": 7}, {"say": lambda asked: asked["x"]}) == 7
    assert capsys.readouterr().out == ""


def test_a_refusal_is_told_in_its_sentences(capsys):
    assert ended_by({"word": "word"}, raises(REFUSED)) == BAD
    assert capsys.readouterr().err == "It is wet. It rains. Wait.\n"


def test_other_refusals_are_told_where_they_are_named(capsys):
    assert ended_by({"word": "word"}, raises(KeyError("x")), (Refusal, KeyError)) == BAD
    with pytest.raises(KeyError):
        ended_by({"word": "word"}, raises(KeyError("x")))
    assert capsys.readouterr().err == "'x'\n"


def test_who_interrupts_is_not_asked_why():
    assert ended_by({"word": "word"}, raises(KeyboardInterrupt())) == INTERRUPTED


def test_a_reader_that_left_and_a_full_disk_end_it(monkeypatch, capsys):
    monkeypatch.setattr(answering, "_let_go", lambda ended: ended)
    assert ended_by({"word": "word"}, raises(BrokenPipeError())) == CLOSED
    assert ended_by({"word": "word"}, raises(OSError(28, "No space left on device"))) == BAD
    assert "No space left on device" in capsys.readouterr().err


def test_a_closed_output_is_told(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout", None)
    assert ended_by({"word": "word"}, {"word": lambda _asked: HOLDS}) == BAD
    assert "The output is closed." in capsys.readouterr().err


def test_a_closed_output_for_complaints_is_no_trace(monkeypatch):
    monkeypatch.setattr("sys.stderr", None)
    assert ended_by({"word": "word"}, raises(REFUSED)) == BAD


@pytest.fixture
def parser():
    made = argparse.ArgumentParser()
    word = word_of(made.add_subparsers(dest="word"), "say", "say it")
    word.add_argument("--to")
    word.add_argument("--json", action="store_true")
    return made


def test_an_option_is_given_once(parser, capsys):
    assert answer(parser, ["say", "--to", "a"], lambda asked: len(asked["to"])) == 1
    with pytest.raises(SystemExit):
        answer(parser, ["say", "--to", "a", "--to", "b"], lambda _asked: HOLDS)
    assert "it is given twice" in capsys.readouterr().err


def test_an_answer_is_json_where_that_is_asked_and_text_else(capsys):
    for is_json, printed in ((True, '{\n  "rain": "été"\n}\n'), (False, "rain\n")):
        tell({"json": is_json}, lambda: {"rain": "été"}, lambda: "rain")
        assert capsys.readouterr().out == printed


def test_only_the_form_that_is_asked_is_made():
    with pytest.raises(ZeroDivisionError):
        tell({"json": True}, lambda: 1 // 0, lambda: "")


def test_json_is_in_the_letters_of_its_texts(monkeypatch):
    out = StringIO()
    monkeypatch.setattr("sys.stdout", out)
    print_json(["هجرة"])
    assert "هجرة" in out.getvalue()
    assert json.loads(out.getvalue()) == ["هجرة"]
