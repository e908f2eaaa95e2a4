"""How well two colours can be told apart, as WCAG 2.2 measures it.

Public names: `contrast_ratio`, `relative_luminance`, `is_readable`, `FOR_TEXT`, `FOR_LARGE_TEXT`.
Used when a network sets its accent colours. It knows colours written in hexadecimal only, and no transparency.
"""

from __future__ import annotations

import re

from crossings.engine.refusal import Refusal

FOR_TEXT = 4.5
"""The least ratio for text (WCAG 2.2, success criterion 1.4.3, level AA)."""
FOR_LARGE_TEXT = 3.0
"""The least ratio for large text (1.4.3) and for marks that carry meaning (1.4.11), level AA."""

SHAPE = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE | re.ASCII)
SHORT = 4
WEIGHTS = (0.2126, 0.7152, 0.0722)


def relative_luminance(colour: str) -> float:
    """How bright a colour is, from 0 (black) to 1 (white).

    L = 0.2126 R + 0.7152 G + 0.0722 B, each channel c of sRGB (0 to 1) made linear: c / 12.92 up to 0.04045, else
    ((c + 0.055) / 1.055) ** 2.4. Raises `Refusal` when `colour` is not of the form #rgb or #rrggbb.

    Source: W3C, Web Content Accessibility Guidelines 2.2, definition of relative luminance,
    https://www.w3.org/TR/WCAG22/#dfn-relative-luminance

    >>> relative_luminance("#fff"), relative_luminance("#000000")
    (1.0, 0.0)
    """
    return round(sum(weight * _linear(part) for weight, part in zip(WEIGHTS, _channels(colour), strict=True)), 12)


def contrast_ratio(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (the same) to 21 (black and white), whichever comes first.

    (L1 + 0.05) / (L2 + 0.05), L1 being the brighter. Raises `Refusal` for what is not a colour.

    Source: W3C, Web Content Accessibility Guidelines 2.2, definition of contrast ratio,
    https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio

    >>> contrast_ratio("#000", "#fff")
    21.0
    >>> round(contrast_ratio("#777777", "#ffffff"), 2)
    4.48
    """
    darker, brighter = sorted((relative_luminance(one), relative_luminance(other)))
    return (brighter + 0.05) / (darker + 0.05)


def is_readable(ink: str, paper: str, *, at_least: float = FOR_TEXT) -> bool:
    """Whether text in one colour can be read on the other: never rounded up to the limit.

    >>> is_readable("#777777", "#ffffff"), is_readable("#767676", "#ffffff")
    (False, True)
    """
    return contrast_ratio(ink, paper) >= at_least


def _channels(colour: str) -> tuple[float, ...]:
    """Red, green and blue, each from 0 to 1."""
    if SHAPE.fullmatch(colour) is None:
        raise Refusal(
            f"“{colour}” is not a colour.",
            "A colour is written as # with three or six hexadecimal digits.",
            "Write #0b5d57, for instance.",
        )
    digits = "".join(2 * digit for digit in colour[1:]) if len(colour) == SHORT else colour[1:]
    return tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
