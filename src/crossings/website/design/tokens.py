"""The design tokens as `static/css/tokens.css` names them, and how well the inks stand out from the papers.

Names: `token_groups` (what the catalogue shows), `contrast_rows` (WCAG, both themes), `PAIRS` (what is checked).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from crossings.engine.contrast import FOR_LARGE_TEXT, FOR_TEXT, contrast_ratio

GROUP = re.compile(r"/\* == (?P<key>\w+) == \*/(?P<body>.*?)(?=/\* == |\n\})", re.DOTALL)
PROPERTY = re.compile(r"^\s*(?P<name>--[\w-]+):\s*(?P<value>[^;]+);", re.MULTILINE)
COLOURS = re.compile(r"light-dark\((?P<light>#\w{6}), (?P<dark>#\w{6})\)$")
GROUP_NAMES = {
    "paper": _("Paper and ink"),
    "accent": _("Accent: verdigris"),
    "signal": _("Signal: minium"),
    "drawing": _("Drawings"),
    "typeface": _("Typefaces"),
    "type": _("Type sizes"),
    "measure": _("Line heights and measures"),
    "space": _("Spaces"),
    "line": _("Lines and corners"),
    "touch": _("Focus, touch and motion"),
}
PAIRS = [
    ("--ink", "--paper", FOR_TEXT),
    ("--ink", "--paper-3", FOR_TEXT),
    ("--ink-2", "--paper", FOR_TEXT),
    ("--ink-2", "--paper-2", FOR_TEXT),
    ("--accent", "--paper", FOR_TEXT),
    ("--accent", "--paper-2", FOR_TEXT),
    ("--accent", "--accent-wash", FOR_TEXT),
    ("--accent-deep", "--accent-wash", FOR_TEXT),
    ("--on-accent", "--accent", FOR_TEXT),
    ("--on-accent", "--accent-deep", FOR_TEXT),
    ("--ink", "--accent-wash", FOR_TEXT),
    ("--signal", "--paper", FOR_TEXT),
    ("--signal", "--signal-wash", FOR_TEXT),
    ("--paper", "--signal", FOR_TEXT),
    ("--ink", "--signal-wash", FOR_TEXT),
    ("--ink", "--hit", FOR_TEXT),
    ("--ink", "--sea", FOR_TEXT),
    ("--ink-2", "--land", FOR_TEXT),
    ("--edge", "--paper", FOR_LARGE_TEXT),
    ("--accent", "--sea", FOR_LARGE_TEXT),
]


@dataclass(frozen=True, slots=True)
class Token:
    """One custom property: a colour has a value for each theme."""

    name: str
    value: str

    @property
    def colours(self) -> dict[str, str]:
        """Its colour by theme, or nothing where it is not a colour."""
        found = COLOURS.match(self.value)
        return found.groupdict() if found else {}


@dataclass(frozen=True, slots=True)
class TokenGroup:
    key: str
    name: Any
    tokens: list[Token]


def stylesheet() -> str:
    return Path(settings.PACKAGE, "static", "css", "tokens.css").read_text(encoding="utf-8")


def token_groups(css: str | None = None) -> list[TokenGroup]:
    """The groups of the style sheet, in its order. Raises `KeyError` for a group that has no name yet."""
    return [
        TokenGroup(group["key"], GROUP_NAMES[group["key"]], list(_tokens(group["body"])))
        for group in GROUP.finditer(css or stylesheet())
    ]


def contrasts() -> Iterator[tuple[str, str, float, dict[str, float]]]:
    """Each pair of `PAIRS` with the least contrast it needs and the contrast it has by theme."""
    colours = {token.name: token.colours for group in token_groups() for token in group.tokens}
    for ink, paper, least in PAIRS:
        yield (
            ink,
            paper,
            least,
            {theme: contrast_ratio(colours[ink][theme], colours[paper][theme]) for theme in ("light", "dark")},
        )


def contrast_rows() -> list[list[str]]:
    """The same as words for a table."""
    return [
        [f"{ink} / {paper}", *(number_format(ratio, 1) for ratio in (by_theme["light"], by_theme["dark"], least))]
        for ink, paper, least, by_theme in contrasts()
    ]


def _tokens(css: str) -> Iterator[Token]:
    for found in PROPERTY.finditer(css):
        yield Token(found["name"], " ".join(found["value"].split()))
