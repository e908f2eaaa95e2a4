"""What commands that work on files alone share: words that are asked for, JSON or text, refusals, and output that goes nowhere.

Public names: `answer` (runs one word of a command), `ended_by` (how it ended, also for `call_command`), `word_of` (a word, of
which each option may be given once), `tell` and `print_json`. What is asked and answered is not known here.
"""

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import Any

from crossings.engine.refusal import Refusal

HOLDS, BAD = 0, 2
CLOSED, INTERRUPTED = 128 + signal.SIGPIPE, 128 + signal.SIGINT  # what a shell says of a program that a signal ended

Asked = Mapping[str, Any]
Words = Mapping[str, Callable[[Asked], int]]


def answer(parser: argparse.ArgumentParser, given: Sequence[str], ended: Callable[[Asked], int]) -> int:
    """Run what the words of a command line ask for, and say how it ended."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # titles are in several scripts, whatever the terminal is set to
    return ended(vars(parser.parse_args(given)))


def ended_by(asked: Asked, words: Words, refusals: tuple[type[Exception], ...] = (Refusal,)) -> int:
    """Do what was asked, and say how it ended: quietly, where nobody reads what is printed any more."""
    try:
        return _told(asked, words)
    except refusals as refused:
        return _refused(refused)
    except BrokenPipeError:
        return _let_go(CLOSED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        return _let_go(_refused(_unwritten(f"The system says: {error.strerror or error}.")))


def _told(asked: Asked, words: Words) -> int:
    if sys.stdout is None:  # it was closed from the start
        raise _unwritten("The output is closed.")
    ended = words[asked["word"]](asked)
    sys.stdout.flush()
    return ended


def _unwritten(why: str) -> Refusal:
    return Refusal("What was found cannot be written.", why, "Give the output a place.")


def _refused(why: Exception) -> int:
    """Say why, where somebody hears it."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(why, file=sys.stderr)
    return BAD


def _let_go(ended: int) -> int:
    """Send what is still to be written nowhere, so that it is not tried again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ended


class _Once(argparse.Action):
    """Keeps a value that may be given once: a second one would hide the first, also where the first is the default."""

    given_to: argparse.Namespace | None = None  # the words among which it was given last

    def __call__(self, _parser: Any, given: argparse.Namespace, value: Any, _word: str | None = None) -> None:
        if self.given_to is given:
            raise argparse.ArgumentError(self, "it is given twice. Give it once.")
        self.given_to = given
        setattr(given, self.dest, value)


def word_of(words: Any, name: str, says: str) -> argparse.ArgumentParser:
    """One word of a command; each part of it may be given once."""
    word: argparse.ArgumentParser = words.add_parser(name, help=says)
    word.register("action", None, _Once)
    return word


def tell(asked: Asked, as_data: Callable[[], object], as_text: Callable[[], str]) -> None:
    """Print the answer as JSON where that was asked for, else as text."""
    if asked["json"]:
        print_json(as_data())
    else:
        print(as_text())


def print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))
