"""What each component says of itself: the comment at the top of its template, which names its parameters."""

import re
from pathlib import Path

from django.conf import settings

COMMENT = re.compile(r"\{#(?P<line>.+?)#\}|\{% comment %\}(?P<block>.+?)\{% endcomment %\}", re.DOTALL)


def components_folder() -> Path:
    return Path(settings.PACKAGE, "templates", "components")


def descriptions() -> dict[str, str]:
    """Each component's name, with what its first comment says; empty where it has none."""
    return {path.stem: described(path.read_text(encoding="utf-8")) for path in components_folder().rglob("*.html")}


def described(template: str) -> str:
    """The first comment of a template, on one line."""
    comment = COMMENT.search(template)
    return " ".join((comment["line"] or comment["block"]).split()) if comment else ""
