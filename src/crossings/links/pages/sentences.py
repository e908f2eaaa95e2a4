"""Sentences made from numbers only: what was seen, what chance alone would give, and nothing that does not follow from it.

Public names: `occurs`, `fewer`, `joined`, `joined_sides`, `behind`. No sentence says that one thing causes another.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.links.pages.figures import count, expected

SMALL_CORPUS = 2_000  # works below which a few of them decide everything


def occurs(idea: str, side: str, seen: int, of: int, by_chance: float) -> str:
    """In how many works of one side an idea occurs, and how many of them chance would give."""
    text = ngettext(
        "“%(idea)s” occurs in %(seen)s of %(of)s works on “%(side)s”; by chance it would be %(expected)s.",
        "“%(idea)s” occurs in %(seen)s of %(of)s works on “%(side)s”; by chance it would be %(expected)s.",
        seen,
    )
    return text % {"idea": idea, "seen": count(seen), "of": count(of), "side": side, "expected": expected(by_chance)}


def fewer(side: str) -> str:
    """Said where an idea is seen on a side no more often than by chance."""
    return _("With “%(side)s” it is seen no more often than by chance.") % {"side": side}


def joined(works: int, by_chance: float, first: int | None) -> str:
    """How many works join both sides and the idea, since when, and how many chance would give."""
    if not works:
        return _("No work joins all three yet; by chance it would be %(expected)s.") % {"expected": expected(by_chance)}
    told = {"works": count(works), "year": first, "expected": expected(by_chance)}
    if first is None:
        return (
            ngettext(
                "%(works)s work joins all three; by chance it would be %(expected)s.",
                "%(works)s works join all three; by chance it would be %(expected)s.",
                works,
            )
            % told
        )
    return (
        ngettext(
            "%(works)s work joins all three, of %(year)s; by chance it would be %(expected)s.",
            "%(works)s works join all three, the first of %(year)s; by chance it would be %(expected)s.",
            works,
        )
        % told
    )


def behind(works: int) -> str:
    """How many works stand behind every number here, and that few are few."""
    said = ngettext("%(works)s work stands behind this.", "%(works)s works stand behind this.", works)
    told = said % {"works": count(works)}
    if works >= SMALL_CORPUS:
        return told
    small = _("That is a small corpus: one or two works more could change an order. Read before you believe.")
    return f"{told} {small}"


def joined_sides(first: int, second: int, names: tuple[str, str]) -> str:
    """How many works stand on each side."""
    text = _("%(first)s works on “%(start)s”, %(second)s on “%(end)s”.")
    return text % {"first": count(first), "start": names[0], "second": count(second), "end": names[1]}
