"""References as CSL-JSON, the items that a citation processor formats in any of its styles.

Source: Citation Style Language 1.0.2, appendices III (types) and IV (variables),
https://docs.citationstyles.org/en/v1.0.2/specification.html, and its JSON schema `csl-data.json`.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from crossings.engine.citation import Part, Reference, WorkType
from crossings.engine.printed_name import Name

Item = dict[str, Any]

TYPES = {
    WorkType.ARTICLE: "article-journal",
    WorkType.BOOK: "book",
    WorkType.CHAPTER: "chapter",
    WorkType.REPORT: "report",
    WorkType.ANNUAL_REPORT: "report",
    WorkType.WORKING_PAPER: "report",
    WorkType.POLICY_BRIEF: "report",
    WorkType.CONFERENCE_PAPER: "paper-conference",
    WorkType.THESIS: "thesis",
    WorkType.JOURNAL_ISSUE: "periodical",
    WorkType.NEWSLETTER: "periodical",
    WorkType.BLOG: "post-weblog",
    WorkType.DATASET: "dataset",
    WorkType.OTHER: "document",
}


def csl_json(references: Iterable[Reference]) -> str:
    """The references as a file of items, in the order given."""
    return json.dumps(csl_items(references), ensure_ascii=False, indent=1) + "\n"


def csl_items(references: Iterable[Reference]) -> list[Item]:
    """The references as items, each with what is known of it and nothing else."""
    return [{name: value for name, value in _variables(each) if value} for each in references]


def _variables(reference: Reference) -> Iterator[tuple[str, Any]]:
    yield "id", reference.key
    yield "type", TYPES[reference.type]
    yield "title", reference.title
    for part in Part:
        yield part.value, [_name(who.name) for who in reference.by(part)]
    yield "container-title", reference.container
    yield "event-title", reference.event
    yield "collection-title", reference.series
    yield "number" if reference.type.is_report else "collection-number", reference.number
    yield "genre", reference.type.genre
    for name in ("volume", "issue", "language"):
        yield name, getattr(reference, name)
    yield "page", "-".join(page for page in reference.page_range if page)
    yield "publisher", "; ".join(reference.publishers)
    yield "publisher-place", reference.place
    yield "issued", _date(reference)
    yield "keyword", ", ".join(reference.topics)
    yield from _identifiers(reference)


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "DOI", reference.doi
    yield "ISBN", " ".join(reference.isbns)
    yield "ISSN", " ".join(reference.issns)
    yield "URL", reference.lasting_address


def _name(name: Name) -> Item:
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
        "literal": name.literal,
    }
    return {part: words for part, words in parts.items() if words}


def _date(reference: Reference) -> Item | None:
    issued = reference.issued
    if issued is None:
        return None
    return {"date-parts": [[part for part in (issued.year, issued.month, issued.day) if part is not None]]}
