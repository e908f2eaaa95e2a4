"""What is asked of the explorer, put to the corpus: approaches become sets of works, and answers are kept while they hold.

Public names: `Approach`, `Part`, `Put`, `approach`, `bridged`, `opened`, `corpus_of`, `asked_of`, `unknown`. An answer depends on
the version of the corpus and on the question alone, so each process keeps the last ones; paging, sorting and every file that is
taken away ask nothing anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.engine.links.bridges import Asked, Found, bridges
from crossings.engine.links.corpus import Corpus
from crossings.engine.links.matrices import Incidence, counted, incidence
from crossings.engine.links.prediction import ranked
from crossings.engine.links.ranked import Ranked
from crossings.engine.links.sides import Side
from crossings.engine.refusal import Refusal
from crossings.links import corpora
from crossings.links.outlooks import outlook_of
from crossings.links.pages.ideas import named
from crossings.links.pairings import name_of
from crossings.links.question import Question
from crossings.search.find import find
from crossings.search.models import IndexedDocument
from crossings.search.question import Asked as Searched

SEARCH, DISCIPLINE = "search:", "discipline:"
MOST_FOUND = 5_000  # works that a search may bring to a side
NAMED = 2  # parts of an approach that its name says
ANSWERS_KEPT = 64  # in each process
CORPORA_KEPT = 2  # as matrices, in each process


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things whose works make up an approach."""

    value: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Approach:
    """One side of the question: its name, what it is made of, and the works that are meant; `remark` says what to know."""

    name: str
    parts: tuple[Part, ...]
    side: Side
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Put:
    """A question put to a corpus; two are the same where the version and everything asked are."""

    version: str
    sides: tuple[Side, ...]
    asked: Any
    corpus: Corpus = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Held:
    """A corpus, known by its version."""

    version: str
    corpus: Corpus = field(compare=False, repr=False)


def corpus_of(question: Question) -> Corpus:
    """The corpus that the address names, else the one that is asked today. Raises `NoCorpus`."""
    return corpora.of_version(question.corpus) if question.corpus else corpora.current()


def asked_of(question: Question) -> Asked:
    """What the engine is asked for."""
    return Asked(
        types=question.types, support=question.support, years=(question.since, question.until), without=question.without
    )


def bridged(corpus: Corpus, start: Approach, end: Approach, question: Question) -> Found:
    """All that joins the two approaches. Raises `Refusal` where one of them has no works."""
    return _bridged(Put(corpus.version, (start.side, end.side), asked_of(question), corpus))


@lru_cache(ANSWERS_KEPT)
def _bridged(put: Put) -> Found:
    start, end = put.sides
    return bridges(put.corpus, start, end, put.asked, partial(counted, _incidence(Held(put.version, put.corpus))))


def opened(corpus: Corpus, start: Approach) -> Ranked:
    """All that is not joined to the approach yet. Raises `Refusal` where it has no works, or nothing can be foreseen."""
    return _opened(Put(corpus.version, (start.side,), None, corpus))


@lru_cache(ANSWERS_KEPT)
def _opened(put: Put) -> Ranked:
    return ranked(put.corpus, put.sides[0], outlook=outlook_of(put.corpus))


@lru_cache(CORPORA_KEPT)
def _incidence(held: Held) -> Incidence:
    """The sparse matrices of a corpus, which answer sooner than its file."""
    return incidence(held.corpus)


def approach(corpus: Corpus, values: Sequence[str], language: str, day: date) -> Approach:
    """The approach that an address names; of several ideas those that the corpus knows. Raises `Refusal` where it knows none."""
    searched = [value.removeprefix(SEARCH) for value in values if value.startswith(SEARCH)]
    disciplines = [value.removeprefix(DISCIPLINE) for value in values if value.startswith(DISCIPLINE)]
    asked = [value for value in values if not value.startswith((SEARCH, DISCIPLINE))]
    known = named(corpus, asked, language)
    if len(known) < len(asked) and not (known or disciplines or searched):
        raise unknown(asked[0])
    works, remarks = _works_of(searched, language, day)
    concepts = [each for each in asked if each in known]
    parts = (
        *(Part(each, known[each].name.text, known[each].url) for each in concepts),
        *_disciplines(disciplines, corpus, language),
        *map(_words, searched),
    )
    name = _name(values, parts, language)
    side = Side(name, concepts=tuple(concepts), works=works, disciplines=tuple(disciplines))
    return Approach(name, parts, side, " ".join(remarks))


def unknown(idea: str) -> Refusal:
    """Said where an idea is asked for that the corpus does not know."""
    return Refusal(
        _("“%(idea)s” is no idea of this corpus.") % {"idea": idea},
        _("No work here is about it, or it goes by another name."),
        _("Choose an idea from the list, or put it into your own words."),
    )


def _disciplines(keys: Sequence[str], corpus: Corpus, language: str) -> list[Part]:
    known = named(corpus, keys, language)
    return [Part(f"{DISCIPLINE}{key}", known[key].name.text if key in known else key) for key in keys]


def _words(words: str) -> Part:
    return Part(f"{SEARCH}{words}", _("“%(words)s” in our search") % {"words": words})


def _works_of(searched: Sequence[str], language: str, day: date) -> tuple[tuple[str, ...], list[str]]:
    """The ids of the works that searches find, and what has to be said of how they were found."""
    works: dict[str, None] = {}
    remarks = []
    for words in searched:
        found = find(Searched(words, language, day, {"kind": ["publication"]}), size=1)
        rows = found.matching.documents(MOST_FOUND).rows() if found.matching else []
        keys = IndexedDocument.objects.filter(pk__in=[number for (number,) in rows]).values_list("key", flat=True)
        works |= dict.fromkeys(sorted(keys))
        if found.is_relaxed and rows:
            remarks.append(
                _("Few works have all of “%(words)s”: those with any of these words count too.") % {"words": words}
            )
    return tuple(works), remarks


def _name(values: Sequence[str], parts: Sequence[Part], language: str) -> str:
    """The name of an approach: that under which it is offered, else of its parts."""
    if offered := name_of(values, language):
        return offered
    names, more = [part.text for part in parts[:NAMED]], len(parts) - NAMED
    joined = _(" or ").join(names)
    if more <= 0:
        return joined
    text = ngettext("%(names)s and %(number)s more", "%(names)s and %(number)s more", more)
    return text % {"names": joined, "number": more}
