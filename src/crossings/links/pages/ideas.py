"""Concepts of a corpus as readers know them: their names and definitions in the reader's language, and the menu to choose from.

Public names: `Idea`, `ideas`, `named`, `menu`. A concept of the network is kept in a corpus under “scheme/key” and is named
by the network's own words; any other goes by the label that the corpus has.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from crossings.engine.links.corpus import Concept, Corpus
from crossings.fields.sort_key import sort_key
from crossings.journal.kept import until_changed
from crossings.languages.fetch import fetch_words
from crossings.languages.words import Words, words
from crossings.links import corpora
from crossings.links.forms import TYPES
from crossings.topics.models import Concept as Topic

OFFERED = 400  # concepts in a menu: those that most works hold; the rest is reached by words
INDENT = "\u2003"
ROWS = "SELECT number, id, label, type, works, background, broader FROM concept"


@dataclass(frozen=True, slots=True)
class Idea:
    """A concept: its name, what it means, of which type it is, where the network tells of it."""

    id: str
    name: Words
    kind: str
    definition: str = ""
    url: str = ""


def ideas(concepts: Iterable[Concept], language: str) -> dict[str, Idea]:
    """Each concept by its id; two queries however many there are."""
    asked = list(concepts)
    known = _topics([each.id for each in asked], language)
    return {each.id: _idea(each, known.get(each.id), language) for each in asked}


def _topics(ids: Iterable[str], language: str) -> dict[str, Topic]:
    """The network's concepts of these ids, with their words."""
    parted = [id_.partition("/") for id_ in ids]
    schemes = {scheme for scheme, slash, _slug in parted if slash}
    slugs = {slug for _scheme, slash, slug in parted if slash}
    if not schemes:
        return {}
    rows = list(Topic.objects.filter(scheme__slug__in=schemes, slug__in=slugs).select_related("scheme"))
    fetch_words(rows, language)
    return {f"{row.scheme.slug}/{row.slug}": row for row in rows}


def _idea(concept: Concept, topic: Topic | None, language: str) -> Idea:
    kind = str(dict(TYPES).get(concept.type, _("Discipline") if concept.type == "discipline" else concept.type))
    if topic is None:
        return Idea(concept.id, Words(concept.label, language, is_fallback=False), kind)
    definition = words(topic, "definition", language)
    told = "" if definition.is_fallback else definition.text
    return Idea(concept.id, words(topic, "label", language), kind, told, topic.get_absolute_url())


def named(corpus: Corpus, ids: Sequence[str], language: str) -> dict[str, Idea]:
    """The ideas of these ids; an id that the corpus does not know is left out."""
    if not ids:
        return {}
    rows = corpus.ask(f"{ROWS} WHERE list_contains(?, id)", [list(ids)])
    return ideas((Concept(*row) for row in rows), language)


@until_changed
def menu(version: str, language: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What an approach may be chosen from: groups of concepts as they lie under each other, then the disciplines."""
    corpus = corpora.of_version(version)
    rows = [Concept(*row) for row in corpus.ask(f"{ROWS} ORDER BY works DESC, id LIMIT {OFFERED}")]
    rows = _with_those_above(corpus, rows)
    told = ideas(rows, language)
    topics = [each for each in rows if each.type != "discipline"]
    groups = list(_groups(topics, told))
    disciplines = _disciplines(corpus, language)
    return (*groups, *([(_("Disciplines"), disciplines)] if disciplines else ()))


def _with_those_above(corpus: Corpus, rows: list[Concept]) -> list[Concept]:
    """The concepts with all that lie above them, so that the menu shows where each belongs."""
    held = {each.number: each for each in rows}
    missing = {each.broader for each in rows if each.broader is not None} - held.keys()
    while missing:
        above = [Concept(*row) for row in corpus.ask(f"{ROWS} WHERE list_contains(?, number)", [sorted(missing)])]
        held |= {each.number: each for each in above}
        missing = {each.broader for each in above if each.broader is not None} - held.keys()
    return list(held.values())


def _groups(rows: Sequence[Concept], told: dict[str, Idea]) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    below: dict[int | None, list[Concept]] = defaultdict(list)
    here = {each.number for each in rows}
    for each in sorted(rows, key=lambda row: (sort_key(told[row.id].name.text, "en"), row.id)):
        below[each.broader if each.broader in here else None].append(each)
    alone = [each for each in below[None] if not below[each.number]]
    for top in below[None]:
        if top not in alone:
            yield told[top.id].name.text, tuple(_options(top, below, told, 0))
    if alone:
        yield _("Ideas"), tuple((each.id, told[each.id].name.text) for each in alone)


def _options(
    concept: Concept, below: dict[int | None, list[Concept]], told: dict[str, Idea], depth: int
) -> Iterator[tuple[str, str]]:
    yield concept.id, f"{INDENT * depth}{told[concept.id].name.text}"
    for each in below[concept.number]:
        yield from _options(each, below, told, depth + 1)


def _disciplines(corpus: Corpus, language: str) -> tuple[tuple[str, str], ...]:
    rows = [Concept(*row) for row in corpus.ask(f"{ROWS} WHERE type = 'discipline' AND works > 0 ORDER BY id")]
    told = ideas(rows, language).values()
    return tuple((f"discipline:{each.id}", each.name.text) for each in sorted(told, key=lambda each: each.name.text))
