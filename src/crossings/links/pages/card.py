"""One bridge: three works of each side, the idea between with its numbers, what joins all, and why it ranks where it does.

Public names: `Card`, `End`, `card`, `sentences`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.engine.links.bridges import Bridge, Found
from crossings.engine.links.corpus import WorkRow
from crossings.engine.links.evidence import Evidence
from crossings.languages.words import Words
from crossings.links.pages.drawing import width_of
from crossings.links.pages.figures import Lift, count, lift
from crossings.links.pages.ideas import Idea
from crossings.links.pages.sentences import fewer, joined, occurs
from crossings.links.pages.standing import Standing, standing
from crossings.links.pages.works import WorkLine


@dataclass(frozen=True, slots=True)
class End:
    """One end of a bridge."""

    name: str
    count: str
    lift: Lift
    works: tuple[WorkLine, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What `components/bridge.html` shows."""

    key: str
    idea: Words
    url: str
    kind: str
    definition: str
    start: End
    end: End
    from_width: str
    to_width: str
    is_joined: bool
    state: str
    standing: str
    sentences: tuple[str, ...]
    joint: tuple[WorkLine, ...]
    links: tuple[tuple[str, str], ...]


def card(
    bridge: Bridge,
    found: Found,
    evidence: Evidence,
    idea: Idea,
    *,
    lines: Mapping[str, WorkLine],
    names: tuple[str, str],
    judged: Standing | None = None,
    url: str = "",
    links: tuple[tuple[str, str], ...] = (),
) -> Card:
    """The card of one bridge between the approaches of these names."""
    stands = judged or standing(bridge)
    return Card(
        key=f"bridge-{bridge.concept.number}",
        idea=idea.name,
        url=url,
        kind=idea.kind,
        definition=idea.definition,
        start=_end(names[0], bridge.observed_from, bridge.expected_from, _told(evidence.a, lines)),
        end=_end(names[1], bridge.observed_to, bridge.expected_to, _told(evidence.c, lines)),
        from_width=width_of(bridge.association_from),
        to_width=width_of(bridge.association_to),
        is_joined=bridge.joint_works > 0,
        state=stands.state,
        standing=stands.text,
        sentences=tuple(sentences(bridge, found, idea.name.text, names)),
        joint=_told(evidence.joint, lines),
        links=links,
    )


def sentences(bridge: Bridge, found: Found, idea: str, names: tuple[str, str]) -> Iterable[str]:
    """All that the numbers say of a bridge, in words."""
    start, end = names
    yield occurs(idea, start, bridge.observed_from, found.a.works, bridge.expected_from)
    yield occurs(idea, end, bridge.observed_to, found.c.works, bridge.expected_to)
    weak = ((start, bridge.association_from), (end, bridge.association_to))
    yield from (fewer(side) for side, association in weak if association <= 0)
    yield joined(bridge.joint_works, bridge.expected_joint, bridge.first_joint_year)


def _told(works: Iterable[WorkRow], lines: Mapping[str, WorkLine]) -> tuple[WorkLine, ...]:
    return tuple(lines[each.id] for each in works if each.id in lines)


def _end(name: str, seen: int, by_chance: float, works: tuple[WorkLine, ...]) -> End:
    number = ngettext("%(number)s work", "%(number)s works", seen) % {"number": count(seen)}
    note = "" if works else _("They join both sides: see below.")
    return End(name, number, lift(seen, by_chance), works, note)
