"""What runs by the clock is on the timetable, each thing once."""

import pytest

from crossings.operations.timetable import TIMETABLE


def test_each_thing_stands_once():
    assert len({periodic.name for periodic in TIMETABLE}) == len(TIMETABLE)


@pytest.mark.parametrize("name", ["publish what is due", "check the invariants", "erase closed accounts"])
def test_what_people_rely_on_is_done_by_itself(name):
    assert name in {periodic.name for periodic in TIMETABLE}
