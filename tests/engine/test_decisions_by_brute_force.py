"""What the engine decides is decided again here the slow way, by looking at every day, pair or path."""

from datetime import timedelta
from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.contrast import contrast_ratio, is_readable
from crossings.engine.coverage import CoverageModule, coverage
from crossings.engine.fees import FeeBasis, FeeLine, FeeRow, compare, least_amounts, price_of
from crossings.engine.network.lineage import would_return
from crossings.engine.network.presence import Presence, Span, overlapping, presence
from crossings.engine.statements import Stated, weigh
from crossings.engine.values import AcademicYear, Duration, Ects, Money, PartialDate, Period, StudyMode, ToBeConfirmed
from tests.engine.strategies import academic_years, credit_points, days, durations, partial_dates, periods

BODIES = "abcde"
successions = st.lists(st.tuples(st.sampled_from(BODIES), st.sampled_from(BODIES)), max_size=8)
short = st.tuples(st.integers(0, 60), st.integers(1, 60))
amounts = st.integers(0, 9).map(lambda euros: Money(euros, "EUR")) | st.just(ToBeConfirmed(owner="Fees office"))
lines = st.builds(
    FeeLine, st.just("ma"), st.sampled_from(["", "long"]), st.sampled_from(StudyMode), st.sampled_from(FeeBasis)
)
rows = st.lists(
    st.builds(FeeRow, st.just(AcademicYear(2023)), lines, st.sampled_from(["home", "eu", "other"]), amounts),
    max_size=8,
    unique_by=lambda row: (row.line, row.status),
)
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def span_of_days(first: int, length: int) -> Period:
    begin = AcademicYear(2020).starts + timedelta(days=first)
    return Period(PartialDate.of(begin), PartialDate.of(begin + timedelta(days=length)))


def days_of(period: Period) -> set:
    return {day for shift in range(200) if period.contains(day := AcademicYear(2020).starts + timedelta(days=shift))}


@given(short, short)
def test_two_periods_overlap_exactly_when_some_calendar_day_lies_in_both(one, other):
    one, other = span_of_days(*one), span_of_days(*other)

    assert one.overlaps(other) == bool(days_of(one) & days_of(other))


@given(short, st.lists(short, max_size=5))
def test_a_free_span_shares_no_calendar_day_with_any_of_the_others(span, others):
    period, others = span_of_days(*span), [span_of_days(*other) for other in others]

    assert (overlapping(period, others) is None) == (not any(days_of(period) & days_of(other) for other in others))


@given(periods, days)
def test_a_day_is_certain_exactly_when_every_reading_of_both_ends_agrees(period, day):
    readings = [
        [None] if end is None else [PartialDate.of(end.earliest()), PartialDate.of(end.latest())]
        for end in (period.start, period.until)
    ]
    answers = {
        (start is None or start.earliest() <= day) and (until is None or day < until.earliest())
        for start, until in product(*readings)
    }

    assert period.is_certain_on(day) or len(answers) == 2 or period.start.latest() >= period.until.earliest()
    assert not period.is_certain_on(day) or len(answers) == 1


@given(periods, days, st.booleans(), st.booleans())
def test_stating_an_end_only_ever_turns_silence_into_absence(period, day, starts_stated, ends_stated):
    vague, exact = presence(Span(period, starts_stated, ends_stated), day), presence(Span(period), day)

    assert vague is exact or (exact is Presence.ABSENT and vague.value.endswith("evidence"))


@given(successions, st.sampled_from(BODIES), st.sampled_from(BODIES))
def test_a_line_returns_exactly_when_some_path_leads_back(known, predecessor, successor):
    reached = {successor}
    for _ in BODIES:
        reached |= {later for earlier, later in known if earlier in reached}

    assert would_return(known, predecessor, successor) == (predecessor in reached)


@given(successions, st.sampled_from(BODIES), st.sampled_from(BODIES))
def test_the_order_in_which_successions_were_recorded_never_matters(known, predecessor, successor):
    forwards = would_return(known, predecessor, successor)

    assert forwards == would_return(reversed(known), predecessor, successor)


