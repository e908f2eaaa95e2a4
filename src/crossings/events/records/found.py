"""What search may find of an event, written anew with each recorded change."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from crossings.engine.search.document import Document, Text
from crossings.events.models import Event
from crossings.topics.models import Concept

FACET_OF_SCHEME = {"disciplines": "discipline", "sdg": "sdg", "gcm": "gcm"}
"""Concepts of these schemes are facets of their own beside being topics."""
Regions = dict[str, tuple[str, ...]]


def search_documents(keys: Collection[int] | None) -> Iterator[Document]:
    """The documents of the public events among these, or of all; seven queries however many there are."""
    rows = Event.objects.public().with_parts().prefetch_related("translations", "parties__institution__translations")
    found = list(rows if keys is None else rows.filter(pk__in=keys))
    regions = _regions({str(event.country) for event in found if event.country})
    with override("en"):
        return iter([_document(event, regions) for event in found])


def _regions(codes: Collection[str]) -> Regions:
    """For each country its own M49 code and those of all regions that it lies in."""
    concepts = Concept.objects.countries().filter(iso_alpha2__in=codes) if codes else Concept.objects.none()
    with_regions = concepts.select_related("broader__broader__broader__broader")
    return {each.iso_alpha2: tuple(_notations(each)) for each in with_regions}


def _notations(concept: Concept) -> Iterator[str]:
    place: Concept | None = concept
    while place is not None:
        if place.notation:
            yield place.notation
        place = place.broader


def _document(event: Event, regions: Regions) -> Document:
    return Document(
        kind="event",
        key=str(event.pk),
        address=reverse("events:event", args=[event.slug]).removeprefix("/en"),
        texts=tuple(_texts(event)),
        facets=_facets(event, regions),
        day=str(event.starts or ""),
    )


def _texts(event: Event) -> Iterator[Text]:
    rows: list[Any] = [event, *event.translations.all()]
    for row in rows:
        yield from _said(row.language, title=row.title, body=row.summary)
        yield from _said(row.language, body=row.notice)
        yield from _said("", name=row.city)
    yield from _said("", name=event.venue)
    for party in event.parties.all():
        if party.institution is None:
            yield from _said("", name=party.name)
            continue
        yield from _said("", name=party.institution.name)
        yield from _said("", name=party.institution.acronym)


def _said(language: str, **roles: str) -> Iterator[Text]:
    return (Text(role, words, language) for role, words in roles.items() if words)  # type: ignore[arg-type]


def _facets(event: Event, regions: Regions) -> dict[str, list[str]]:
    concepts = [row.concept for row in event.topics.all()]
    facets = {
        "topic": [f"{each.scheme.slug}/{each.slug}" for each in concepts],
        "institution": sorted({each.institution.slug for each in event.parties.all() if each.institution}),
        "region": list(regions.get(str(event.country or ""), ())),
        "year": list(_years(event)),
        "language": sorted({event.language, *(row.language for row in event.translations.all() if row.title)}),
    }
    for each in concepts:
        if each.scheme.slug in FACET_OF_SCHEME:
            facets.setdefault(FACET_OF_SCHEME[each.scheme.slug], []).append(f"{each.scheme.slug}/{each.slug}")
    return facets


def _years(event: Event) -> Iterable[str]:
    when = event.when
    if when.starts is None or when.end is None:
        return ()
    return (str(year) for year in range(when.starts.year, when.end.year + 1))
