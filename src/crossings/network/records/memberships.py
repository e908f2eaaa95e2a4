"""Who belongs to a network on a day, how well that is known, and what two days have between them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from crossings.engine.network.presence import Presence
from crossings.languages.templatetags.languages import marked
from crossings.network.models import Membership
from crossings.network.records.institutions import institution_url, name_words
from crossings.network.records.lines import Dated
from crossings.network.sentences import membership_note, presence_words, with_remark


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """The members in one role on a day."""

    role: str
    label: str
    rows: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Members:
    """A network's members on a day: those on record by role, and those of whom the sources say less."""

    groups: tuple[RoleGroup, ...]
    unsettled: tuple[Dated, ...]
    full: int


@dataclass(frozen=True, slots=True)
class Change:
    """One institution on two days: what is known of it on each."""

    name: str
    url: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two days of a network side by side: every full member, who came on record, and who went from it."""

    rows: tuple[Change, ...]
    joined: tuple[Change, ...]
    left: tuple[Change, ...]


def members(memberships: Sequence[Membership], day: date, language: str, query: str = "") -> Members:
    """The members on the day, by role and then by name, with what the sources leave open."""
    on_record = [row for row in memberships if row.holds_on(day)]
    known = {row.institution_id for row in on_record}
    unsettled = [row for row in memberships if row.institution_id not in known and _is_unsettled(row, day)]
    order = Membership.Role.values
    by_role = groupby(sorted(on_record, key=lambda row: order.index(row.role)), key=lambda row: row.role)
    return Members(
        groups=tuple(
            RoleGroup(role, str(Membership.Role(role).label), tuple(_member(row, day, language, query) for row in rows))
            for role, rows in by_role
        ),
        unsettled=tuple(_member(row, day, language, query, with_role=True) for row in unsettled),
        full=len({row.institution_id for row in on_record if row.is_full}),
    )


def _is_unsettled(row: Membership, day: date) -> bool:
    return row.presence_on(day) not in (Presence.ON_RECORD, Presence.ABSENT)


def _member(row: Membership, day: date, language: str, query: str, *, with_role: bool = False) -> Dated:
    role = f"{row.get_role_display()}." if with_role else ""
    name = marked(name_words(row.institution, day, language))
    return _dated(row, day, name, institution_url(row.institution, query), role)


def membership(row: Membership, day: date, language: str, query: str = "") -> Dated:
    """One membership as seen from the institution's page."""
    url = reverse("network:network", args=[row.network.slug]) + query
    return _dated(row, day, marked(row.network.words("name", language)), url, f"{row.get_role_display()}.")


def _dated(row: Membership, day: date, text: str, url: str, role: str) -> Dated:
    return Dated(
        text=text,
        url=url,
        since=row.starts if row.starts_stated else None,
        until=row.ends if row.ends_stated else None,
        note=with_remark(role, membership_note(row), remark=row.source_note),
        is_over=not row.holds_on(day),
        source=row.source,
    )


def comparison(memberships: Sequence[Membership], earlier: date, later: date, language: str) -> Comparison:
    """Full members on two days side by side, and between them who came on record and who went from it."""
    held: dict[int, list[Membership]] = defaultdict(list)
    for row in memberships:
        if row.is_full:
            held[row.institution_id].append(row)
    pairs = [(_best(rows, earlier), _best(rows, later), rows[0]) for rows in held.values()]
    seen = [(before, after, _change(row, before, after, later, language)) for before, after, row in pairs]
    here = Presence.ON_RECORD
    return Comparison(
        rows=tuple(change for _before, _after, change in seen),
        joined=tuple(change for before, after, change in seen if after is here and before is not here),
        left=tuple(change for before, after, change in seen if before is here and after is not here),
    )


def _best(held: Sequence[Membership], day: date) -> Presence:
    order = list(Presence)
    return min((row.presence_on(day) for row in held), key=order.index)


def _change(row: Membership, before: Presence, after: Presence, day: date, language: str) -> Change:
    name = marked(name_words(row.institution, day, language))
    return Change(name, institution_url(row.institution), presence_words(before), presence_words(after))
