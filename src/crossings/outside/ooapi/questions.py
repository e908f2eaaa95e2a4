"""What a reader of the Open Education API may ask of each list, and what was wrong where it cannot be answered.

Public names: `Takes`, `TAKES`, `Question`, `understood`, `expansions`, `found`, `Misasked`. Each list takes what the
specification lets it be asked, and nothing else: a misspelt filter never passes for none. Knows no request: a question is
its parameters.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from crossings.outside.ooapi.written import Told

PAGE_SIZES = (10, 20, 50, 100, 250)
LAST_PAGE = 1_000_000
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LANGUAGE = re.compile(r"[a-z]{3}")
PAGING = ("pageSize", "pageNumber", "consumer")
TRUTH = {"true": True, "false": False}

LEVELS = (
    *("secondary vocational education", "secondary vocational education 1", "secondary vocational education 2"),
    *("secondary vocational education 3", "secondary vocational education 4", "associate degree", "bachelor"),
    *("master", "doctoral", "undefined", "undivided", "nt2-1", "nt2-2"),
)
DELIVERY = ("distance-learning", "on campus", "online", "hybrid", "situated")
WORDS: dict[str, tuple[str, ...]] = {
    "programType": ("program", "minor", "honours", "specialization", "track"),
    "qualificationAwarded": ("AD", "BA", "BSc", "LLB", "MA", "MSc", "LLM", "Phd", "None"),
    "levelOfQualification": ("1", "2", "3", "4", "4+", "5", "6", "7", "8"),
    "sector": ("secondary vocational education", "higher professional education", "university education"),
    "level": LEVELS,
    "modeOfDelivery": DELIVERY,
    "modeOfStudy": ("full-time", "part-time", "dual training", "self-paced"),
    "organizationType": ("root", "institute", "department", "faculty", "branch", "academy", "school"),
    "educationSpecificationType": ("program", "privateProgram", "cluster", "course"),
    "offeringType": ("program", "course", "component"),
}
"""The filters that take one of a closed list of words."""


class Misasked(Exception):
    """A question that cannot be answered as it stands: what was wrong with it, and how to mend it."""


@dataclass(frozen=True, slots=True)
class Takes:
    """What one kind of record may be asked: filters, what it is sorted by, and which parts can be told in full."""

    name: str
    identifier: str
    filters: tuple[str, ...]
    sorts: tuple[str, ...]
    default: str
    expands: Mapping[str, str] = field(default_factory=dict)
    overrides: bool = False


TAKES: dict[str, Takes] = {
    each.name: each
    for each in (
        Takes(
            "organizations",
            "organizationId",
            ("primaryCode", "q", "organizationType"),
            ("organizationId", "name"),
            "name",
            {"parent": "organizations", "children": "organizations"},
        ),
        Takes(
            "academic-sessions",
            "academicSessionId",
            ("primaryCode", "academicSessionType", "parent", "year"),
            ("academicSessionId", "name", "startDate"),
            "startDate",
            {"parent": "academic-sessions", "children": "academic-sessions", "year": "academic-sessions"},
        ),
        Takes(
            "programs",
            "programId",
            (
                *("primaryCode", "q", "teachingLanguage", "programType", "qualificationAwarded"),
                *("levelOfQualification", "sector", "fieldsOfStudy"),
            ),
            ("programId", "name"),
            "name",
            {
                "parent": "programs",
                "children": "programs",
                "coordinators": "persons",
                "organization": "organizations",
                "educationSpecification": "education-specifications",
            },
            overrides=True,
        ),
        Takes(
            "courses",
            "courseId",
            ("primaryCode", "q", "teachingLanguage", "level", "modeOfDelivery"),
            ("courseId", "name"),
            "name",
            {
                "programs": "programs",
                "coordinators": "persons",
                "organization": "organizations",
                "educationSpecification": "education-specifications",
            },
            overrides=True,
        ),
        Takes(
            "offerings",
            "offeringId",
            (
                *("q", "teachingLanguage", "offeringType", "modeOfStudy", "modeOfDelivery"),
                *("resultExpected", "since", "until"),
            ),
            ("offeringId", "name", "startDate", "endDate"),
            "startDate",
            {
                "program": "programs",
                "course": "courses",
                "organization": "organizations",
                "academicSession": "academic-sessions",
                **dict.fromkeys(("programOffering", "courseOffering", "component"), "offerings"),
            },
        ),
        Takes(
            "education-specifications",
            "educationSpecificationId",
            ("primaryCode", "q", "educationSpecificationType"),
            ("educationSpecificationType", "name", "primaryCode"),
            "name",
            {
                "parent": "education-specifications",
                "children": "education-specifications",
                "organization": "organizations",
            },
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a list: a page, an order, and filters by name."""

    size: int
    number: int
    order: tuple[str, ...]
    filters: Mapping[str, str]


