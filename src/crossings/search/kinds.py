"""The kinds that can be found, and who writes their documents. Search knows no app: each names its kinds when it is ready."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db import models

from crossings.engine.search.document import Document

Writer = Callable[[Collection[Any] | None], Iterator[Document]]
Follower = Callable[[Any, Mapping[str, tuple[Any, Any]]], Iterable[tuple[str, Collection[Any]]]]
Keys = Callable[[], Iterable[Any]]
_WRITERS: dict[str, Writer] = {}
_KEYS: dict[str, Keys] = {}
_FOLLOWERS: dict[str, list[Follower]] = {}


def register(kind: str, writer: Writer, keys: Keys | None = None) -> None:
    """`writer` gives the documents of the public records among the keys asked for, or of all where it is given None.

    `keys` gives the keys of all public records, where reading all their documents takes long.
    """
    _WRITERS[kind] = writer
    if keys is not None:
        _KEYS[kind] = keys


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


def public_keys(kind: str) -> Iterable[Any]:
    """The keys of the records of which there are documents."""
    return _KEYS[kind]() if kind in _KEYS else (each.key for each in documents(kind))
