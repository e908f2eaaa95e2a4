"""Records that can be found.

Public names: `Findable`, `written_together`.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import ClassVar

from django.db import models, transaction

from crossings.search.actions import AT_A_TIME, refresh

_GATHERED: ContextVar[dict[str, set[int]] | None] = ContextVar("gathered", default=None)


class Findable(models.Model):
    """A record of one searchable kind: each recorded change writes its document anew, in the same transaction."""

    found_as: ClassVar[str]

    class Meta:
        abstract = True

    def write_along(self, key: int) -> None:
        gathered = _GATHERED.get()
        if gathered is None:
            refresh(self.found_as, [key])
        else:
            gathered[self.found_as].add(key)


@contextmanager
def written_together() -> Iterator[None]:
    """Run the body in one transaction and write the documents of all that it changed at its end, not one by one.

    For loading many records at once. Nobody else sees the changes before the documents are there.
    """
    with transaction.atomic():
        gathered = defaultdict[str, set[int]](set)
        token = _GATHERED.set(gathered)
        try:
            yield
        finally:
            _GATHERED.reset(token)
        for kind, keys in gathered.items():
            waiting = sorted(keys)
            for start in range(0, len(waiting), AT_A_TIME):
                refresh(kind, waiting[start : start + AT_A_TIME])
