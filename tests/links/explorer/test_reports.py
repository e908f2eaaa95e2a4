"""Anyone may say what is wrong with a bridge: without an account, a few times an hour, and nothing names who wrote."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from crossings.links.models import BadBridge
from crossings.links.reports import AN_HOUR, REPORTS, may_report
from tests.factories.topics import ConceptFactory
from tests.links.explorer.conftest import PAIR
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
REPORT = f"/en/links/report/?{PAIR}&through=farm"
SAID = {"reason": "two-meanings", "note": "Rules on pollution; control at borders."}


@pytest.fixture
def reporter(client, corpus, settings):
    """A reader without an account; the counts of this test are its own."""
    settings.API_COUNTS = settings.DATA / "counts"
    from crossings.machines.throttle import shared_counter

    shared_counter.cache_clear()
    yield client
    shared_counter.cache_clear()


def test_the_form_says_which_bridge_is_meant(reporter):
    page = read(reporter, REPORT)

    assert "“farming”, between drought and wages." in page.text()
    assert page.root.find(".//form//input[@name='csrfmiddlewaretoken']") is not None


def test_a_report_is_confirmed_and_leads_back(reporter):
    response = reporter.post(REPORT, SAID, follow=True)

    assert response.status_code == 200
    assert "A curator reads what you wrote." in response.content.decode()


def test_a_report_without_a_reason_is_not_lost(reporter):
    response = reporter.post(REPORT, {"note": "All of this was typed."})

    assert "Nothing is chosen. Say which of these comes nearest." in response.content.decode()
    assert "All of this was typed." in response.content.decode()


def test_a_report_from_another_site_is_refused(corpus):
    assert Client(enforce_csrf_checks=True).post(REPORT, SAID).status_code == 403


def test_who_sends_many_is_asked_to_wait_and_what_was_typed_stays(reporter):
    for _ in range(REPORTS):
        assert reporter.post(REPORT, SAID).status_code == 302

    answer = reporter.post(REPORT, SAID)

    assert answer.status_code == 200
    assert "Please send the next one in an hour." in answer.content.decode()
    assert "control at borders" in answer.content.decode()


def test_after_an_hour_one_may_report_again(reporter, rf):
    request = rf.post(REPORT)
    for _ in range(REPORTS + 1):
        may_report(request, at=datetime.fromtimestamp(0, UTC))

    assert not may_report(request, at=datetime.fromtimestamp(0, UTC))
    assert may_report(request, at=datetime.fromtimestamp(AN_HOUR, UTC))


def test_another_address_is_not_kept_waiting(reporter, rf):
    for _ in range(REPORTS + 1):
        may_report(rf.post(REPORT), at=datetime.fromtimestamp(0, UTC))

    assert may_report(rf.post(REPORT, REMOTE_ADDR="192.0.2.7"), at=datetime.fromtimestamp(0, UTC))


def test_a_report_of_a_bridge_that_is_none_is_refused_in_words(reporter):
    assert "does not join" in read(reporter, f"/en/links/report/?{PAIR}&through=unicorns").text()


def test_what_is_said_of_a_concept_of_the_network_waits_for_a_curator(rf, db, at):
    from types import SimpleNamespace

    from crossings.links.question import Question
    from crossings.links.reports import report_bridge

    concept = ConceptFactory(scheme__slug="fields", slug="law")
    question = Question(start=("a",), end=("b",), through="fields/law")
    known = SimpleNamespace(asking=SimpleNamespace(question=question))

    report_bridge({"known": known}, SAID, at=at)

    (report,) = BadBridge.objects.waiting()
    assert report.concept == concept
    assert report.asked == "from=a&to=b&through=fields%2Flaw"
    assert report.words == "two-meanings: Rules on pollution; control at borders."
