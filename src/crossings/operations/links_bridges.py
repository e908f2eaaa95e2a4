"""`crossings links bridges`: the concepts that join two approaches, with the works that say so."""

import argparse
import math
from pathlib import Path
from typing import Any

from crossings.operations.answering import HOLDS, Asked, Words, tell, word_of

SHOWN_IN_TEXT = 3  # bridges whose works are shown, unless another number is asked for
MOST = 1_000_000  # bridges or works that may be asked for
HEAVIEST = 100  # weight of the contrast, beyond which nothing else counts
SIDE = "concepts parted by |; works:FILE for ids, one a line; discipline:NAME"


def add_words(words: Any) -> None:
    bridges = word_of(words, "bridges", "find the concepts that join two approaches")
    bridges.add_argument("corpus", type=Path)
    bridges.add_argument("--from", required=True, help=f"one side: {SIDE}")
    bridges.add_argument("--to", required=True, help="the other side, likewise")
    bridges.add_argument("--types", type=_listed, help="types of concepts that may bridge, such as topic,population")
    bridges.add_argument("--support", type=int, default=3, help="least number of works on each side (3)")
    bridges.add_argument(
        "--years", type=_years, default=(None, None), help="only works of these years, such as 2000-2010"
    )
    bridges.add_argument("--contrast", type=_weight, default=1.0, help="weight of the contrast with general words (1)")
    bridges.add_argument("--without", type=_parted, default=(), help="concepts to leave out, parted by |")
    bridges.add_argument("--top", type=_many, help="how many bridges; left out: all in JSON, 20 in text")
    bridges.add_argument(
        "--works", type=_many, help="for how many bridges works are shown; left out: 3 in text, 0 in JSON"
    )


def _listed(text: str) -> tuple[str, ...]:
    listed = tuple(each.strip() for each in text.split(",") if each.strip())
    if not listed:
        raise argparse.ArgumentTypeError("It names no type. Write one, such as topic, or leave --types out.")
    return listed


def _weight(text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = math.nan
    if not 0 <= weight <= HEAVIEST:
        raise argparse.ArgumentTypeError(f"“{text}” is no weight from 0 to {HEAVIEST}. Write a number, such as 0.5.")
    return weight


def _parted(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split("|") if each.strip())


def _many(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= MOST):
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 0 to {MOST:,}.")
    return int(text)


def _years(text: str) -> tuple[int | None, int | None]:
    first, dash, last = text.partition("-")
    parts = (first, last if dash else first)
    if not any(parts) or not all(part == "" or (part.isascii() and part.isdigit()) for part in parts):
        raise argparse.ArgumentTypeError(f"“{text}” is no span of years. Write 2000-2010, 2000- or -2010.")
    return (int(parts[0]) if parts[0] else None, int(parts[1]) if parts[1] else None)


def _bridges(asked: Asked) -> int:
    from crossings.engine.links.bridges import Asked as Choices  # noqa: PLC0415  heavy
    from crossings.engine.links.bridges import bridges, shown  # noqa: PLC0415  with it
    from crossings.engine.links.bridges_telling import Works, bridges_as_data, bridges_as_text  # noqa: PLC0415  with it
    from crossings.engine.links.corpus import Corpus  # noqa: PLC0415  with it
    from crossings.engine.links.evidence import evidence  # noqa: PLC0415  with it
    from crossings.engine.links.sides import side_of  # noqa: PLC0415  with it
    from crossings.engine.links.works import bridging_works  # noqa: PLC0415  with it

    names = ("types", "support", "years", "contrast", "without", "top")
    many = asked["works"] if asked["works"] is not None else 0 if asked["json"] else SHOWN_IN_TEXT
    with Corpus.open(asked["corpus"]) as corpus:
        choices = Choices(**{name: asked[name] for name in names})
        found = bridges(corpus, side_of(asked["from"]), side_of(asked["to"]), choices)
        first = found.bridges[:many] if asked["json"] else shown(found, many)
        held = {each.concept.number: evidence(corpus, found, each) for each in first}
        works = Works(held, bridging_works(corpus, found, many) if many else ())
    tell(asked, lambda: bridges_as_data(found, works), lambda: bridges_as_text(found, works))
    return HOLDS


WORDS: Words = {"bridges": _bridges}
