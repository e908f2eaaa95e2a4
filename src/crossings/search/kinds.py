"""The kinds that can be found, and who writes their documents. Search knows no app: each names its kinds when it is ready."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db import models

from crossings.engine.search.document import Document

Writer = Callable[[Collection[Any] | None], Iterator[Document]]
Follower = Callable[[Any, Mapping[str, tuple[Any, Any]]], Iterable[tuple[str, Collection[Any]]]]
_WRITERS: dict[str, Writer] = {}
_FOLLOWERS: dict[str, list[Follower]] = {}


def register(kind: str, writer: Writer) -> None:
    """`writer` gives the documents of the public records among the keys asked for, or of all where it is given None."""
    _WRITERS[kind] = writer


def follow(model: str, follower: Follower) -> None:
    """After a change of a record of a lower app, such as `network.membership`, write also what `follower` names.

    It is given the record and what changed, and names the documents in which the record has a part, by kind and key.
    """
    known = _FOLLOWERS.setdefault(model, [])
    if follower not in known:
        known.append(follower)


def followed_by(record: models.Model, changes: Mapping[str, tuple[Any, Any]]) -> Iterator[tuple[str, Collection[Any]]]:
    """What the apps above have said to write after a change of such a record."""
    for follower in _FOLLOWERS.get(record._meta.label_lower, ()):
        yield from follower(record, changes)


def kinds() -> tuple[str, ...]:
    return tuple(sorted(_WRITERS))


def documents(kind: str, keys: Collection[Any] | None = None) -> Iterator[Document]:
    return _WRITERS[kind](keys)