def understood(takes: Takes, given: Mapping[str, str], today: date) -> Question:
    """The question that these parameters ask of a list: of offerings, those still to begin, unless it says otherwise.

    Raises `Misasked`.
    """
    _refuse_wrong(given, (*PAGING, "sort", *takes.filters))
    asked = {name: value for name, value in given.items() if name in takes.filters and value}
    return Question(
        size=int(given.get("pageSize", PAGE_SIZES[0])),
        number=int(given.get("pageNumber", 1)),
        order=_order(takes, given.get("sort") or takes.default),
        filters={"since": today.isoformat(), **asked} if "since" in takes.filters else asked,
    )


def expansions(takes: Takes, given: Mapping[str, str]) -> tuple[tuple[str, ...], bool]:
    """Which parts of a record are asked in full, and whether its other times are. Raises `Misasked`."""
    _refuse_wrong(given, ("expand", "consumer", *(("returnTimelineOverrides",) if takes.overrides else ())))
    asked = tuple(filter(None, given.get("expand", "").split(",")))
    if strange := [name for name in asked if name not in takes.expands]:
        raise Misasked(f"“{strange[0][:60]}” cannot be expanded. Name some of: {', '.join(takes.expands)}.")
    return asked, TRUTH.get(given.get("returnTimelineOverrides", ""), False)


def _order(takes: Takes, asked: str) -> tuple[str, ...]:
    order = tuple(filter(None, asked.split(",")))
    if strange := [name for name in order if name.removeprefix("-") not in takes.sorts]:
        raise Misasked(f"“{strange[0][:60]}” is no order. Sort by some of: {', '.join(takes.sorts)}, or -name.")
    return order


def _refuse_wrong(given: Mapping[str, str], known: Sequence[str]) -> None:
    for name, value in given.items():
        if name not in known:
            raise Misasked(f"“{name[:60]}” cannot be asked here. Leave it out, or ask: {', '.join(sorted(known))}.")
        _refuse_value(name, value)


def _refuse_value(name: str, value: str) -> None:
    shown = f"{name} is “{value[:60]}”."
    if name in WORDS and value not in WORDS[name]:
        raise Misasked(f"{shown} Write one of: {', '.join(WORDS[name])}.")
    if name in SHAPES:
        is_right, mend = SHAPES[name]
        if not is_right(value):
            raise Misasked(f"{shown} {mend}")


def _is_page(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= 7 and 1 <= int(value) <= LAST_PAGE


def _is_day(value: str) -> bool:
    try:
        return DAY.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_uuid(value: str) -> bool:
    try:
        return str(UUID(value)) == value.lower()
    except ValueError:
        return False


SHAPES: dict[str, tuple[Callable[[str], bool], str]] = {
    "pageSize": (lambda value: value in map(str, PAGE_SIZES), "Write 10, 20, 50, 100 or 250."),
    "pageNumber": (_is_page, "Write a whole number from 1."),
    "teachingLanguage": (lambda value: bool(LANGUAGE.fullmatch(value)), "Write three small letters, such as spa."),
    "since": (_is_day, "Write year-month-day, such as 2023-09-01."),
    "until": (_is_day, "Write year-month-day, such as 2024-08-31."),
    "parent": (_is_uuid, "Write the identifier of an academic session."),
    "year": (_is_uuid, "Write the identifier of an academic session."),
    "resultExpected": (TRUTH.__contains__, "Write true or false."),
    "returnTimelineOverrides": (TRUTH.__contains__, "Write true or false."),
}
"""The shape of what is not one of a list of words, and how to mend it."""


def found(records: Sequence[Told], question: Question) -> list[Told]:
    """The records that a question asks for, in its order."""
    kept = [record for record in records if all(_agrees(record, *each) for each in question.filters.items())]
    for name in reversed(question.order):
        kept.sort(key=lambda record: _by(record, name.removeprefix("-")), reverse=name.startswith("-"))
    return kept


def _agrees(record: Told, name: str, wanted: str) -> bool:
    if name == "q":
        return wanted.casefold() in _words(record)
    if name in ("since", "until"):
        return record["startDate"] >= wanted if name == "since" else record["endDate"] <= wanted
    if name == "primaryCode":
        return bool(record["primaryCode"]["code"] == wanted)
    kept = record.get(name, record.get("ext", {}).get(name))
    if isinstance(kept, bool):
        return kept == TRUTH[wanted]
    return wanted in kept if isinstance(kept, list) else kept == wanted


def _words(record: Told) -> str:
    """All in which `q` is looked for: name, abbreviation and description, in every language."""
    texts = [text["value"] for part in ("name", "description") for text in record.get(part, ())]
    return "\n".join((*texts, record.get("abbreviation", ""), record.get("shortName", ""))).casefold()


def _by(record: Told, name: str) -> str:
    kept = record[name]
    if name == "name":
        return str(kept[0]["value"]).casefold()
    return str(kept["code"] if isinstance(kept, dict) else kept)
