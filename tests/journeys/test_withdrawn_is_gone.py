"""Who withdraws consent is gone from every page at once, also from pages that were kept for other readers."""

import os
import subprocess
import sys
from collections import Counter
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
import time_machine
from django.conf import settings

from crossings.engine.privacy import Purpose
from crossings.events.models import Event
from crossings.network.models import Profile
from crossings.people.actions import withdraw_consent
from crossings.people.models import Person
from crossings.search.models import IndexedDocument
from crossings.website.models import NewsPage

ROOT = Path(__file__).parents[2]
WITHDRAWN_ELSEWHERE = """
import sys, django; django.setup()
from datetime import datetime
from crossings.engine.privacy import Purpose
from crossings.people.actions import withdraw_consent
from crossings.people.models import Person
person = Person.objects.get(slug="amal-benhaddou")
withdraw_consent(person=person, purpose=Purpose.PUBLIC_PROFILE, by="account:0", at=datetime.fromisoformat(sys.argv[1]))
"""
EVENT_WITHDRAWN_ELSEWHERE = """
import sys, django; django.setup()
from datetime import datetime
from crossings.events.actions import withdraw
from crossings.events.models import Event
event = Event.objects.get(slug=sys.argv[2])
withdraw(event=event, by="account:0", at=datetime.fromisoformat(sys.argv[1]))
"""

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.usefixtures("demo_network")]


@pytest.fixture(autouse=True)
def today(at):
    with time_machine.travel(at):
        yield at


@pytest.fixture
def amal(demo_network, today):
    person = Person.objects.get(slug="amal-benhaddou")
    assert Profile.objects.public(today.date()).filter(person=person).exists()
    return person


@pytest.fixture
def kept(client):
    """Reads an address as two readers do, so that the second is answered from what was kept for the first."""

    def read(path):
        client.get(path)
        return client.get(path)

    return read


def test_a_profile_that_was_kept_is_gone_once_its_person_withdraws(kept, client, amal, today):
    paths = [f"/{language}/people/amal-benhaddou/" for language in ("en", "ar")]
    assert [kept(path).status_code for path in paths] == [200, 200]

    withdraw_consent(person=amal, purpose=Purpose.PUBLIC_PROFILE, by=amal.slug, at=today)

    assert [client.get(path).status_code for path in paths] == [404, 404]


@pytest.mark.parametrize("path", ["/en/people/", "/es/people/?q=Amal", "/api/v1/profiles?limit=100"])
def test_no_list_names_who_has_withdrawn(kept, client, amal, today, path):
    assert "Amal Benhaddou" in kept(path).content.decode()

    withdraw_consent(person=amal, purpose=Purpose.PUBLIC_PROFILE, by=amal.slug, at=today)

    assert "Benhaddou" not in client.get(path).content.decode().replace("?q=Amal", "")


def test_it_makes_no_difference_which_process_was_told(kept, client, amal, today):
    assert kept("/en/people/amal-benhaddou/").status_code == 200

    elsewhere(WITHDRAWN_ELSEWHERE, today.isoformat())

    assert client.get("/en/people/amal-benhaddou/").status_code == 404


def test_a_news_item_that_was_kept_is_gone_once_it_is_unpublished(kept, client, demo_network):
    news = NewsPage.objects.live().filter(locale__language_code="en", alias_of=None).first()
    path = f"/en/news/{news.slug}/"
    assert kept(path).status_code == 200

    news.unpublish()

    assert client.get(path).status_code == 404
    assert news.title not in client.get("/en/news/").content.decode()


def elsewhere(program, *words):
    """Run a program in another process on the same database."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "crossings.config.settings",
        "DATABASE_URL": settings.TEST_DATABASES.address,
        "PYTHONPATH": str(ROOT / "src"),
    }
    subprocess.run([sys.executable, "-c", program, *words], env=environment, check=True, cwd=ROOT)


def told(response):
    """What an answer says beside the question, which it may repeat."""
    return b"".join(response.streaming_content if response.streaming else [response.content]).decode()


def test_an_event_withdrawn_in_another_process_is_gone_from_search_and_all_that_is_taken_from_it(kept, client, today):
    alone = [
        key for key, held in Counter(IndexedDocument.objects.values_list("title_key", flat=True)).items() if held == 1
    ]
    keys = IndexedDocument.objects.filter(kind="event", title_key__in=alone).values_list("key", flat=True)
    event = Event.objects.public().exclude(starts=None).filter(pk__in=[int(key) for key in keys]).earliest("pk")
    query = urlencode({"q": event.title, "kind": "event"})
    ends = ("/?", ".atom?", ".csv?", ".ics?", "/suggestions/?")
    paths = [f"/en/search{end}{query}" for end in ends]
    place = f"/en/search/?{query}", f"/events/{event.slug}/"
    assert place[1] in told(kept(place[0]))
    assert all(event.title in unescape(told(kept(path))).replace("\r\n ", "") for path in paths[:3])

    elsewhere(EVENT_WITHDRAWN_ELSEWHERE, today.isoformat(), event.slug)

    assert not [path for path in paths if event.slug in told(client.get(path))]
    assert client.get(paths[-1]).json() == {"titles": []}
    assert client.get(f"/en/events/{event.slug}/").status_code == 404
