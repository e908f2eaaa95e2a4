"""Nothing changes in the office without a journal entry that names it: every screen is driven to prove it.

The screens are those that are registered, the records those of the demonstration network. Around each press of a button
every row of every table of ours is compared; a row that changed must be named by a new entry, itself or as a part.
"""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from crossings.journal.models import Entry
from crossings.journal.record import parts_of
from crossings.people.roles import ROLES
from tests.cast import entered, signed_up
from tests.factories.jobs import given_up
from tests.factories.links import BadBridgeFactory, BridgeNoteFactory, ProposedBridgeFactory
from tests.house.screens import WHY, added, complaints, corrected, has, record_screens, removed

pytestmark = [pytest.mark.house, pytest.mark.slow]

NOT_RECORDS = ("journal", "jobs", "operations", "search")
"""Rooms whose rows are workings: the journal, the queue that carries out what was decided, the index of what is found."""
DECIDED_ON = ("jobs.deadletter",)
"""What in those rooms waits for somebody's decision, which is a change like any other."""
SCREENS = {viewset.name: viewset for viewset in record_screens()}
FILLED_BY_HAND = {
    "board-seats",
    "consents",
    "enrolments",
    "grade-scales",
    "profiles",
    "rule-drafts",
    "wagtailusers_users",
}
"""Screens whose creation has its own tests: their records are given, opened, or one for each person or programme, not copied."""
TRIED_ON = {"consents": {"withdrawn_at": None}}
"""Of which records the screen is tried: what is withdrawn cannot be withdrawn again."""

Rows = dict[tuple[str, Any], int]


def tables() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("crossings.")
        and (model._meta.app_label not in NOT_RECORDS or model._meta.label_lower in DECIDED_ON)
    ]


def rows() -> Rows:
    """Every row of every table of ours, by a fingerprint of its columns as the database holds them."""
    found = {}
    with connection.cursor() as cursor:
        for model in tables():
            names = ", ".join(connection.ops.quote_name(field.column) for field in columns(model))
            cursor.execute(f"SELECT {names} FROM {connection.ops.quote_name(model._meta.db_table)}")
            found |= {(model._meta.label_lower, row[0]): hash(row) for row in map(hashable, cursor.fetchall())}
    return found


def columns(model: type[models.Model]) -> list[Any]:
    """The columns of a model's own table, its key first."""
    return [model._meta.pk, *(field for field in model._meta.local_concrete_fields if not field.primary_key)]


def hashable(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(value if isinstance(value, int | str | None) else repr(value) for value in row)


def fields_told(entries: list[Entry]) -> set[tuple[str, str]]:
    """Each entry's kind with each field that it tells of."""
    return {
        (entry.kind, field)
        for entry in entries
        for field in [*entry.changes, *entry.personal_values.values_list("field", flat=True)]
    }


def part_names(label: str) -> list[tuple[str, str]]:
    """The records of which this kind is a part, and under which name."""
    return [
        (model._meta.label_lower, name)
        for model in tables()
        for name in parts_of(model)
        if model._meta.get_field(name).related_model._meta.label_lower == label
    ]


def untold(before: Rows, after: Rows, entries: list[Entry]) -> list[tuple[str, Any]]:
    """The rows that changed and that no entry names."""
    named = {(entry.kind, entry.record_key) for entry in entries}
    told = fields_told(entries)
    changed = {row for row in before.keys() | after.keys() if before.get(row) != after.get(row)}
    return [
        (label, pk)
        for label, pk in sorted(changed, key=str)
        if (label, str(pk)) not in named
        and not any(
            kind == whole and f"{part}.{pk}." in field for whole, part in part_names(label) for kind, field in told
        )
    ]


class Office:
    """One account that holds every role, and an eye on every table."""

    def __init__(self):
        self.browser = entered(signed_up("Holder", *ROLES))

    def watched(self, act, *args):
        """Do something in the office; returns the answer, the new entries and the rows that nobody told of."""
        seen = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        before = rows()
        answer = act(self.browser, *args)
        entries = list(Entry.objects.filter(pk__gt=seen))
        return answer, entries, untold(before, rows(), entries)


@pytest.fixture
def office(demo_network):
    given_up()
    for made in (BadBridgeFactory, ProposedBridgeFactory, BridgeNoteFactory):
        made()
    return Office()


def records_of(viewset) -> Any:
    return viewset.model._base_manager.filter(**TRIED_ON.get(viewset.name, {})).order_by("-pk")


@pytest.mark.parametrize("name", SCREENS)
def test_what_a_screen_changes_adds_and_removes_is_in_the_journal(office, name):
    viewset = SCREENS[name]
    first = records_of(viewset).first()
    assert first is not None, "The demonstration network has no such record to try its screens with."

    if has(viewset, "edit"):
        answer, entries, missed = office.watched(corrected, viewset, first)
        assert answer.status_code == 302, complaints(answer)
        assert missed == []
        assert {entry.why for entry in entries} == {WHY}
    if has(viewset, "add") and name not in FILLED_BY_HAND:
        answer, entries, missed = office.watched(added, viewset, first)
        assert answer.status_code == 302, complaints(answer)
        assert missed == []
        assert entries
    if has(viewset, "delete"):
        answer, entries, missed = office.watched(removed, viewset, records_of(viewset).first())
        assert answer.status_code == 302
        assert missed == []


def test_every_screen_is_known():
    """If this is empty, nothing was driven."""
    assert len(SCREENS) >= 20


def test_a_change_past_the_journal_would_be_noticed(office):
    """The eye sees: a row changed with no entry is reported."""
    viewset = SCREENS["sources"]
    past = records_of(viewset).first()

    _answer, _entries, missed = office.watched(
        lambda _: viewset.model.objects.filter(pk=past.pk).update(note="Changed")
    )

    assert missed == [("provenance.source", past.pk)]


def test_a_part_changed_past_the_journal_would_be_noticed_too(office):
    part = apps.get_model("topics.ConceptTranslation")._base_manager.first()

    _answer, _entries, missed = office.watched(
        lambda _: type(part)._base_manager.filter(pk=part.pk).update(label="Changed")
    )

    assert missed == [("topics.concepttranslation", part.pk)]
