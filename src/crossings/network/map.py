"""The map of institutions: from places to the coordinates of the two drawings, world and Europe.

Public names: `Place`, `Mark`, `Drawing`, `draw`, `equal_earth`, `conformal_conic`. Pure: places in, marks out. The land is
drawn already (`templates/network/_world.svg`, `_europe.svg`), in the two projections below, always west to east.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# Equal Earth: Šavrič, Patterson and Jenny 2019, doi:10.1080/13658816.2018.1504949
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
WORLD_MERIDIAN, WORLD_SCALE, WORLD_CENTRE = 12.0, 146.3, (400.0, 218.0)
WORLD_FRAME = (52.0, 14.0, 796.0, 360.0)

# Lambert conformal conic with two parallels: Snyder 1987, "Map projections: a working manual", doi:10.3133/pp1395
EUROPE_PARALLELS, EUROPE_MERIDIAN, EUROPE_SCALE, EUROPE_ORIGIN = (43.0, 60.0), 9.0, 850.0, (215.14, -489.92)
EUROPE_FRAME = (-8.0, 0.0, 392.0, 400.0)

WORLD_LETTERS, EUROPE_LETTERS = 24.0, 17.0  # the largest size at which the style sheet sets the labels
WIDTH_OF_A_LETTER = 0.56
BELOW_THE_LINE = 0.4  # of the size of letters: Arabic reaches deeper than Latin
RADIUS = 6.0
DISTANCES = (10.0, 24.0, 40.0, 58.0, 76.0)
STEP = 3.0  # along a line from a dot to its label, when it is asked whether it meets anything

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that institutions are: its name, where it is in degrees, and whether a member is there."""

    name: str
    latitude: float
    longitude: float
    is_member: bool
    address: str
    explained: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place as it is drawn: a dot, and beside it a label if there is room for one."""

    place: Place
    x: float
    y: float
    label_x: float | None = None
    label_y: float | None = None
    anchor: str = "start"
    has_line: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Both parts of the map; a place in Europe stands in the inset only."""

    world: tuple[Mark, ...] = ()
    europe: tuple[Mark, ...] = ()


@dataclass(slots=True)
class Sheet:
    """One part of the map while its labels are being placed."""

    frame: Box
    letters: float
    taken: list[Box] = field(default_factory=list)

    def is_free(self, *boxes: Box) -> bool:
        return all(_inside(box, self.frame) for box in boxes) and not any(
            _overlap(box, other) for box in boxes for other in self.taken
        )


def draw(places: Iterable[Place]) -> Drawing:
    """Place every dot, and every label that collides with no dot, no other label and no edge. Members come first.

    A label that finds no room near its dot is left out: the table under the map names every place.

    >>> [mark.place.name for mark in draw([Place("Bonn", 50.72, 7.12, True, "#")]).europe]
    ['Bonn']
    """
    world, europe = [], []
    for place in sorted(places, key=lambda place: (not place.is_member, -place.latitude, place.name)):
        x, y = conformal_conic(place.latitude, place.longitude)
        if _within((x, y), EUROPE_FRAME):
            europe.append(Mark(place, x, y))
        else:
            world.append(Mark(place, *equal_earth(place.latitude, place.longitude)))
    return Drawing(
        world=_labelled(world, Sheet(WORLD_FRAME, WORLD_LETTERS)),
        europe=_labelled(europe, Sheet(EUROPE_FRAME, EUROPE_LETTERS)),
    )


def equal_earth(latitude: float, longitude: float) -> Point:
    """Where a place, in degrees, is on the drawing of the world.

    >>> [round(value) for value in equal_earth(35.66, 139.71)]
    [655, 116]
    """
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    away = math.radians((longitude - WORLD_MERIDIAN + 180) % 360 - 180)
    slope = 9 * A4 * theta**8 + 7 * A3 * theta**6 + 3 * A2 * theta**2 + A1
    x = 2 * math.sqrt(3) * away * math.cos(theta) / (3 * slope)
    y = A4 * theta**9 + A3 * theta**7 + A2 * theta**3 + A1 * theta
    return round(WORLD_CENTRE[0] + WORLD_SCALE * x, 1), round(WORLD_CENTRE[1] - WORLD_SCALE * y, 1)


