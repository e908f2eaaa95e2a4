"""The words for what a search can be narrowed to."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from crossings.journal.kept import until_changed
from crossings.languages.fetch import fetch_words
from crossings.languages.words import Words
from crossings.network.models import Institution
from crossings.topics.models import Concept, ConceptScheme
from crossings.topics.records import code, named
from crossings.topics.templatetags.topics import kind_words as kinds_told

KIND: dict[str, str | Promise] = {
    "concept": _("Concept"),
    "event": _("Event"),
    "group": _("Research group"),
    "institution": _("Institution"),
    "journal": _("Journal"),
    "module": _("Module"),
    "network": _("Network"),
    "news": _("News"),
    "page": _("Page"),
    "person": _("Person"),
    "programme": _("Programme"),
    "project": _("Project"),
    "publication": _("Publication"),
    "story": _("Story"),
}
OPEN = ("kind", "topic")
SHOWN = 12  # values of a facet that are shown; the chosen ones always are
HEADINGS: dict[str, str | Promise] = {
    "kind": _("Kind"),
    "topic": _("Topic"),
    "discipline": _("Discipline"),
    "institution": _("Institution"),
    "region": _("Study region"),
    "year": _("Year"),
    "language": _("Language"),
    "sdg": _("Sustainable Development Goals"),
    "gcm": _("Global Compact for Migration"),
}


@dataclass(frozen=True)
class Choice:
    """One value: its name, in another language where nobody has translated it, how many hits have it, whether it is chosen."""

    code: str
    words: Words
    hits: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    heading: str | Promise
    choices: tuple[Choice, ...]
    is_open: bool


def kind_words(kind: str) -> str:
    """What one record of a kind is called, as its hit says it."""
    return str(KIND.get(kind, kind))


def choices(
    counted: Mapping[str, Sequence[tuple[str, int]]], chosen: Mapping[str, Collection[str]], language: str
) -> list[Facet]:
    """Every facet that the hits have, its commonest values first; a value that was chosen is shown even without hits."""
    found = []
    for name, heading in HEADINGS.items():
        hits = dict(counted.get(name, ()))
        mine = chosen.get(name, ())
        codes = list(dict.fromkeys([*mine, *hits]))
        words = _words(name, tuple(sorted(codes)), language)
        known = [value for value in codes if value in words][: max(SHOWN, len(mine))]
        offered = tuple(Choice(value, words[value], hits.get(value, 0), value in mine) for value in known)
        if offered:
            found.append(Facet(name, heading, offered, bool(mine) or name in OPEN))
    return found


def _words(facet: str, codes: tuple[str, ...], language: str) -> Mapping[str, Words]:
    if facet == "institution":
        return _institutions(codes, language)
    if facet not in PLAIN:
        concepts = _concepts(facet, language)
        return {value: concepts[value] for value in codes if value in concepts}
    told = {value: PLAIN[facet](value) for value in codes}
    return {value: Words(text, language, is_fallback=False) for value, text in told.items() if text}


def _language_name(value: str) -> str:
    try:
        return str(get_language_info(value)["name_translated"])
    except KeyError:
        return ""


PLAIN: dict[str, Callable[[str], str]] = {
    "kind": kinds_told,
    "year": lambda value: value if value.isdigit() else "",
    "language": _language_name,
}
"""Facets whose values the product names itself; a value without a name is not offered."""


@until_changed
def _institutions(slugs: Iterable[str], language: str) -> Mapping[str, Words]:
    rows = list(Institution.objects.filter(slug__in=slugs))
    fetch_words(rows, language)
    return {each.slug: each.words("name", language) for each in rows}


@until_changed
def _concepts(facet: str, language: str) -> Mapping[str, Words]:
    """Every concept of the facet by the value that stands for it, with its label; with its set, where two are called so."""
    shown = Concept.objects.filter(scheme__facet=facet).in_use()
    leaves = named(shown, language).values()
    often = Counter(leaf.label.text for leaf in leaves)
    schemes = list(ConceptScheme.objects.filter(facet=facet))
    fetch_words(schemes, language)
    titles = {each.slug: each.words("title", language).text for each in schemes}
    return {
        code(facet, leaf.scheme, leaf.slug, leaf.notation)[1]: leaf.label
        if often[leaf.label.text] == 1
        else replace(leaf.label, text=f"{leaf.label.text} ({titles[leaf.scheme]})")
        for leaf in leaves
    }
