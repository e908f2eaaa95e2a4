"""Names that a vocabulary may lack: phrases of texts that stand out, proposed to an editor, who decides.

Public names: `propose` (the proposals of works, best first), `Proposal`, `c_values` (the measure of phrases). Nothing is ever
added to a vocabulary here. What sources state and the vocabulary does not know comes with the number of works that state it;
phrases of titles and abstracts come with their C-value, which counts a phrase more the longer it is, and less where it
mostly stands within longer ones.

Source: Frantzi, K., Ananiadou, S. and Mima, H. (2000), Automatic recognition of multi-word terms: the C-value/NC-value method,
International Journal on Digital Libraries 3(2), 115-130, doi 10.1007/s007999900023.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from crossings.engine.links.matching import Matcher, key_of
from crossings.engine.links.staging import Source, stage
from crossings.engine.links.title_terms import title_terms
from crossings.engine.links.vocabulary import Vocabulary
from crossings.engine.links.work import Settings, Work

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LONGEST = 4  # words of a phrase that is proposed
MOST_PROPOSED = 500


class Proposal(NamedTuple):
    """A name to be added, perhaps: whether a source `stated` it or a `text` has it, in how many works, and its measure."""

    label: str
    because: str
    works: int
    score: float


def c_values(times: Mapping[tuple[str, ...], int]) -> dict[tuple[str, ...], float]:
    """The C-value of each phrase of two words or more, by how often each occurs, within longer ones as well.

    That of a phrase of n words is log2 n times how often it occurs, less the mean of how often the longer phrases occur that
    it stands in (Frantzi, Ananiadou and Mima 2000, equation 1).

    >>> found = c_values({("labour", "migration"): 9, ("labour", "migration", "policy"): 4, ("migration", "policy"): 4})
    >>> {" ".join(phrase): round(value, 2) for phrase, value in found.items()}
    {'labour migration': 5.0, 'labour migration policy': 6.34, 'migration policy': 0.0}
    """
    around = defaultdict[tuple[str, ...], list[int]](list)
    for phrase, count in times.items():
        for within in _within(phrase):
            if within in times:
                around[within].append(count)
    return {
        phrase: log2(len(phrase)) * (count - (sum(around[phrase]) / len(around[phrase]) if phrase in around else 0))
        for phrase, count in times.items()
        if len(phrase) > 1
    }


def propose(
    connection: DuckDBPyConnection, works: Iterable[Work | Source], vocabulary: Vocabulary, settings: Settings
) -> list[Proposal]:
    """What works state and the vocabulary does not know, then phrases of their texts, each the best first.

    Only phrases that at least `settings.least_works` works hold; at most `MOST_PROPOSED` of each kind.
    """
    stage(connection, works)
    matcher = Matcher(vocabulary)
    stated = sorted(_stated(connection, matcher, settings), key=_order)
    known = {key_of(each.label, settings.language) for each in stated}
    texts = (
        each for each in _phrases(connection, matcher, settings) if key_of(each.label, settings.language) not in known
    )
    return [*stated[:MOST_PROPOSED], *sorted(texts, key=_order)[:MOST_PROPOSED]]


def as_csv(proposals: Iterable[Proposal]) -> str:
    """Proposals as a file for an editor.

    >>> print(as_csv([Proposal("labour migration", "text", 7, 5.0)]), end="")
    label,because,works,score
    labour migration,text,7,5.0
    """
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(Proposal._fields)
    writer.writerows(each._replace(score=round(each.score, 3)) for each in proposals)
    return written.getvalue()


def _order(proposal: Proposal) -> tuple[float, int, str]:
    return -proposal.score, -proposal.works, proposal.label


def _within(phrase: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The shorter phrases in a phrase, each once."""
    many = len(phrase)
    spans = {phrase[i:j] for i in range(many) for j in range(i + 1, many + 1) if j - i < many}
    yield from spans


def _stated(connection: DuckDBPyConnection, matcher: Matcher, settings: Settings) -> Iterator[Proposal]:
    spelt = defaultdict[str, dict[str, int]](dict)
    rows = connection.execute(
        "SELECT text, language, count(DISTINCT id) FROM (SELECT unnest(concepts) AS text, language, id FROM staged) GROUP BY ALL"
    ).fetchall()
    for text, language, works in rows:
        key = key_of(text, language or settings.language)
        if key and matcher.named(text, language or settings.language) is None:
            spelt[key][text] = spelt[key].get(text, 0) + works
    for spellings in spelt.values():
        works = sum(spellings.values())
        if works >= settings.least_works:
            yield Proposal(min(spellings, key=lambda text: (-spellings[text], text)), "stated", works, float(works))


def _phrases(connection: DuckDBPyConnection, matcher: Matcher, settings: Settings) -> Iterator[Proposal]:
    import numpy as np  # noqa: PLC0415  heavy

    rows = connection.execute("SELECT rowid, title || '. ' || abstract, language FROM staged").fetchall()
    texts = ((row, text, language or settings.language) for row, text, language in rows)
    terms = title_terms(texts, longest=LONGEST, least=settings.least_works)
    works = np.bincount(terms.term, minlength=len(terms.keys))
    number = {tuple(key.split(" ")): each for each, key in enumerate(terms.keys)}
    for phrase, value in c_values(
        {phrase: sum(terms.spellings[each].values()) for phrase, each in number.items()}
    ).items():
        spellings = terms.spellings[number[phrase]]
        label = min(spellings, key=lambda text: (-spellings[text], text))
        if value > 0 and matcher.named(label, settings.language) is None:
            yield Proposal(label, "text", int(works[number[phrase]]), value)
