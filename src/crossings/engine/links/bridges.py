"""Closed discovery: from approach A and approach C to the concepts that join them, each with the counts that say so.

Public names: `bridges` (the question), `Asked` (choices), `Found`, `SideFound`, `Offer`, `Bridge` (the answer). How counts are
judged is in `scoring`; which works are shown for a bridge, in `evidence`. What a bridge means is for people to say: concepts that
occur together need have no cause in common. The model is Swanson's (1986, doi 10.1353/pbm.1986.0087; 1988, doi
10.1353/pbm.1988.0009).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import compress, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from crossings.engine.links import expressions
from crossings.engine.links.association import expected
from crossings.engine.links.corpus import Concept, Corpus
from crossings.engine.links.counting import Counted, Counting, Question, Totals
from crossings.engine.links.general import generality
from crossings.engine.links.scoring import LARGE, Judged, Terms, judge
from crossings.engine.links.sides import Members, Side, members_of, stems_of
from crossings.engine.links.work import NO_BRIDGES, TYPES
from crossings.engine.refusal import Refusal

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray

SMALL = 1_000  # works; a corpus of fewer is said to be small
OFFERS = 5
LEAST_OFFERED = 10  # works that hold a narrower offer
SAYS_LITTLE = 3  # points of generality from which a concept is not offered
DIGITS = 9  # of a score, by which bridges are put in order


@dataclass(frozen=True, slots=True)
class Asked:
    """Choices. `types` of concepts (None: all that bridge), `support` works on each side, `years` first and last, the weight of
    the `contrast` with general words, concepts to leave out, and how many bridges (`top`; None: all).
    """

    types: tuple[str, ...] | None = None
    support: int = 3
    years: tuple[int | None, int | None] = (None, None)
    contrast: float = 1.0
    without: tuple[str, ...] = ()
    top: int | None = None


class Offer(NamedTuple):
    """A narrower side that is offered where one is too large: a concept, and how many works of the side and in all hold it."""

    concept: Concept
    works: int
    works_in_all: int


class SideFound(NamedTuple):
    """A side as it was found: its works, their share of the corpus, and narrower offers where that is over 5 %."""

    name: str
    works: int
    share: float
    offers: tuple[Offer, ...]


class Bridge(NamedTuple):
    """A concept that joins two sides. Observed and expected are numbers of works on a side, an association signed ln(1 + G2).

    `joint_works` hold the concept and are of both sides; `expected_joint` would be, if its works fell to the sides independently.
    `strength` and `contrast` add up to the `score`. `same_works_as` names a longer term that the very same works hold.
    """

    concept: Concept
    score: float
    observed_from: int
    expected_from: float
    association_from: float
    observed_to: int
    expected_to: float
    association_to: float
    joint_works: int
    expected_joint: float
    first_joint_year: int | None
    strength: float
    contrast: float
    same_works_as: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: the sides, the works of both, the bridges in order, and what to bear in mind.

    `warnings`: `from_is_large`, `to_is_large` (over 5 % of the corpus), `little_outside` (the sides are over half of it),
    `sides_overlap` (over half of the smaller side is in the other) and `small_corpus`.
    """

    version: str
    works: int
    a: SideFound
    c: SideFound
    joint_works: int
    expected_joint: float
    first_joint_year: int | None
    bridges: tuple[Bridge, ...]
    candidates: int
    warnings: tuple[str, ...]
    asked: Asked
    question: Question
    background_works: int
    drawn: str


def bridges(corpus: Corpus, a: Side, c: Side, asked: Asked | None = None, counting: Counting | None = None) -> Found:
    """The concepts that join side A and side C, the strongest first; those of one score in the order of their ids.

    `counting` is by which engine is counted: DuckDB on the file of the corpus if None. Raises `Refusal` where a side or a choice
    is not known, or a side has no works.
    """
    asked = _checked(asked or Asked())
    question = Question(members_of(corpus, a), members_of(corpus, c), asked.support, asked.years)
    counted = (counting or partial(expressions.counted, corpus))(question)
    totals = counted.totals
    for side, works in ((a, totals.a), (c, totals.c)):
        if not works:
            raise Refusal(
                f"The side “{side.name}” has no works.",
                "None was found in these years.",
                "Widen the side or the years.",
            )
    concepts = _concepts(corpus, counted)
    terms = Terms(
        [each.label for each in concepts],
        corpus.settings.language,
        corpus.drawn,
        [each.background for each in concepts],
        corpus.background_works,
    )
    judged = judge(counted, terms, asked.contrast)
    allowed = _allowed(corpus, question, concepts, asked)
    found = sorted(
        _bridges(counted, judged, concepts, allowed), key=lambda each: (-round(each.score, DIGITS), each.concept.id)
    )
    offered = partial(_offers, counted=counted, judged=judged, concepts=concepts, language=corpus.settings.language)
    sides = [
        SideFound(
            side.name,
            works,
            works / totals.works,
            tuple(offered(members, of_a=of_a)) if works > LARGE * totals.works else (),
        )
        for side, works, members, of_a in ((a, totals.a, question.a, True), (c, totals.c, question.c, False))
    ]
    return Found(
        version=corpus.version,
        works=totals.works,
        a=sides[0],
        c=sides[1],
        joint_works=totals.both,
        expected_joint=float(expected(totals.a, totals.c, totals.works)),
        first_joint_year=totals.first_year,
        bridges=tuple(_told_apart(found, corpus.settings.language)[: asked.top]),
        candidates=len(found),
        warnings=tuple(_warnings(totals)),
        asked=asked,
        question=question,
        background_works=corpus.background_works,
        drawn=corpus.drawn,
    )


