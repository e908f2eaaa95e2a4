"""A task that failed for good comes before a steward, who has it run once more or sets it aside; both are journaled."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from crossings.engine.refusal import Refusal
from crossings.jobs import actions
from crossings.jobs.invariants import INVARIANTS
from crossings.jobs.models import DeadLetter, Effect
from crossings.jobs.worker import ATTEMPTS, Worker
from crossings.journal.models import Entry
from crossings.operations.tasks import FINISHED_ARE_KEPT, forget_finished
from tests.factories.jobs import given_up
from tests.jobs import errands

pytestmark = pytest.mark.django_db
LIST = "/office/tasks-given-up/"
RUN_AGAIN, SET_ASIDE = DeadLetter.Decision.RUN_AGAIN, DeadLetter.Decision.SET_ASIDE


@pytest.fixture
def letter():
    return given_up(errands.fail_with, "Amina Diallo")


@pytest.fixture
def office(enter, steward):
    return enter(steward)


def decide(office, letter, verb, why="The mail server is back"):
    return office.post(f"{LIST}edit/{letter.pk}/", {"verb": verb, "why": why}, follow=True)


def entries():
    return list(Entry.objects.filter(kind="jobs.deadletter").values_list("verb", "why"))


def status(letter):
    return DBTaskResult.objects.get(pk=letter.task_id).status


@pytest.mark.slow
def test_the_list_says_what_when_how_often_and_with_which_error(office, letter):
    shown = office.get(LIST).content.decode()

    for word in (letter.name, "builtins.LookupError", str(ATTEMPTS), "To be decided"):
        assert word in shown


@pytest.mark.slow
def test_no_screen_shows_what_the_task_was_given_or_what_the_error_said(office, letter):
    shown = office.get(LIST).content + office.get(f"{LIST}edit/{letter.pk}/").content

    assert b"Amina" not in shown


@pytest.mark.slow
def test_a_steward_has_it_run_again_and_the_journal_says_why(office, letter, steward):
    answer = decide(office, letter, RUN_AGAIN)

    assert "is in the queue again" in answer.content.decode()
    assert status(letter) == TaskResultStatus.READY
    assert entries() == [("run again", "The mail server is back")]
    assert Entry.objects.get(kind="jobs.deadletter").actor == steward.actor


@pytest.mark.slow
def test_a_steward_sets_it_aside_and_the_journal_says_why(office, letter):
    answer = decide(office, letter, SET_ASIDE, why="The page was taken down")

    assert "was set aside" in answer.content.decode()
    assert status(letter) == TaskResultStatus.FAILED
    assert entries() == [("set aside", "The page was taken down")]


@pytest.mark.slow
def test_no_decision_is_taken_without_a_reason(office, letter):
    answer = decide(office, letter, RUN_AGAIN, why="")

    assert "why" in answer.context["form"].errors
    assert (status(letter), entries()) == (TaskResultStatus.FAILED, [])


@pytest.mark.slow
def test_what_was_decided_meanwhile_is_told_above_the_form(office, letter, steward, at):
    actions.run_again(letter=letter, by=steward.actor, at=at)

    answer = decide(office, letter, SET_ASIDE)

    assert "Somebody has had it run again meanwhile." in str(answer.context["form"].non_field_errors())
    assert status(letter) == TaskResultStatus.READY


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["ingrid", "wei", "noor"])
def test_nobody_but_a_steward_sees_it(enter, request, letter, reader):
    account = request.getfixturevalue(reader)

    assert enter(account).get(LIST).status_code == 404
    assert enter(account).post(f"{LIST}edit/{letter.pk}/", {"verb": RUN_AGAIN, "why": "x"}).status_code == 404
    assert not DeadLetter.objects.visible_to(account).exists()


@pytest.mark.slow
def test_the_list_asks_the_same_number_of_questions_for_more_tasks(office, letter, django_assert_max_num_queries):
    office.get(LIST)
    with django_assert_max_num_queries(40) as few:
        office.get(LIST)
    for number in range(5):
        given_up(errands.fail_with, str(number))

    with django_assert_max_num_queries(len(few.captured_queries)):
        office.get(LIST)


@pytest.mark.slow
@pytest.mark.parametrize("gone", ["new/", "delete/1/"])
def test_the_office_neither_adds_nor_removes_any(office, letter, gone):
    assert office.get(f"{LIST}{gone}").status_code == 404


def test_asking_twice_runs_it_once(letter, steward, at):
    for _ in range(2):
        actions.run_again(letter=DeadLetter.objects.get(), by=steward.actor, at=at)

    assert Worker("tests").run_all() == 1
    assert len(entries()) == 1


def test_what_fails_once_more_comes_back_to_be_decided(letter, steward, at):
    actions.run_again(letter=letter, by=steward.actor, at=at)

    Worker("tests").run_all()

    letter.refresh_from_db()
    assert (letter.decision, letter.attempts) == (DeadLetter.Decision.OPEN, ATTEMPTS + 1)
    assert status(letter) == TaskResultStatus.FAILED


def test_what_succeeds_at_last_is_done_and_is_not_run_again(steward, at):
    letter = given_up(errands.fail_with, "welcome")
    DBTaskResult.objects.update(task_path=errands.act_once.module_path)  # somebody mended it

    for _ in range(2):
        actions.run_again(letter=DeadLetter.objects.get(pk=letter.pk), by=steward.actor, at=at)
        Worker("tests").run_all()

    assert status(letter) == TaskResultStatus.SUCCESSFUL
    assert Effect.objects.filter(key="welcome: the effect").count() == 1


def test_setting_aside_twice_is_told_once(letter, steward, at):
    for _ in range(2):
        actions.set_aside(letter=DeadLetter.objects.get(), by=steward.actor, at=at)

    assert entries() == [("set aside", "")]


def test_what_runs_again_is_not_set_aside(letter, steward, at):
    actions.run_again(letter=letter, by=steward.actor, at=at)

    with pytest.raises(Refusal, match="run again meanwhile"):
        actions.set_aside(letter=DeadLetter.objects.get(), by=steward.actor, at=at)


def test_what_was_set_aside_may_still_be_run_again(letter, steward, at):
    actions.set_aside(letter=letter, by=steward.actor, at=at)

    actions.run_again(letter=DeadLetter.objects.get(), by=steward.actor, at=at)

    assert status(letter) == TaskResultStatus.READY


@pytest.mark.parametrize("decision", [DeadLetter.Decision.OPEN, SET_ASIDE])
def test_only_what_was_set_aside_is_forgotten_and_its_task_with_it(letter, decision):
    DeadLetter.objects.update(decision=decision)
    DBTaskResult.objects.update(finished_at=timezone.now() - FINISHED_ARE_KEPT - timedelta(days=1))

    forget_finished.call()

    assert DBTaskResult.objects.exists() == DeadLetter.objects.exists() == (decision != SET_ASIDE)
    assert [violation for invariant in INVARIANTS for violation in invariant.violations()] == []
