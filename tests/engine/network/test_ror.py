"""A ROR identifier is taken in every form in which people copy it, and refused when a sign is wrong."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crossings.engine.network.ror import ALPHABET, ror_id
from crossings.engine.refusal import Refusal

VALENCIA, MAASTRICHT, KENT = "043nxc105", "02jz4aj89", "00xkeyj56"

numbers = st.integers(0, 32**6 - 1)


def identifier(number: int) -> str:
    """Written by the standard's own words: the whole, check digits included, leaves the remainder 1."""
    signs = "".join(ALPHABET[number // 32**place % 32] for place in range(5, -1, -1))
    (check,) = [check for check in range(2, 99) if (number * 100 + check) % 97 == 1]
    return f"0{signs}{check:02}"


@pytest.mark.parametrize("known", [VALENCIA, MAASTRICHT, KENT])
def test_an_identifier_in_use_is_taken(known):
    assert ror_id(known) == known


@pytest.mark.parametrize(
    "written",
    [
        "https://ror.org/043nxc105",
        "http://ror.org/043nxc105",
        "ror.org/043nxc105",
        " 043NXC105 ",
        "HTTPS://ROR.ORG/043nxc105",
    ],
)
def test_every_way_of_writing_it_gives_the_nine_signs(written):
    assert ror_id(written) == VALENCIA


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "0",
        "143nxc105",
        "043nxc10",
        "043nxc1055",
        "043nxi105",
        "043nxu105",
        "https://example.org/043nxc105",
        "٠43nxc105",
    ],
)
def test_another_form_is_refused(wrong):
    with pytest.raises(Refusal, match="It has another form"):
        ror_id(wrong)


@pytest.mark.parametrize("wrong", ["043nxc106", "043nxd105", "034nxc105"])
def test_a_slip_of_one_sign_or_of_two_exchanged_is_noticed(wrong):
    with pytest.raises(Refusal, match="do not check the others") as refused:
        ror_id(wrong)

    assert "Copy it from ror.org" in refused.value.mend


@given(numbers)
def test_check_digits_follow_the_standard(number):
    assert ror_id(identifier(number)) == identifier(number)


@given(numbers, st.integers(1, 6), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_always_noticed(number, place, sign):
    right = identifier(number)
    wrong = right[:place] + sign + right[place + 1 :]
    assume(wrong != right)

    with pytest.raises(Refusal):
        ror_id(wrong)
