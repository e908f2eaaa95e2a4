"""What is set wrongly stops the start."""

from pathlib import Path

import pytest
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.test import override_settings

from crossings.config import checks
from crossings.config.checks import file_system_of, fit_for_the_public, reading_takes_no_lock, sqlite_is_safe
from crossings.people.models import Account

RIGHT = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000",
}


@pytest.fixture
def opened(tmp_path, monkeypatch, django_db_blocker):
    """Opens a SQLite database with the options given, in the place of the product's own."""
    made: list[DatabaseWrapper] = []

    def open_with(**options: object) -> None:
        known = connections["default"].settings_dict | {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": tmp_path / "other.sqlite3",
            "OPTIONS": RIGHT | options,
        }
        made.append(DatabaseWrapper(known, alias="default"))
        monkeypatch.setattr(checks, "connections", {"default": made[-1]})

    with django_db_blocker.unblock():
        yield open_with
        for each in made:
            each.close()


def told() -> list[str]:
    return [problem.msg for problem in sqlite_is_safe(databases=["default"])]


@pytest.mark.django_db
def test_our_own_settings_are_right() -> None:
    assert sqlite_is_safe(databases=["default"]) == []
    assert reading_takes_no_lock() == []


def test_right_options_pass(opened) -> None:
    opened()

    assert told() == []


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"transaction_mode": None}, "not as IMMEDIATE"),
        ({"transaction_mode": "DEFERRED"}, "begin as DEFERRED"),
        ({"init_command": "PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000"}, "journal_mode is delete"),
        ({"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"}, "synchronous is 1"),
        ({"init_command": f"{RIGHT['init_command']}; PRAGMA foreign_keys=OFF"}, "foreign_keys is 0"),
        ({"timeout": 5, "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"}, "busy_timeout is 5000"),
    ],
)
def test_a_wrong_option_is_refused(opened, wrong: dict[str, object], says: str) -> None:
    opened(**wrong)

    (problem,) = told()
    assert says in problem


def test_a_network_file_system_is_refused(opened, monkeypatch) -> None:
    opened()
    monkeypatch.setattr(checks, "mounts", lambda: "box:/export / nfs4 rw 0 0")

    (problem,) = told()
    assert "nfs4" in problem


def test_the_innermost_mount_tells_the_file_system() -> None:
    mounted = "disk / ext4 rw 0 0\nbox:/d /srv nfs rw 0 0\ndisk2 /srv/fast xfs rw 0 0"

    assert file_system_of(Path("/srv/fast/x.sqlite3"), mounted) == "xfs"


def test_a_transaction_around_every_request_is_refused(monkeypatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "ATOMIC_REQUESTS", True)

    (problem,) = reading_takes_no_lock()
    assert "ATOMIC_REQUESTS" in problem.msg


@override_settings(SESSION_SAVE_EVERY_REQUEST=True)
def test_a_session_saved_at_every_request_is_refused() -> None:
    (problem,) = reading_takes_no_lock()
    assert "SESSION_SAVE_EVERY_REQUEST" in problem.msg


@pytest.fixture
def for_the_public():
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    with override_settings(DEMO=False, MAIL_CARRIER=smtp, DEFAULT_FROM_EMAIL="office@network.example"):
        yield


@pytest.mark.django_db
def test_an_installation_for_the_public_passes(for_the_public) -> None:
    assert fit_for_the_public(databases=["default"]) == []


@pytest.mark.django_db
def test_a_demonstration_account_is_refused(for_the_public) -> None:
    Account.objects.create_user("office@example.org", name="Office", is_demonstration=True)

    (problem,) = fit_for_the_public(databases=["default"])
    assert "demonstration accounts" in problem.msg


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"DEMO": True}, "CROSSINGS_DEMO"),
        ({"MAIL_CARRIER": "django.core.mail.backends.console.EmailBackend"}, "reaches nobody"),
        ({"DEFAULT_FROM_EMAIL": "Crossings <no-reply@localhost>"}, "comes from localhost"),
    ],
)
def test_what_is_for_the_desk_only_is_refused(for_the_public, wrong: dict[str, object], says: str) -> None:
    with override_settings(**wrong):
        (problem,) = fit_for_the_public(databases=["default"])

    assert says in problem.msg
