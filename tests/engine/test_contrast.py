"""Contrast is measured as WCAG 2.2 defines it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.contrast import FOR_LARGE_TEXT, contrast_ratio, is_readable, relative_luminance
from crossings.engine.refusal import Refusal

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21), ("#777777", "#fff", 4.48), ("#767676", "#ffffff", 4.54), ("#ff0000", "#fff", 4.0)],
)
def test_known_ratios(one, other, ratio):
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(("colour", "luminance"), [("#f00", 0.2126), ("#0f0", 0.7152), ("#00f", 0.0722), ("#000", 0)])
def test_each_channel_has_its_weight(colour, luminance):
    assert relative_luminance(colour) == pytest.approx(luminance)


def test_a_dark_channel_is_made_linear_by_division():
    assert relative_luminance("#0a0a0a") == pytest.approx(10 / 255 / 12.92)


@pytest.mark.parametrize("text", ["", "red", "000000", "#12", "#12345", "#gggggg", "#1234567", "#fff\n"])
def test_what_is_not_a_colour_is_refused(text):
    with pytest.raises(Refusal, match="Write #0b5d57"):
        relative_luminance(text)


def test_large_text_needs_less():
    assert not is_readable("#949494", "#ffffff")
    assert is_readable("#949494", "#ffffff", at_least=FOR_LARGE_TEXT)


@given(colours, colours)
def test_contrast_is_mutual_and_within_its_bounds(one, other):
    assert contrast_ratio(one, other) == contrast_ratio(other, one)
    assert 1 <= contrast_ratio(one, other) <= 21


@given(colours)
def test_a_colour_has_no_contrast_with_itself(colour):
    assert contrast_ratio(colour, colour.upper().replace("#", "#")) == 1
