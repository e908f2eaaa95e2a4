"""Whatever places there are, the map loses none, invents none, and is the same map each time it is drawn."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crossings.network.map import (
    EUROPE_FRAME,
    RADIUS,
    WORLD_FRAME,
    Place,
    conformal_conic,
    draw,
    equal_earth,
)

few = settings(max_examples=25, deadline=None, database=None)
latitudes, longitudes = st.floats(-60, 75), st.floats(-170, 180)
places = st.lists(
    st.builds(
        Place,
        st.text("abcdefghijklm ", min_size=1, max_size=12),
        latitudes,
        longitudes,
        st.booleans(),
        st.just("#"),
    ),
    max_size=15,
)


def all_marks(drawing):
    return [*drawing.world, *drawing.europe]


@pytest.mark.slow
@given(places)
@few
def test_every_place_is_drawn_once_and_nothing_else_is(given_places):
    drawn = [mark.place for mark in all_marks(draw(given_places))]

    assert sorted(map(repr, drawn)) == sorted(map(repr, given_places))


@given(places, st.randoms())
@few
def test_the_order_in_which_records_come_changes_nothing_on_the_map(given_places, random):
    assume(len({(p.name, p.latitude, p.is_member) for p in given_places}) == len(given_places))
    shuffled = list(given_places)
    random.shuffle(shuffled)

    assert draw(given_places) == draw(shuffled)


@given(places)
@few
def test_members_are_labelled_before_places_that_are_none(given_places):
    for marks in (draw(given_places).world, draw(given_places).europe):
        kinds = [mark.place.is_member for mark in marks]
        assert kinds == sorted(kinds, reverse=True)


@given(places)
@few
def test_a_dot_of_europe_lies_whole_within_the_inset(given_places):
    left, top, right, bottom = EUROPE_FRAME
    for mark in draw(given_places).europe:
        assert left <= mark.x - RADIUS < mark.x + RADIUS <= right
        assert top <= mark.y - RADIUS < mark.y + RADIUS <= bottom


@given(places)
@few
def test_a_line_is_drawn_only_to_a_label_that_is_shown(given_places):
    for mark in all_marks(draw(given_places)):
        assert not mark.has_line or mark.label_x is not None
        assert (mark.label_x is None) == (mark.label_y is None)


@given(places)
@few
def test_a_label_stays_near_the_dot_that_it_names(given_places):
    for mark in all_marks(draw(given_places)):
        if mark.label_x is not None:
            assert math.hypot(mark.label_x - mark.x, mark.label_y - mark.y) < 110


@given(latitudes, longitudes, st.floats(0.5, 10))
@few
def test_farther_east_is_farther_right_on_the_world(latitude, longitude, step):
    assume(longitude > -167 and longitude + step < 180)

    assert equal_earth(latitude, longitude)[0] <= equal_earth(latitude, longitude + step)[0]


@given(st.floats(-85, 80), longitudes, st.floats(0.5, 5))
@few
def test_farther_north_is_farther_up_on_the_world(latitude, longitude, step):
    assert equal_earth(latitude + step, longitude)[1] <= equal_earth(latitude, longitude)[1]


@given(st.floats(38, 62), st.floats(-8, 24), st.floats(0.5, 4))
@few
def test_farther_north_is_farther_up_on_europe(latitude, longitude, step):
    assert conformal_conic(latitude + step, longitude)[1] < conformal_conic(latitude, longitude)[1]


@given(latitudes)
@few
def test_both_hemispheres_are_drawn_alike(latitude):
    north, south = equal_earth(latitude, 50), equal_earth(-latitude, 50)

    assert north[0] == pytest.approx(south[0], abs=0.2)
    assert north[1] + south[1] == pytest.approx(2 * 218.0, abs=0.2)


@given(latitudes, longitudes)
@few
def test_a_turn_round_the_globe_leads_to_the_same_place(latitude, longitude):
    assert equal_earth(latitude, longitude) == pytest.approx(equal_earth(latitude, longitude + 360), abs=0.2)


@given(st.floats(-55, 70), st.floats(-160, 175))
@few
def test_a_place_where_people_live_lies_within_the_sheet(latitude, longitude):
    x, y = equal_earth(latitude, longitude)

    assert 0 < x < WORLD_FRAME[2] + 10
    assert 0 < y < 420


def test_a_map_without_places_is_an_empty_map():
    assert all_marks(draw([])) == []


def test_a_town_with_a_long_name_keeps_its_dot_where_its_label_finds_no_room():
    (mark,) = draw([Place("L" * 60, 50.8, 4.4, True, "#")]).europe

    assert mark.label_x is None
