"""How many records there are under each value of a facet."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.db.models import Count

from crossings.journal.kept import until_changed
from crossings.search.models import DocumentFacet, IndexedDocument


@until_changed
def numbers_under(facet: str, day: date) -> Mapping[str, int]:
    """For each code of a facet the number of records that may be found under it on the day; one query.

    Example: `numbers_under("sdg", day).get("sdg/10.7", 0)`.
    """
    uses = DocumentFacet.objects.filter(value__facet=facet)
    shown = uses.exclude(document__in=IndexedDocument.objects.hidden(day).values("pk"))
    return MappingProxyType(dict(shown.order_by().values_list("value__code").annotate(Count("document"))))
