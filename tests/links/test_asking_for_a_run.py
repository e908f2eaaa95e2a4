"""The office's screen for runs of suggestions: who may ask for one, what they see of it, and that asking twice asks once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django_tasks_db.models import DBTaskResult

from crossings.jobs.worker import Worker
from crossings.journal.models import Entry
from crossings.links.models import Run, RunRequest
from crossings.people.roles import Auditor, TopicsCurator
from tests.cast import signed_up
from tests.factories.links import RunRequestFactory
from tests.links.test_yearly_run import SMALL, asked_today

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(enter):
    return enter(signed_up("Tala Haddad", TopicsCurator))


@pytest.fixture
def small(own_folder):
    return asked_today(SMALL)


def ask(browser, why="After the new bibliography"):
    return browser.post(reverse("runs:add"), {"why": why})


def listed(browser):
    return browser.get(reverse("runs:index")).content.decode()


def test_a_curator_asks_for_a_run_and_sees_how_far_it_is(office, small):
    assert office.get(reverse("runs:add")).status_code == 200
    answer = ask(office)

    assert answer.url == reverse("runs:index")
    request = RunRequest.objects.get()
    assert request.key in listed(office)
    assert "Waits for its turn" in listed(office)
    RunRequest.objects.update(step="suggesting", done=40, of=120)
    assert "Suggests from every idea" in listed(office)
    assert "40 / 120" in listed(office)
    (entry,) = Entry.objects.about(request)
    assert (entry.verb, entry.why, entry.actor[:8]) == ("ask for a run", "After the new bibliography", "account:")


def test_a_worker_makes_what_was_asked_for(office, small):
    ask(office)
    Worker("tests").run_all()

    assert Run.objects.get().request == RunRequest.objects.get()
    assert "Kept" in listed(office)


def test_asking_twice_asks_once(office, small):
    first, second = ask(office), ask(office)

    assert first.status_code == second.status_code == 302
    assert RunRequest.objects.count() == DBTaskResult.objects.filter(task_path__endswith="make_run").count() == 1
    assert Entry.objects.about(RunRequest.objects.get()).count() == 1


def test_without_a_corpus_the_page_says_why_nothing_is_asked_for(office):
    answer = ask(office)

    assert answer.status_code == 200
    assert "There is no corpus yet" in answer.content.decode()
    assert not RunRequest.objects.exists()


@pytest.fixture(params=["nobody", "student", "programme officer", "writer"])
def stranger(request, client, enter):
    """Somebody who has no part in links."""
    names = {"student": "tomas", "programme officer": "ingrid", "writer": "wei"}
    return enter(request.getfixturevalue(names[request.param])) if request.param in names else client


@pytest.mark.parametrize("screen", ["runs:index", "runs:add"])
def test_whoever_has_no_part_in_links_gets_what_any_page_of_curators_gives_them(stranger, small, screen):
    answer, other = stranger.get(reverse(screen)), stranger.get(reverse("corpora:index"))

    assert answer.status_code == other.status_code in (302, 403, 404)
    assert answer.get("Location", "").split("?")[0] == other.get("Location", "").split("?")[0]
    assert ask(stranger).status_code == other.status_code
    assert not RunRequest.objects.exists()


def test_an_auditor_reads_the_list_and_asks_for_nothing(enter, small):
    request = RunRequestFactory(is_open=False)
    auditor = enter(signed_up("Odile", Auditor))

    assert request.key in listed(auditor)
    ask(auditor)
    assert RunRequest.objects.count() == 1


@pytest.mark.parametrize("verb", ["edit", "delete"])
def test_what_was_asked_for_is_neither_changed_nor_removed(office, verb):
    with pytest.raises(NoReverseMatch):
        reverse(f"runs:{verb}", args=[RunRequestFactory(is_open=False).pk])


def test_the_list_costs_no_more_queries_for_more_rows(office):
    def queries():
        with CaptureQueriesContext(connection) as spent:
            listed(office)
        return len(spent)

    RunRequestFactory(is_open=False)
    queries()
    few = queries()
    for _ in range(12):
        RunRequestFactory(is_open=False)

    assert queries() <= few
