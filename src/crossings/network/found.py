"""What search may find of institutions, networks and people.

A person is found by the key of the person, which `people` knows too, and only until the day on which the consent to a
public profile expires. Where somebody works stands among the names; what they know narrows the search.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Prefetch

from crossings.engine.search.document import Code, Document, Text
from crossings.network.models import Affiliation, Institution, Network, Profile
from crossings.people.models import Expertise
from crossings.search.texts import names, texts
from crossings.topics.records import codes_of_countries, codes_with_ancestors, facets

AT_A_TIME = 500
Codes = dict[int, frozenset[Code]]


def institutions(keys: Collection[int] | None) -> Iterator[Document]:
    """The documents of these institutions, or of all; seven queries, and three for each further five hundred."""
    rows = Institution.objects.prefetch_related("translations", "names").order_by("pk")
    regions = codes_of_countries()
    for each in (rows if keys is None else rows.filter(pk__in=keys)).iterator(chunk_size=AT_A_TIME):
        place = regions.get(str(each.country or ""), frozenset())
        yield Document(
            kind="institution",
            key=str(each.pk),
            address=f"/institutes/{each.slug}/",
            texts=tuple(_texts_of_institution(each)),
            facets={"institution": [each.slug], **facets([place])},
            day=str(each.founded or ""),
        )


def _texts_of_institution(institution: Institution) -> Iterator[Text]:
    yield from texts(institution, "title", "name")
    others = [word for row in institution.names.all() for word in (row.name, row.acronym)]
    yield from names(institution.acronym, *others)
    yield from names(*(text.words for text in texts(institution, "name", "city")))
    yield from texts(institution, "body", "description")


def networks(keys: Collection[int] | None) -> Iterator[Document]:
    """The documents of these networks, or of all; two queries for each five hundred."""
    rows = Network.objects.prefetch_related("translations").order_by("pk")
    for each in (rows if keys is None else rows.filter(pk__in=keys)).iterator(chunk_size=AT_A_TIME):
        yield Document(
            kind="network",
            key=str(each.pk),
            address=f"/networks/{each.slug}/",
            texts=(
                *texts(each, "title", "name"),
                *names(each.acronym),
                *texts(each, "body", "description"),
            ),
            day=str(each.founded or ""),
        )


def persons(keys: Collection[int] | None) -> Iterator[Document]:
    """The documents of these persons' profiles, or of all, of those who agreed; a constant number of queries."""
    rows = _profiles(keys)
    known = Expertise.objects.filter(person__in=rows.values("person"))
    codes = codes_with_ancestors(known.values_list("concept_id", flat=True))
    return (_person(each, codes) for each in rows.iterator(chunk_size=AT_A_TIME))


def _profiles(keys: Collection[int] | None) -> Any:
    posts = Affiliation.objects.select_related("institution").order_by("pk")
    rows = Profile.objects.agreed_to().select_related("person").order_by("pk")
    return (rows if keys is None else rows.filter(person__in=keys)).prefetch_related(
        "translations",
        "person__expertise",
        Prefetch("person__affiliations", posts.prefetch_related("translations", "institution__translations")),
    )


def _person(profile: Any, codes: Codes) -> Document:
    person = profile.person
    places = sorted({each.institution.slug for each in person.affiliations.all()})
    return Document(
        kind="person",
        key=str(person.pk),
        address=f"/people/{person.slug}/",
        texts=tuple(_texts_of_person(profile)),
        facets={"institution": places, **facets(codes[each.concept_id] for each in person.expertise.all())},
        ends=profile.agreed_until,
    )


def _texts_of_person(profile: Profile) -> Iterator[Text]:
    person = profile.person
    posts = list(person.affiliations.all())
    yield Text("title", person.name)
    places = [word for post in posts for word in _called(post.institution)]
    yield from names(*person.other_names, person.orcid, *places)
    yield from texts(profile, "body", "about")
    for post in posts:
        yield from texts(post, "body", "title")


def _called(institution: Institution) -> Iterator[str]:
    yield from (text.words for text in texts(institution, "name", "name"))
    yield institution.acronym
