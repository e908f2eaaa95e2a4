"""`crossings links evaluate`: how well open discovery foresees, on a time slice of a corpus."""

import argparse
from pathlib import Path
from typing import Any

from crossings.operations.answering import HOLDS, Asked, Words, tell, word_of

LEAST_WORKS, DRAWS, SEED = 30, 1_000, 1
EXCLUSIONS = ("general_terms", "shared_words")


def add_words(words: Any) -> None:
    evaluate = word_of(words, "evaluate", "measure how well links are foreseen, on the years after a split")
    evaluate.add_argument("corpus", type=Path)
    evaluate.add_argument("--split", type=at_least_one, required=True, help="the last year that is known")
    evaluate.add_argument("--horizon", type=at_least_one, help="years after the split that are looked at (all)")
    evaluate.add_argument(
        "--least-works", type=at_least_one, default=LEAST_WORKS, help=f"works of a candidate ({LEAST_WORKS})"
    )
    evaluate.add_argument(
        "--exclude",
        type=_exclusions,
        default=EXCLUSIONS,
        help=f"what is left out besides places, methods and the like ({','.join(EXCLUSIONS)}); none: nothing",
    )
    evaluate.add_argument("--draws", type=at_least_one, default=DRAWS, help=f"of the bootstrap ({DRAWS})")
    evaluate.add_argument("--seed", type=at_least_one, default=SEED, help=f"of the draws ({SEED})")


def at_least_one(text: str) -> int:
    """A whole number from 1."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 10**6):
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1. Write one.")
    return int(text)


def _exclusions(text: str) -> tuple[str, ...]:
    named = () if text == "none" else tuple(each.strip() for each in text.split(","))
    if unknown := [each for each in named if each not in EXCLUSIONS]:
        known = ", ".join((*EXCLUSIONS, "none"))
        raise argparse.ArgumentTypeError(f"“{unknown[0]}” is nothing that can be excluded. Write of these: {known}.")
    return tuple(each for each in EXCLUSIONS if each in named)


def _evaluate(asked: Asked) -> int:
    from crossings.engine.links.corpus import Corpus  # noqa: PLC0415  heavy
    from crossings.engine.links.evaluation import Asked as Choices  # noqa: PLC0415  with it
    from crossings.engine.links.evaluation import evaluate  # noqa: PLC0415  with it
    from crossings.engine.links.prediction_telling import report_as_data, report_as_text  # noqa: PLC0415  with it

    given = {name: asked[name] for name in ("horizon", "least_works", "draws", "seed")}
    choices = Choices(**given, excluded=asked["exclude"])
    with Corpus.open(asked["corpus"]) as corpus:
        report = evaluate(corpus, asked["split"], choices)
    tell(asked, lambda: report_as_data(report), lambda: report_as_text(report))
    return HOLDS


WORDS: Words = {"evaluate": _evaluate}
