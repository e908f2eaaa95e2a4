"""What the page of one institution or scholar tells, whole, kept until something changes.

Public names: `institution_page`, `profile_page`. Both take the key of a record that the caller may show. Who consents
to be named is asked of today, whatever day is shown.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.shortcuts import get_object_or_404

from crossings.journal.kept import until_changed
from crossings.languages.fetch import fetch_words, languages_told, rows_below
from crossings.machines.linked import json_ld
from crossings.network.as_of import AsOf
from crossings.network.models import Affiliation, Institution, Membership, Profile, Succession
from crossings.network.records.institutions import facts, institution_json_ld, lineage, name_words
from crossings.network.records.memberships import membership
from crossings.network.records.scholars import colleague, expertise, post, profile_json_ld


@until_changed
def institution_page(key: int, shown: AsOf, language: str, address: str) -> Mapping[str, Any]:
    """What it is, its names, its places in networks, what it came from, who works there; `address` is the page's own."""
    rows = Institution.objects.select_related("source", "part_of").prefetch_related("names")
    found = get_object_or_404(rows, pk=key)  # it may have gone since the caller asked
    memberships = Membership.objects.filter(institution=found).with_networks()
    colleagues = Affiliation.objects.public(shown.today).as_of(shown.day).filter(institution=found).with_places()
    successions = Succession.objects.around(found)
    fetch_words(rows_below([found, *memberships, *colleagues, *successions]), language)
    return MappingProxyType(
        {
            "languages": languages_told(found, "name"),
            "institution": found,
            "name": name_words(found, shown.day, language),
            "facts": facts(found, language),
            "memberships": [membership(each, shown.day, language, shown.query) for each in memberships],
            "lineage": lineage(found, successions, shown.day, language, shown.query),
            "people": [colleague(each, language, shown.query) for each in colleagues],
            "json_ld": json_ld(institution_json_ld(found, address)),
        }
    )


@until_changed
def profile_page(key: int, shown: AsOf, language: str, address: str) -> Mapping[str, Any]:
    """Who it is, where they work and what they know; the caller has asked whether they consent."""
    found = get_object_or_404(Profile.objects.with_posts(), pk=key)
    fetch_words(rows_below([found]), language)
    return MappingProxyType(
        {
            "languages": languages_told(found, "about"),
            "profile": found,
            "affiliations": [post(each, shown.day, language, shown.query) for each in found.person.affiliations.all()],
            "expertise": expertise(found, language),
            "json_ld": json_ld(profile_json_ld(found, shown.day, address)),
        }
    )