@given(rows.filter(bool))
def test_every_published_amount_is_found_in_its_cell_and_every_other_cell_is_empty(published):
    grid = compare(published)
    expected = {(row.line, row.status): row.amount for row in published}

    for line, status in product(grid.lines, grid.statuses):
        assert grid.cell(line, status) == expected.get((line, status))


@given(rows)
def test_nothing_published_on_a_basis_costs_less_than_its_least_amount(published):
    least = {row.line.basis: row.amount for row in least_amounts(published)}
    given_amounts = [row for row in published if isinstance(row.amount, Money)]

    assert set(least) == {row.line.basis for row in given_amounts}
    assert all(least[row.line.basis] <= row.amount for row in given_amounts)


@given(rows, st.randoms())
def test_the_least_amounts_are_the_same_in_whatever_order_fees_were_published(published, random):
    shuffled = list(published)
    random.shuffle(shuffled)

    assert {(row.line.basis, row.amount) for row in least_amounts(published)} == {
        (row.line.basis, row.amount) for row in least_amounts(shuffled)
    }


@given(st.integers(0, 100_000), credit_points)
def test_a_programme_never_costs_less_for_a_credit_more(cents, points):
    price = Money(Decimal(cents) / 100, "EUR")

    assert price_of(price, points) <= price_of(price, points + Ects(1))


@given(st.sets(st.tuples(st.sampled_from(BODIES), st.integers(0, 5))), st.sets(st.integers(0, 5)))
def test_the_matrix_counts_each_aspect_as_a_hand_would(pairs, examples):
    modules = [CoverageModule(str(number), is_example=number in examples) for number in range(6)]
    matrix = coverage(BODIES, modules, [(aspect, str(module)) for aspect, module in pairs])

    for aspect in BODIES:
        own = [module for covered, module in pairs if covered == aspect and module not in examples]
        assert matrix.count(aspect) == len(own)
    assert sum(len(matrix.covered_by(module)) for module in modules) == len(pairs)


@given(st.integers(0, 9), st.lists(st.builds(Stated, st.integers(0, 9), st.sampled_from(BODIES)), max_size=6))
def test_a_count_is_stated_only_where_every_source_says_what_the_records_count(counted, stated):
    weighed = weigh(counted, stated)

    assert weighed.may_be_stated == ({one.number for one in stated} == {counted})
    assert sorted(weighed.stated, key=repr) == sorted(stated, key=repr)


@given(st.integers(0, 9), st.lists(st.builds(Stated, st.integers(0, 9), st.sampled_from(BODIES)), unique=True))
def test_statements_stand_in_one_order_however_they_were_fetched(counted, stated):
    assert weigh(counted, stated) == weigh(counted, reversed(stated))


@given(colours, colours, colours)
def test_the_middle_of_three_colours_never_stands_out_more_than_the_ends(one, two, three):
    dark, middle, bright = sorted([one, two, three], key=lambda colour: contrast_ratio(colour, "#000"))

    assert contrast_ratio(dark, bright) >= max(contrast_ratio(dark, middle), contrast_ratio(middle, bright)) - 1e-9


@given(colours)
def test_black_or_white_can_be_read_on_every_colour(paper):
    assert is_readable("#000000", paper) or is_readable("#ffffff", paper)


@given(academic_years, days)
def test_a_day_belongs_to_a_year_exactly_when_it_is_that_days_year(year, day):
    assert year.contains(day) == (AcademicYear.of(day) == year)


@given(durations, durations, days.filter(lambda day: day.day <= 28))
def test_two_studies_one_after_the_other_take_as_long_as_both_together(one, other, start):
    assert other.end(one.end(start)) == Duration(one.months + other.months).end(start)


@given(partial_dates, partial_dates)
def test_a_vaguer_date_holds_every_day_of_the_dates_inside_it(vague, exact):
    inside = str(exact).startswith(str(vague))

    assert inside == (vague.earliest() <= exact.earliest() and exact.latest() <= vague.latest() and vague <= exact)
