"""Which records are near: those that share what somebody is about, with what they share.

What few records have in common says more than what most have: each shared value counts by how rare it is.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from math import log2
from typing import Any

from django.db.models import Case, Count, IntegerField, Sum, Value, When

from crossings.engine.search.document import Code
from crossings.search.models import DocumentFacet, FacetValue, IndexedDocument

WEIGHED = 10_000  # uses of values that are looked at, the rarest values first


@dataclass(frozen=True, slots=True)
class Near:
    """A record by its key, and what it shares, the rarest first."""

    key: str
    shared: tuple[Code, ...]


def near(kind: str, codes: Collection[Code], day: date, *, size: int = 10) -> list[Near]:
    """The records of a kind that share most with these values and may be found on the day; five queries at most.

    Example: `near("publication", {("discipline", "disciplines/law"), ("institution", "unu-merit")}, day)`.
    """
    values = _values(codes)
    uses = DocumentFacet.objects.filter(document__kind=kind).exclude(document__in=IndexedDocument.objects.hidden(day))
    held = _rarest(dict(uses.filter(value__in=values).order_by().values_list("value").annotate(Count("document"))))
    if not held:
        return []
    weights = _weights(held, IndexedDocument.objects.filter(kind=kind).count())
    shared = uses.filter(value__in=held)
    best = _best(shared, weights)[:size]
    found: dict[int, list[int]] = {number: [] for number, _key in best}
    for number, value in shared.filter(document__in=found).values_list("document", "value"):
        found[number].append(value)
    return [
        Near(key, tuple(values[each] for each in sorted(found[number], key=lambda each: (held[each], values[each]))))
        for number, key in best
    ]


def _values(codes: Collection[Code]) -> dict[int, Code]:
    """Those that any document has, by their numbers."""
    rows = FacetValue.objects.filter(code__in={code for _facet, code in codes}).values_list("pk", "facet", "code")
    return {number: (facet, code) for number, facet, code in rows if (facet, code) in codes}


def _rarest(held: Mapping[int, int]) -> dict[int, int]:
    """The rarest values, as long as not too many records have them; the rarest of all in any case."""
    kept: dict[int, int] = {}
    for value, number in sorted(held.items(), key=lambda each: (each[1], each[0])):
        if kept and sum(kept.values()) + number > WEIGHED:
            break
        kept[value] = number
    return kept


def _weights(held: Mapping[int, int], records: int) -> dict[int, int]:
    """What each value counts for: in whole numbers, so that every database adds them up alike."""
    return {value: round(1000 * log2(1 + records / number)) for value, number in held.items()}


def _best(shared: Any, weights: Mapping[int, int]) -> Any:
    """Documents with the key of their record, those that share most first, then the newest."""
    worth = Case(
        *(When(value=value, then=Value(weight)) for value, weight in weights.items()), output_field=IntegerField()
    )
    documents = shared.order_by().values("document").annotate(worth=Sum(worth))
    return documents.order_by("-worth", "-document__day", "document").values_list("document", "document__key")
