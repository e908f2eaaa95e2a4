"""A count may be stated only where a source states it and the records do not contradict it."""

from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.statements import Stated, weigh

GOALS, SHEET = Stated(5, "Goals page"), Stated(4, "Sheet")


def test_a_page_that_says_five_is_contradicted_by_four_records():
    weighed = weigh(4, [SHEET, GOALS])

    assert weighed.contradicting == (GOALS,)
    assert not weighed.may_be_stated


def test_a_count_on_which_all_agree_may_be_stated():
    assert weigh(4, [SHEET, Stated(4, "Agreement")]).may_be_stated


def test_a_count_that_no_source_states_is_not_a_statement():
    assert not weigh(4, []).may_be_stated


def test_counting_none_contradicts_a_claim():
    assert weigh(0, [SHEET]).contradicting == (SHEET,)


@given(st.lists(st.builds(Stated, st.integers(0, 9), st.sampled_from(["Goals page", "Sheet"]))))
def test_the_largest_statement_comes_first_then_by_source(stated):
    in_order = [(-one.number, one.source) for one in weigh(4, stated).stated]

    assert in_order == sorted(in_order)
