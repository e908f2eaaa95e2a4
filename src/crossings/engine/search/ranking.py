"""Which hits come first: Okapi BM25 over weighted words.

Source: Robertson, S. & Zaragoza, H. (2009), The Probabilistic Relevance Framework: BM25 and Beyond,
Foundations and Trends in Information Retrieval 3(4), 333–389, https://doi.org/10.1561/1500000019; a word of a title
counts as several of the body, as in its section 3.6 (BM25F).
"""

from collections import Counter
from collections.abc import Iterable
from math import log
from typing import NamedTuple

from crossings.engine.search.document import Role, Text
from crossings.engine.search.terms import terms_of

SATURATION = 1.5  # k1: how soon a word said again adds nothing
LENGTH = 0.75  # b: how much a long text is held against its words
WEIGHTS: dict[Role, int] = {"title": 2, "name": 2, "body": 1}


class Indexed(NamedTuple):
    """One term of one record: how often, titles weighted, in a text of how many words."""

    times: int
    length: int


def indexed(texts: Iterable[Text]) -> dict[str, Indexed]:
    """Every term of a record; where it stands in several languages, as it stands in the one that says it most.

    Example:
        >>> indexed([Text("title", "Return migration", "en"), Text("body", "On return", "en")])["return"]
        Indexed(times=3, length=4)
    """
    by_language: dict[str, list[Text]] = {}
    for text in texts:
        by_language.setdefault(text.language, []).append(text)
    found: dict[str, Indexed] = {}
    for language, parts in by_language.items():
        for term, each in _indexed_in(language, parts).items():
            found[term] = max(each, found.get(term, each))
    return found


def _indexed_in(language: str, texts: list[Text]) -> dict[str, Indexed]:
    times: Counter[str] = Counter()
    length = 0
    for text in texts:
        terms = terms_of(text.words, language)
        length += len(terms)
        for term in terms:
            times[term] += WEIGHTS[text.role]
    return {term: Indexed(count, length) for term, count in times.items()}


def rarity(records: int, holding: int) -> float:
    """How much a word tells (the inverse document frequency): more, the fewer of the records hold it; never negative.

    Example:
        >>> rarity(1000, 1) > rarity(1000, 900) > 0
        True
    """
    return log(1 + (records - holding + 0.5) / (holding + 0.5))


def score(each: Indexed, average: float) -> float:
    """What one term adds for a record, before rarity; between 0 and k1 + 1.

    Example:
        >>> score(Indexed(2, 10), 10.0) > score(Indexed(1, 10), 10.0) > score(Indexed(1, 20), 10.0)
        True
    """
    held_against = SATURATION * (1 - LENGTH + LENGTH * each.length / max(average, 1.0))
    return each.times * (SATURATION + 1) / (each.times + held_against)
