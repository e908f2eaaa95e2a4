"""Records that can be found, and records whose words stand in the documents of others."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar

from django.db import models

from crossings.search import kinds
from crossings.search.actions import refresh


class Findable(models.Model):
    """A record of one searchable kind: each recorded change writes its document anew, in the same transaction.

    A record that is found only as a part of others has no kind of its own, and says in `told_in` whose part it is.
    """

    found_as: ClassVar[str] = ""

    class Meta:
        abstract = True

    def write_along(self, key: Any, changes: Mapping[str, tuple[Any, Any]]) -> None:
        written = defaultdict[str, set[Any]](set)
        if self.found_as:
            written[self.found_as].add(key)
        for kind, keys in [*self.told_in(changes), *kinds.followed_by(self, changes)]:
            written[kind].update(keys)
        for kind, all_keys in written.items():
            refresh(kind, sorted(all_keys))

    def told_in(self, changes: Mapping[str, tuple[Any, Any]]) -> Iterable[tuple[str, Collection[Any]]]:
        """The documents, by kind and key, in which this record has a part, or had one before these changes."""
        return ()

    def now_and_before(self, column: str, changes: Mapping[str, tuple[Any, Any]]) -> set[Any]:
        """The keys that a column points to and pointed to."""
        return {getattr(self, column), *changes.get(column, ())} - {None, ""}
