"""`crossings links build`: a corpus of the works in files."""

from pathlib import Path
from typing import Any

from crossings.operations.answering import HOLDS, Asked, Words, tell, word_of


def add_words(words: Any) -> None:
    build = word_of(words, "build", "make a corpus of the works in files")
    build.add_argument("files", type=Path, nargs="+", help="CSV, one row for each work")
    build.add_argument("--out", type=Path, required=True, help="the corpus to write")


def _build(asked: Asked) -> int:
    from crossings.engine.links.corpus import Corpus, build  # noqa: PLC0415  heavy
    from crossings.engine.links.reading import Table  # noqa: PLC0415  with it

    build(map(Table, asked["files"]), asked["out"])
    with Corpus.open(asked["out"]) as corpus:
        told = {"version": corpus.version, "works": corpus.works, "concepts": corpus.concepts, "drawn": corpus.drawn}
    tell(asked, lambda: told, lambda: "\n".join(f"{name}: {value}" for name, value in told.items()))
    return HOLDS


WORDS: Words = {"build": _build}
