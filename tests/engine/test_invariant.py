"""An invariant names what contradicts it each time it is asked, and nothing while it holds."""

from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.invariant import Invariant, Violation


def test_an_invariant_that_holds_has_no_violations():
    assert Invariant("every period ends", list).violations() == ()


def test_a_violation_names_the_invariant_and_the_key():
    (found,) = Invariant("every period ends", lambda: ["membership 7"]).violations()

    assert found == Violation("every period ends", "membership 7")


def test_it_looks_again_each_time_it_is_asked():
    broken = ["membership 7"]
    invariant = Invariant("every period ends", lambda: tuple(broken))
    before = invariant.violations()

    broken.clear()

    assert (len(before), invariant.violations()) == (1, ())


@given(st.lists(st.text()))
def test_every_exception_is_told_once_and_in_its_order(keys):
    invariant = Invariant("every key is told", lambda: iter(keys))

    assert [violation.found for violation in invariant.violations()] == keys
