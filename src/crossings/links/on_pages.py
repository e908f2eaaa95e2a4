"""Confirmed bridges as the pages of their concepts, works, people and institutes tell them, each with its because.

Public names: `told`, `Because`, `of_concept`, `of_work`, `of_person`, `of_institution`, `notes_on`, `entries_of`, `because`,
`explored`. Sentences are made from numbers only. They speak of what occurs together in works; none says that one thing
causes another.
"""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from crossings.journal.kept import until_changed
from crossings.languages.fetch import fetch_words, rows_below
from crossings.links.models import BridgeNote, Pairing, ProposedBridge
from crossings.links.models.pairing import ONE, OTHER
from crossings.network.records.lines import Entry
from crossings.research.models import Publication

AT_MOST = 8  # bridges on one page
Because = Entry


@until_changed
def of_concept(concept: int, language: str) -> tuple[Because, ...]:
    """The bridges over a concept, and those between approaches of which it is a part."""
    over = Q(concept=concept) | Q(pairing__concepts__concept=concept)
    return told(_shown(ProposedBridge.objects.confirmed().filter(over).distinct()), language)


@until_changed
def of_work(publication: int, language: str) -> tuple[Because, ...]:
    """The bridges that a work shows."""
    return told(_shown(ProposedBridge.objects.confirmed().filter(works__publication=publication)), language)


@until_changed
def of_person(person: int, language: str) -> tuple[Because, ...]:
    """The bridges that works of a person show. The caller has asked whether the person consents to be shown."""
    return told(_shown_by(Publication.objects.public().by_person(person)), language)


@until_changed
def of_institution(institution: int, language: str) -> tuple[Because, ...]:
    """The bridges that works show which an institution issued."""
    return told(_shown_by(Publication.objects.public().issued_by(institution)), language)


@until_changed
def notes_on(concept: int, language: str) -> tuple[Entry, ...]:
    """The published notes on the bridge over a concept, or on a pair of approaches of which it is a part."""
    about = Q(concept=concept) | Q(pairing__concepts__concept=concept)
    return entries_of(BridgeNote.objects.public().filter(about).distinct(), language)


def entries_of(rows: Any, language: str) -> tuple[Entry, ...]:
    """These notes as entries of a list."""
    notes = list(rows.in_order().select_related("pairing", "concept"))
    fetch_words(rows_below(notes), language)
    return tuple(
        Entry(
            title=str(note.words("title", language)),
            url=reverse("bridge_notes:note", args=[note.slug]),
            kinds=(between(note.pairing, language),),
        )
        for note in notes
    )


def _shown_by(works: Any) -> Any:
    return _shown(ProposedBridge.objects.confirmed().filter(works__publication__in=works).distinct())


def _shown(rows: Any) -> Any:
    return rows.strongest()[:AT_MOST]


def told(rows: Any, language: str) -> tuple[Because, ...]:
    """These bridges in words; a number of queries that does not grow with them."""
    bridges = list(
        rows.select_related("pairing", "concept__scheme").prefetch_related("pairing__concepts__concept__scheme")
    )
    fetch_words(rows_below(bridges), language)
    return tuple(
        Entry(
            title=str(bridge.concept.words("label", language)),
            url=explored(bridge.pairing, language),
            kinds=(between(bridge.pairing, language),),
            text=because(bridge, language),
        )
        for bridge in bridges
    )


def between(pairing: Pairing, language: str) -> str:
    """The two approaches of a pair by name."""
    return _("%(one)s ↔ %(other)s") % {name: pairing.words(name, language) for name in (ONE, OTHER)}


def because(bridge: ProposedBridge, language: str) -> str:
    """Why a bridge stands: how many works of each side hold it, how many chance would give, and how many join both."""
    numbers = bridge.numbers
    sides = [
        _("%(seen)s of %(of)s works on “%(side)s” hold it, where chance would give %(expected)s.")
        % {
            "seen": count(numbers.get(f"observed_{end}", 0)),
            "of": count(numbers.get(f"works_{end}", 0)),
            "side": bridge.pairing.words(side, language),
            "expected": number_format(round(numbers.get(f"expected_{end}", 0.0), 1)),
        }
        for end, side in (("from", ONE), ("to", OTHER))
    ]
    return " ".join([*sides, _joined(numbers.get("joint_works", 0), numbers.get("first_joint_year"))])


def _joined(works: int, first: int | None) -> str:
    if not works:
        return _("No work joins all three yet.")
    if first is None:
        return _("Works that join all three: %(works)s.") % {"works": count(works)}
    return _("Works that join all three: %(works)s, since %(year)s.") % {"works": count(works), "year": first}


def count(number: int) -> str:
    return str(number_format(number, 0, use_l10n=True, force_grouping=True))


def explored(pairing: Pairing, language: str) -> str:
    """Where the explorer answers what joins the two approaches of a pair. Its concepts have to be fetched with it."""
    asked = [
        (name, code) for name, side in (("from", ONE), ("to", OTHER)) for code in _codes(pairing.concepts_of(side))
    ]
    return f"/{language}/links/bridges/?{urlencode(asked)}"


def _codes(concepts: Iterable[Any]) -> list[str]:
    return [f"{concept.scheme.slug}/{concept.slug}" for concept in concepts]
