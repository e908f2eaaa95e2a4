"""Each of pydantic's errors that a question can meet has words of ours."""

import pytest

from crossings.machines.mistakes import mistakes_in


def told(kind: str, given: str = "x", **facts) -> dict[str, str]:
    (mistake,) = mistakes_in([{"type": kind, "loc": ("query", "limit"), "ctx": facts}], {"limit": given})
    return mistake


def test_the_bounds_are_named():
    assert told("less_than_equal", "500", le=100) == {
        "parameter": "limit",
        "what": "500 is too large.",
        "mend": "Write 100 or less.",
    }


def test_an_error_that_nobody_foresaw_still_gets_a_next_step():
    assert "openapi.json" in told("something_new")["mend"]


@pytest.mark.parametrize("given", ["{le}", "%s", "<b>", "\x00"])
def test_what_was_given_is_told_back_as_it_is(given):
    assert given in told("int_parsing", given)["what"]
