"""The journal names what was done in words that are translated, also where Wagtail has another name for it."""

import ast
from pathlib import Path

import pytest
from django.utils.module_loading import import_string
from wagtail.log_actions import registry

import crossings
from crossings.journal.words import VERBS as PLAIN
from crossings.website.log_words import VERBS, verb_of

SRC = Path(crossings.__file__).parent
ROOMS = {"jobs", "people", "topics", "network", "programmes", "research", "events"}
PASSING_ON = {"recording", "_moved", "_published", "_changing"}
"""The functions that are given a verb as their second argument."""


def recorded(room):
    """Every verb with which the room's actions write to the journal."""
    calls = (
        node for node in ast.walk(ast.parse((SRC / room / "actions.py").read_text())) if isinstance(node, ast.Call)
    )
    given = (call.args[1] for call in calls if getattr(call.func, "id", "") in PASSING_ON and len(call.args) > 1)
    return {verb.value for verb in given if isinstance(verb, ast.Constant)}


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_every_verb_of_a_room_is_named_for_translators(room):
    assert recorded(room)
    assert recorded(room) <= {*import_string(f"crossings.{room}.actions.VERBS"), *PLAIN}


def test_every_room_with_verbs_of_its_own_is_looked_at():
    assert {path.parent.name for path in SRC.glob("*/actions.py") if recorded(path.parent.name)} - {"journal"} == ROOMS


def test_every_action_that_wagtail_logs_has_a_word():
    logged = {action.removeprefix("wagtail.") for action, _label in registry.get_choices()}

    assert {action for action in logged if not action.startswith("comments")} <= VERBS.keys()


def test_an_action_that_nobody_knows_is_told_by_its_own_name():
    assert verb_of("wagtail.new_thing.begun") == "new thing begun"
