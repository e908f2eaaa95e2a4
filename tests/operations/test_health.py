"""The health page and `crossings health`: whether each part works, and nothing else."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from crossings.jobs.models import Pulse
from crossings.operations import health
from crossings.operations.background import look_once
from crossings.operations.health import findings

pytestmark = pytest.mark.django_db


@pytest.fixture
def alive() -> None:
    """Worker and scheduler were heard of just now."""
    look_once()
    Pulse.objects.create(name="worker:here:1", part=Pulse.Part.WORKER, seen_at=timezone.now())


def failing() -> list[str]:
    return [finding.part for finding in findings(timezone.now()) if not finding.works]


def test_all_is_well_while_every_part_is_heard_of(alive: None, client: Client) -> None:
    answer = client.get("/health/")

    assert answer.status_code == 200
    assert answer.json()["works"] is True


def test_the_page_names_the_parts_and_says_nothing_else(alive: None, client: Client) -> None:
    assert client.get("/health/").json() == {
        "works": True,
        "parts": {"database": True, "migrations": True, "worker": True, "scheduler": True, "disk": True},
    }


def test_a_silent_worker_is_an_alarm(alive: None, client: Client) -> None:
    Pulse.objects.filter(part=Pulse.Part.WORKER).update(seen_at=timezone.now() - timedelta(minutes=2))

    answer = client.get("/health/")

    assert answer.status_code == 503
    assert answer.json()["parts"]["worker"] is False


def test_a_silent_scheduler_is_an_alarm(alive: None) -> None:
    Pulse.objects.filter(part=Pulse.Part.SCHEDULER).delete()

    assert failing() == ["scheduler"]


def test_a_database_that_cannot_be_asked_is_an_alarm(alive: None, monkeypatch) -> None:
    def refuse() -> bool:
        raise OSError

    monkeypatch.setattr(health, "database_can_be_written", refuse)

    assert failing() == ["database"]


def test_a_full_disk_is_an_alarm(alive: None, monkeypatch) -> None:
    monkeypatch.setattr(health, "FREE_AT_LEAST", 10**18)

    assert failing() == ["disk"]


def test_no_answer_is_kept_by_anybody(client: Client) -> None:
    assert "no-store" in client.get("/health/").headers["Cache-Control"]


def test_the_command_says_what_to_do(capsys) -> None:
    with pytest.raises(SystemExit):
        call_command("health")

    assert "Start `crossings run`" in capsys.readouterr().out


def test_the_command_is_content_when_all_is_well(alive: None, capsys) -> None:
    call_command("health")

    assert "fails" not in capsys.readouterr().out
