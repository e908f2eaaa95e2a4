"""What machines read of the network: institutions, networks, memberships as of a day, and scholars who consent."""

from functools import cache
from typing import Annotated, Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import F
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from crossings.engine.network.lifecycle import Status
from crossings.machines import answers
from crossings.machines.asked import Asked, AskedPage, Country, Day, Key, filters, words_of
from crossings.machines.telling import Reference, Row, Text, below, reference, tell_related_words, tell_words
from crossings.network.models import (
    Affiliation,
    AffiliationTranslation,
    Institution,
    InstitutionName,
    InstitutionTranslation,
    Membership,
    Network,
    NetworkTranslation,
    Profile,
    ProfileTranslation,
)
from crossings.people.models import Expertise

router = Router(tags=["Network"])
INSTITUTION = (
    *("id", "slug", "language", "name", "acronym", "kind", "description", "ror", "homepage", "mark", "city", "country"),
    *("latitude", "longitude", "founded", "closed", "status", "source__key", "part_of__slug"),
)
OTHER_NAME = ("institution_id", "name", "acronym", "language", "kind", "starts", "ends")
NETWORK = ("id", "slug", "language", "name", "acronym", "kind", "description", "homepage", "founded", "source__key")
MEMBERSHIP = (
    *("role", "starts", "starts_stated", "ends", "ends_stated", "evidence", "source__key"),
    *("institution_id", "institution__slug", "institution__language", "institution__name"),
    *("network_id", "network__slug", "network__language", "network__name"),
)
PROFILE = ("id", "language", "about", "person_id", "person__slug", "person__name", "person__orcid")
AFFILIATION = (
    *("id", "language", "title", "starts", "ends", "person_id"),
    *("institution_id", "institution__slug", "institution__language", "institution__name"),
)


class OtherName(Schema):
    """A former or further name, and when it was borne, as far as that is known."""

    name: str
    acronym: str | None
    language: str
    kind: str
    starts: str | None
    ends: str | None


class InstitutionTold(Schema):
    """A university, institute, office or organisation. Dates are as exact as their source: a day, a month or a year."""

    key: str
    name: Text
    acronym: str | None
    kind: str
    description: Text | None
    status: str
    ror: str | None
    homepage: str | None
    mark: str | None = Field(
        description="Where its logo or seal can be fetched, for pages about this institution only."
    )
    city: Text | None
    country: str | None
    latitude: float | None
    longitude: float | None
    founded: str | None
    closed: str | None
    part_of: Reference | None
    source: str | None


class WholeInstitution(InstitutionTold):
    """An institution with every other name that it bears or has borne."""

    other_names: list[OtherName]


class NetworkTold(Schema):
    """A consortium or a research network."""

    key: str
    name: Text
    acronym: str | None
    kind: str
    description: Text | None
    homepage: str | None
    founded: str | None
    source: str | None


class MembershipTold(Schema):
    """An institution's place in a network. `ends` is the first time at which it no longer held; `…_stated` says whether
    a source states the date, or whether the evidence merely begins or ends there."""

    institution: Reference
    network: Reference
    role: str
    starts: str | None
    starts_stated: bool
    ends: str | None
    ends_stated: bool
    evidence: str
    source: str | None


class AffiliationTold(Schema):
    """Where a scholar works or worked."""

    institution: Reference
    title: Text
    starts: str | None
    ends: str | None


class ProfileTold(Schema):
    """A scholar's public page, told only while the scholar consents."""

    key: str
    name: str
    orcid: str | None
    about: Text | None
    affiliations: list[AffiliationTold]
    expertise: list[Reference]


class AskedInstitutions(AskedPage):
    country: Country | None = None
    kind: Annotated[Institution.Kind, words_of(Institution.Kind)] | None = None
    status: Annotated[Status, words_of(Status)] | None = None
    network: Key | None = Field(None, description="Only those that have or had a place in the network with this key.")


class AskedNetworks(AskedPage):
    kind: Annotated[Network.Kind, words_of(Network.Kind)] | None = None


class AskedMemberships(AskedPage):
    network: Key | None = None
    institution: Key | None = None
    role: Annotated[Membership.Role, words_of(Membership.Role)] | None = None
    on: Day | None = Field(None, description="Only those that sources show to hold on this day.")


class AskedProfiles(AskedPage):
    institution: Key | None = Field(None, description="Only scholars who are or were at the institution with this key.")


@cache
def public_institutions() -> Any:
    return Institution.objects.visible_to(AnonymousUser()).by_name().values(*INSTITUTION)


@cache
def public_networks() -> Any:
    return Network.objects.visible_to(AnonymousUser()).by_name().values(*NETWORK)


@cache
def public_memberships() -> Any:
    rows = Membership.objects.visible_to(AnonymousUser())
    rows = rows.order_by("network__sort_key", "institution__sort_key", F("starts").asc(nulls_first=True), "id")
    return rows.values(*MEMBERSHIP)


def tell_institutions(rows: list[Row], language: str) -> list[Row]:
    tell_words(rows, InstitutionTranslation, ("name", "description", "city"), language)
    for row in rows:
        del row["id"]
    return [
        {
            "key": row.pop("slug"),
            "mark": f"{settings.MEDIA_URL}{mark}" if (mark := row.pop("mark")) else None,
            "part_of": reference("institutions", row.pop("part_of__slug")),
            "source": row.pop("source__key"),
            **_nothing_for_empty(row),
        }
        for row in rows
    ]


