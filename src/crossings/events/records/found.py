"""What search may find of an event, written anew with each recorded change."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from crossings.engine.search.document import Code, Document, Text
from crossings.events.models import Event
from crossings.topics.models import Concept
from crossings.topics.records import about, codes_with_ancestors, facets, labels

Codes = dict[int, frozenset[Code]]


def search_documents(keys: Collection[int] | None) -> Iterator[Document]:
    """The documents of the public events among these, or of all; twelve queries however many there are."""
    rows = Event.objects.public().with_parts().prefetch_related("translations", "parties__institution__translations")
    found = list(rows if keys is None else rows.filter(pk__in=keys))
    places = dict(Concept.objects.countries().values_list("iso_alpha2", "pk"))
    codes = codes_with_ancestors([*_topics(found), *places.values()] if found else [])
    words = labels(_topics(found))
    with override("en"):
        return iter([_document(event, places, codes, words) for event in found])


def _topics(events: Iterable[Event]) -> set[int]:
    return {row.concept_id for event in events for row in event.topics.all()}


def _document(event: Event, places: dict[str, int], codes: Codes, words: dict[int, tuple[Text, ...]]) -> Document:
    tagged = [*_topics([event]), *([places[str(event.country)]] if str(event.country or "") in places else [])]
    return Document(
        kind="event",
        key=str(event.pk),
        address=reverse("events:event", args=[event.slug]).removeprefix("/en"),
        texts=(*_texts(event), *about(words[row.concept_id] for row in event.topics.all())),
        facets={
            **facets(codes[concept] for concept in tagged),
            "institution": sorted({each.institution.slug for each in event.parties.all() if each.institution}),
            "year": list(_years(event)),
            "language": sorted({event.language, *(row.language for row in event.translations.all() if row.title)}),
        },
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


def _years(event: Event) -> Iterable[str]:
    when = event.when
    if when.starts is None or when.end is None:
        return ()
    return (str(year) for year in range(when.starts.year, when.end.year + 1))
