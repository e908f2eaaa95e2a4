"""Folding: one spelling for words that people write in several, with or without accents, in Latin and Arabic script."""

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "œ": "oe", "æ": "ae", "ـ": "", "ٱ": "ا", "ى": "ي"}
)
JOINERS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphens and other letters that show nothing
NO_JOINERS = str.maketrans("", "", JOINERS)
TURNED = re.compile(r"[\u2018\u2019\u02bc`´]")  # apostrophes of every make


@lru_cache(50_000)
def fold(text: str) -> str:
    """The text in small letters, without accents or vowel marks, with one form of each letter and European digits.

    Folding what is folded changes nothing. The Arabic alef has one form, and so have ya and the carriers of hamza.

    Example:
        >>> fold("Migración"), fold("ÉCOLE"), fold("الأُسْرة"), fold("٢٠٢٦")
        ('migracion', 'ecole', 'الاسرة', '2026')
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    small = unicodedata.normalize("NFKC", text.translate(NO_JOINERS)).casefold()
    apart = unicodedata.normalize("NFD", small)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(LETTERS)
    return TURNED.sub("'", "".join(_digit(letter) for letter in bare))


def _digit(letter: str) -> str:
    return str(unicodedata.digit(letter)) if letter.isdigit() and not letter.isascii() else letter
