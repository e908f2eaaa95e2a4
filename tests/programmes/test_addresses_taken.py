"""No record takes an address at which the site has a page of its own: nobody could ever open it."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import URLPattern, get_resolver, reverse

from crossings.programmes.models import Programme
from crossings.programmes.wagtail_hooks import ProgrammeViewSet
from tests.factories.network import InstitutionFactory
from tests.factories.programmes import ProgrammeFactory

SLUG = re.compile(r"<slug:\w+>/?$")
REFUSED = {"programmes/": {"compare"}, "events/": {"archive"}}
"""By list: the addresses that its records are refused."""


def routes(resolver, before=""):
    """Every address of the site as it is written in its room, without the language before it."""
    for pattern in resolver.url_patterns:
        own = before + re.sub(r"^en/$", "", str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield own
        else:
            yield from routes(pattern, own)


def taken():
    """For each list whose records stand at `list/<slug>/`, the fixed pages that stand among them."""
    known = [route.lstrip("^") for route in routes(get_resolver())]
    lists = {SLUG.sub("", route) for route in known if SLUG.search(route) and not route.startswith(("office", "api"))}
    siblings = {
        parent: {route.removeprefix(parent).rstrip("/") for route in known if route.startswith(parent)}
        for parent in lists
    }
    return {
        parent: fixed
        for parent, routes_below in siblings.items()
        if (fixed := {each for each in routes_below if re.fullmatch(r"[\w-]+", each)})
    }


def test_every_list_with_a_fixed_page_among_its_records_refuses_its_address():
    assert taken() == REFUSED


@pytest.mark.django_db
def test_a_programme_at_the_address_of_the_comparison_is_refused_in_words():
    programme = ProgrammeFactory.build(slug="compare", school=InstitutionFactory())

    with pytest.raises(ValidationError, match=r"page of its own at “compare”.*Write another address"):
        programme.full_clean()


@pytest.mark.django_db
def test_the_database_refuses_it_too():
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeFactory(slug="compare")


@pytest.mark.slow
@pytest.mark.django_db
def test_the_office_says_so_on_the_form(enter, ingrid):
    rows = {
        f"{part}-{name}": 0
        for part in ("translations", "teaching_languages")
        for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    sent = {
        "slug": "compare",
        "language": "en",
        "name": "Compare",
        "school": InstitutionFactory().pk,
        "why": "",
        **rows,
    }
    address = reverse(ProgrammeViewSet("office-programmes").get_url_name("add"))

    answer = enter(ingrid).post(address, sent)

    assert "page of its own" in answer.content.decode()
    assert not Programme.objects.exists()
