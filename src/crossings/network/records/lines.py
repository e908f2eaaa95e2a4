"""The small things that pages are set from: a dated line, a fact, an entry of a list. Each is named after its component."""

from dataclasses import dataclass, field

from crossings.engine.values import PartialDate
from crossings.provenance.models import Source


@dataclass(frozen=True, slots=True)
class Dated:
    """A line of `components/dated.html`: who or what, where it leads, from when to when as far as that is stated."""

    text: str
    url: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: str = ""
    is_over: bool = False
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of `components/facts.html`; without a value it says that none is stated."""

    term: str
    value: str = ""
    url: str = ""
    note: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One record in `components/entries.html`."""

    title: str
    url: str
    kinds: tuple[str, ...] = ()
    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in `components/timeline.html`, with the source that it rests on."""

    day: PartialDate | None
    text: str
    note: str = ""
    is_open: bool = False
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """What something is about, in `components/tags.html`."""

    text: str
    url: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A person in `components/person.html`."""

    name: str
    url: str
    roles: tuple[str, ...] = ()
    place: str = ""
    tags: tuple[Tag, ...] = field(default=())
