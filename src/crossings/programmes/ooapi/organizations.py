"""The institutions that have a part in the catalogues, below one root that stands for the whole network.

Public names: `organizations`, `part_takers`. Each answer of the Open Education API has a single root. Here it is the
installation, under the name of its site; universities and other bodies are institutes below it, schools are schools.
"""

from collections.abc import Collection, Iterable

from crossings.network.models import Institution
from crossings.outside.ooapi.values import Address, Code, Geolocation, Organization
from crossings.programmes.ooapi.identity import uid
from crossings.programmes.ooapi.texts import said, texts

ROOT = uid("network", "root")
KINDS = {Institution.Kind.SCHOOL: "school"}


def part_takers(keys: Collection[int]) -> list[Institution]:
    """These institutions and the bodies of which they are parts, by name."""
    asked, found = set(keys), dict[int, Institution]()
    while asked:
        rows = Institution.objects.filter(pk__in=asked).prefetch_related("translations")
        found |= {row.pk: row for row in rows}
        asked = {row.part_of_id for row in found.values() if row.part_of_id} - found.keys()
    return sorted(found.values(), key=lambda row: (row.sort_key, row.pk))


def organizations(rows: Iterable[Institution], name: str, origin: str) -> list[Organization]:
    """The root and all below it."""
    below = list(rows)
    slugs = {row.pk: row.slug for row in below}
    return [_root(name, origin, below), *(_organization(row, slugs, below) for row in below)]


def _root(name: str, origin: str, below: Iterable[Institution]) -> Organization:
    return Organization(
        organization_id=ROOT,
        primary_code=Code("identifier", "root"),
        organization_type="root",
        name=said(lambda: name),
        short_name=name,
        link=origin,
        children=tuple(uid("institution", row.slug) for row in below if row.part_of_id is None),
    )


def _organization(row: Institution, slugs: dict[int, str], below: Iterable[Institution]) -> Organization:
    return Organization(
        organization_id=uid("institution", row.slug),
        primary_code=Code("identifier", row.slug),
        organization_type=KINDS.get(Institution.Kind(row.kind), "institute"),
        name=texts(row, "name"),
        short_name=row.acronym or row.name,
        description=texts(row, "description"),
        addresses=_addresses(row),
        link=row.homepage,
        other_codes=(Code("x-ror", str(row.ror)),) if row.ror else (),
        parent=uid("institution", slugs[row.part_of_id]) if row.part_of_id else ROOT,
        children=tuple(uid("institution", part.slug) for part in below if part.part_of_id == row.pk),
    )


def _addresses(row: Institution) -> tuple[Address, ...]:
    place = None
    if row.latitude is not None and row.longitude is not None:
        place = Geolocation(row.latitude, row.longitude)
    if not (row.city or row.country or place):
        return ()
    return (Address(address_type="visit", city=row.city, country_code=str(row.country or ""), geolocation=place),)
