"""A room's first tables are made by one operation, and undone by it."""

import pytest
from django.db import connection, models
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState

from crossings.fields.tables import CreateTables

HARBOURS = CreateTables(
    models=[
        CreateModel("Harbour", [("id", models.BigAutoField(primary_key=True))]),
        CreateModel(
            "Ship",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("home", models.ForeignKey("sea.Harbour", models.CASCADE)),
            ],
        ),
    ]
)


@pytest.fixture
def states():
    before = ProjectState()
    after = before.clone()
    HARBOURS.state_forwards("sea", after)
    return before, after


def test_every_model_is_known_afterwards(states):
    assert set(states[1].models) == {("sea", "harbour"), ("sea", "ship")}


def test_it_says_how_many_tables_it_makes():
    assert HARBOURS.describe() == "Create 2 tables"


@pytest.mark.django_db(transaction=True)
def test_tables_are_made_and_undone(states):
    before, after = states
    with connection.schema_editor() as editor:
        HARBOURS.database_forwards("sea", editor, before, after)
    assert {"sea_harbour", "sea_ship"} <= set(connection.introspection.table_names())
    with connection.schema_editor() as editor:
        HARBOURS.database_backwards("sea", editor, after, before)
    assert not {"sea_harbour", "sea_ship"} & set(connection.introspection.table_names())
