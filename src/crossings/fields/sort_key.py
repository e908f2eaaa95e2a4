"""One order of names for every database.

Databases disagree on where École and المعهد belong, so every sorted name has a second column holding its sort key,
and lists are ordered by the bytes of that key (then by primary key, since two names may share a key).

Public names: `sort_key`, `SortKeyField`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django.db import models

from crossings.fields.bytewise import BytewiseField
from crossings.fields.columns import GT_co, ST_contra

LENGTH = 200

ARABIC_ARTICLE = re.compile("^[اٱ]ل(?=\\w\\w)")
APOSTROPHES = re.compile("['’‘ʼʻʿʾ`´]")
BETWEEN_WORDS = re.compile(r"[\W_]+")
LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ŧ": "t",
        "ı": "i",
        "ٱ": "ا",
        "ى": "ي",
        "ة": "ه",
    }
)
TATWEEL = "ـ"
AFTER_EVERY_LETTER = "~"


def sort_key(text: str, language: str = "en") -> str:
    """The key by which `text` takes its place in a list: at most 200 characters, compared byte by byte.

    Case, accents, Arabic vowel signs, apostrophes and punctuation do not count, nor does an Arabic article at the
    beginning (an alef that carries hamza is not one: ألمانيا keeps its letters). In Spanish, ñ follows n.

    >>> sorted(["Zürich", "École", "Eco"], key=sort_key)
    ['Eco', 'École', 'Zürich']
    >>> sort_key("الجامعة") == sort_key("جَامِعَة")
    True
    """
    plain = BETWEEN_WORDS.sub(" ", APOSTROPHES.sub("", _without_marks(_folded(text)))).strip()
    plain = ARABIC_ARTICLE.sub("", plain)
    if language.partition("-")[0] == "es":
        plain = plain.replace("ñ", "n" + AFTER_EVERY_LETTER)
    decomposed = _without_marks(unicodedata.normalize("NFKD", plain))
    return decomposed.translate(LETTERS_WITHOUT_DECOMPOSITION)[:LENGTH]


def _folded(text: str) -> str:
    """One form and one case, letters that carry a mark still whole."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _without_marks(text: str) -> str:
    return "".join(sign for sign in text if sign != TATWEEL and unicodedata.category(sign) != "Mn")


class SortKeyField(BytewiseField[ST_contra, GT_co]):
    """A column that holds the sort key of another column of the same row, written at every save.

    `of` names the column with the name, `language_of` the one with its language (English when left out).
    `QuerySet.update` goes round every field: it must set the key itself.
    """

    def __init__(self, *args: Any, of: str, language_of: str | None = None, **kwargs: Any) -> None:
        self.of = of
        self.language_of = language_of
        kwargs.setdefault("max_length", LENGTH)
        kwargs.update(editable=False, blank=True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["editable"], kwargs["blank"]
        kwargs["of"] = self.of
        if self.language_of is not None:
            kwargs["language_of"] = self.language_of
        return name, path, list(args), kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        language = getattr(model_instance, self.language_of) if self.language_of else "en"
        key = sort_key(getattr(model_instance, self.of), language)[: self.max_length]
        setattr(model_instance, self.attname, key)
        return key
