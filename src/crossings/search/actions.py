"""How the index changes: `refresh` writes the documents of some records anew, in the transaction that changes them."""

from collections.abc import Collection

from django.db import transaction

from crossings.search import kinds


@transaction.atomic
def refresh(kind: str, keys: Collection[int]) -> None:
    """Write the documents of these records as they are now; those that are not public any more are taken out.

    Example: `refresh("publication", [publication.pk])`.
    """
    list(kinds.documents(kind, keys))
