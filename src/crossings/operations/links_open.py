"""`crossings links open`: from one approach, the concepts that no work has joined to it yet."""

from pathlib import Path
from typing import Any

from crossings.operations.answering import HOLDS, Asked, Words, tell, word_of
from crossings.operations.links_bridges import SIDE
from crossings.operations.links_evaluate import at_least_one

LEAST_WORKS, TOP = 30, 20


def add_words(words: Any) -> None:
    opened = word_of(words, "open", "find the concepts that nobody has joined to an approach yet")
    opened.add_argument("corpus", type=Path)
    opened.add_argument("--from", required=True, help=f"the start: one concept, or {SIDE}")
    opened.add_argument("--top", type=at_least_one, default=TOP, help=f"how many links ({TOP})")
    opened.add_argument("--order", choices=("likely", "surprise"), default="likely", help="what comes first (likely)")
    opened.add_argument(
        "--least-works", type=at_least_one, default=LEAST_WORKS, help=f"works of a candidate ({LEAST_WORKS})"
    )


def _open(asked: Asked) -> int:
    from crossings.engine.links.corpus import Corpus  # noqa: PLC0415  heavy
    from crossings.engine.links.prediction import Asked as Choices  # noqa: PLC0415  with it
    from crossings.engine.links.prediction import open_links  # noqa: PLC0415  with it
    from crossings.engine.links.prediction_telling import opened_as_data, opened_as_text  # noqa: PLC0415  with it

    choices = Choices(top=asked["top"], least_works=asked["least_works"], order=asked["order"])
    with Corpus.open(asked["corpus"]) as corpus:
        found = open_links(corpus, _start(asked["from"]), choices)
    tell(asked, lambda: opened_as_data(found), lambda: opened_as_text(found))
    return HOLDS


def _start(text: str) -> Any:
    """A concept as it is named, or a side where it has several parts, works or disciplines."""
    from crossings.engine.links.sides import DISCIPLINE, WORKS, side_of  # noqa: PLC0415  heavy

    is_side = "|" in text or text.strip().startswith((WORKS, DISCIPLINE))
    return side_of(text) if is_side else text


WORDS: Words = {"open": _open}
