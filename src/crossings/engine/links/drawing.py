"""Which concepts each work holds: those that its source states, or terms drawn from titles where no work states any.

Public names: `draw` (fills the tables `concept`, `label` and `holds` of a corpus that is being built), `key_of` (by what two
spellings are one concept). What a file holds, and what is asked of it later, is not known here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from crossings.engine.links.loading import load
from crossings.engine.links.work import Settings
from crossings.engine.search.stems import stem
from crossings.engine.search.words import is_silent, words

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Labels = dict[str, Counter[str]]  # by concept, how often each spelling of it occurs
STATED = "SELECT DISTINCT number, unnest(concepts) AS said FROM work JOIN staged USING (id)"


def key_of(text: str, language: str) -> str:
    """The stems of the words of a label: the same for its inflections, with or without accents and hyphens.

    >>> key_of("Climate-change", "en") == key_of("climate changes", "en")
    True
    """
    return " ".join(stem(word, language) for word in words(text))


def draw(connection: DuckDBPyConnection, settings: Settings) -> str:
    """Fill `concept`, `label` and `holds`; says from where concepts came: `stated` or `titles`."""
    stated = connection.execute("SELECT any_value(id) FROM staged WHERE len(concepts) > 0").fetchone() != (None,)
    by_titles = settings.draw == "titles" or (settings.draw == "auto" and not stated)
    held, labels = _terms(connection, settings) if by_titles else _stated(connection, settings)
    numbers = {key: number for number, key in enumerate(sorted(labels))}
    _keep(connection, held, numbers, labels, settings)
    return "titles" if by_titles else "stated"


def _stated(connection: DuckDBPyConnection, settings: Settings) -> tuple[list[tuple[int, str]], Labels]:
    held, labels = [], defaultdict[str, Counter[str]](Counter)
    for work, said in connection.execute(STATED).fetchall():
        if key := key_of(said, settings.language):
            held.append((work, key))
            labels[key][said.strip()] += 1
    return held, labels


def _terms(connection: DuckDBPyConnection, settings: Settings) -> tuple[list[tuple[int, str]], Labels]:
    by_work: list[tuple[int, str]] = []
    labels = defaultdict[str, Counter[str]](Counter)
    documents: Counter[str] = Counter()
    for number, title, language in connection.execute("SELECT number, title, language FROM work").fetchall():
        found = dict(_grams(words(title), language or settings.language, settings.longest_term))
        documents.update(found.keys())
        for key, surface in found.items():
            labels[key][surface] += 1
            by_work.append((number, key))
    kept = {key for key, count in documents.items() if count >= settings.least_works}
    return [(work, key) for work, key in by_work if key in kept], {key: labels[key] for key in kept}


def _grams(said: list[str], language: str, longest: int) -> Iterator[tuple[str, str]]:
    for start in range(len(said)):
        for end in range(start + 1, min(start + longest, len(said)) + 1):
            word = said[end - 1]
            if is_silent(word, language) or word.isdigit() or len(word) < 2:
                break
            yield " ".join(stem(each, language) for each in said[start:end]), " ".join(said[start:end])


def _keep(
    connection: DuckDBPyConnection,
    held: list[tuple[int, str]],
    numbers: dict[str, int],
    labels: Labels,
    settings: Settings,
) -> None:
    import numpy as np  # noqa: PLC0415  heavy

    pairs = np.array([(work, numbers[key]) for work, key in held], dtype=np.int32).reshape(-1, 2)
    drawn = {"work": pairs[:, 0].copy(), "concept": pairs[:, 1].copy()}
    connection.register("drawn", drawn)
    connection.execute(
        "INSERT INTO holds SELECT work, concept, year FROM (SELECT DISTINCT work, concept FROM drawn)"
        " JOIN work ON number = work ORDER BY concept, work"
    )
    connection.unregister("drawn")
    ordered = [(numbers[key], key, min(said, key=lambda text: (-said[text], text))) for key, said in labels.items()]
    load(connection, "concept", sorted(ordered), "c0, c1, c2, 'topic', 0, NULL, NULL")
    load(
        connection,
        "label",
        sorted((numbers[key], settings.language, text) for key, said in labels.items() for text in said),
    )
