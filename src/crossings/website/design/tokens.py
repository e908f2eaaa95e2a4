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

from crossings.engine.contrast import contrast_ratio

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
TEXT = 4.5  # WCAG 2.2, success criterion 1.4.3
SHAPE = 3.0  # WCAG 2.2, success criterion 1.4.11
PAIRS = [
    ("--ink", "--paper", TEXT),
    ("--ink", "--paper-3", TEXT),
    ("--ink-2", "--paper", TEXT),
    ("--ink-2", "--paper-2", TEXT),
    ("--accent", "--paper", TEXT),
    ("--accent", "--paper-2", TEXT),
    ("--accent", "--accent-wash", TEXT),
    ("--accent-deep", "--accent-wash", TEXT),
    ("--on-accent", "--accent", TEXT),
    ("--on-accent", "--accent-deep", TEXT),
    ("--ink", "--accent-wash", TEXT),
    ("--signal", "--paper", TEXT),
    ("--signal", "--signal-wash", TEXT),
    ("--paper", "--signal", TEXT),
    ("--ink", "--signal-wash", TEXT),
    ("--ink", "--hit", TEXT),
    ("--ink", "--sea", TEXT),
    ("--ink-2", "--land", TEXT),
    ("--edge", "--paper", SHAPE),
    ("--accent", "--sea", SHAPE),
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
