"""Projects, groups and journals as schema.org tells them; what is not stated is left out. Works: `machines.schema_org`."""

from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any
from urllib.parse import urljoin

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from crossings.research.models import Project, ProjectContact, ResearchGroup, Venue
from crossings.research.records.issues import Issue


def _venue(venue: Venue) -> dict[str, Any]:
    numbers = [number for number in (venue.issn, venue.electronic_issn) if number]
    return {"@type": "Periodical", "name": venue.name, **({"issn": numbers} if numbers else {})}


def venue_json_ld(venue: Venue, issues: Iterable[Issue], address: str) -> dict[str, Any]:
    """A journal or a series with these of its issues."""
    issued = {"@type": "Organization", "name": venue.institution.name} if venue.institution else {}
    known = {**_venue(venue), "publisher": issued, "startDate": str(venue.founded or ""), "url": venue.homepage}
    known["hasPart"] = [_issue(issue) for issue in issues]
    return _statement(str(known.pop("@type")), address, known)


def _issue(issue: Issue) -> dict[str, Any]:
    volume = {"@type": "PublicationVolume", "volumeNumber": issue.volume}
    if not issue.number:
        return volume
    known = {"issueNumber": issue.number, "datePublished": issue.year, "isPartOf": volume if issue.volume else {}}
    return {"@type": "PublicationIssue", **{name: value for name, value in known.items() if value}}


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


def home_json_ld(shelves: Iterable[Any], address: str, language: str) -> dict[str, Any]:
    """The page that gathers the lists of research: each list with the first of what stands in it."""
    parts = [
        {
            "@type": "ItemList",
            "name": shelf.heading,
            "url": urljoin(address, shelf.url),
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": place,
                    "name": unescape(strip_tags(each.title)),
                    "url": urljoin(address, each.url),
                }
                for place, each in enumerate(shelf.entries, start=1)
            ],
        }
        for shelf in shelves
    ]
    known = {"name": _("Research"), "inLanguage": language, "hasPart": parts, "url": address}
    return _statement("CollectionPage", address, known)


def _statement(kind: str, address: str, known: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: value for name, value in known.items() if value}
    return {"@context": "https://schema.org", "@type": kind, "@id": address, **said}
