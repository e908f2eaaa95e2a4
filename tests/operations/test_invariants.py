"""`crossings invariants`: impossible states are found, and say which sentence they contradict."""

import pytest
from django.core.management import call_command
from django.db import connection

from crossings.journal.models import Entry
from crossings.journal.triggers import drop, make_append_only
from crossings.operations.invariants import all_invariants, broken
from crossings.operations.tasks import check_invariants


def sentences() -> list[str]:
    return [violation.invariant for violation in broken()]


@pytest.mark.django_db
def test_a_new_installation_contradicts_none(capsys) -> None:
    call_command("invariants")

    assert "BROKEN" not in capsys.readouterr().out


def test_there_are_many_and_each_says_something_else() -> None:
    said = [invariant.says for invariant in all_invariants()]

    assert len(said) >= 20
    assert len(set(said)) == len(said)


@pytest.mark.django_db(transaction=True)
def test_a_journal_that_can_be_rewritten_is_found() -> None:
    drop()
    try:
        assert set(sentences()) == {"the database refuses to change the journal"}
    finally:
        make_append_only()


@pytest.mark.django_db
@pytest.mark.parametrize("actor", ["amina@example.org", "account:amina", "Ingrid"])
def test_an_actor_who_is_named_is_found(at, actor: str) -> None:
    Entry.objects.create(at=at, actor=actor, verb="add", kind="provenance.source", record_key="1")

    assert sentences() == ["an entry's actor is an account or the system, by its key"]


@pytest.mark.django_db
def test_an_entry_from_the_future_is_found(at) -> None:
    later = at.replace(year=at.year + 200)
    Entry.objects.create(at=later, actor="system:tests", verb="add", kind="provenance.source", record_key="1")

    assert "no entry is from the future" in sentences()


@pytest.mark.django_db
def test_a_persons_data_in_the_open_are_found(at) -> None:
    changes = {"email": [None, "amina@example.org"]}
    Entry.objects.create(
        at=at, actor="system:tests", verb="add", kind="people.account", record_key="1", changes=changes
    )

    assert "a person's data stand apart from the entry, where they can be erased" in sentences()


@pytest.mark.django_db
def test_an_entry_that_no_reader_would_reach_is_found(at) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's entries are read by id")
    far = {
        "actor": "system:tests",
        "verb": "add",
        "kind": "provenance.source",
        "record_key": "1",
        "transaction_id": 2**60,
    }
    Entry.objects.create(at=at, **far)

    assert sentences() == ["no entry stands where a reader of the journal would miss it"]


@pytest.mark.django_db
def test_a_broken_one_fails_the_command_and_the_hourly_task(at, capsys) -> None:
    Entry.objects.create(at=at, actor="Ingrid", verb="add", kind="provenance.source", record_key="1")

    with pytest.raises(SystemExit):
        call_command("invariants")
    with pytest.raises(AssertionError, match="actor"):
        check_invariants.call()

    assert "BROKEN  an entry's actor" in capsys.readouterr().out
