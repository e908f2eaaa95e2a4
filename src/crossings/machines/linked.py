"""What a record's page says to machines in its head: JSON-LD, and where its true translations are."""

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from crossings.languages.addresses import address_in

NEVER_IN_SCRIPT = str.maketrans(
    {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def json_ld(statement: dict[str, Any]) -> SafeString:
    """A JSON-LD statement as the text of a script element, in which no word can end the element."""
    return mark_safe(json.dumps(statement, ensure_ascii=False).translate(NEVER_IN_SCRIPT))


def in_languages(request: HttpRequest, languages: Sequence[str]) -> dict[str, Any]:
    """`canonical_url` and `alternates` for a record's page, given the languages in which the record has words.

    A page in a language that the record lacks shows words of another: its canonical address is that of the other.
    """
    shown = get_language() or "en"
    true = {code: request.build_absolute_uri(address_in(code, request.path)) for code in languages}
    fallback = true.get("en") or next(iter(true.values()), request.build_absolute_uri(request.path))
    others = [*true.items(), ("x-default", fallback)] if len(true) > 1 else []
    return {"canonical_url": true.get(shown, fallback), "alternates": others}
