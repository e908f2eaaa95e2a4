"""What can be found of one public record: its words, by role and language, its facets and its days."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Role = Literal["title", "name", "body"]
Code = tuple[str, str]
"""A facet of the search and a value of it, such as `("topic", "migration-studies/flood")`."""

FACETS = ("kind", "topic", "discipline", "institution", "region", "year", "language", "sdg", "gcm")


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a record. A `title` heads the hit, a `name` is another word for it or somebody's, a `body` is the rest.

    `language` is empty where it is not known, and for names, which no language inflects.
    """

    role: Role
    words: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One public record, as search knows it. A record that is not public has none.

    Attributes:
        kind: what it is: `publication`, `institution`, `event` …
        key: the record's own key within its kind.
        address: its path without the prefix of the language, such as `/institutes/unu-merit/`.
        texts: its words in every language they are in; at least one title.
        facets: what it may be narrowed by: the name of a facet to codes, a concept as `scheme/slug`.
        day: when it appeared or begins, as far as it is known: `2015`, `2015-09`, `2015-09-12` or nothing.
        starts: the first day on which it may be found; always, where it is None.
        ends: the first day on which it may no longer be found, as where a consent expires; never, where it is None.

    Example:
        >>> Document(
        ...     "event", "7", "/events/launch/", (Text("title", "Launch", "en"),), {"topic": ["unu/climate"]}
        ... ).title
        'Launch'
    """

    kind: str
    key: str
    address: str
    texts: tuple[Text, ...]
    facets: Mapping[str, Collection[str]] = field(default_factory=dict)
    day: str = ""
    starts: date | None = None
    ends: date | None = None

    @property
    def title(self) -> str:
        """The first title that it has."""
        return next((text.words for text in self.texts if text.role == "title"), "")
