"""The demonstration network's institutions, who belonged to what and when, what is told of it, and its invented scholars."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import models, transaction

from crossings.demo.ensure import DEMO, ensure
from crossings.demo.reading import read
from crossings.demo.rows import values_of
from crossings.demo.sources import key_of, source
from crossings.network import actions
from crossings.network.models import (
    Affiliation,
    Agreement,
    CountryCooperation,
    Institution,
    Membership,
    Milestone,
    Network,
    PartnerCountry,
    Profile,
    StatedCount,
    Succession,
)
from crossings.people.models import Person
from crossings.provenance.models import Source

DATA = Path(__file__).parent / "data" / "network"
WHY = "Demonstration network"
EVIDENCE = {True: Membership.Evidence.ON_RECORD, False: Membership.Evidence.NOT_EVIDENCED}


@transaction.atomic
def load(at: datetime) -> None:
    """Add what is not there yet, each fact with its source; nothing that the office has changed is touched."""
    places = _read("institutions")
    for row in places["sources"]:
        ensure(Source, at=at, key={"key": key_of(row["address"])}, **row)
    for row in places["institutions"]:
        _institution(row, places, at)
    for row in places["successions"]:
        _succession(row, at)
    _load_networks(at)
    _load_told(at)
    _load_scholars(at)


def _read(name: str) -> dict[str, Any]:
    return read(DATA / f"{name}.yaml")


def _put(model: type[models.Model], at: datetime, key: dict[str, Any], row: dict[str, Any]) -> models.Model:
    values = values_of(model, row, {"source": source})
    return ensure(model, at=at, key=key, **{name: value for name, value in values.items() if name not in key})


def _institution(row: dict[str, Any], places: dict[str, Any], at: datetime) -> None:
    note, above, city = row.pop("note", ""), row.pop("part_of", None), row.pop("city", None)
    row |= {"source_note": places["notes"][note]} if note else {}
    if city is not None:
        place = dict(places["cities"][city])
        row["latitude"], row["longitude"] = place.pop("at")
        row["city"] = place
    values = values_of(Institution, row, {"source": source})
    slug = values.pop("slug")
    ensure(Institution, at=at, key={"slug": slug}, part_of=_institution_named(above) if above else None, **values)


def _institution_named(slug: str) -> Institution:
    return Institution.objects.get(slug=slug)


def _succession(row: dict[str, Any], at: datetime) -> None:
    pair = {name: _institution_named(row[name]) for name in ("predecessor", "successor")}
    if not Succession.objects.filter(**pair).exists():
        actions.succeed(**pair, kind=row["kind"], source=source(row["source"]), by=DEMO, at=at, why=WHY)


def _load_networks(at: datetime) -> None:
    data = _read("networks")
    for row in data["networks"]:
        _put(Network, at, {"slug": row.pop("slug")}, row)
    networks = {network.slug: network for network in Network.objects.all()}
    for slug, rows in data["memberships"].items():
        for row in rows:
            _membership(networks[slug], row, at)
    for row in data["stated_counts"]:
        key = {"network": networks[row.pop("network")], "of": row.pop("of"), "source": source(row.pop("source"))}
        ensure(StatedCount, at=at, key=key, **row)
    countries = _read("partner_countries")
    for kind in PartnerCountry.Kind.values:
        for position, row in enumerate(countries[kind], start=1):
            key = {"network": networks[countries["network"]], "kind": kind, "position": position}
            _put(PartnerCountry, at, key, row | {"source": countries["source"]})


def _membership(network: Network, row: dict[str, Any], at: datetime) -> None:
    ensure(
        Membership,
        at=at,
        key={"network": network, "institution": _institution_named(row["who"]), "role": row["role"]},
        starts=row.get("shown_from"),
        starts_stated="shown_from" not in row,
        ends=row.get("shown_until"),
        ends_stated="shown_until" not in row,
        evidence=EVIDENCE[row.get("evidenced", True)],
        source=source(row["source"]),
        source_note=row.get("note", ""),
    )


def _load_told(at: datetime) -> None:
    data = _read("told")
    networks = {network.slug: network for network in Network.objects.all()}
    for slug, rows in data["milestones"].items():
        for row in rows:
            _put(Milestone, at, {"network": networks[slug], "date": row.pop("date"), "text": row["text"]["en"]}, row)
    for row in data["agreements"]:
        _put(Agreement, at, {"network": networks[row.pop("network")], "title": row["title"]["en"]}, row)
    for row in data["cooperations"]:
        key = {"network": networks[row.pop("network")], "country": row.pop("country"), "role": row.pop("role")}
        _put(CountryCooperation, at, key, row)


def _load_scholars(at: datetime) -> None:
    data = _read("scholars")
    people = {person.slug: person for person in Person.objects.filter(is_demonstration=True)}
    for row in data["scholars"]:
        person = people.get(row["person"])
        if person is not None:
            _scholar(person, row, at)


def _scholar(person: Person, row: dict[str, Any], at: datetime) -> None:
    for place in row["affiliations"]:
        key = {"person": person, "institution": _institution_named(place.pop("at"))}
        _put(Affiliation, at, key, place | {"source": "example"})
    profile = ensure(Profile, at=at, key={"person": person}, **values_of(Profile, {"about": row["about"]}, {}))
    consents = Person.objects.with_public_profile(at.date()).filter(pk=person.pk).exists()
    if consents and not profile.is_published:
        actions.publish_profile(profile=profile, by=DEMO, at=at, why=WHY)
