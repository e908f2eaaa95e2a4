"""An ORCID iD is taken in every form in which people copy it, and refused when a sign is wrong."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crossings.engine.people.orcid import orcid_id
from crossings.engine.refusal import Refusal

EXAMPLE = "0000-0002-1825-0097"
"""The registry's own example, of an invented person."""
ENDS_IN_TEN = "0000-0002-1694-233X"
"""Another example from the registry, whose check sign is ten."""

fifteen = st.text("0123456789", min_size=15, max_size=15)


def identifier(digits: str) -> str:
    """Written by the standard's own words: with the check sign, the weighted sum leaves the remainder 1."""
    weighted = sum(int(digit) * 2 ** (15 - place) for place, digit in enumerate(digits))
    (check,) = [check for check in range(11) if (weighted + check) % 11 == 1]
    whole = digits + ("X" if check == 10 else str(check))
    return "-".join(whole[at : at + 4] for at in range(0, 16, 4))


@pytest.mark.parametrize(
    "written",
    [
        EXAMPLE,
        f"https://orcid.org/{EXAMPLE}",
        f"http://orcid.org/{EXAMPLE}",
        f"https://www.orcid.org/{EXAMPLE}",
        f"orcid.org/{EXAMPLE}",
        f"  {EXAMPLE}\n",
        f"HTTPS://ORCID.ORG/{EXAMPLE}",
    ],
)
def test_every_way_of_writing_it_gives_the_four_groups(written):
    assert orcid_id(written) == EXAMPLE


def test_a_check_sign_of_ten_is_kept_as_a_capital_letter():
    assert orcid_id(ENDS_IN_TEN.lower()) == ENDS_IN_TEN


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "0000000218250097",
        "0000-0002-1825-009",
        "0000-0002-1825-00977",
        "0000-0002-182X-0097",
        "https://example.org/0000-0002-1825-0097",
        "٠٠٠٠-0002-1825-0097",
    ],
)
def test_another_form_is_refused_and_an_example_is_given(wrong):
    with pytest.raises(Refusal, match="It has another form") as refused:
        orcid_id(wrong)

    assert EXAMPLE in refused.value.mend


@pytest.mark.parametrize("wrong", ["0000-0002-1825-0098", "0000-0002-1852-0097", "0000-0002-1825-009X"])
def test_a_slip_of_one_sign_or_of_two_exchanged_is_noticed(wrong):
    with pytest.raises(Refusal, match="last sign does not check the others"):
        orcid_id(wrong)


@given(fifteen)
def test_the_check_sign_follows_the_standard(digits):
    assert orcid_id(identifier(digits)) == identifier(digits)


@given(fifteen, st.integers(0, 14), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_noticed(digits, place, digit):
    assume(digits[place] != digit)
    wrong = identifier(digits[:place] + digit + digits[place + 1 :])[:-1] + identifier(digits)[-1]

    with pytest.raises(Refusal):
        orcid_id(wrong)


@given(fifteen, st.integers(0, 13))
def test_two_neighbours_exchanged_are_always_noticed(digits, place):
    assume(digits[place] != digits[place + 1])
    exchanged = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]

    with pytest.raises(Refusal):
        orcid_id(identifier(exchanged)[:-1] + identifier(digits)[-1])
