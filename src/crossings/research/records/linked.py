"""Works, projects, groups and journals as schema.org tells them; what is not stated is left out."""

from collections.abc import Mapping
from typing import Any

from crossings.research.models import Contribution, Project, ProjectContact, Publication, ResearchGroup, Venue

TYPES = {
    Publication.Type.ARTICLE: "ScholarlyArticle",
    Publication.Type.CONFERENCE_PAPER: "ScholarlyArticle",
    Publication.Type.REPORT: "Report",
    Publication.Type.POLICY_BRIEF: "Report",
    Publication.Type.WORKING_PAPER: "Report",
    Publication.Type.ANNUAL_REPORT: "Report",
    Publication.Type.BOOK: "Book",
    Publication.Type.CHAPTER: "Chapter",
    Publication.Type.THESIS: "Thesis",
    Publication.Type.BLOG: "BlogPosting",
}
MADE = {
    Contribution.Role.AUTHOR: "author",
    Contribution.Role.EDITOR: "editor",
    Contribution.Role.TRANSLATOR: "translator",
    Contribution.Role.COORDINATOR: "contributor",
}


def publication_json_ld(work: Publication, address: str) -> dict[str, Any]:
    """A work with those who made it, where it appeared and what it is about."""
    made: dict[str, list[Any]] = {}
    for row in work.contributions.all():
        made.setdefault(MADE[Contribution.Role(row.role)], []).append({"@type": "Person", "name": row.name})
    isbn = [row.value for row in work.identifiers.all() if row.scheme == "isbn"]
    known = {
        "name": work.title,
        "inLanguage": [row.language for row in work.text_languages.all()],
        "datePublished": str(work.date or ""),
        "abstract": work.summary,
        **made,
        "publisher": [{"@type": "Organization", "name": row.institution.name} for row in work.institutions.all()]
        or ({"@type": "Organization", "name": work.publisher} if work.publisher else {}),
        "isPartOf": _held_by(work),
        "volumeNumber": work.volume,
        "issueNumber": work.issue,
        "reportNumber": work.number,
        "pagination": work.pages,
        "numberOfPages": work.page_count,
        "isbn": isbn,
        "identifier": [row.address for row in work.identifiers.all() if row.address],
        "url": work.url,
        "license": work.licence,
        "isAccessibleForFree": work.access == Publication.Access.OPEN or None,
        "about": [row.concept.label for row in work.subjects.all()],
    }
    return _statement(TYPES.get(Publication.Type(work.type), "CreativeWork"), address, known)


def _held_by(work: Publication) -> dict[str, Any]:
    if work.appears_in:
        return {"@type": "Book", "name": work.appears_in}
    return _venue(work.venue) if work.venue else {}


def _venue(venue: Venue) -> dict[str, Any]:
    numbers = [number for number in (venue.issn, venue.electronic_issn) if number]
    kind = "PublicationIssue" if venue.kind == Venue.Kind.NEWSLETTER else "Periodical"
    return {"@type": kind, "name": venue.name, **({"issn": numbers} if numbers else {})}


def venue_json_ld(venue: Venue, address: str) -> dict[str, Any]:
    """A journal or a series."""
    issued = {"@type": "Organization", "name": venue.institution.name} if venue.institution else {}
    known = {**_venue(venue), "publisher": issued, "startDate": str(venue.founded or ""), "url": venue.homepage}
    return _statement(str(known.pop("@type")), address, known)


def project_json_ld(project: Project, address: str) -> dict[str, Any]:
    """A project with those who carry, pay and lead it."""
    members = [
        {"@type": "Organization", "name": row.institution.name if row.institution else row.name}
        for row in project.partners.all()
    ]
    leads = [row.name for row in project.contacts.all() if row.role == ProjectContact.Role.LEAD and row.name]
    known = {
        "name": project.title,
        "alternateName": project.acronym,
        "description": project.outline,
        "foundingDate": str(project.starts or ""),
        "dissolutionDate": str(project.until or ""),
        "member": members,
        "employee": [{"@type": "Person", "name": name} for name in leads],
        "funder": [{"@type": "Organization", "name": str(row)} for row in project.funders.all()],
        "url": project.homepage,
        "knowsAbout": [row.concept.label for row in project.subjects.all()],
    }
    return _statement("ResearchProject", address, known)


def group_json_ld(group: ResearchGroup, address: str) -> dict[str, Any]:
    """A research group within its institution."""
    known = {
        "name": group.name,
        "description": group.about,
        "parentOrganization": {"@type": "Organization", "name": group.institution.name},
        "url": group.homepage,
        "knowsAbout": [row.concept.label for row in group.subjects.all()],
    }
    return _statement("Organization", address, known)


def _statement(kind: str, address: str, known: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: value for name, value in known.items() if value}
    return {"@context": "https://schema.org", "@type": kind, "@id": address, **said}
