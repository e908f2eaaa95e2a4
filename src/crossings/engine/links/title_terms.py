"""Terms of titles: phrases of a few words that enough titles hold, where nothing else says what works are about.

Public names: `title_terms`, `Terms`. A term is known by the stems of its words and shown as most titles spell it. Words that
say nothing, numbers and single letters are in no term, and no term reaches across them or across a comma.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from crossings.engine.links.matching import is_joined
from crossings.engine.links.sorting import once
from crossings.engine.search.folding import TURNED
from crossings.engine.search.stems import stem
from crossings.engine.search.words import ELIDED, POSSESSIVE, is_silent, places

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Terms(NamedTuple):
    """Terms by their stems, each with the spellings of it and their number; and which work (`work`) holds which (`term`)."""

    keys: list[str]
    spellings: list[Counter[str]]
    work: NDArray[Any]
    term: NDArray[Any]


class _Words(NamedTuple):
    """The telling words of all titles, one after the other: stems and spellings by number, their work, and their place."""

    work: NDArray[Any]
    place: NDArray[Any]  # grows by one from a word to the next, by more where no term reaches across
    stem: NDArray[Any]
    spelling: NDArray[Any]
    stems: list[str]
    spellings: list[str]


class _Phrases(NamedTuple):
    """Phrases of one length: at which word they begin, and numbers that tell their stems and their spellings apart."""

    begin: NDArray[Any]
    term: NDArray[Any]
    spelling: NDArray[Any]

    def where(self, kept: NDArray[Any]) -> _Phrases:
        return _Phrases(self.begin[kept], self.term[kept], self.spelling[kept])


def title_terms(titles: Iterable[tuple[int, str, str]], *, longest: int, least: int) -> Terms:
    """The terms of at most `longest` words that at least `least` works hold; titles with the number and language of their work.

    >>> found = title_terms([(0, "Migration and wages", "en"), (1, "Wage setting", "en")], longest=2, least=2)
    >>> found.keys, found.work.tolist(), found.term.tolist()
    (['wage'], [0, 1], [0, 0])
    """
    import numpy as np  # noqa: PLC0415  heavy

    said = _words(titles)
    phrases = _often(_Phrases(np.arange(len(said.work)), said.stem, said.spelling), said, least)
    keys: list[str] = []
    spellings: list[Counter[str]] = []
    work, term = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for length in range(1, longest + 1):
        numbers, first, inverse = np.unique(phrases.term, return_index=True, return_inverse=True)
        work.append(said.work[phrases.begin])
        term.append(inverse + len(keys))
        spellings += _spellings(phrases, said, inverse, len(numbers), length)
        keys += [" ".join(said.stems[each] for each in said.stem[at : at + length]) for at in phrases.begin[first]]
        phrases = _often(_longer(phrases, said, length), said, least)
    held = np.unique(np.stack([np.concatenate(term), np.concatenate(work)], axis=1), axis=0)
    return Terms(keys, spellings, held[:, 1], held[:, 0])


def _words(titles: Iterable[tuple[int, str, str]]) -> _Words:
    import numpy as np  # noqa: PLC0415  heavy

    stems: dict[str, int] = {}
    spellings: dict[str, int] = {}
    rows: list[tuple[int, int, int, int]] = []
    place = 0
    for work, title, language in titles:
        end, place = 0, place + 2
        for word, start, stop in places(title):
            place += 1 if is_joined(title[end:start]) else 2
            end = stop
            if is_silent(word, language) or word[0].isdigit() or len(word) < 2:
                place += 1
                continue
            spelt = POSSESSIVE.sub("", ELIDED.sub("", TURNED.sub("'", title[start:stop].lower())))
            number = stems.setdefault(stem(word, language), len(stems))
            rows.append((work, place, number, spellings.setdefault(spelt, len(spellings))))
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return _Words._make((*columns, list(stems), list(spellings)))


def _often(phrases: _Phrases, said: _Words, least: int) -> _Phrases:
    """The phrases that are in enough works."""
    import numpy as np  # noqa: PLC0415  heavy

    if not len(phrases.term):
        return phrases
    works = int(said.work.max()) + 1
    documents = np.bincount(once(phrases.term * works + said.work[phrases.begin]) // works)
    return phrases.where(documents[phrases.term] >= least)


def _longer(phrases: _Phrases, said: _Words, length: int) -> _Phrases:
    """The phrases of one word more, of which the first words and the last ones are phrases."""
    import numpy as np  # noqa: PLC0415  heavy

    is_phrase = np.zeros(len(said.work) + length, dtype=bool)
    is_phrase[phrases.begin] = True
    place = np.concatenate((said.place, np.full(length, -1)))
    reaches = is_phrase[phrases.begin + 1] & (place[phrases.begin + length] == place[phrases.begin] + length)
    begin, term, spelling = phrases.where(reaches)
    more = len(said.stems), len(said.spellings)
    _, term = np.unique(term * more[0] + said.stem[begin + length], return_inverse=True)
    _, spelling = np.unique(spelling * more[1] + said.spelling[begin + length], return_inverse=True)
    return _Phrases(begin, term, spelling)


def _spellings(phrases: _Phrases, said: _Words, numbers: NDArray[Any], many: int, length: int) -> list[Counter[str]]:
    """For each term how often it is spelt in which way."""
    import numpy as np  # noqa: PLC0415  heavy

    found: list[Counter[str]] = [Counter() for _ in range(many)]
    both = np.stack([numbers, phrases.spelling], axis=1)
    pairs, first, counts = np.unique(both, axis=0, return_index=True, return_counts=True)
    for (number, _), at, count in zip(pairs, phrases.begin[first], counts, strict=True):
        found[number][" ".join(said.spellings[each] for each in said.spelling[at : at + length])] += int(count)
    return found
