"""What is withdrawn is gone from every server process with the very next request: found, counted, suggested, kept nowhere."""

import re
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from html import unescape
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from crossings.engine.privacy import Purpose
from crossings.events.actions import announce, withdraw
from crossings.events.models import Event
from crossings.people.actions import give_consent, withdraw_consent
from crossings.people.models import Person
from crossings.research.actions import publish
from crossings.research.actions import withdraw as unpublish
from crossings.research.models import Publication
from crossings.search.models import DocumentFacet
from crossings.search.writing import document_number
from tests.operations.conftest import Product, free_port, name_static_files

LANGUAGES = ("en", "es", "fr", "ar")


class Case(NamedTuple):
    """A record, the verbs that show and hide it, where it is told, where it stands, and by what it is known there."""

    record: Callable
    show: Callable
    hide: Callable
    told_at: tuple
    stands_at: tuple
    signs: tuple


PERSON = "amal-benhaddou"
WORK = "people-smuggling-in-libya-you-cant-bomb-away-a-problem-of-economics"
EVENT = "migrant-technologies-macau-2016"
CASES = {
    "person": Case(
        record=lambda: Person.objects.get(slug=PERSON),
        show=lambda row, **by: give_consent(person=row, purpose=Purpose.PUBLIC_PROFILE, **by),
        hide=lambda row, **by: withdraw_consent(person=row, purpose=Purpose.PUBLIC_PROFILE, **by),
        told_at=(
            "/en/search/?q=families+balance",
            f"/ar/search/?q={quote('توازن الأسر')}",
            "/en/search/?q=Benhadou",
            "/en/search/?kind=person&institution=uv&discipline=disciplines/psychology",
            "/en/search/suggestions/?q=benha",
            "/en/search.atom?q=families+balance",
            "/en/search.csv?q=families+balance",
            "/fr/people/",
            "/en/institutes/uv/",
            "/api/v1/profiles?limit=100",
            "/sitemap-people.xml",
        ),
        stands_at=(*(f"/{language}/people/{PERSON}/" for language in LANGUAGES), f"/api/v1/profiles/{PERSON}"),
        signs=(PERSON, "Benhaddou", "بنحدو", "Studies how families keep their balance"),
    ),
    "publication": Case(
        record=lambda: Publication.objects.get(slug=WORK),
        show=lambda row, **by: publish(record=row, **by),
        hide=lambda row, **by: unpublish(record=row, **by),
        told_at=(
            "/en/search/?q=smuggling+libya",
            "/es/search/?q=smugling+economics",
            "/en/search/?institution=unu-cpr&sort=title&year=2017",
            "/en/search/suggestions/?q=people+smug",
            "/en/search.atom?q=smuggling+libya",
            "/en/search.csv?q=smuggling+libya",
            *(f"/en/publications{ending}?q=people+smuggling" for ending in ("/", ".atom", ".csv", ".bib")),
            "/en/institutes/unu-cpr/",
            "/fr/topics/themes/human-trafficking/",
            "/api/v1/publications?institution=unu-cpr&limit=100",
            "/sitemap-publications.xml",
        ),
        stands_at=(
            *(f"/{language}/publications/{WORK}/" for language in LANGUAGES),
            f"/en/publications/{WORK}/cite.ris",
            f"/api/v1/publications/{WORK}",
        ),
        signs=(WORK, "Bomb Away"),
    ),
    "event": Case(
        record=lambda: Event.objects.get(slug=EVENT),
        show=lambda row, **by: announce(event=row, **by),
        hide=lambda row, **by: withdraw(event=row, **by),
        told_at=(
            "/en/search/?q=unfreedoms",
            "/en/search/suggestions/?q=migrant+tech",
            "/en/search.atom?q=unfreedoms",
            "/en/search.csv?q=unfreedoms",
            "/en/search.ics?q=unfreedoms",
            "/en/events/calendar.ics",
            "/en/events.atom",
            "/en/events/archive/?year=2016",
            "/api/v1/events?limit=100",
            "/sitemap-events.xml",
        ),
        stands_at=(
            *(f"/{language}/events/{EVENT}/" for language in LANGUAGES),
            f"/en/events/{EVENT}/calendar.ics",
            f"/api/v1/events/{EVENT}",
        ),
        signs=(EVENT, "Migrant Technologies"),
    ),
}

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.usefixtures("demo_network")]


class Server:
    """One process of the server, asked over the wire."""

    def __init__(self, data, at):
        name_static_files(data / "static")
        port = str(free_port())
        variables = {"CROSSINGS_DATA": str(data), "DATABASE_URL": settings.TEST_DATABASES.address}
        self.product = Product("-m", "tests.journeys.one_server", at.isoformat(), port, **variables)
        self.product.port = int(port)

    def ask(self, path):
        """The status of an answer, and all that it tells, without the marks around words."""
        try:
            with urllib.request.urlopen(f"http://localhost:{self.product.port}{path}", timeout=30) as answer:
                return answer.status, re.sub("</?mark>", "", unescape(answer.read().decode()))
        except HTTPError as refused:
            with refused:
                return refused.code, ""


@pytest.fixture
def servers(demo_network, tmp_path, at):
    with ExitStack() as ended:
        both = [Server(tmp_path / name, at) for name in ("one", "other")]
        for each in both:
            ended.callback(each.product.end)
        for each in both:
            each.product.until_it_answers(path="/robots.txt")
        yield both


@pytest.fixture(autouse=True)
def today(at):
    with time_machine.travel(at):
        yield


def asked_before_and_after(servers, case, paths):
    """For each address and server: what it answers from what it keeps, and with the next request once it is withdrawn."""
    row = case.record()
    for path in paths:
        before = [[server.ask(path) for _ in range(2)][1] for server in servers]
        case.hide(row, by="account:1", at=timezone.now())
        after = [server.ask(path) for server in servers]
        case.show(row, by="account:1", at=timezone.now())
        yield from ((path, *each) for each in zip(before, after, strict=True))


@pytest.mark.parametrize("kind", CASES)
def test_nothing_tells_of_it_and_its_page_is_not_found(servers, kind):
    case = CASES[kind]
    told = list(asked_before_and_after(servers, case, case.told_at))
    stood = list(asked_before_and_after(servers, case, case.stands_at))

    assert [path for path, before, _after in told if not tells(before, case.signs)] == []
    assert [path for path, _before, after in told if after[0] != 200 or tells(after, case.signs)] == []
    assert [(path, before[0], after[0]) for path, before, after in stood if (before[0], after[0]) != (200, 404)] == []


@pytest.mark.parametrize("kind", CASES)
def test_no_facet_counts_it(servers, kind):
    values = DocumentFacet.objects.filter(document=document_number(kind, CASES[kind].record().pk))
    paths = [f"/en/search/?{facet}={quote(code)}" for facet, code in values.values_list("value__facet", "value__code")]

    counted = list(asked_before_and_after(servers, CASES[kind], paths))

    assert len({path.partition("=")[0] for path in paths}) >= 4
    assert [path for path, before, after in counted if hits(after, path) != hits(before, path) - 1] == []


def tells(answer, signs):
    return any(sign in answer[1] for sign in signs)


def hits(answer, path):
    """How many hits the ticked value of a facet says that it has."""
    facet, _equals, code = path.partition("?")[2].partition("=")
    found = re.search(rf'name="{facet}" value="{code}"[^>]*>[^<]*<span class="n">([^<]*)</span>', answer[1])
    return int(found[1].replace(",", ""))