def conformal_conic(latitude: float, longitude: float) -> Point:
    """Where a place, in degrees, is on the drawing of Europe; far outside its frame for the rest of the world.

    >>> [round(value) for value in conformal_conic(50.85, 5.69)]
    [184, 185]
    """
    south, north = (math.radians(parallel) for parallel in EUROPE_PARALLELS)
    cone = math.log(math.cos(south) / math.cos(north)) / math.log(_tangent(north) / _tangent(south))
    scale = math.cos(south) * _tangent(south) ** cone / cone
    distance = scale / _tangent(math.radians(max(latitude, -80.0))) ** cone
    angle = cone * math.radians((longitude - EUROPE_MERIDIAN + 180) % 360 - 180)
    x, y = distance * math.sin(angle), -distance * math.cos(angle)
    return round(EUROPE_ORIGIN[0] + EUROPE_SCALE * x, 1), round(EUROPE_ORIGIN[1] - EUROPE_SCALE * y, 1)


def _tangent(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


def _labelled(marks: list[Mark], sheet: Sheet) -> tuple[Mark, ...]:
    sheet.taken = [(mark.x - RADIUS, mark.y - RADIUS, mark.x + RADIUS, mark.y + RADIUS) for mark in marks]
    return tuple(_with_label(mark, sheet) for mark in marks)


def _with_label(mark: Mark, sheet: Sheet) -> Mark:
    width = len(mark.place.name) * sheet.letters * WIDTH_OF_A_LETTER
    for x, y, anchor, distance in _positions(mark, sheet.letters):
        left = {"start": x, "end": x - width, "middle": x - width / 2}[anchor]
        box = (left, y - sheet.letters * 0.8, left + width, y + sheet.letters * BELOW_THE_LINE)
        has_line = distance > DISTANCES[0]
        line = tuple(_along(mark, x, y)) if has_line else ()
        if sheet.is_free(box, *line):
            sheet.taken += [box, *line]
            return Mark(mark.place, mark.x, mark.y, round(x, 1), round(y, 1), anchor, has_line)
    return mark


def _along(mark: Mark, x: float, y: float) -> Iterator[Box]:
    """Small boxes along the line from a dot to its label, from where it has left its own dot."""
    length = math.hypot(x - mark.x, y - mark.y)
    for step in range(int(2 * RADIUS / STEP) + 1, int(length / STEP)):
        share = step * STEP / length
        at = (mark.x + share * (x - mark.x), mark.y + share * (y - mark.y))
        yield (at[0] - 0.5, at[1] - 0.5, at[0] + 0.5, at[1] + 0.5)


def _positions(mark: Mark, letters: float) -> Iterator[tuple[float, float, str, float]]:
    """Where a label may stand: beside its dot, above or below; then the same farther off, joined by a line."""
    middle = letters * 0.3
    for distance in DISTANCES:
        slant = distance * 0.7
        for across, down, anchor in (
            (distance, 0.0, "start"),
            (-distance, 0.0, "end"),
            (slant, -slant, "start"),
            (slant, slant, "start"),
            (-slant, -slant, "end"),
            (-slant, slant, "end"),
            (0.0, -distance - middle, "middle"),
            (0.0, distance + middle, "middle"),
        ):
            yield mark.x + across, mark.y + down + middle, anchor, distance


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _inside(box: Box, frame: Box) -> bool:
    return frame[0] <= box[0] and frame[1] <= box[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _within(point: Point, frame: Box) -> bool:
    return _inside((point[0] - RADIUS, point[1] - RADIUS, point[0] + RADIUS, point[1] + RADIUS), frame)
