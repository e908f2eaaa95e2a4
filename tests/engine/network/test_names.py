"""The name of a day is the former name that was in use then, and only where a source says when it ended."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.network.names import Borne, name_on
from crossings.engine.values import PartialDate, Period
from tests.engine.strategies import days, periods

OFFICE = Borne("Office of Surveys", Period.parse("1998", "2004"))
CENTRE = Borne("Centre for Surveys", Period.parse("2004", "2011-09"))
UNDATED = Borne("Survey Bureau", Period())

borne = st.builds(Borne, st.sampled_from(["Office", "Centre", "Bureau"]), periods)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1997, 12, 31), None),
        (date(1998, 1, 1), OFFICE),
        (date(2003, 12, 31), OFFICE),
        (date(2004, 1, 1), CENTRE),
        (date(2011, 8, 31), CENTRE),
        (date(2011, 9, 1), None),
    ],
)
def test_each_day_has_the_name_that_was_borne_on_it(day, name):
    assert name_on(day, [OFFICE, CENTRE]) is name


def test_a_former_name_whose_end_nobody_states_is_never_the_name_of_a_day():
    since_1990 = Borne("Survey Bureau", Period.parse("1990"))

    assert name_on(date(1995, 1, 1), [UNDATED, since_1990]) is None


def test_a_name_whose_beginning_nobody_states_holds_until_its_end():
    until_2004 = Borne("Office of Surveys", Period.parse("", "2004"))

    assert name_on(date(1900, 1, 1), [until_2004]) is until_2004


def test_of_two_names_of_one_day_the_one_that_ended_first_is_told():
    longer = Borne("Office and Library", Period.parse("1998", "2010"))

    assert name_on(date(2000, 1, 1), [longer, OFFICE]) is OFFICE


def test_the_name_found_carries_its_acronym_and_language():
    french = Borne("Bureau des enquêtes", Period.parse("", "2004"), acronym="BE", language="fr")

    found = name_on(date(2000, 1, 1), [french])

    assert (found.acronym, found.language) == ("BE", "fr")


@given(days, st.lists(borne, max_size=5))
def test_a_name_that_is_found_was_in_use_and_has_a_known_end(day, former):
    found = name_on(day, former)
    candidates = [one for one in former if one.period.until is not None and one.period.contains(day)]

    assert (found in candidates) if candidates else found is None
    assert found is None or all(found.period.until <= other.period.until for other in candidates)


@given(days, st.lists(borne, max_size=5, unique_by=lambda one: one.period.until), st.randoms())
def test_the_order_of_the_records_never_decides_the_name(day, former, random):
    shuffled = list(former)
    random.shuffle(shuffled)

    assert name_on(day, former) is name_on(day, shuffled)


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)))
def test_the_present_name_is_told_from_the_day_on_which_the_former_ended(ended):
    former = Borne("Office", Period(None, PartialDate.of(ended)))

    assert name_on(ended, [former]) is None
    assert name_on(date.fromordinal(ended.toordinal() - 1), [former]) is former
