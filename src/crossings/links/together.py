"""The board of those who could work together: institutes that study the same apart, and whom to ask in each.

Public names: `board`, `Row`, `Place`. People are named only while their profile is public, and not at all if they asked not to be
suggested.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from crossings.engine.links.synergy import Chance, Issued, chances
from crossings.journal.kept import until_changed
from crossings.languages.fetch import fetch_words
from crossings.links.models import NotSuggested
from crossings.network.models import Affiliation, Institution, Profile
from crossings.people.models import Expertise, Person
from crossings.research.models import Contribution, Publication, PublicationSubject, PublishingInstitution
from crossings.topics.models import Concept
from crossings.topics.records import named
from crossings.topics.types import JOINING, types_of_concepts

ROWS = 25
NAMED = 3  # people of one institute


@dataclass(frozen=True, slots=True)
class Place:
    """An institute, how many works on the topic it has, and people there who know it: name and address of each."""

    name: str
    url: str
    works: int
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A topic and the two institutes that study it apart."""

    topic: str
    url: str
    one: Place
    other: Place


@until_changed
def board(day: date, language: str) -> tuple[Row, ...]:
    """The strongest chances, in words; a number of queries that does not grow with them."""
    found = chances(_issued(day))[:ROWS]
    leaves = named(Concept.objects.filter(pk__in={chance.topic for chance in found}), language)
    institutions = {row.pk: row for row in Institution.objects.filter(pk__in=_institutes(found))}
    fetch_words(institutions.values(), language)
    people = _people(found, day)
    return tuple(
        Row(
            leaves[chance.topic].label.text,
            reverse("topics:concept", args=[leaves[chance.topic].scheme, leaves[chance.topic].slug]),
            *(
                Place(
                    str(institutions[key].words("name", language)),
                    reverse("network:institution", args=[institutions[key].slug]),
                    works,
                    people.get((chance.topic, key), ()),
                )
                for key, works in ((chance.one, chance.works_one), (chance.other, chance.works_other))
            ),
        )
        for chance in found
    )


def _institutes(found: tuple[Chance, ...]) -> set[int]:
    return {key for chance in found for key in (chance.one, chance.other)}


def _issued(day: date) -> Iterator[Issued]:
    """Published works with the institutes that issued them or at which their publicly known authors are on the day."""
    public = Publication.objects.public()
    types = types_of_concepts()
    about, at = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    for work, concept in PublicationSubject.objects.filter(record__in=public).values_list("record", "concept"):
        if types[concept] in JOINING:
            about[work].add(concept)
    for work, institution in PublishingInstitution.objects.filter(publication__in=public).values_list(
        "publication", "institution"
    ):
        at[work].add(institution)
    for work, institution in _by_authors(public, day):
        at[work].add(institution)
    for work in public.order_by("pk").values_list("pk", flat=True):
        yield Issued(frozenset(at[work]), frozenset(about[work]))


def _by_authors(public: Any, day: date) -> Iterator[tuple[int, int]]:
    places = defaultdict[int, list[int]](list)
    for person, institution in Affiliation.objects.public(day).as_of(day).values_list("person", "institution"):
        places[person].append(institution)
    for work, person in (
        Contribution.objects.linked(day).filter(publication__in=public).values_list("publication", "person")
    ):
        yield from ((work, institution) for institution in places[person])


def _people(found: tuple[Chance, ...], day: date) -> Mapping[tuple[int, int], tuple[tuple[str, str], ...]]:
    """By topic and institute, people whom one may ask: those who say that they know it, or wrote on it."""
    topics = {chance.topic for chance in found}
    shown = Person.objects.filter(pk__in=Profile.objects.public(day).values("person")).exclude(
        pk__in=NotSuggested.objects.values("person")
    )
    places = defaultdict[int, list[int]](list)
    there = Affiliation.objects.public(day).as_of(day).filter(person__in=shown, institution__in=_institutes(found))
    for person, institution in there.values_list("person", "institution"):
        places[person].append(institution)
    knows = set(Expertise.objects.filter(Q(person__in=shown), concept__in=topics).values_list("person", "concept"))
    wrote = Contribution.objects.filter(person__in=shown, publication__in=Publication.objects.public())
    knows |= set(
        wrote.filter(publication__subjects__concept__in=topics).values_list("person", "publication__subjects__concept")
    )
    kept = defaultdict[tuple[int, int], list[tuple[str, str]]](list)
    for row in shown.filter(pk__in={person for person, _topic in knows}).by_name():
        told = row.name, reverse("network:profile", args=[row.slug])
        for key in {(topic, place) for person, topic in knows if person == row.pk for place in places[person]}:
            kept[key].append(told)
    return {key: tuple(dict.fromkeys(names))[:NAMED] for key, names in kept.items()}
