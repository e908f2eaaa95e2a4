"""Whether a project runs: the last date counts to its end, and what is not stated is not guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from crossings.engine.research.running import Running, running_on
from crossings.engine.values import PartialDate

DAYS = some.dates(date(1990, 1, 1), date(2040, 12, 31))


def known(text):
    return PartialDate.parse(text) if text else None


@pytest.mark.parametrize(
    ("starts", "until", "day", "how"),
    [
        ("2011", "2013", "2013-12-31", "ongoing"),
        ("2011", "2013", "2014-01-01", "ended"),
        ("2007-01", "2009-05", "2009-05-31", "ongoing"),
        ("2007-01", "2009-05", "2009-06-01", "ended"),
        ("2026-11-21", "2026-11-22", "2026-11-20", "not-begun"),
        ("2026-11-21", "2026-11-22", "2026-11-21", "ongoing"),
        ("2026", "2026", "2026-06-15", "ongoing"),
        ("2018", "", "2026-01-01", "not-stated"),
        ("2030", "", "2026-01-01", "not-begun"),
        ("", "2014", "2015-01-01", "ended"),
        ("", "2030", "2026-01-01", "not-stated"),
        ("", "", "2026-01-01", "not-stated"),
    ],
)
def test_a_project_stands_as_its_dates_tell(starts, until, day, how):
    assert running_on(known(starts), known(until), date.fromisoformat(day)) == Running(how)


@given(DAYS, DAYS)
def test_without_any_date_nothing_is_said(day, other):
    assert running_on(None, None, day) == running_on(None, None, other) == Running.NOT_STATED


@given(DAYS, DAYS, DAYS)
def test_what_has_ended_never_runs_again(one, two, later):
    starts, until = sorted((one, two))
    if running_on(PartialDate.of(starts), PartialDate.of(until), two) is Running.ENDED and later > two:
        assert running_on(PartialDate.of(starts), PartialDate.of(until), later) is Running.ENDED


@given(DAYS, DAYS, DAYS)
def test_with_both_dates_it_is_always_said_how_it_stands(one, two, day):
    starts, until = sorted((one, two))

    assert running_on(PartialDate.of(starts), PartialDate.of(until), day) is not Running.NOT_STATED
