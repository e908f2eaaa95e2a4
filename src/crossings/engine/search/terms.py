"""Terms: what a text is indexed under, and what a question asks for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import islice, product

from crossings.engine.search.stems import LANGUAGES, stem
from crossings.engine.search.words import is_silent, words

MOST_ASKED = 32  # words of a question; the rest is not looked for
MOST_WHOLE = 64  # ways of reading a question as a title


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a question: the terms that answer it, each with the weight of an answer; the first is as typed."""

    word: str
    terms: tuple[tuple[str, float], ...]

    def also(self, terms: dict[str, float]) -> "Slot":
        """The same word with further terms, such as those of another spelling."""
        known = dict(self.terms)
        return replace(self, terms=(*self.terms, *((term, w) for term, w in terms.items() if term not in known)))


def terms_of(text: str, language: str) -> list[str]:
    """What a text is indexed under, word by word; the words of a name, which no language inflects, as they are.

    Example:
        >>> terms_of("The migrants’ cities", "en"), terms_of("Wei Migrants", "")
        (['the', 'migrant', 'citi'], ['wei', 'migrants'])
    """
    return [stem(word, language) for word in words(text)]


def slots_of(question: str, language: str) -> tuple[Slot, ...]:
    """The words of a question, in their order, without those that say nothing unless there are no others.

    A word is looked for as it is typed, and by its stem in each language: readers ask for Spanish works in English.
    The silent words are those of the reader's own language, since `la` may be a name in another.

    Example:
        >>> [slot.word for slot in slots_of("the causes of migration", "en")]
        ['causes', 'migration']
    """
    asked = list(dict.fromkeys(words(question)))[:MOST_ASKED]
    telling = [word for word in asked if not is_silent(word, language)]
    return tuple(slot(word) for word in telling or asked)


def slot(word: str, weight: float = 1.0) -> Slot:
    """A folded word with the terms that answer it, each with this weight.

    Example:
        >>> slot("migrations").terms
        (('migrations', 1.0), ('migrat', 1.0))
    """
    return Slot(word, tuple(dict.fromkeys((term, weight) for term in variants(word))))


def variants(word: str) -> list[str]:
    """A folded word and its stems.

    Example:
        >>> variants("migrations")
        ['migrations', 'migrat']
    """
    return list(dict.fromkeys([word, *(stem(word, language) for language in LANGUAGES)]))


def whole(title: Sequence[str], language: str) -> str:
    """The one term under which a whole title is indexed beside its words, so that who types it finds it first.

    Example:
        >>> whole(["migration", "and", "the", "cities"], "en")
        '= migrat citi'
    """
    telling = [word for word in title if not is_silent(word, "")] or title
    return " ".join(["=", *(stem(word, language) for word in telling)])


def wholes(question: Sequence[str], others: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The titles that a question may be: its words, each as typed or as another that was meant, in every language.

    Example:
        >>> list(wholes(["rian"], {"rian": ["rain"]}))
        ['= rian', '= rain']
    """
    readings = islice(product(*([word, *others.get(word, ())] for word in question)), MOST_WHOLE)
    found = (whole(words, language) for words in readings for language in ("", *LANGUAGES))
    yield from dict.fromkeys(found)


def number_of(term: str) -> int:
    """The number under which a term is kept: 63 bits of a digest, so that no table of terms has to be asked or locked.

    Among a million terms the odds that any two share a number are about one in twenty million.

    Example:
        >>> number_of("migrat") == number_of("migrat"), number_of("migrat") == number_of("migr")
        (True, False)
    """
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest()) >> 1
