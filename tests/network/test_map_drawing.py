"""Places stand where the land is drawn, and no label lies on another."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossings.network.map import (
    BELOW_THE_LINE,
    EUROPE_FRAME,
    EUROPE_LETTERS,
    RADIUS,
    WIDTH_OF_A_LETTER,
    Place,
    conformal_conic,
    draw,
    equal_earth,
)


def place(name: str, latitude: float, longitude: float, *, is_member: bool = True) -> Place:
    return Place(name, latitude, longitude, is_member, "#")


def label_box(mark, letters=EUROPE_LETTERS):
    width = len(mark.place.name) * letters * WIDTH_OF_A_LETTER
    left = {"start": mark.label_x, "end": mark.label_x - width, "middle": mark.label_x - width / 2}[mark.anchor]
    return (left, mark.label_y - letters * 0.8, left + width, mark.label_y + letters * BELOW_THE_LINE)


def overlap(one, other) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize(
    ("latitude", "longitude", "drawn"),
    [
        (40.75, -73.97, (233.2, 102.8)),  # New York
        (3.14, 101.69, (597.2, 208.7)),  # Kuala Lumpur
        (35.66, 139.71, (655.4, 116.0)),  # Tokyo
        (5.65, -0.19, (373.2, 201.3)),  # Accra
    ],
)
def test_the_world_is_drawn_in_the_projection_of_its_land(latitude, longitude, drawn):
    assert equal_earth(latitude, longitude) == pytest.approx(drawn, abs=0.15)


@pytest.mark.parametrize(
    ("latitude", "longitude", "drawn"),
    [
        (41.41, 2.17, (138.9, 321.5)),  # Barcelona
        (60.17, 24.94, (331.9, 35.8)),  # Helsinki
        (50.85, 5.69, (184.5, 185.1)),  # Maastricht
        (41.44, -8.30, (23.7, 301.8)),  # Guimarães
    ],
)
def test_europe_is_drawn_in_the_projection_of_its_land(latitude, longitude, drawn):
    assert conformal_conic(latitude, longitude) == pytest.approx(drawn, abs=0.15)


def test_west_is_left_and_north_is_up():
    west, east = equal_earth(0, -60), equal_earth(0, 60)
    north, south = equal_earth(40, 0), equal_earth(-40, 0)

    assert west[0] < east[0]
    assert north[1] < south[1]


def test_a_place_in_europe_stands_in_the_inset_only():
    drawing = draw([place("Bonn", 50.72, 7.12), place("Tokyo", 35.66, 139.71)])

    assert [mark.place.name for mark in drawing.europe] == ["Bonn"]
    assert [mark.place.name for mark in drawing.world] == ["Tokyo"]


def test_a_member_gets_its_label_before_a_place_that_is_none():
    drawing = draw([place("Ring", 50.72, 7.12, is_member=False), place("Dot", 50.72, 7.12)])

    assert [mark.place.name for mark in drawing.europe] == ["Dot", "Ring"]


def test_a_label_that_finds_no_room_is_left_out_and_its_dot_stays():
    crowd = [place(f"Town number {number}", 50.7 + number / 100, 7.1) for number in range(60)]

    marks = draw(crowd).europe

    assert len(marks) == 60
    assert any(mark.label_x is None for mark in marks)


@given(
    st.lists(
        st.builds(
            place,
            st.text("abcdefghij", min_size=2, max_size=14),
            st.floats(38, 62),
            st.floats(-8, 24),
            is_member=st.booleans(),
        ),
        max_size=25,
    )
)
@settings(max_examples=30, deadline=None)
def test_labels_lie_on_no_label_no_dot_and_no_edge(places):
    marks = draw(places).europe
    boxes = [label_box(mark) for mark in marks if mark.label_x is not None]

    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert all(EUROPE_FRAME[0] <= box[0] + 0.1 and box[2] - 0.1 <= EUROPE_FRAME[2] for box in boxes)
    dots = [(mark.x - 4, mark.y - 4, mark.x + 4, mark.y + 4) for mark in marks]
    assert not any(overlap(box, dot) for box in boxes for dot in dots)


@pytest.mark.parametrize("longitude", [-9.14, -10.2, -11.0])  # Lisbon, and places ever farther out at sea
def test_no_edge_cuts_a_dot(longitude):
    drawing = draw([place("Somewhere", 38.72, longitude)])

    assert all(mark.x - RADIUS >= EUROPE_FRAME[0] for mark in drawing.europe)
    assert len(drawing.europe) + len(drawing.world) == 1


def test_lisbon_is_in_europe():
    assert [mark.place.name for mark in draw([place("Lisbon", 38.72, -9.14)]).europe] == ["Lisbon"]
