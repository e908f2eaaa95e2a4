"""The chart of an evaluation: places follow from numbers, in either direction of reading, and nothing leaves the drawing."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from crossings.links.record.chart import EDGE, WIDTH, charted
from crossings.links.record.measured import evaluation_of
from crossings.links.record.words import MEASURES, WAYS

parts = some.none() | some.floats(0, 1, allow_nan=False)


def told(values):
    """A report in which every way has these three numbers by every measure."""
    estimate = {"value": values[0], "interval": list(values[1:])}
    scorer = dict.fromkeys(MEASURES, estimate) | {"ratios": dict.fromkeys(MEASURES, estimate)}
    return evaluation_of(
        {
            "format": "crossings-evaluation/1",
            "split": 2015,
            "options": {"last_year": 2020, "least_works": 7},
            "works_before": 10,
            "works_after": 5,
            "candidates": 90,
            "pairs": 100,
            "came_true": 60,
            "blend": {"learned": True},
            "scorers": dict.fromkeys(WAYS, scorer),
        }
    )


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_a_value_lies_where_its_number_is_read_in_the_direction_of_the_page(is_mirrored):
    chart = charted(told((0.5, 0.25, 1.0)), is_mirrored=is_mirrored)

    assert [text for _x, text in chart.ticks] == ["0.00", "0.25", "0.50", "0.75", "1.00"]
    quarter, half, whole = (chart.ticks[place][0] for place in (1, 2, 4))
    mark = chart.lines[0].marks[0]
    assert mark.x == half == chart.even
    assert [mark.low, mark.high] == sorted((quarter, whole))
    assert chart.names_x == (WIDTH - EDGE if is_mirrored else EDGE)
    assert (chart.ticks[0][0] < half) is not is_mirrored


def test_the_two_marks_of_a_way_lie_below_each_other_and_below_its_name():
    for line in charted(told((0.5, 0.4, 0.6))).lines:
        filled, hollow = line.marks
        assert (filled.is_hollow, hollow.is_hollow) == (False, True)
        assert line.y < filled.y < hollow.y


def test_only_the_way_that_is_used_is_set_apart():
    lines = charted(told((0.5, 0.4, 0.6))).lines

    assert [line.name for line in lines if line.is_used] == [str(WAYS["blend"].name)]
    assert len(lines) == len(WAYS)


@given(some.tuples(parts, parts, parts), some.booleans())
def test_nothing_leaves_the_drawing_whatever_was_measured(values, is_mirrored):
    chart = charted(told(values), is_mirrored=is_mirrored)

    for line in chart.lines:
        assert bool(line.marks) is (values[0] is not None)
        for mark in line.marks:
            assert min(mark.low, mark.x, mark.high) >= 0
            assert max(mark.low, mark.x, mark.high) <= WIDTH
            assert 0 < mark.y < chart.foot < chart.height
