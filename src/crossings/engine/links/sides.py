"""The two sides of a question: an approach as a set of works, named by concepts, saved searches or disciplines.

Public names: `Side` (as it is asked for), `Members` (what of a corpus belongs to it), `members_of`, `side_of` (from words of a
command line). Which works a side holds is counted elsewhere: a side may hold half a million.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from crossings.engine.links.corpus import Corpus
from crossings.engine.refusal import Refusal
from crossings.engine.search.folding import fold
from crossings.engine.search.stems import stem
from crossings.engine.search.words import words

WORKS, DISCIPLINE = "works:", "discipline:"
SHOWN = 5  # of what is wrong, in a refusal


@dataclass(frozen=True, slots=True)
class Side:
    """An approach: the works that hold any of the concepts or of those below them, are listed, or are of a discipline.

    `concepts` are labels or ids, `works` ids (a saved search), `disciplines` names.

    >>> Side("drought", concepts=("drought", "dry spell")).works
    ()
    """

    name: str
    concepts: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    disciplines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Members:
    """A side in the numbers of one corpus; `named` are the stems of each name by which its concepts were asked for."""

    concepts: tuple[int, ...]
    works: tuple[int, ...]
    named: tuple[frozenset[str], ...]


class _Concept(NamedTuple):
    """A concept that was asked for."""

    number: int
    label: str


def members_of(corpus: Corpus, side: Side) -> Members:
    """What of a corpus belongs to a side. Raises `Refusal` for a name that the corpus does not know, and for an empty side."""
    if not (side.concepts or side.works or side.disciplines):
        raise Refusal(f"The side “{side.name}” is empty.", "It names nothing.", "Name concepts, works or disciplines.")
    concepts = _asked_for(corpus, side.concepts)
    language = corpus.settings.language
    names = dict.fromkeys([*side.concepts, *(concept.label for concept in concepts)])
    return Members(
        concepts=_with_narrower(
            corpus, [*(concept.number for concept in concepts), *_disciplines(corpus, side.disciplines)]
        ),
        works=_numbers(corpus, side),
        named=tuple(dict.fromkeys(stems_of(name, language) for name in names)),
    )


def _asked_for(corpus: Corpus, names: Sequence[str]) -> list[_Concept]:
    """Concepts by their ids, at once, or by their labels."""
    by_id = "SELECT id, number, label FROM concept WHERE id IN (SELECT unnest(?::VARCHAR[]))"
    known = {id_: _Concept(number, label) for id_, number, label in corpus.ask(by_id, [list(names)])} if names else {}
    named = ((name, None if name in known else corpus.concept(name)) for name in names)
    return [_Concept(concept.number, concept.label) if concept else known[name] for name, concept in named]


@lru_cache(200_000)
def stems_of(text: str, language: str) -> frozenset[str]:
    """The stems of the words of a label.

    >>> sorted(stems_of("Droughts in cities", "en"))
    ['citi', 'drought', 'in']
    """
    return frozenset(stem(word, language) for word in words(text))


def _with_narrower(corpus: Corpus, concepts: Iterable[int]) -> tuple[int, ...]:
    """These concepts and all below them, in order."""
    found = set(concepts)
    below = found
    while below:
        rows = corpus.ask("SELECT number FROM concept WHERE broader IN (SELECT unnest(?::INTEGER[]))", [sorted(below)])
        below = {number for (number,) in rows} - found
        found |= below
    return tuple(sorted(found))


def _numbers(corpus: Corpus, side: Side) -> tuple[int, ...]:
    if not side.works:
        return ()
    asked = list(dict.fromkeys(side.works))
    found = dict(corpus.ask("SELECT id, number FROM work WHERE id IN (SELECT unnest(?::VARCHAR[]))", [asked]))
    if unknown := [each for each in asked if each not in found]:
        raise Refusal(
            f"{len(unknown)} works of the side “{side.name}” are not in this corpus.",
            f"Among them: {', '.join(unknown[:SHOWN])}.",
            "Leave them out, or build a corpus that holds them.",
        )
    return tuple(sorted(found.values()))


def _disciplines(corpus: Corpus, asked: tuple[str, ...]) -> list[int]:
    """The numbers of these disciplines, which are concepts of their own type, by their labels or ids."""
    if not asked:
        return []
    rows = corpus.ask("SELECT number, id, label FROM concept WHERE type = 'discipline' ORDER BY label, id")
    known = {fold(name): number for number, id_, label in rows for name in (id_, label)}
    if unknown := [name for name in asked if fold(name) not in known]:
        listed = ", ".join([label for *_, label in rows][:SHOWN]) or "none"
        raise Refusal(
            f"“{unknown[0]}” is no discipline of this corpus.",
            f"It has {listed}.",
            "Ask for a discipline of this corpus.",
        )
    return [known[fold(name)] for name in asked]


def side_of(text: str) -> Side:
    """A side as it is written on a command line: `a|b` means any of them; `works:FILE` lists ids, one a line;
    `discipline:NAME` stands for its works. Raises `Refusal` for a file that cannot be read.

    >>> side_of("drought | discipline:Economics")
    Side(name='drought | discipline:Economics', concepts=('drought',), works=(), disciplines=('Economics',))
    """
    parts = [part.strip() for part in text.split("|") if part.strip()]
    listed = [part for part in parts if part.startswith(WORKS)]
    disciplines = [part for part in parts if part.startswith(DISCIPLINE)]
    return Side(
        name=text.strip(),
        concepts=tuple(part for part in parts if part not in (*listed, *disciplines)),
        works=tuple(each for part in listed for each in _listed(Path(part.removeprefix(WORKS).strip()))),
        disciplines=tuple(part.removeprefix(DISCIPLINE).strip() for part in disciplines),
    )


def _listed(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        said = error.strerror or error if isinstance(error, OSError) else "it is no text in UTF-8"
        raise Refusal(
            f"{path} cannot be read.", f"The system says: {said}.", "Give ids of works, one a line."
        ) from None
    return [line.strip() for line in lines if line.strip()]
