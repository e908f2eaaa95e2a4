"""`crossings links`: links between approaches on files alone, without a database, a server or Django.

    crossings links build FILES --out CORPUS                a corpus of the works in files
    crossings links bridges CORPUS --from SIDE --to SIDE    the concepts that join two approaches
    crossings links open CORPUS --from SIDE                 the concepts that nobody has joined to one approach yet
    crossings links evaluate CORPUS --split YEAR            how well such links are foreseen
    crossings links people CORPUS                           who works on the same apart

`--json` prints what docs/reference/links-files.md describes. Ends with 0 where it is done, 2 where a file or a word cannot be
understood. Each word stands in a file of its own, `links_<word>.py`, and is entered in `PARTS`.
"""

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from crossings.operations import links_bridges, links_build, links_evaluate, links_open, links_people
from crossings.operations.answering import Asked, Words, answer, ended_by

PARTS: tuple[tuple[Callable[[Any], None], Words], ...] = (
    (links_build.add_words, links_build.WORDS),
    (links_bridges.add_words, links_bridges.WORDS),
    (links_open.add_words, links_open.WORDS),
    (links_evaluate.add_words, links_evaluate.WORDS),
    (links_people.add_words, links_people.WORDS),
)
WORDS: Words = {name: does for _add, words in PARTS for name, does in words.items()}


def main(words: Sequence[str]) -> int:
    """Run one word of `crossings links`, and say how it ended."""
    parser = argparse.ArgumentParser(prog="crossings links", description="Links between approaches, on files alone.")
    add_words(parser)
    return answer(parser, words, run)


def run(asked: Asked) -> int:
    """Do what was asked, and say how it ended."""
    return ended_by(asked, WORDS)


def add_words(parser: argparse.ArgumentParser) -> None:
    """What may be asked."""
    told = ", ".join(WORDS)
    words = parser.add_subparsers(required=True, dest="word", help=f"{told}; each tells more with --help")
    for add, _words in PARTS:
        add(words)
    for each in words.choices.values():
        each.add_argument("--json", action="store_true", help="print JSON instead of text")
