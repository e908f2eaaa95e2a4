"""What is private in studies stands in their own tables, and in no letter, log, search, task, cache or journal text."""

import logging
from datetime import date

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from crossings.journal.models import Entry, PersonalValue
from crossings.search.models import IndexedDocument, Word
from crossings.studies import actions
from crossings.studies.models import BoardDecision, Recognition, StudyPlan

pytestmark = pytest.mark.django_db
CANARY = "quokkaword"
KEYS = [f"6f1de2e5-2d15-4f3f-a9a3-0f7b4c0a7d{number}" for number in range(11, 14)]


@pytest.fixture
def players(tomas, greta, birgit, enter):
    return [enter(account) for account in (tomas, greta, birgit)]


@pytest.fixture
def walked(enrolment, players, actor, caplog, at):
    """A course of studies through the pages, with a word in every text that somebody writes; returns the browsers."""
    caplog.set_level(logging.DEBUG)
    student, adviser, board = players
    because = {"because": CANARY, "key": KEYS[0]}
    student.post(reverse("studies:ask", args=[enrolment.key]), {"kind": "exemption", "clause": "both", **because})
    credit = {"institution": CANARY, "called": CANARY, "ects": "10", "stands_for": "L1", "evidence": CANARY, **because}
    student.post(reverse("studies:ask-recognition", args=[enrolment.key]), credit)
    plan = actions.keep_plan(enrolment=enrolment, title=CANARY, modules=[], by=actor, at=at)
    where = reverse("studies:plan", args=[plan.key])
    student.post(where, {"question": CANARY})
    adviser.post(where, {"agreed": "no", "answer": CANARY})
    for row in (BoardDecision.objects.get(), Recognition.objects.get()):
        board.post(row.get_absolute_url(), {"granted": "yes", "reason": CANARY})
    student.post(reverse("studies:keep-audit", args=[enrolment.key]))
    return players


def test_the_word_was_written_everywhere(walked):
    assert (BoardDecision.objects.get().reason, Recognition.objects.get().reason) == (CANARY, CANARY)
    assert (StudyPlan.objects.get().question, StudyPlan.objects.get().answer) == (CANARY, CANARY)
    assert PersonalValue.objects.filter(after=CANARY).count() >= 8


def test_letters_say_that_there_is_something_and_nothing_of_it(walked):
    told = " ".join(f"{each.subject} {each.body}" for each in mail.outbox)

    assert len(mail.outbox) == 6
    assert CANARY not in told
    assert "Herrera" not in told


def test_no_log_holds_a_word_of_it(walked, caplog):
    assert CANARY not in caplog.text
    assert "Herrera" not in caplog.text


def test_what_does_not_fit_is_not_logged_either(enrolment, tomas, enter, caplog):
    caplog.set_level(logging.DEBUG)

    enter(tomas).post(reverse("studies:ask", args=[enrolment.key]), {"kind": "force", "because": CANARY})

    assert CANARY not in caplog.text


def test_nothing_of_it_is_found(walked, client):
    assert not IndexedDocument.objects.filter(kind__in=("enrolment", "studyplan", "result", "boarddecision")).exists()
    assert not Word.objects.filter(text__contains=CANARY).exists()


def test_no_task_carries_it(walked):
    assert not [task for task in DBTaskResult.objects.all() if CANARY in str(task.args_kwargs)]


def test_no_entry_of_the_journal_names_anybody_or_says_what_was_written(walked):
    told = " ".join(
        f"{each.title} {each.why} {each.changes}" for each in Entry.objects.filter(kind__startswith="studies.")
    )

    assert CANARY not in told
    assert "Tomas" not in told


@pytest.mark.parametrize("name", sorted(settings.CACHES))
def test_no_cache_holds_a_word_of_it(name, walked, enrolment):
    for browser in walked:
        browser.get(enrolment.get_absolute_url())
    kept = getattr(caches[name], "_cache", {})

    assert CANARY not in str(list(kept.values()))
    assert "Herrera" not in str(list(kept.values()))


@pytest.mark.parametrize("name", ["studies:enrolment", "studies:what-if", "studies:ask", "planner:own-desk"])
def test_a_page_is_kept_by_nobody_on_its_way(name, enrolment, tomas, enter):
    told = enter(tomas).get(reverse(name, args=[enrolment.key])).headers["Cache-Control"]

    assert {"private", "no-store"} & set(told.split(", "))


def test_why_a_student_takes_a_request_back_is_theirs(enrolment, tomas, enter, actor, at):
    asked = BoardDecision(enrolment=enrolment, kind="exemption", clause="both", because="Taught it")
    actions.ask_decision(decision=asked, by=actor, at=at)

    enter(tomas).post(reverse("studies:own-decision", args=[asked.key]), {"why": CANARY})

    assert BoardDecision.objects.get().state == "withdrawn"
    assert not Entry.objects.filter(why__contains=CANARY).exists()


def test_it_takes_one_press_to_take_a_request_back(enrolment, tomas, enter, actor, at):
    asked = BoardDecision(enrolment=enrolment, kind="exemption", clause="both", because="Taught it")
    actions.ask_decision(decision=asked, by=actor, at=at)

    enter(tomas).post(reverse("studies:own-decision", args=[asked.key]))

    assert BoardDecision.objects.get().state == "withdrawn"


def test_what_is_kept_of_an_audit_is_personal_in_the_journal(enrolment, actor, at):
    kept = actions.audit_now(enrolment=enrolment, on=date(2024, 7, 1), by=actor, at=at)

    entry = Entry.objects.about(kept).get()
    assert {"record", "told"} <= set(entry.personal_values.values_list("field", flat=True))
    assert "verdict" not in entry.changes
