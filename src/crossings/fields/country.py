"""A column for a country.

Public names: `CountryField`, `CountryFormField`, `assigned`. The code is a fact; a country's name is editorial and
comes from the topics. Writing demands a code that ISO 3166-1 assigns; reading accepts one that it has withdrawn since.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from crossings.engine.refusal import Refusal
from crossings.engine.values import CountryCode
from crossings.fields.canonical import CanonicalField, CanonicalFormField
from crossings.fields.columns import GT_co, ST_contra
from crossings.fields.countries import COUNTRIES

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

INVALID = _(
    "“%(value)s” is not a country code. A country is written with the two letters that ISO 3166-1 gives it. "
    "Write NL for the Netherlands, or GB for England."
)


def assigned(text: str) -> CountryCode:
    """The country code that `text` writes, in either case. Raises `Refusal` when ISO 3166-1 does not assign it.

    >>> str(assigned("nl"))
    'NL'
    """
    country = CountryCode.parse(text)
    if country.code not in COUNTRIES:
        raise Refusal(
            f"{country} is not a country.",
            "ISO 3166-1 does not assign this code.",
            "Write NL for the Netherlands, or GB for England.",
        )
    return country


def by_english_name() -> list[tuple[str, str]]:
    """The choices of the office's menu: every assigned code with its English name."""
    return [("", "—"), *((code, f"{name} ({code})") for code, name in sorted(COUNTRIES.items(), key=_name))]


def _name(entry: tuple[str, str]) -> str:
    return entry[1]


class CountryFormField(CanonicalFormField):
    """A menu of countries. A room that knows the names in the reader's language replaces `widget.choices`."""

    holds = CountryCode
    default_error_messages = {"invalid": INVALID}

    def read(self, text: str) -> CountryCode:
        return assigned(text)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.Select(choices=by_english_name()), **kwargs})


class CountryField(CanonicalField[ST_contra, GT_co]):
    """A `CountryCode` that ISO 3166-1 assigns, stored as its two letters."""

    _pyi_private_set_type: CountryCode | str | Combinable
    _pyi_private_get_type: CountryCode
    _pyi_lookup_exact_type: CountryCode | str

    description = _("A country")
    holds = CountryCode
    length = 2
    form_class = CountryFormField
    default_error_messages = {"invalid": INVALID}

    def read(self, text: str) -> CountryCode:
        return assigned(text)

    def read_stored(self, text: str) -> CountryCode:
        return CountryCode(text)
