"""`crossings links people`: who works on the same apart, and could work together."""

from pathlib import Path
from typing import Any

from crossings.engine.refusal import Refusal
from crossings.operations.answering import HOLDS, Asked, Words, tell, word_of
from crossings.operations.links_evaluate import at_least_one

LEAST_WORKS, TOP = 3, 20


def add_words(words: Any) -> None:
    people = word_of(words, "people", "find people of like topics who have no work together")
    people.add_argument("corpus", type=Path)
    people.add_argument(
        "--across", choices=("known", "institute", "discipline", "any"), default="known", help="how far apart (known)"
    )
    people.add_argument("--between", choices=("people", "institutes"), default="people", help="who is named (people)")
    people.add_argument("--shown", type=Path, help="a file of ids of the people who may be shown, one a line (all)")
    people.add_argument("--least-works", type=at_least_one, default=LEAST_WORKS, help=f"works of each ({LEAST_WORKS})")
    people.add_argument("--top", type=at_least_one, default=TOP, help=f"how many pairs ({TOP})")


def _people(asked: Asked) -> int:
    from crossings.engine.links.corpus import Corpus  # noqa: PLC0415  heavy
    from crossings.engine.links.people import Asked as Choices  # noqa: PLC0415  with it
    from crossings.engine.links.people import between_institutes, introductions  # noqa: PLC0415  with it
    from crossings.engine.links.people_telling import (  # noqa: PLC0415  with it
        introductions_as_data,
        introductions_as_text,
    )

    shown = _ids(asked["shown"]) if asked["shown"] else None
    choices = Choices(shown, asked["across"], asked["least_works"], asked["top"])
    find = introductions if asked["between"] == "people" else between_institutes
    with Corpus.open(asked["corpus"]) as corpus:
        found, version = find(corpus, choices), corpus.version
    tell(
        asked,
        lambda: introductions_as_data(version, asked["between"], found),
        lambda: introductions_as_text(found),
    )
    return HOLDS


def _ids(path: Path) -> frozenset[str]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(
            f"{path} cannot be read.", f"The system says: {error}.", "Give a file of ids, one a line."
        ) from None
    return frozenset(line.strip() for line in lines if line.strip())


WORDS: Words = {"people": _people}