def tell_whole_institutions(rows: list[Row], language: str) -> list[Row]:
    names = InstitutionName.objects.visible_to(AnonymousUser()).filter(institution__in=[row["id"] for row in rows])
    others = below(names.values(*OTHER_NAME), by="institution_id")
    keys = [row["id"] for row in rows]
    told = tell_institutions(rows, language)
    return [
        {**each, "other_names": [_nothing_for_empty(name) for name in others[key]]}
        for key, each in zip(keys, told, strict=True)
    ]


def tell_networks(rows: list[Row], language: str) -> list[Row]:
    tell_words(rows, NetworkTranslation, ("name", "description"), language)
    for row in rows:
        del row["id"]
    return [{"key": row.pop("slug"), "source": row.pop("source__key"), **_nothing_for_empty(row)} for row in rows]


def tell_memberships(rows: list[Row], language: str) -> list[Row]:
    tell_related_words(rows, "institution", InstitutionTranslation, ("name",), language)
    tell_related_words(rows, "network", NetworkTranslation, ("name",), language)
    return [
        {
            "institution": reference("institutions", row["institution__slug"], row["institution__name"]),
            "network": reference("networks", row["network__slug"], row["network__name"]),
            **{name: row[name] for name in ("role", "starts", "starts_stated", "ends", "ends_stated", "evidence")},
            "source": row["source__key"],
        }
        for row in rows
    ]


def tell_profiles(rows: list[Row], language: str) -> list[Row]:
    tell_words(rows, ProfileTranslation, ("about",), language)
    persons = [row["person_id"] for row in rows]
    places = _affiliations(persons, language)
    known = below(
        Expertise.objects.filter(person__in=persons).values("person_id", "concept__slug", "concept__scheme__slug"),
        by="person_id",
    )
    return [
        {
            "key": row["person__slug"],
            "name": row["person__name"],
            "orcid": row["person__orcid"] or None,
            "about": row["about"],
            "affiliations": places[row["person_id"]],
            "expertise": [
                reference(f"concepts/{each['concept__scheme__slug']}", each["concept__slug"])
                for each in known[row["person_id"]]
            ],
        }
        for row in rows
    ]


def _affiliations(persons: list[int], language: str) -> dict[int, list[Row]]:
    """The affiliations of persons whose profiles are shown, the newest first, by person."""
    asked = Affiliation.objects.filter(person__in=persons).order_by(
        "person_id", F("starts").desc(nulls_last=True), "id"
    )
    rows = list(asked.values(*AFFILIATION))
    tell_words(rows, AffiliationTranslation, ("title",), language)
    tell_related_words(rows, "institution", InstitutionTranslation, ("name",), language)
    told = [
        {
            "person_id": row["person_id"],
            "institution": reference("institutions", row["institution__slug"], row["institution__name"]),
            "title": row["title"],
            "starts": row["starts"],
            "ends": row["ends"],
        }
        for row in rows
    ]
    return below(told, by="person_id")


def _nothing_for_empty(row: Row) -> Row:
    return {name: None if value == "" else value for name, value in row.items()}


@router.get("/institutions", **answers.pages_of(InstitutionTold))
def list_institutions(request: HttpRequest, asked: Query[AskedInstitutions]) -> HttpResponseBase:
    """Institutions by name, open and closed."""
    rows = public_institutions().filter(**filters(asked, country="country", kind="kind", status="status"))
    if asked.network:
        rows = rows.filter(pk__in=Membership.objects.filter(network__slug=asked.network).values("institution"))
    return answers.page(request, asked, rows, tell_institutions)


@router.get("/institutions/{slug:key}", **answers.one_of(WholeInstitution))
def get_institution(request: HttpRequest, key: str, asked: Query[Asked]) -> HttpResponseBase:
    """One institution with every name it has borne."""
    return answers.one(request, asked, public_institutions().filter(slug=key), tell_whole_institutions)


@router.get("/networks", **answers.pages_of(NetworkTold))
def list_networks(request: HttpRequest, asked: Query[AskedNetworks]) -> HttpResponseBase:
    """Networks by name."""
    return answers.page(request, asked, public_networks().filter(**filters(asked, kind="kind")), tell_networks)


@router.get("/networks/{slug:key}", **answers.one_of(NetworkTold))
def get_network(request: HttpRequest, key: str, asked: Query[Asked]) -> HttpResponseBase:
    """One network. Who belongs to it on a day, `/memberships?network=…&on=…` tells."""
    return answers.one(request, asked, public_networks().filter(slug=key), tell_networks)


@router.get("/memberships", **answers.pages_of(MembershipTold))
def list_memberships(request: HttpRequest, asked: Query[AskedMemberships]) -> HttpResponseBase:
    """Memberships of institutions in networks: all that are known, or those that sources show to hold on a day."""
    given = filters(asked, network="network__slug", institution="institution__slug", role="role")
    rows = public_memberships().filter(**given)
    if asked.on:
        rows = rows.as_of(asked.on)
    return answers.page(request, asked, rows, tell_memberships)


@router.get("/profiles", **answers.pages_of(ProfileTold))
def list_profiles(request: HttpRequest, asked: Query[AskedProfiles]) -> HttpResponseBase:
    """Scholars by name, each only while they consent to being shown."""
    rows = Profile.objects.public(timezone.localdate())
    if asked.institution:
        rows = rows.filter(person__in=Affiliation.objects.filter(institution__slug=asked.institution).values("person"))
    return answers.page(request, asked, rows.by_name().values(*PROFILE), tell_profiles)


@router.get("/profiles/{slug:key}", **answers.one_of(ProfileTold))
def get_profile(request: HttpRequest, key: str, asked: Query[Asked]) -> HttpResponseBase:
    """One scholar who consents to being shown."""
    rows = Profile.objects.public(timezone.localdate()).filter(person__slug=key)
    return answers.one(request, asked, rows.values(*PROFILE), tell_profiles)
