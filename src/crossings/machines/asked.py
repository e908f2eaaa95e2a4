"""What a question to the API may name: the language of its words, the page of its records, and filters by shape.

A question takes one object of these (or of a subclass with its own filters) as its whole query; what that object does
not name is refused by `answers`, so that a misspelt filter never passes for none.
"""

import re
from datetime import date
from enum import Enum
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header
from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from crossings.engine.refusal import Refusal
from crossings.engine.values import AcademicYear

LARGEST_PAGE = 100
LAST_OFFSET = 1_000_000
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

LANGUAGES = [code for code, _name in settings.LANGUAGES]
Key = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]+$", max_length=100)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="An ISO 3166-1 alpha-2 code, such as NL.")]


def only_iso(value: Any) -> Any:
    """Refuse what is no ISO day before pydantic reads a bare number as seconds since 1970."""
    if isinstance(value, str) and not ISO_DAY.fullmatch(value):
        raise PydanticCustomError("day", "not a day")
    return value


def only_academic_year(value: str) -> str:
    try:
        return str(AcademicYear.parse(value))
    except Refusal as refusal:
        raise PydanticCustomError("academic_year", "not an academic year") from refusal


def only_known_language(value: str) -> str:
    if value not in LANGUAGES:
        raise PydanticCustomError("language", "not a language of this site")
    return value


Language = Annotated[
    str, AfterValidator(only_known_language), WithJsonSchema({"type": "string", "enum": LANGUAGES}), Field(max_length=8)
]
Day = Annotated[date, BeforeValidator(only_iso), Field(description="A day as year-month-day, such as 2022-10-01.")]
Year = Annotated[str, AfterValidator(only_academic_year), Field(description="An academic year, such as 2023-24.")]


def words_of(choices: type[Enum]) -> WithJsonSchema:
    """Tell the words of a filter where it stands: components are shared by name, and many filters are named `kind`."""
    return WithJsonSchema({"type": "string", "enum": [str(each.value) for each in choices]})


class Asked(Schema):
    """What every question may name."""

    language: Language | None = Field(
        None, description="The language for words; without it, the `Accept-Language` header decides, then English."
    )


class AskedPage(Asked):
    """A question whose answer is a page of records."""

    limit: int = Field(25, ge=1, le=LARGEST_PAGE, description="How many records at most.")
    offset: int = Field(0, ge=0, le=LAST_OFFSET, description="How many records to pass over.")


def language_of(request: HttpRequest, asked: Asked) -> str:
    """The language named in the question, else the best of those that the reader's software accepts, else English.

    Cookies are not read: the same address with the same headers has the same answer.
    """
    if asked.language:
        return asked.language
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")[:200]):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def filters(asked: AskedPage, **columns: str) -> dict[str, Any]:
    """The filters that were given, as keyword arguments of a query: `filters(asked, country="country__code")`."""
    given = {column: getattr(asked, name) for name, column in columns.items()}
    return {column: value for column, value in given.items() if value is not None}
