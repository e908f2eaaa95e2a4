"""The words that people agree to, by purpose and version.

A version that anyone has agreed to never changes: better words are a new version, added at the end. Names: `Wording`,
`WORDINGS`, `CONSENTED`, `PURPOSE_WORDS`, `wording`, `newest_wording`.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Purpose


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person is asked, and for how many days the answer holds."""

    purpose: Purpose
    version: int
    text: Any
    days: int


CONSENTED = (Purpose.PUBLIC_PROFILE, Purpose.STORYTELLING)
PURPOSE_WORDS = [
    (Purpose.PUBLIC_PROFILE.value, _("Public profile")),
    (Purpose.STORYTELLING.value, _("Telling my story")),
]
WORDINGS = (
    Wording(
        Purpose.PUBLIC_PROFILE,
        1,
        _(
            "The network may show a public page with my name, my institution, my role and my fields of expertise. "
            "I can withdraw this at any time; the page then disappears at once. It ends by itself after two years."
        ),
        days=730,
    ),
    Wording(
        Purpose.STORYTELLING,
        1,
        _(
            "The network may publish the story that I have approved, with the name that I chose for it. "
            "I can withdraw this at any time; the story then disappears at once. It ends by itself after one year."
        ),
        days=365,
    ),
)


def wording(purpose: Purpose, version: int) -> Wording:
    """The words of one version. Raises `KeyError` for a version that was never written."""
    return {(each.purpose, each.version): each for each in WORDINGS}[purpose, version]


def newest_wording(purpose: Purpose) -> Wording:
    """The words that a person is asked today."""
    return max((each for each in WORDINGS if each.purpose is purpose), key=lambda each: each.version)
