"""The bridges as a table: sorted by any column, a page at a time, each with where it stands.

Public names: `Row`, `Column`, `columns`, `rows`, `sorted_by`. The order of the engine is the order
of the column “rank”; every other order ends by it, so that equals stand as they rank.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.engine.links.bridges import Bridge
from crossings.languages.words import Words
from crossings.links.pages.figures import Lift, count, expected, lift
from crossings.links.pages.ideas import Idea
from crossings.links.pages.standing import Standing, standing
from crossings.links.question import Question

KEYS: dict[str, Callable[[Bridge], Any]] = {
    "works": lambda bridge: -bridge.concept.works,
    "from": lambda bridge: -bridge.association_from,
    "to": lambda bridge: -bridge.association_to,
    "joint": lambda bridge: -bridge.joint_works,
    "year": lambda bridge: -(bridge.first_joint_year or 0),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A heading that sorts. `sorted_as` is the word of `aria-sort`; empty for a column that does not sort the table."""

    label: str
    url: str
    sorted_as: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One bridge in the table."""

    place: str
    idea: Words
    url: str
    works: str
    start: Lift
    end: Lift
    joint: str
    joint_expected: str
    year: int | None
    standing: Standing
    leave_out: str


def sorted_by(bridges: Sequence[Bridge], question: Question, named: Callable[[Bridge], Any]) -> list[Bridge]:
    """The bridges by the column that is asked for; `named` gives what stands for an idea's name in an order of names."""
    order = question.order
    if order == "rank":
        return list(reversed(bridges)) if question.is_reversed else list(bridges)
    key = named if order == "idea" else KEYS[order]
    return sorted(bridges, key=key, reverse=question.is_reversed)


def columns(question: Question, path: str, start: str, end: str) -> list[Column]:
    """The headings; that of the present order turns it round."""
    labels = (
        ("rank", _("Rank"), True),
        ("idea", _("Idea"), False),
        ("from", _("With “%(side)s”") % {"side": start}, False),
        ("to", _("With “%(side)s”") % {"side": end}, False),
        ("joint", _("With both"), True),
        ("year", _("First"), True),
    )
    return [_column(question, path, *each) for each in labels]


def _column(question: Question, path: str, name: str, label: str, is_number: bool) -> Column:
    is_here = question.order == name
    turned = f"-{name}" if is_here and not question.is_reversed else name
    rises = (name in ("idea", "rank")) is not question.is_reversed
    sorted_as = ("ascending" if rises else "descending") if is_here else ""
    return Column(label, f"{path}?{question.but(sort=turned).query}#found", sorted_as, is_number)


def rows(
    bridges: Sequence[Bridge],
    question: Question,
    *,
    ideas: Mapping[str, Idea],
    judged: Mapping[str, Standing],
    places: Mapping[str, int],
    paths: tuple[str, str],
) -> list[Row]:
    """The lines of these bridges; `places` their ranks, `paths` the addresses of the list and of one bridge."""
    listed, one = paths
    return [
        Row(
            place=count(places[bridge.concept.id]),
            idea=ideas[bridge.concept.id].name,
            url=f"{one}?{question.but(through=bridge.concept.id, sort='rank').query}",
            works=_works(bridge.concept.works),
            start=lift(bridge.observed_from, bridge.expected_from),
            end=lift(bridge.observed_to, bridge.expected_to),
            joint=count(bridge.joint_works),
            joint_expected=expected(bridge.expected_joint),
            year=bridge.first_joint_year,
            standing=judged.get(bridge.concept.id) or standing(bridge),
            leave_out=f"{listed}?{question.but(without=(*question.without, bridge.concept.id)).query}#found",
        )
        for bridge in bridges
    ]


def _works(number: int) -> str:
    return ngettext("%(number)s work", "%(number)s works", number) % {"number": count(number)}
