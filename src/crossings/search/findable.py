"""Records that can be found, and records whose words stand in the documents of others."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar

from django.db import models

from crossings.search import kinds
from crossings.search.actions import refresh, rewrite
from crossings.search.writing import document_number


class Findable(models.Model):
    """A record of one searchable kind: each recorded change writes its document anew, in the same transaction.

    A record that is found only as a part of others has no kind of its own, and says in `told_in` whose part it is. Whose
    documents only tell of it, however many they are, it says in `named_in`.
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
        own = {document_number(kind, each) for kind, all_keys in written.items() for each in all_keys}
        rewrite(set(self.named_in(changes)) - own)

    def told_in(self, changes: Mapping[str, tuple[Any, Any]]) -> Iterable[tuple[str, Collection[Any]]]:
        """The documents, by kind and key, in which this record has a part, or had one before these changes.

        They are written in the transaction of the change, since a change may take one out of the index.
        """
        return ()

    def named_in(self, changes: Mapping[str, tuple[Any, Any]]) -> Collection[int]:
        """The numbers of documents that tell of this record and stay public whatever it becomes; many are written later."""
        return ()

    def is_new(self, changes: Mapping[str, tuple[Any, Any]]) -> bool:
        """Whether these changes put the record into the network: then nothing can tell of it yet."""
        return changes.get(self._meta.pk.attname, (self.pk, self.pk))[0] is None

    def now_and_before(self, column: str, changes: Mapping[str, tuple[Any, Any]]) -> set[Any]:
        """The keys that a column points to and pointed to."""
        return {getattr(self, column), *changes.get(column, ())} - {None, ""}
