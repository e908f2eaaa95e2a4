"""Excerpts: the part of a text that answers a question best, with the words that answer marked."""

from collections.abc import Collection
from typing import NamedTuple

from crossings.engine.search.stems import stem
from crossings.engine.search.words import Place, places

LENGTH = 34  # words of an excerpt


class Piece(NamedTuple):
    """A stretch of text; `is_hit` where it is a word that was asked for."""

    text: str
    is_hit: bool


def marked(text: str, language: str, terms: Collection[str]) -> tuple[Piece, ...]:
    """The whole text in pieces.

    Example:
        >>> [piece.text for piece in marked("Return of migrants", "en", {"migrant"}) if piece.is_hit]
        ['migrants']
    """
    return _pieces(text, [place for place in places(text) if _answers(place, language, terms)], 0, len(text))


def excerpt(text: str, language: str, terms: Collection[str], length: int = LENGTH) -> tuple[Piece, ...]:
    """The stretch of about `length` words with the most that was asked for, the earliest of equals; `…` where it is cut."""
    found = list(places(text))
    hits = [place for place in found if _answers(place, language, terms)]
    if len(found) <= length:
        return _pieces(text, hits, 0, len(text))
    positions = {place.start: number for number, place in enumerate(found)}
    counted = [
        sum(0 <= positions[hit.start] - first < length for hit in hits) for first in range(len(found) - length + 1)
    ]
    first = max(0, counted.index(max(counted)))
    start, end = found[first].start, found[first + length - 1].end
    pieces = _pieces(text, [hit for hit in hits if start <= hit.start < end], start, end)
    before = (Piece("… ", False),) if start > found[0].start else ()
    after = (Piece(" …", False),) if end < found[-1].end else ()
    return (*before, *pieces, *after)


def _answers(place: Place, language: str, terms: Collection[str]) -> bool:
    return place.word in terms or stem(place.word, language) in terms


def _pieces(text: str, hits: list[Place], start: int, end: int) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for hit in hits:
        pieces += [Piece(text[start : hit.start], False), Piece(text[hit.start : hit.end], True)]
        start = hit.end
    pieces.append(Piece(text[start:end], False))
    return tuple(piece for piece in pieces if piece.text)
