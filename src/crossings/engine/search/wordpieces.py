"""Word pieces: a text as the numbers of the pieces that a language model knows, as it was taught to cut words.

Public names: `pieces` (the numbers of a text), `PieceTable` (which pieces there are).

A word is cut from its beginning into the longest pieces that are known: Wu, Y. et al. (2016), Google's Neural Machine
Translation System, https://doi.org/10.48550/arXiv.1609.08144, section 4.1. What goes before, one spelling for letters with
and without accents, and marks apart from words, is that of the uncased model of Devlin, J. et al. (2019), BERT,
https://doi.org/10.18653/v1/N19-1423. It differs from `folding`, which serves readers: a model reads only what it was
taught to read.
"""

import unicodedata
from collections.abc import Iterator, Mapping

PieceTable = Mapping[str, int]
"""The number of each piece; one that goes on in a word begins with `##`."""

FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST = 100  # letters of a word; a longer one is not known
IDEOGRAPHS = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)


def pieces(text: str, table: PieceTable, most: int) -> list[int]:
    """The numbers of a text's pieces, its beginning and its end marked; of a long text the first `most`, both marks counted.

    Example:
        >>> table = {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2, "re": 3, "##turn": 4, "##s": 5}
        >>> pieces("Returns, xyz", table, 10)
        [0, 3, 4, 5, 2, 2, 1]
    """
    found: list[int] = []
    for word in _words(text):
        found += _cut(word, table)
        if len(found) >= most - 2:
            break
    return [table[FIRST], *found[: most - 2], table[LAST]]


def _words(text: str) -> Iterator[str]:
    """Words and marks, in small letters without accents; each ideograph is a word."""
    bare = (letter for letter in unicodedata.normalize("NFD", _clean(text)) if unicodedata.category(letter) != "Mn")
    small = "".join(letter.lower() for letter in bare)
    return iter("".join(f" {letter} " if _is_mark(letter) else letter for letter in small).split())


def _clean(text: str) -> str:
    return "".join(_seen(letter) for letter in text)


def _seen(letter: str) -> str:
    """A letter as it is read: spaces of every width as one, nothing of what shows nothing."""
    if letter in "\t\n\r":
        return " "
    if letter == "\ufffd" or unicodedata.category(letter)[0] == "C":
        return ""
    if letter.isspace():
        return " "
    return f" {letter} " if any(low <= ord(letter) <= high for low, high in IDEOGRAPHS) else letter


def _is_mark(letter: str) -> bool:
    if letter.isascii():
        return letter.isprintable() and not letter.isalnum() and letter != " "
    return unicodedata.category(letter)[0] == "P"


def _cut(word: str, table: PieceTable) -> list[int]:
    """The longest known pieces from the beginning on; a word that cannot be cut so is not known at all."""
    found: list[int] = []
    start = 0
    while start < len(word) <= LONGEST:
        before = "##" if start else ""
        end = next((end for end in range(len(word), start, -1) if before + word[start:end] in table), 0)
        if not end:
            return [table[UNKNOWN]]
        found.append(table[before + word[start:end]])
        start = end
    return found or [table[UNKNOWN]]
