"""A work as a statement in JSON-LD, in the words of schema.org, for its own page or inside another statement.

Source: https://schema.org/ScholarlyArticle and its kin, version 29.
"""

from typing import Any

from crossings.engine.citation import DOI_ADDRESS, HANDLE_ADDRESS, Contributor, Part, Reference, WorkType

Statement = dict[str, Any]

TYPES = {
    WorkType.ARTICLE: "ScholarlyArticle",
    WorkType.BOOK: "Book",
    WorkType.CHAPTER: "Chapter",
    WorkType.REPORT: "Report",
    WorkType.ANNUAL_REPORT: "Report",
    WorkType.WORKING_PAPER: "Report",
    WorkType.POLICY_BRIEF: "Report",
    WorkType.CONFERENCE_PAPER: "ScholarlyArticle",
    WorkType.THESIS: "Thesis",
    WorkType.JOURNAL_ISSUE: "PublicationIssue",
    WorkType.NEWSLETTER: "PublicationIssue",
    WorkType.BLOG: "BlogPosting",
    WorkType.DATASET: "Dataset",
    WorkType.OTHER: "CreativeWork",
}
CONTAINERS = {
    WorkType.ARTICLE: "Periodical",
    WorkType.JOURNAL_ISSUE: "Periodical",
    WorkType.NEWSLETTER: "Periodical",
    WorkType.BLOG: "Blog",
    WorkType.CHAPTER: "Book",
    WorkType.CONFERENCE_PAPER: "Book",
}


def reference_json_ld(reference: Reference) -> Statement:
    """All that is known of a work, and nothing else. Put it into a page with `machines.linked.json_ld`."""
    first, last = reference.page_range
    statement = {
        "@context": "https://schema.org",
        "@type": TYPES[reference.type],
        "@id": reference.address,
        "url": reference.address,
        "name": reference.title,
        "inLanguage": reference.language,
        "datePublished": str(reference.issued or ""),
        **{part.value: [_maker(who) for who in reference.by(part)] for part in Part},
        "publisher": [_organization(name) for name in reference.publishers],
        "keywords": list(reference.topics),
        "pageStart": first if last else "",
        "pageEnd": last,
        "pagination": "" if last else first,
        **_numbers(reference),
        "isPartOf": [part for part in (_container(reference), _series(reference)) if part],
        "identifier": _identifiers(reference),
        "sameAs": _elsewhere(reference),
    }
    return _known(statement)


def _known(statement: Statement) -> Statement:
    return {name: value for name, value in statement.items() if value}


def _maker(who: Contributor) -> Statement:
    name = who.name
    if who.is_institution:
        return _organization(who.printed)
    return _known(
        {"@type": "Person", "name": who.printed, "familyName": name.whole_family, "givenName": name.given}
        if name.family
        else {"name": who.printed}  # the print does not tell whether this is a person
    )


def _organization(name: str) -> Statement:
    return {"@type": "Organization", "name": name}


def _numbers(reference: Reference) -> Statement:
    stands_alone = reference.type not in (WorkType.ARTICLE, WorkType.CHAPTER, WorkType.CONFERENCE_PAPER)
    return {
        "reportNumber": reference.number if reference.type.is_report else "",
        "issueNumber": reference.issue or reference.number if TYPES[reference.type] == "PublicationIssue" else "",
        "isbn": list(reference.isbns) if stands_alone else [],
    }


def _container(reference: Reference) -> Statement:
    """The journal with its volume and issue around it, or the book."""
    kind = CONTAINERS.get(reference.type)
    if not reference.container or kind is None:
        return {}
    serial = {"issn": list(reference.issns)} if kind == "Periodical" else {"isbn": list(reference.isbns)}
    container = _known({"@type": kind, "name": reference.container, **serial})
    if reference.volume:
        container = {"@type": "PublicationVolume", "volumeNumber": reference.volume, "isPartOf": container}
    if reference.issue and reference.type is WorkType.ARTICLE:
        container = {"@type": "PublicationIssue", "issueNumber": reference.issue, "isPartOf": container}
    return container


def _series(reference: Reference) -> Statement:
    if not reference.series:
        return {}
    issns = [] if CONTAINERS.get(reference.type) == "Periodical" else list(reference.issns)
    return _known({"@type": "CreativeWorkSeries", "name": reference.series, "issn": issns})


def _identifiers(reference: Reference) -> list[Statement]:
    named = (("DOI", reference.doi), ("Handle", reference.handle))
    return [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in named if value]


def _elsewhere(reference: Reference) -> list[str]:
    doi = DOI_ADDRESS + reference.doi if reference.doi else ""
    handle = HANDLE_ADDRESS + reference.handle if reference.handle else ""
    return [address for address in (doi, handle, reference.url) if address]
