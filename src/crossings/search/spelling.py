"""What a word may have been meant to be, of the words that titles and names have today."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from django.db.models import Exists, OuterRef

from crossings.engine.search.spelling import distance, forgiven, shorn, shorn_twice, splits
from crossings.engine.search.terms import Slot, number_of, variants
from crossings.engine.search.words import is_silent
from crossings.search.models import IndexedDocument, ShornWord, Word, WordUse

NEAR = {1: 0.6, 2: 0.3}  # what an answer to a word counts that is so many mistakes away
PARTED = 0.6  # and to one from which, or into which, a space was lost


def readings(doubted: Sequence[Slot], asked: Sequence[Slot], day: date) -> dict[str, list[tuple[str, float]]]:
    """For each doubted word of a question the words it may have been meant to be, and what an answer to each counts.

    Only words that something has which may be found on the day.

    Example: `readings(slots_of("migartion", "en"), slots_of("migartion kent", "en"), day)`.
    """
    near = {slot.word: _near(slot.word) for slot in doubted}
    words = {*near, *(other for others in near.values() for other in others)}
    known = _known(
        {*words, *(half for slot in doubted for pair in _pairs(slot.word) for half in pair), *_joined(asked)}, day
    )
    found = {
        slot.word: [
            *_nearest(near[slot.word], known),
            *_parted(slot.word, known),
            *_run_together(slot, asked, known),
        ]
        for slot in doubted
    }
    return {word: others for word, others in found.items() if others}


def unheard_of(slots: Sequence[Slot]) -> list[Slot]:
    """The words that no title or name has as they are typed."""
    found = Word.objects.filter(pk__in=[number_of(slot.word) for slot in slots]).values_list("text", flat=True)
    known = set(found)
    return [slot for slot in slots if slot.word not in known]


def widened(slots: Sequence[Slot], others: Mapping[str, Sequence[tuple[str, float]]]) -> tuple[Slot, ...]:
    """The words of a question, answered also by what they may have been meant to be."""
    return tuple(slot.also(_weights(others.get(slot.word, ()))) for slot in slots)


def _near(word: str) -> dict[str, int]:
    """Words at most as many mistakes away as are forgiven in a word of this length, and how many they are."""
    most = forgiven(word)
    if not most:
        return {}
    forms = shorn(word) if most == 1 else shorn_twice(word)
    found = ShornWord.objects.filter(form__in=[number_of(form) for form in forms]).values_list("word__text", flat=True)
    apart = {other: distance(word, other, most) for other in set(found) if other != word}
    return {other: far for other, far in sorted(apart.items()) if far <= most}


def _nearest(near: Mapping[str, int], known: Collection[str]) -> list[tuple[str, float]]:
    nearest = min((far for other, far in near.items() if other in known), default=0)
    return [(other, NEAR[far]) for other, far in near.items() if far == nearest and other in known]


def _pairs(word: str) -> Iterable[tuple[str, str]]:
    """The two words that it may be without their space; neither says nothing, as `to` in what may be `Tokio`."""
    return (pair for pair in splits(word) if not any(is_silent(half, "") for half in pair))


def _parted(word: str, known: frozenset[str]) -> list[tuple[str, float]]:
    """The halves of a word that has lost a space: one that is known as it is has not."""
    pairs = () if word in known else _pairs(word)
    return [(half, PARTED) for pair in pairs if set(pair) <= known for half in pair]


def _joined(slots: Sequence[Slot]) -> list[str]:
    return [one.word + other.word for one, other in pairwise(slots)]


def _run_together(slot: Slot, slots: Sequence[Slot], known: frozenset[str]) -> list[tuple[str, float]]:
    pairs = [(one, other) for one, other in pairwise(slots) if slot in (one, other)]
    return [(one.word + other.word, PARTED) for one, other in pairs if one.word + other.word in known]


def _known(words: Iterable[str], day: date) -> frozenset[str]:
    found = Word.objects.filter(pk__in=[number_of(word) for word in words])
    hidden = IndexedDocument.objects.hidden(day)
    shown = WordUse.objects.filter(word=OuterRef("pk"))
    if hidden.exists():
        shown = shown.exclude(document__in=hidden.values("pk"))
    return frozenset(found.filter(Exists(shown)).values_list("text", flat=True))


def _weights(words: Iterable[tuple[str, float]]) -> dict[str, float]:
    return {term: weight for word, weight in words for term in variants(word)}
