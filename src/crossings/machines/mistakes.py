"""What was wrong with a parameter, in words that say what to write instead."""

from collections.abc import Iterable, Mapping
from typing import Any

LONGEST_SHOWN = 60
WORDS: dict[str, tuple[str, str]] = {
    "int_parsing": ("“{given}” is not a whole number.", "Write digits, such as 25."),
    "greater_than_equal": ("{given} is too small.", "Write {ge} or more."),
    "less_than_equal": ("{given} is too large.", "Write {le} or less."),
    "literal_error": ("“{given}” is not one of the words known here.", "Write one of: {expected}."),
    "enum": ("“{given}” is not one of the words known here.", "Write one of: {expected}."),
    "bool_parsing": ("“{given}” is neither yes nor no.", "Write true or false."),
    "date_from_datetime_parsing": (
        "“{given}” is not a day of the calendar.",
        "Write year-month-day, such as 2022-10-01.",
    ),
    "date_parsing": ("“{given}” is not a day of the calendar.", "Write year-month-day, such as 2022-10-01."),
    "day": ("“{given}” is not a day of the calendar.", "Write year-month-day, such as 2022-10-01."),
    "language": ("“{given}” is not a language of this site.", "Leave it out, or write en, es, fr or ar."),
    "academic_year": ("“{given}” is not an academic year.", "Write both years, such as 2023-24."),
    "string_pattern_mismatch": ("“{given}” does not have the shape asked for.", "It has to match {pattern}."),
    "string_too_long": ("“{given}” is too long.", "Write at most {max_length} letters."),
    "missing": ("It is missing.", "Give it a value."),
}
OTHERWISE = ("“{given}” cannot be used here.", "Look up in /api/v1/openapi.json what it takes.")


def mistakes_in(errors: Iterable[Mapping[str, Any]], given: Mapping[str, str]) -> list[dict[str, str]]:
    """Each of pydantic's errors as a parameter, what was wrong with it, and how to mend it.

    >>> mistakes_in([{"type": "int_parsing", "loc": ("query", "limit")}], {"limit": "many"})
    [{'parameter': 'limit', 'what': '“many” is not a whole number.', 'mend': 'Write digits, such as 25.'}]
    """
    return [_mistake(each, given) for each in errors]


def _mistake(error: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, str]:
    parameter = next(part for part in reversed(error["loc"]) if isinstance(part, str))  # of a list, not its place there
    shown = str(given.get(parameter, ""))[:LONGEST_SHOWN]
    facts = {"given": shown, **error.get("ctx", {})}
    what, mend = WORDS.get(str(error["type"]), OTHERWISE)
    return {"parameter": parameter, "what": what.format(**facts), "mend": mend.format(**facts)}