def _checked(asked: Asked) -> Asked:
    unknown = [each for each in asked.types or () if each not in TYPES]
    if unknown:
        raise Refusal(
            f"“{unknown[0]}” is no type of concept.", f"Types are {', '.join(TYPES)}.", "Ask for some of them."
        )
    if asked.support < 1:
        raise Refusal(
            f"A support of {asked.support} was refused.", "A bridge needs works on both sides.", "Ask for 1 or more."
        )
    first, last = asked.years
    if first is not None and last is not None and first > last:
        raise Refusal(f"The years {first} to {last} were refused.", "The first is after the last.", "Turn them round.")
    return asked


def _concepts(corpus: Corpus, counted: Counted) -> list[Concept]:
    rows = corpus.ask(
        "SELECT number, id, label, type, works, background, broader FROM concept"
        " WHERE number IN (SELECT unnest(?::INTEGER[]))",
        [counted.concept.tolist()],
    )
    return [Concept(*row) for row in sorted(rows)]


def _allowed(corpus: Corpus, question: Question, concepts: list[Concept], asked: Asked) -> NDArray[bool_]:
    """Which concepts may be bridges: of the types asked for, and neither a side, nor a word by which one was named."""
    import numpy as np  # noqa: PLC0415  heavy

    types = set(asked.types if asked.types is not None else [each for each in TYPES if each not in NO_BRIDGES])
    without = {corpus.concept(name).number for name in asked.without} | {*question.a.concepts, *question.c.concepts}
    named = {names for names in (*question.a.named, *question.c.named) if names}
    pieces = frozenset().union(*named)
    language = corpus.settings.language

    def may(concept: Concept) -> bool:
        if concept.type not in types or concept.number in without:
            return False
        stems = stems_of(concept.label, language)
        return not (stems <= pieces or any(map(stems.issuperset, named)))

    return np.array([may(concept) for concept in concepts], dtype=bool)


def _bridges(counted: Counted, judged: Judged, concepts: list[Concept], allowed: NDArray[bool_]) -> Iterator[Bridge]:
    """The bridges, from columns in the order of their fields."""
    totals = counted.totals

    def of_allowed(*columns: NDArray[Any]) -> list[list[Any]]:
        return [column[allowed].tolist() for column in columns]

    of_a, of_c = (expected(counted.works, side, totals.works) for side in (totals.a, totals.c))
    (first_years,) = of_allowed(counted.first_year)
    return map(
        Bridge,
        compress(concepts, allowed),
        *of_allowed(judged.score, counted.a, of_a, judged.association_a, counted.c, of_c, judged.association_c),
        *of_allowed(counted.both, expected(counted.a, counted.c, counted.works)),
        [year or None for year in first_years],
        *of_allowed(judged.strength, judged.contrast),
    )


def _told_apart(found: list[Bridge], language: str) -> list[Bridge]:
    """The bridges, each that is part of a longer term held by the same works with the name of that term."""
    alike: dict[tuple[int, int, int, int], list[Bridge]] = {}
    for each in found:
        key = (each.concept.works, each.observed_from, each.observed_to, each.joint_works)
        alike.setdefault(key, []).append(each)
    longer: dict[int, str] = {}
    for group in alike.values():
        if len(group) > 1:
            longer |= _within_longer([(stems_of(each.concept.label, language), each.concept) for each in group])
    return [
        each._replace(same_works_as=longer[each.concept.number]) if each.concept.number in longer else each
        for each in found
    ]


def _within_longer(group: list[tuple[frozenset[str], Concept]]) -> dict[int, str]:
    """By the number of a concept, the longest label of the group that contains its own."""
    by_length = sorted(group, key=lambda one: (-len(one[0]), one[1].id))
    longer: dict[int, str] = {}
    for at, (stems, concept) in enumerate(by_length):
        over = next((other.label for others, other in by_length[:at] if stems < others), None)
        if over is not None:
            longer[concept.number] = over
    return longer


def _offers(
    members: Members, *, counted: Counted, judged: Judged, concepts: list[Concept], language: str, of_a: bool
) -> Iterator[Offer]:
    """Concepts that make smaller sides: those below the side's own first, then those most associated with it."""
    totals = counted.totals
    observed, association = (counted.a, judged.association_a) if of_a else (counted.c, judged.association_c)
    fitting = [
        (concept.number not in members.concepts, -float(association[at]), concept.id, at)
        for at, concept in enumerate(concepts)
        if LEAST_OFFERED <= counted.works[at] <= LARGE * totals.works
        and association[at] > 0
        and concept.type != "generic"
    ]
    said = (at for *_, at in sorted(fitting) if generality(concepts[at].label, language) < SAYS_LITTLE)
    for at in islice(said, OFFERS):
        yield Offer(concepts[at], int(observed[at]), int(counted.works[at]))


def _warnings(totals: Totals) -> Iterable[str]:
    said = {
        "from_is_large": totals.a > LARGE * totals.works,
        "to_is_large": totals.c > LARGE * totals.works,
        "little_outside": 2 * (totals.a + totals.c - totals.both) > totals.works,
        "sides_overlap": 2 * totals.both > min(totals.a, totals.c),
        "small_corpus": totals.works < SMALL,
    }
    return [name for name, so in said.items() if so]


def shown(found: Found, most: int) -> tuple[Bridge, ...]:
    """The first bridges for a reader: without those that are part of a longer term held by the same works."""
    return tuple(each for each in found.bridges if each.same_works_as is None)[:most]
