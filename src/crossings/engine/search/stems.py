"""Stems: one form for the inflections of a word, in the four languages of the interface.

The stems are Snowball's (Porter, M. F., 2001, Snowball: a language for stemming algorithms, snowballstem.org). People type
without accents, so a stem has to come out the same with and without: words are folded first, and the endings by which the
Spanish and French algorithms tell an inflection are given their accent again.
"""

import re
from functools import cache, lru_cache
from typing import Protocol

from Stemmer import Stemmer as PyStemmer

from crossings.engine.search.folding import fold

LANGUAGES = ("en", "es", "fr", "ar")
ALGORITHMS = {"en": "english", "es": "spanish", "fr": "french", "ar": "arabic"}
SHORTEST = 3  # letters of a word that is inflected
ARTICLE = re.compile("^[وف]?(?:[بك]?ال|لل)(?=...)")  # and, so; with, as; the
Rule = tuple[re.Pattern[str], str]
BEFORE: dict[str, list[Rule]] = {  # what is done to a folded word before its stem is taken
    "es": [
        (re.compile("(?<=[aeiou])ces$"), "z"),
        (re.compile("(?:(?<=[dnrsxyz])|(?<=[aeiou]l))es$"), ""),
        (re.compile("ion$"), "ión"),
    ],
    "fr": [
        (re.compile("(?<=[^s])s$"), ""),
        (re.compile("(?<=..[^i])ere$"), "er"),
        (re.compile("ee$"), "é"),
        (re.compile("ite$"), "ité"),
        (re.compile("aux$"), "al"),
    ],
    "ar": [
        (ARTICLE, ""),
        (re.compile("(?<=...)ات$"), "ة"),
        (re.compile("ه$"), "ة"),  # many write the ending ta marbuta as ha
    ],
}
# Arabic forms many plurals within the word: those of the field, each with its singular.
BROKEN_PLURALS: dict[str, str] = dict(
    re.findall(
        r"(\w+)/(\w+)",
        """
        دول/دولة مدن/مدينة بلدان/بلد بلاد/بلد اطفال/طفل نساء/امراة حقوق/حق عمال/عامل طلاب/طالب طلبة/طالب اسر/اسرة
        قوانين/قانون مناطق/منطقة اقاليم/اقليم برامج/برنامج مشاريع/مشروع اسباب/سبب اثار/اثر عوامل/عامل شباب/شاب
        اسواق/سوق موارد/مورد كوارث/كارثة ازمات/ازمة معاهد/معهد مراكز/مركز خبراء/خبير شركاء/شريك ابحاث/بحث بحوث/بحث
        نتائج/نتيجة تقارير/تقرير كتب/كتاب مقالات/مقالة قرى/قرية اماكن/مكان فقراء/فقير مخاطر/خطر اجور/اجر
        """,
    )
)
AFTER = {"es": re.compile("[aeio]$"), "fr": re.compile("[aei]$"), "ar": re.compile("[هةي]$")}


class Stemmer(Protocol):
    """What the library offers of one algorithm."""

    def stemWord(self, word: str) -> str: ...  # noqa: N802  named by the library


@lru_cache(100_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself in a language that has no algorithm here, and if it is too short.

    Example:
        >>> stem("migraciones", "es") == stem("migracion", "es"), stem("cities", "en"), stem("الهجرة", "ar")
        (True, 'citi', 'هجر')
    """
    if language not in ALGORITHMS or len(word) < SHORTEST or word.isdigit():
        return word
    prepared = _singular(word) if language == "ar" else word
    for ending, instead in BEFORE.get(language, ()):
        prepared = ending.sub(instead, prepared)
    stemmed = fold(_stemmer(language).stemWord(prepared))
    shorter = AFTER[language].sub("", stemmed) if language in AFTER else stemmed
    return shorter if len(shorter) >= SHORTEST - 1 else stemmed


def _singular(word: str) -> str:
    bare = ARTICLE.sub("", word)
    return BROKEN_PLURALS.get(bare, word)


@cache
def _stemmer(language: str) -> Stemmer:
    found: Stemmer = PyStemmer(ALGORITHMS[language])
    return found
