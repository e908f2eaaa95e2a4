"""The evaluation as a small drawing: for each way of ranking a dot where its AUC lies, and a line over its interval.

Public names: `Chart`, `Mark`, `Line`, `charted`. Filled: of all pairs; hollow: of equally popular ones. Only places are
worked out here; the drawing is `templates/links/record/chart.svg`. It is read in the direction of the page.
"""

from dataclasses import dataclass

from crossings.links.pages.figures import decimal
from crossings.links.record.measured import Evaluation, Number
from crossings.links.record.words import WAYS

WIDTH, EDGE = 380, 16
TOP, PITCH = 22, 56  # of the first name, and from name to name
BELOW = (16, 28)  # from a name to its filled and its hollow mark
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Mark:
    """A value with its interval at one height."""

    x: float
    y: float
    low: float
    high: float
    is_hollow: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One way: its name, how high it stands, and its marks."""

    name: str
    y: float
    marks: tuple[Mark, ...]
    is_used: bool


@dataclass(frozen=True, slots=True)
class Chart:
    width: int
    height: int
    names_x: float
    foot: int
    ticks: tuple[tuple[float, str], ...]
    even: float
    lines: tuple[Line, ...]


def charted(evaluation: Evaluation, *, is_mirrored: bool = False) -> Chart:
    """The chart of an evaluation; a way that could not be measured has no mark."""
    by_key = {(each.way, each.measure): each for each in evaluation.numbers}
    ways = [way for way in WAYS if (way, "auc") in by_key]
    lines = tuple(
        Line(
            name=row.name,
            y=TOP + PITCH * place,
            marks=tuple(
                mark
                for is_hollow, measure in enumerate(("auc", "degree_matched_auc"))
                if (mark := _mark(by_key[way, measure], TOP + PITCH * place, bool(is_hollow), is_mirrored))
            ),
            is_used=row.is_used,
        )
        for place, (way, row) in enumerate(zip(ways, evaluation.rows, strict=True))
    )
    foot = TOP + PITCH * len(lines) - 14
    return Chart(
        width=WIDTH,
        height=foot + 30,
        names_x=_turned(EDGE, is_mirrored),
        foot=foot,
        ticks=tuple((_at(tick, is_mirrored), decimal(tick, 2)) for tick in TICKS),
        even=_at(0.5, is_mirrored),
        lines=lines,
    )


def _mark(number: Number, y: float, is_hollow: bool, is_mirrored: bool) -> Mark | None:
    if number.value is None:
        return None
    low, high = (number.value if each is None else each for each in (number.low, number.high))
    ends = sorted(_at(each, is_mirrored) for each in (low, high))
    return Mark(_at(number.value, is_mirrored), y + BELOW[is_hollow], ends[0], ends[1], is_hollow)


def _at(value: float, is_mirrored: bool) -> float:
    room = WIDTH - 2 * EDGE
    return round(_turned(EDGE + room * min(max(value, 0.0), 1.0), is_mirrored), 1)


def _turned(x: float, is_mirrored: bool) -> float:
    return WIDTH - x if is_mirrored else x
