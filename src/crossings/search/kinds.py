"""The kinds that can be found, and who writes their documents. Search knows no app: each names its kinds when it is ready."""

from collections.abc import Callable, Collection, Iterator

from crossings.engine.search.document import Document

Writer = Callable[[Collection[int] | None], Iterator[Document]]
_WRITERS: dict[str, Writer] = {}


def register(kind: str, writer: Writer) -> None:
    """`writer` gives the documents of the public records among the keys asked for, or of all where it is given None."""
    _WRITERS[kind] = writer


def kinds() -> tuple[str, ...]:
    return tuple(sorted(_WRITERS))


def documents(kind: str, keys: Collection[int] | None = None) -> Iterator[Document]:
    return _WRITERS[kind](keys)
