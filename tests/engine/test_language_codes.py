"""The codes of languages in three letters: those of the standard's terminology set, each once."""

import pytest

from crossings.engine.language_codes import SEVERAL, THREE_LETTERS, UNDETERMINED, three_letters


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", "eng"), ("es", "spa"), ("fr", "fra"), ("ar", "ara"), ("nl", "nld"), ("de", "deu"), ("el", "ell"),
        ("ca", "cat"), ("eu", "eus"), ("gl", "glg"), ("zh", "zho"), ("fa", "fas"), ("tr", "tur"), ("uk", "ukr"),
    ],
)  # fmt: skip
def test_a_language_has_the_code_of_the_terminology_set(code, told):
    assert three_letters(code) == told


@pytest.mark.parametrize(
    "bibliographic",
    [
        "alb",
        "arm",
        "baq",
        "bur",
        "chi",
        "cze",
        "dut",
        "fre",
        "geo",
        "ger",
        "gre",
        "ice",
        "mac",
        "mao",
        "may",
        "per",
        "rum",
        "slo",
        "tib",
        "wel",
    ],
)
def test_no_code_of_the_bibliographic_set_is_told(bibliographic):
    assert bibliographic not in THREE_LETTERS.values()


def test_each_language_has_one_code_and_each_code_one_language():
    assert len(THREE_LETTERS) == len(set(THREE_LETTERS.values())) == 183
    assert all(len(short) == 2 and len(long) == 3 for short, long in THREE_LETTERS.items())
    assert not {SEVERAL, UNDETERMINED} & set(THREE_LETTERS.values())


@pytest.mark.parametrize("unknown", ["", "xx", "q", "english"])
def test_a_code_that_is_not_one_is_undetermined(unknown):
    assert three_letters(unknown) == UNDETERMINED
