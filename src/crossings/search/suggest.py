"""Suggestions while somebody types: records whose titles or names have all the words, the last of which is unfinished."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Case, QuerySet, When

from crossings.engine.search.terms import number_of
from crossings.engine.search.words import words
from crossings.fields.sort_key import sort_key
from crossings.search.models import IndexedDocument, Word, WordUse

MOST = 8
MOST_WHOLE = 8  # words before the unfinished one; of more, the last
ENDINGS = 200  # words that an unfinished one is taken for
LAST = "\U0010ffff"


@dataclass(frozen=True)
class Suggestion:
    kind: str
    address: str
    title: str
    language: str


def suggest(typed: str, language: str, day: date) -> tuple[Suggestion, ...]:
    """Records to go to at once: first those whose titles begin so, each by title; none for a single letter.

    Example: `suggest("maas gra", "en", day)`.
    """
    *whole, unfinished = words(typed) or [""]
    if len(unfinished) < 2 and not whole:
        return ()
    endings = _beginning(unfinished).order_by("text").values_list("pk", flat=True)[:ENDINGS]
    found = WordUse.objects.filter(word__in=list(endings))
    for word in dict.fromkeys(whole[-MOST_WHOLE:]):
        found = found.filter(document__in=WordUse.objects.filter(word=number_of(word)).values("document"))
    documents = IndexedDocument.objects.filter(pk__in=found.values("document"))
    hidden = IndexedDocument.objects.hidden(day).values("pk")
    begins = Case(When(title_key__startswith=sort_key(typed), then=0), default=1)
    shown = documents.exclude(pk__in=hidden).order_by(begins, "title_key", "pk")[:MOST]
    return tuple(_suggestion(each, language) for each in shown)


def _beginning(prefix: str) -> "QuerySet[Word]":
    """Words that begin so, by the index that each database has for it."""
    if connection.vendor == "sqlite":
        return Word.objects.filter(text__gte=prefix, text__lt=prefix + LAST)
    return Word.objects.filter(text__startswith=prefix)


def _suggestion(document: IndexedDocument, language: str) -> Suggestion:
    title, written = _title(document.texts, language)
    return Suggestion(document.kind, document.address, title, written)


def _title(texts: Sequence[Sequence[str]], language: str) -> tuple[str, str]:
    titles = [(words, written) for role, words, written in texts if role == "title"]
    return next((each for each in titles if each[1] == language), titles[0])
