"""Values as Hypothesis invents them."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from crossings.engine.values import AcademicYear, Duration, Ects, Money, PartialDate, Period

days = st.dates(min_value=date(1901, 1, 1), max_value=date(2100, 12, 31))


def known_to(precision: int, day: date) -> PartialDate:
    return PartialDate(*(day.year, day.month, day.day)[:precision])


partial_dates = st.builds(known_to, st.integers(1, 3), days)
ends = st.none() | partial_dates
periods = st.tuples(ends, ends).filter(lambda pair: None in pair or pair[0] < pair[1]).map(lambda pair: Period(*pair))
academic_years = st.integers(1900, 2998).map(AcademicYear)
durations = st.integers(1, 120).map(Duration)
credit_points = st.integers(0, 1000).map(lambda halves: Ects(Decimal(halves) / 2))
euros = st.integers(-(10**9), 10**9).map(lambda cents: Money(Decimal(cents) / 100, "EUR"))
