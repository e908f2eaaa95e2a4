"""The bridges as lines: one approach on one side, the other on the other, and between them the ideas where lines meet.

Public names: `Drawing`, `Strand`, `Bank`, `Ends`, `drawn`, `width_of`. Only places and widths are worked out here; the
drawing itself is `templates/links/drawing.svg`. It is read in the direction of the page: in Arabic the first approach
stands on the right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

WIDTH = 900
TOP, PITCH = 42, 54
BANK = 124  # from the edge to the knot of an approach
INNER = 336  # from the edge to where a line meets the words of an idea
LETTERS, BANK_LETTERS = 30, 14  # in a line of words
THICKEST, THINNEST = 8.0, 1.2
GROWS = 0.9  # by which a line thickens for each unit of association


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words and how high it stands."""

    text: str
    y: float


@dataclass(frozen=True, slots=True)
class Ends:
    """What a drawing needs to know of one bridge."""

    idea: str
    url: str
    told: str  # the whole of it in a sentence, for those who do not see it
    association_from: float
    association_to: float
    joint: int


@dataclass(frozen=True, slots=True)
class Strand:
    """An idea with its two lines. A line is broken where the idea is seen no more often than by chance."""

    url: str
    told: str
    lines: tuple[Line, ...]
    from_path: str
    to_path: str
    from_width: str
    to_width: str
    is_fewer_from: bool
    is_fewer_to: bool
    is_joined: bool
    knot: float
    under: str


@dataclass(frozen=True, slots=True)
class Bank:
    """An approach at one edge."""

    x: float
    text_x: float
    lines: tuple[Line, ...]
    works: Line


@dataclass(frozen=True, slots=True)
class Drawing:
    height: int
    middle: float
    width: int
    left: Bank
    right: Bank
    strands: tuple[Strand, ...]
    is_mirrored: bool

    @property
    def centre(self) -> float:
        return self.width / 2


def drawn(
    first: tuple[str, str], second: tuple[str, str], bridges: Sequence[Ends], *, is_mirrored: bool = False
) -> Drawing:
    """The drawing of these bridges between two approaches, each a name and how many works it has."""
    height = 2 * TOP + PITCH * max(len(bridges) - 1, 0) + 8
    middle = height / 2
    return Drawing(
        height=height,
        middle=middle,
        width=WIDTH,
        left=_bank(first, BANK, middle, is_mirrored),
        right=_bank(second, WIDTH - BANK, middle, is_mirrored),
        strands=tuple(_strand(each, TOP + PITCH * place, middle, is_mirrored) for place, each in enumerate(bridges)),
        is_mirrored=is_mirrored,
    )


def _bank(told: tuple[str, str], x: float, middle: float, is_mirrored: bool) -> Bank:
    name, works = told
    words = wrap(name, BANK_LETTERS) or [name]
    top = middle - 9 * len(words)
    outwards = -18 if x < WIDTH / 2 else 18
    lines = tuple(Line(word, top + 18 * place) for place, word in enumerate(words))
    below = Line(works, top + 18 * len(words) + 2)
    return Bank(_turned(x, is_mirrored), _turned(x + outwards, is_mirrored), lines, below)


def _strand(ends: Ends, y: float, middle: float, is_mirrored: bool) -> Strand:
    words = wrap(ends.idea, LETTERS) or [ends.idea]
    first = y + 5 - 8 * (len(words) - 1)
    lines = tuple(Line(word, first + 16 * place) for place, word in enumerate(words))
    under = lines[-1].y + 11
    return Strand(
        url=ends.url,
        told=ends.told,
        lines=lines,
        from_path=_curve([(BANK, middle), (262, middle), (262, y), (INNER, y)], is_mirrored),
        to_path=_curve(
            [(WIDTH - INNER, y), (WIDTH - 262, y), (WIDTH - 262, middle), (WIDTH - BANK, middle)], is_mirrored
        ),
        from_width=width_of(ends.association_from),
        to_width=width_of(ends.association_to),
        is_fewer_from=ends.association_from <= 0,
        is_fewer_to=ends.association_to <= 0,
        is_joined=ends.joint > 0,
        knot=under,
        under=f"M{INNER + 24} {under:.0f}H{WIDTH - INNER - 24}",
    )


def _curve(points: Sequence[tuple[float, float]], is_mirrored: bool) -> str:
    start, *rest = [f"{_turned(x, is_mirrored):.0f} {y:.0f}" for x, y in points]
    return f"M{start}C{' '.join(rest)}"


def width_of(association: float) -> str:
    """How thick a line is drawn for an association; the thinnest for none."""
    return f"{min(THICKEST, THINNEST + GROWS * max(association, 0.0)):.1f}"


def _turned(x: float, is_mirrored: bool) -> float:
    return WIDTH - x if is_mirrored else x
