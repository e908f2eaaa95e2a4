"""Where the words of a text begin and end, and which of them say nothing about it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from crossings.engine.search.folding import JOINERS, fold

# Marks over and under letters, and what shows nothing between them, are parts of a word: vowels of Arabic, soft hyphens.
MARKS = "".join(mark for mark in map(chr, range(0x300, 0xFE30)) if unicodedata.category(mark)[0] == "M") + JOINERS
LETTERS = rf"(?>(?:[^\W_]+[{MARKS}]*)+)"
ALONE = "|".join(rf"(?<=\b\w{f'[{MARKS}]' * marks})" for marks in range(4))  # one letter, however it is written
INITIAL = rf"(?=\.)(?:{ALONE})\.[^\W_][{MARKS}]*+(?![^\W_])"
WORD = re.compile(rf"{LETTERS}(?:['\u2018\u2019]{LETTERS})*(?:{INITIAL})*")
ELIDED = re.compile(r"^(?:l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu)'", re.IGNORECASE)
POSSESSIVE = re.compile(r"'s?$|'(?=s$)")
LONGEST = 60  # letters of a word that is looked for

SILENT = {
    "en": "a about after all also an and any are as at be been but by can could do does for from had has have how if in into is"
    " it its may more most no not of on or our over s should some such t than that the their them then there these they this"
    " those through to under up was we were what when where which while who whom whose why will with would you your",
    "es": "a al ante aun como con contra cual cuando de del desde donde e el ella ellas ellos en entre era es esa ese esta"
    " este esto fue ha han hasta la las lo los mas mi muy ni no nos o para pero por porque que quien se segun ser si sin"
    " sobre son su sus tambien te tu u un una uno unos y ya",
    "fr": "a ai au aux avec c ce ces cette comme d dans de des donc du elle elles en entre es est et eu il ils j je l la"
    " le les leur leurs lui m ma mais meme n ne ni nos notre nous on ont ou par pas plus pour qu que quel quelle qui s"
    " sa se ses si son sont sous sur t ta tres un une vers vos votre vous y",
    "ar": "في من على الى إلى عن ما لا ان أن إن هذا هذه ذلك تلك التي الذي الذين هو هي هم او أو ثم قد كل كان كانت بين مع"
    " عند حتى لم لن بعد قبل غير حول منذ اذا",
}
_SILENT = {language: frozenset(fold(word) for word in words.split()) for language, words in SILENT.items()}
_EVERY_SILENT = frozenset().union(*_SILENT.values())


class Place(NamedTuple):
    """A word of a text: how it is looked for, and where it stands."""

    word: str
    start: int
    end: int


def places(text: str) -> Iterator[Place]:
    """Every word of the text, folded, without elided articles, and where it stands.

    Example:
        >>> [place.word for place in places("L’Europe’s U.N. asylum-seekers")]
        ['europe', 'un', 'asylum', 'seekers']
    """
    for found in WORD.finditer(text):
        word = fold(found[0])
        if "'" in word or "." in word:
            word = POSSESSIVE.sub("", ELIDED.sub("", word)).replace(".", "").replace("'", "")
        word = word[:LONGEST]
        if word:
            yield Place(word, found.start(), found.end())


def words(text: str) -> list[str]:
    """The words of a text, folded.

    Example:
        >>> words("L’été 2026")
        ['ete', '2026']
    """
    if text.isascii() and text.replace(" ", "").isalnum():  # nothing but spaces parts them, as in most labels
        return [word[:LONGEST] for word in text.lower().split()]
    return [place.word for place in places(text)]


def is_silent(word: str, language: str) -> bool:
    """Whether a folded word, such as an article, says nothing about a text in the language; of any, where it is empty.

    Example:
        >>> is_silent("the", "en"), is_silent("the", "fr"), is_silent("migration", "")
        (True, False, False)
    """
    return word in (_SILENT.get(language, frozenset()) if language else _EVERY_SILENT)
