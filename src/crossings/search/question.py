"""What somebody asks, and the SQL that answers it: the same on SQLite and PostgreSQL, since the analyser is our own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, NamedTuple

from django.db import connection

from crossings.engine.search.ranking import LENGTH, SATURATION, rarity
from crossings.engine.search.terms import Slot, number_of
from crossings.search.models import IndexedDocument

Sort = Literal["relevance", "newest", "title"]
ORDERS: dict[Sort, str] = {
    "relevance": "score DESC, hit.document_id",
    "newest": "document.day DESC, hit.document_id",
    "title": "document.title_key, hit.document_id",
}


@dataclass(frozen=True)
class Asked:
    """A question: words, and what the hits are narrowed to; values of one facet are alternatives, facets add up."""

    words: str
    language: str
    day: date
    facets: Mapping[str, Collection[str]] = field(default_factory=dict)
    sort: Sort = "relevance"

    def without(self, facet: str) -> "Asked":
        return replace(self, facets={name: codes for name, codes in self.facets.items() if name != facet})

    @property
    def narrowed_by(self) -> list[str]:
        return [facet for facet, codes in self.facets.items() if codes]


class Term(NamedTuple):
    number: int
    weight: float


class Sql(NamedTuple):
    text: str
    parameters: list[Any]

    def rows(self) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(self.text, self.parameters)
            return list(cursor.fetchall())


@dataclass(frozen=True)
class Matching:
    """The documents that answer some words: all of them (`every`), or any; without words, every document.

    Each element of `slots` stands for one word: the terms that answer it, with their weights times the word's rarity.
    """

    asked: Asked
    slots: tuple[tuple[Term, ...], ...]
    every: bool
    average: float
    named: tuple[int, ...] = ()  # documents whose whole title was asked for: they come first
    among: tuple[int, ...] = ()  # only these documents, where any are named
    without: tuple[int, ...] = ()  # not these documents

    def documents(self, most: int | None = None) -> Sql:
        """The numbers of the documents, each once, in no order."""
        inner = self._union(scored=False) if self.slots else self._all()
        where = self._narrowed()
        having = f" HAVING COUNT(*) = {len(self.slots)}" if self.every and len(self.slots) > 1 else ""
        grouped = f" GROUP BY document_id{having}" if len(self.slots) > 1 else ""
        limit = f" LIMIT {most}" if most else ""
        text = f"SELECT document_id FROM ({inner.text}) AS found WHERE {where.text}{grouped}{limit}"  # noqa: S608
        return Sql(text, [*inner.parameters, *where.parameters])

    def page(self, start: int, size: int) -> Sql:
        """Number and score of one page's hits, the best first; equals stand in the order of their numbers."""
        if not self.slots:
            return self._browsed(start, size)
        inner, where = self._union(scored=True), self._narrowed()
        having = f" HAVING COUNT(*) = {len(self.slots)}" if self.every and len(self.slots) > 1 else ""
        join = "" if self.asked.sort == "relevance" else _DOCUMENT
        text = (
            f"SELECT hit.document_id, hit.score FROM (SELECT document_id, SUM(score) AS score, COUNT(*) AS answered"  # noqa: S608
            f" FROM ({inner.text}) AS found WHERE {where.text} GROUP BY document_id{having}) AS hit{join}"
            f" ORDER BY {self._order()} LIMIT {size} OFFSET {start}"
        )
        return Sql(text, [*inner.parameters, *where.parameters])

    def _order(self) -> str:
        by = ORDERS[self.asked.sort]
        if self.asked.sort != "relevance":
            return by
        named = ", ".join(str(number) for number in self.named)
        is_named = f"CASE WHEN hit.document_id IN ({named}) THEN 0 ELSE 1 END, " if named else ""
        is_whole = "" if self.every else f"CASE WHEN answered = {len(self.slots)} THEN 0 ELSE 1 END, "
        return is_named + is_whole + by

    def _browsed(self, start: int, size: int) -> Sql:
        order = ORDERS["title" if self.asked.sort == "title" else "newest"].replace("hit.document_id", "document.id")
        where = self._narrowed("document.id")
        text = (
            f"SELECT document.id, 0.0 FROM search_indexeddocument AS document WHERE {where.text}"  # noqa: S608
            f" ORDER BY {order} LIMIT {size} OFFSET {start}"
        )
        return Sql(text, where.parameters)

    def _all(self) -> Sql:
        return Sql("SELECT id AS document_id FROM search_indexeddocument", [])

    def _union(self, *, scored: bool) -> Sql:
        """One row for each word and document that answers it; where all words must, only from the rarest word's."""
        texts, parameters = [], []
        for slot in self.slots:
            text, values = self._answering(slot, scored=scored)
            if self.every and slot is not self.slots[0]:
                rarest = [term.number for term in self.slots[0]]
                text += f" AND document_id IN (SELECT document_id FROM search_posting WHERE {_among('term', rarest)})"  # noqa: S608
                values = [*values, *rarest]
            texts.append(text + (" GROUP BY document_id" if len(slot) > 1 else ""))
            parameters += values
        return Sql(" UNION ALL ".join(texts), parameters)

    def _answering(self, slot: Sequence[Term], *, scored: bool) -> Sql:
        numbers = [term.number for term in slot]
        where = _among("term", numbers)
        if not scored:
            return Sql(f"SELECT document_id FROM search_posting WHERE {where}", numbers)  # noqa: S608
        weight, weights = _weight(slot)
        held = f"{SATURATION * (1 - LENGTH)!r} + {SATURATION * LENGTH / self.average!r} * length"
        score = f"{weight} * times * {SATURATION + 1!r} / (times + {held})"
        best = f"MAX({score})" if len(slot) > 1 else score
        return Sql(f"SELECT document_id, {best} AS score FROM search_posting WHERE {where}", [*weights, *numbers])  # noqa: S608

    def _narrowed(self, column: str = "document_id") -> Sql:
        """What holds of a hit: it may be found on the day, is among those asked for, and has a value of each facet."""
        texts: list[str] = ["1 = 1"]
        parameters: list[Any] = []
        if IndexedDocument.objects.hidden(self.asked.day).exists():
            texts.append(f"{column} NOT IN (SELECT id FROM search_indexeddocument WHERE starts > %s OR ends <= %s)")  # noqa: S608
            parameters += [self.asked.day, self.asked.day]
        for numbers, among in ((self.among, "IN"), (self.without, "NOT IN")):
            if numbers:
                texts.append(f"{column} {among} ({', '.join(map(str, numbers))})")
        for facet in self.asked.narrowed_by:
            values = [number_of(f"{facet}:{code}") for code in sorted(self.asked.facets[facet])]
            having = f"SELECT document_id FROM search_documentfacet WHERE {_among('value_id', values)}"  # noqa: S608
            texts.append(f"{column} IN ({having})")
            parameters += values
        return Sql(" AND ".join(texts), parameters)


_DOCUMENT = " JOIN search_indexeddocument AS document ON document.id = hit.document_id"


def _among(column: str, numbers: Sequence[int]) -> str:
    return f"{column} = %s" if len(numbers) == 1 else f"{column} IN ({', '.join(['%s'] * len(numbers))})"


def _weight(slot: Sequence[Term]) -> tuple[str, list[Any]]:
    if len({term.weight for term in slot}) == 1:
        return repr(slot[0].weight), []
    cases = " ".join(f"WHEN %s THEN {term.weight!r}" for term in slot)
    return f"CASE term {cases} END", [term.number for term in slot]


def weighed(slot: Slot, held: Mapping[int, int], records: int) -> tuple[Term, ...]:
    """The terms of a word that any document has, weighted by how rare the word is in the form that is found most."""
    numbered = {number_of(term): weight for term, weight in slot.terms}
    alive = {number: weight for number, weight in numbered.items() if held.get(number)}
    rare = rarity(records, max((held[number] for number in alive), default=0))
    return tuple(Term(number, round(weight * rare, 6)) for number, weight in sorted(alive.items()))
