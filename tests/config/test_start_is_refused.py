"""The checks before a start: each says what to write instead, and none costs a page or a question that was not asked for."""

from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.db import DEFAULT_DB_ALIAS
from django.test import override_settings

from crossings.config import checks
from crossings.config.checks import file_system_of, fit_for_the_public, reading_takes_no_lock, sqlite_is_safe
from crossings.config.env import database

SMTP = "django.core.mail.backends.smtp.EmailBackend"
WRONG = {
    "DEMO": True,
    "MAIL_CARRIER": "django.core.mail.backends.console.EmailBackend",
    "DEFAULT_FROM_EMAIL": "x@localhost",
}


def found(**asked):
    return {problem.id for problem in run_checks(**asked)}


@pytest.mark.slow
@pytest.mark.django_db
@override_settings(**WRONG)
def test_what_is_for_the_desk_is_refused_only_where_the_public_comes_in():
    of_ours = {each for each in found(databases=[DEFAULT_DB_ALIAS]) if each.startswith("crossings.config")}
    in_public = found(databases=[DEFAULT_DB_ALIAS], include_deployment_checks=True)

    assert of_ours == set()
    assert {"crossings.config.E007", "crossings.config.W001", "crossings.config.W002"} <= in_public


@override_settings(SESSION_SAVE_EVERY_REQUEST=True)
def test_what_would_hold_up_every_reader_is_refused_at_every_start():
    assert "crossings.config.E005" in found()


def test_a_check_that_no_database_was_named_to_asks_none():
    assert sqlite_is_safe(databases=None) == []
    with override_settings(DEMO=False, MAIL_CARRIER=SMTP, DEFAULT_FROM_EMAIL="office@network.example"):
        assert fit_for_the_public(databases=None) == []


@pytest.mark.django_db
@override_settings(**WRONG, SESSION_SAVE_EVERY_REQUEST=True)
def test_each_refusal_says_what_to_set_and_has_a_number_of_its_own(monkeypatch):
    monkeypatch.setitem(checks.connections[DEFAULT_DB_ALIAS].settings_dict, "ATOMIC_REQUESTS", True)

    problems = [*fit_for_the_public(databases=[DEFAULT_DB_ALIAS]), *reading_takes_no_lock()]

    assert all(problem.hint and problem.hint.endswith(".") for problem in problems)
    assert len({problem.id for problem in problems}) == len(problems) == 5


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs"])
def test_the_address_that_the_reference_shows_is_looked_up_where_it_lies(kind):
    place = database("sqlite:////srv/data/records.sqlite3").name

    assert file_system_of(Path(place), f"disk / ext4 rw 0 0\nbox:/d /srv/data {kind} rw 0 0") == kind


def test_a_folder_with_a_space_in_its_name_is_found_among_the_mounts():
    mounted = "disk / ext4 rw 0 0\nbox:/d /srv/my\\040data nfs4 rw 0 0"

    assert file_system_of(Path("/srv/my data/x.sqlite3"), mounted) == "nfs4"


def test_a_folder_beside_a_far_one_is_near():
    mounted = "disk / ext4 rw 0 0\nbox:/d /srv/data nfs4 rw 0 0"

    assert file_system_of(Path("/srv/data2/x.sqlite3"), mounted) == "ext4"


def test_where_nothing_is_known_of_mounts_nothing_is_refused(monkeypatch):
    monkeypatch.setattr(checks.sys, "platform", "darwin")

    assert checks.mounts() == ""
    assert file_system_of(Path("/srv/x.sqlite3"), "") == ""


@pytest.mark.skipif("sys.platform != 'linux'")
def test_the_mounts_of_this_machine_can_be_read():
    assert file_system_of(Path("/"), checks.mounts())
