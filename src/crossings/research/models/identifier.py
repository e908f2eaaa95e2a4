"""How identifiers are brought to one way of writing before they are kept."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from crossings.engine.refusal import Refusal
from crossings.engine.research import identifiers

READERS: dict[str, tuple[Callable[[str], str], Any]] = {
    "doi": (identifiers.doi, _("“%(value)s” is not a DOI. Copy it from doi.org; it begins with 10. and has a slash.")),
    "isbn": (
        identifiers.isbn,
        _(
            "“%(value)s” is not an ISBN: its form or its last digit is wrong. Copy its ten or thirteen digits from the book."
        ),
    ),
    "issn": (
        identifiers.issn,
        _("“%(value)s” is not an ISSN: its form or its last sign is wrong. Copy it from the journal, as in 1813-5706."),
    ),
    "handle": (identifiers.handle, _("“%(value)s” is not a Handle. Write the prefix, a slash and the name: 2027/9.")),
}


def normalised(scheme: str, text: str, *, field: str) -> str:
    """The identifier as it is kept; nothing for nothing. Raises `ValidationError` beside `field` for what is none."""
    if not text or scheme not in READERS:
        return text
    read, wrong = READERS[scheme]
    try:
        return read(text)
    except Refusal as refusal:
        raise ValidationError({field: ValidationError(wrong, "invalid", {"value": text})}) from refusal
