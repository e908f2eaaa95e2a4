"""Where the names of a vocabulary occur in texts: the longest phrases, by the stems of their words.

Public names: `Matcher` (a vocabulary ready to be looked for), `Match` (a place in a text), `key_of` (by what two spellings
are one). Words are folded and stemmed in the language of the text (`engine.search`), so that accents, hyphens and
inflections do not part what is one; a phrase ends where a sentence does, or at a comma. Names of a few capitals, such as US,
are found in capitals only. Of two names with the same stems,
the one counts that is spelt as in the text. A phrase within a longer one is not counted; phrases that overlap both are.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from crossings.engine.links.vocabulary import Vocabulary
from crossings.engine.links.work import TYPES
from crossings.engine.search.stems import stem
from crossings.engine.search.words import places, words

JOINS = re.compile(r"[\s\u00a0\-\u2010\u2011\u2012\u2013]*")  # what may stand between two words of a phrase
LONGEST_CAPITALS = 6
ARABIC = re.compile(r"[\u0620-\u06ff]")


class Match(NamedTuple):
    """A phrase of a text that names a concept: where it begins and ends, and the number of the entry."""

    start: int
    end: int
    entry: int


class Named(NamedTuple):
    """A name as it is looked for: its folded words, the entry that it names, and whether it is one of capitals, such as US."""

    spelt: str
    entry: int
    is_capitals: bool


def key_of(text: str, language: str) -> str:
    """The stems of the words of a text: the same for its inflections, with or without accents and hyphens.

    >>> key_of("Climate-change", "en") == key_of("climate changes", "en")
    True
    """
    return " ".join(stem(word, language) for word in words(text))


class Matcher:
    """A vocabulary, ready to be looked for in texts. `is_nested`: phrases within longer ones are counted as well.

    >>> from crossings.engine.links.vocabulary import Name
    >>> rows = [Name("m", "topic", "en", "migration"), Name("l", "topic", "en", "labour migration")]
    >>> matcher = Matcher(Vocabulary.of(rows))
    >>> [match.entry for match in matcher.matches("Labour migrations", "en")]
    [0]
    """

    def __init__(self, vocabulary: Vocabulary, *, is_nested: bool = False) -> None:
        self.vocabulary = vocabulary
        self.is_nested = is_nested
        self._by_language: dict[str, Phrases] = {}

    def matches(self, text: str, language: str) -> list[Match]:
        """Every place of the text where a name in its language stands, in their order; Arabic words also as Arabic."""
        found = self._phrases(language).matches(text, is_nested=self.is_nested)
        if language != "ar" and ARABIC.search(text):
            found += self._phrases("ar").matches(text, is_nested=self.is_nested)
            found = sorted(set(found))
        return found

    def entries(self, text: str, language: str) -> set[int]:
        """The numbers of the entries that the text names."""
        return {match.entry for match in self.matches(text, language)}

    def named(self, text: str, language: str) -> int | None:
        """The entry of which the whole text is a name or the id: in the language, else in any; None where there is none."""
        number = self.vocabulary.number_of.get(text)
        if number is not None:
            return number
        for each in dict.fromkeys((language, *self.vocabulary.languages, "")):
            number = self._phrases(each).whole(text)
            if number is not None:
                return number
        return None

    def _phrases(self, language: str) -> Phrases:
        if language not in self._by_language:
            self._by_language[language] = Phrases(self.vocabulary, language)
        return self._by_language[language]


class Phrases:
    """The names of a vocabulary in one language, by their stems; the empty language has only those of none."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        self.language = language
        self.by_key: dict[str, list[Named]] = {}
        self.longest: dict[str, int] = {}  # by the first stem, how many words a name may have
        for number, entry in enumerate(vocabulary.entries):
            for spoken, name in entry.names:
                if spoken in (language, ""):
                    self._add(words(name), number, is_capitals=_is_capitals(name))
        for key, named in self.by_key.items():
            self.by_key[key] = sorted(set(named), key=lambda each: _before(vocabulary, each))

    def _add(self, said: list[str], number: int, *, is_capitals: bool) -> None:
        stems = [stem(word, self.language) for word in said]
        self.by_key.setdefault(" ".join(stems), []).append(Named(" ".join(said), number, is_capitals))
        self.longest[stems[0]] = max(len(stems), self.longest.get(stems[0], 0))

    def whole(self, text: str) -> int | None:
        """The entry of which the whole text is a name."""
        said = words(text)
        return self._entry([stem(word, self.language) for word in said], said)

    def matches(self, text: str, *, is_nested: bool) -> list[Match]:
        """The phrases of a text, the first first; of those that begin together the longest, unless all are asked for."""
        found: list[Match] = []
        said = list(places(text))
        stems = [stem(place.word, self.language) for place in said]
        ends = _ends([(place.start, place.end) for place in said], text)
        reached = 0
        for begin, first in enumerate(stems):
            for end in range(min(begin + self.longest.get(first, 0), ends[begin]), begin, -1):
                if end <= reached and not is_nested:
                    break  # within the phrase before
                spelt = [place.word for place in said[begin:end]]
                entry = self._entry(stems[begin:end], spelt, text[said[begin].start : said[end - 1].end])
                if entry is not None:
                    found.append(Match(said[begin].start, said[end - 1].end, entry))
                    reached = end
                    if not is_nested:
                        break
        return found

    def _entry(self, stems: list[str], said: list[str], shown: str = "") -> int | None:
        """The entry with these stems: the one that is spelt so, else the one that is spelt most alike."""
        named = self.by_key.get(" ".join(stems), ())
        if shown and not shown.isupper():
            named = [each for each in named if not each.is_capitals]
        if len(named) < 2:
            return named[0].entry if named else None
        spelt = " ".join(said)
        return max(named, key=lambda each: (each.spelt == spelt, _alike(each.spelt, spelt))).entry


def _alike(one: str, other: str) -> int:
    """How many letters two spellings begin with alike."""
    return next(
        (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _is_capitals(name: str) -> bool:
    return name.isupper() and len(name) <= LONGEST_CAPITALS


def _before(vocabulary: Vocabulary, named: Named) -> tuple[int, str, str]:
    """The order of names with the same stems: topics first, then by id."""
    entry = vocabulary.entries[named.entry]
    return TYPES.index(entry.type), entry.id, named.spelt


def _ends(spans: list[tuple[int, int]], text: str) -> list[int]:
    """For each word, the first word after it that no phrase reaches from there."""
    breaks = [
        number + 1 for number, (one, next_) in enumerate(pairwise(spans)) if not is_joined(text[one[1] : next_[0]])
    ]
    ends: list[int] = []
    for stop in [*breaks, len(spans)]:
        ends += [stop] * (stop - len(ends))
    return ends


def is_joined(between: str) -> bool:
    """Whether words may be of one phrase if this stands between them.

    >>> is_joined(" "), is_joined(", ")
    (True, False)
    """
    return between in (" ", "-") or JOINS.fullmatch(between) is not None
