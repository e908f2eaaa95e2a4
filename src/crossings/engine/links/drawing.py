"""Which concepts each work holds: those of a vocabulary, those that its source states, or terms of titles.

Public names: `draw` (what the staged works hold), `Drawn`, `counted` (how many staged works hold concepts that are known
already). What is stated is looked up in the vocabulary by id and by name, in the language of the work and then in any; what
the vocabulary does not know is looked through for names in it, and kept as a topic of its own where the settings say so.
Two spellings of a stated concept are one where their words have the same stems.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from crossings.engine.links.loading import load
from crossings.engine.links.matching import Matcher
from crossings.engine.links.sorting import once
from crossings.engine.links.title_terms import title_terms
from crossings.engine.links.vocabulary import Entry, Vocabulary
from crossings.engine.links.work import Settings
from crossings.engine.refusal import Refusal
from crossings.engine.search.stems import stem
from crossings.engine.search.words import words

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

DISCIPLINE = "discipline:"  # begins the id of a discipline that no vocabulary knows: economics is also a topic
AT_ONCE = 2_000  # works whose texts are held in memory at once
NOTHING = Vocabulary(())
NOBODY: tuple[list[int], list[int]] = ([], [])
STATED = "SELECT text, language, count(*) FROM (SELECT unnest({column}) AS text, language FROM staged) GROUP BY ALL"
HELD = """SELECT place, concept FROM (SELECT rowid::INTEGER AS place, unnest({column}) AS text, language FROM staged)
JOIN meant USING (text, language)"""


class Drawn(NamedTuple):
    """Concepts, and which work holds which: rows of `staged` and numbers of `entries`; a pair may come twice."""

    source: str  # vocabulary, stated or titles
    entries: list[Entry]
    row: NDArray[Any]
    concept: NDArray[Any]

    def let_go(self) -> Drawn:
        """The concepts alone: who holds them is large."""
        return self._replace(row=self.row[:0], concept=self.concept[:0])


def draw(connection: DuckDBPyConnection, vocabulary: Vocabulary | None, settings: Settings) -> Drawn:
    """The concepts of the works in the table `staged`, and which of them holds which.

    Raises `Refusal` where the settings ask for a vocabulary and there is none.
    """
    source = _source(connection, vocabulary, settings)
    known = vocabulary if vocabulary and source == "vocabulary" else NOTHING
    matcher = Matcher(known)
    entries, held = list(known.entries), _Held()
    if source == "titles":
        terms = title_terms(_titles(connection, settings), longest=settings.longest_term, least=settings.least_works)
        entries += [
            _entry(key, spelt, settings.language) for key, spelt in zip(terms.keys, terms.spellings, strict=True)
        ]
        held.add(terms.work, terms.term)
    else:
        entries += _stated(connection, matcher, settings, held, entries)
    if source == "vocabulary":
        held.add(*_named(connection, matcher, settings, "title || '. ' || abstract"))
    entries += _stated(connection, _of_disciplines(known), settings, held, entries, is_discipline=True)
    return Drawn(source, entries, *held.columns())


def counted(connection: DuckDBPyConnection, drawn: Drawn, settings: Settings) -> NDArray[Any]:
    """In how many of the staged works each entry of `drawn` is, looked for in the same way, without new concepts.

    Where concepts are stated, works that state none are looked through for the names of concepts.
    """
    import numpy as np  # noqa: PLC0415  heavy

    known, held = Vocabulary(drawn.entries), _Held()
    in_texts = Vocabulary(each for each in known.entries if not each.id.startswith(DISCIPLINE))
    matcher = Matcher(in_texts, is_nested=drawn.source == "titles")
    place = np.array([known.number_of[each.id] for each in in_texts.entries], dtype=np.int64)
    only = replace(settings, keep_stated=False)
    text, where = "title || '. ' || abstract", "true"
    if drawn.source == "titles":
        text = "title"
    else:
        _stated(connection, matcher, only, held, known.entries)
        where = "true" if drawn.source == "vocabulary" else "len(concepts) = 0"
    rows, found = _named(connection, matcher, settings, text, where)
    held.add(rows, place[found])
    _stated(connection, _of_disciplines(known), only, held, known.entries, is_discipline=True)
    row, concept = held.columns()
    by_id = np.bincount(once(concept.astype(np.int64) << 32 | row) >> 32, minlength=len(known.entries))
    return by_id[[known.number_of[entry.id] for entry in drawn.entries]]


def _of_disciplines(known: Vocabulary) -> Matcher:
    return Matcher(Vocabulary(entry for entry in known.entries if entry.type == "discipline"))


class Stated(NamedTuple):
    """What sources state, in one spelling and in works of one language, and how often."""

    text: str
    language: str
    times: int


class Spelt(NamedTuple):
    """How often a concept is spelt in which way, and in which texts of which language it is stated."""

    times: dict[str, int]
    where: list[tuple[str, str]]


class _Held:
    """Which work holds which concept, gathered part by part."""

    def __init__(self) -> None:
        self.parts: list[tuple[Any, Any]] = []

    def add(self, row: NDArray[Any], concept: NDArray[Any]) -> None:
        self.parts.append((row, concept))

    def columns(self) -> tuple[NDArray[Any], NDArray[Any]]:
        import numpy as np  # noqa: PLC0415  heavy

        if len(self.parts) == 1:
            return self.parts[0]  # as where sources state concepts, and there are many
        rows, concepts = zip(NOBODY, *self.parts, strict=True)
        return np.concatenate(rows).astype(np.int64), np.concatenate(concepts).astype(np.int64)


def _source(connection: DuckDBPyConnection, vocabulary: Vocabulary | None, settings: Settings) -> str:
    if settings.draw == "vocabulary" and vocabulary is None:
        raise Refusal("There is no vocabulary.", "Concepts were to be drawn from one.", "Give a vocabulary.")
    if settings.draw != "auto":
        return settings.draw
    if vocabulary is not None:
        return "vocabulary"
    return (
        "stated" if connection.execute("SELECT 1 FROM staged WHERE len(concepts) > 0 LIMIT 1").fetchall() else "titles"
    )


def _stated(
    connection: DuckDBPyConnection,
    matcher: Matcher,
    settings: Settings,
    held: _Held,
    entries: Sequence[Entry],
    *,
    is_discipline: bool = False,
) -> list[Entry]:
    """Hold what sources state, looked up by `matcher`. Gives the concepts that are not among `entries`, to come after them."""
    column = "disciplines" if is_discipline else "concepts"
    said = [Stated(*row) for row in connection.execute(STATED.format(column=column)).fetchall()]
    meant, unknown = _looked_up(said, matcher, settings.language, is_discipline=is_discipline)
    spellings = _spelt(unknown if settings.keep_stated else [], settings.language, DISCIPLINE if is_discipline else "")
    number_of = {entry.id: number for number, entry in enumerate(entries)}
    own = sorted(key for key in spellings if key not in number_of)
    number_of |= {key: len(entries) + number for number, key in enumerate(own)}
    meant += [(*each, key) for key, spelt in spellings.items() for each in spelt.where]
    if meant:
        connection.execute("CREATE OR REPLACE TEMP TABLE meant(text VARCHAR, language VARCHAR, concept INTEGER)")
        load(connection, "meant", [(text, language, number_of[id_]) for text, language, id_ in meant])
        found = connection.execute(HELD.format(column=column)).fetchnumpy()
        held.add(found["place"], found["concept"])
    kind = "discipline" if is_discipline else "topic"
    return [_entry(key, spellings[key].times, settings.language, kind) for key in own]


def _looked_up(
    said: list[Stated], matcher: Matcher, language: str, *, is_discipline: bool
) -> tuple[list[tuple[str, str, str]], list[Stated]]:
    """What is meant, as text, language and id of a concept, also by names within what is not known; and what is not known."""
    meant: list[tuple[str, str, str]] = []
    unknown: list[Stated] = []
    entries = matcher.vocabulary.entries
    if not entries:
        return meant, said
    for each in said:
        number = matcher.named(each.text, each.language or language)
        found = [] if number is None else [number]
        if number is None:
            unknown.append(each)
            found = [] if is_discipline else sorted(matcher.entries(each.text, each.language or language))
        meant += [(each.text, each.language, entries[one].id) for one in found]
    return meant, unknown


def _spelt(unknown: list[Stated], language: str, prefix: str) -> dict[str, Spelt]:
    """The concepts of their own that are stated, by the stems of their words.

    The stems are those of the language in which most works state the same words: keywords are often in another than the work.
    """
    folded = {text: tuple(words(text)) for text in {each.text for each in unknown}}
    spoken = defaultdict[tuple[str, ...], dict[str, int]](dict)
    for each in unknown:
        counts, spoken_in = spoken[folded[each.text]], each.language or language
        counts[spoken_in] = counts.get(spoken_in, 0) + each.times
    keys = {
        said: prefix + " ".join([stem(word, most) for word in said])
        for said, most in ((each, _most(counts)) for each, counts in spoken.items())
    }
    found = defaultdict[str, Spelt](lambda: Spelt({}, []))
    for each in unknown:
        if folded[each.text]:
            spelt = found[keys[folded[each.text]]]
            spelt.times[each.text] = spelt.times.get(each.text, 0) + each.times
            spelt.where.append((each.text, each.language))
    return dict(found)


def _most(counts: dict[str, int]) -> str:
    return min(counts, key=lambda each: (-counts[each], each)) if len(counts) > 1 else next(iter(counts))


def _entry(key: str, times: Mapping[str, int], language: str, kind: str = "topic") -> Entry:
    """A concept that no vocabulary knows; how it is spelt most often comes first."""
    return Entry(
        key, kind, tuple((language, spelt) for spelt in sorted(times, key=lambda spelt: (-times[spelt], spelt)))
    )


def _titles(connection: DuckDBPyConnection, settings: Settings) -> Iterator[tuple[int, str, str]]:
    cursor = connection.execute("SELECT rowid, title, language FROM staged")
    while rows := cursor.fetchmany(AT_ONCE):
        yield from ((row, title, language or settings.language) for row, title, language in rows)


def _named(
    connection: DuckDBPyConnection, matcher: Matcher, settings: Settings, text: str, where: str = "true"
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Which works name which concepts in their texts."""
    import numpy as np  # noqa: PLC0415  heavy

    row, concept = array("q"), array("q")
    cursor = connection.execute(f"SELECT rowid, {text}, language FROM staged WHERE {where}")
    while rows := cursor.fetchmany(AT_ONCE):
        for at, said, language in rows:
            found = matcher.entries(said, language or settings.language)
            row.extend([at] * len(found))
            concept.extend(sorted(found))
    return np.array(row, dtype=np.int64), np.array(concept, dtype=np.int64)
