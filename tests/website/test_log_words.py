"""The journal names what was done in words that are translated, also where Wagtail has another name for it."""

import ast
from importlib import import_module
from pathlib import Path

import pytest
from wagtail.log_actions import registry

import crossings
from crossings.journal.words import VERBS as PLAIN
from crossings.website.log_words import VERBS, verb_of

SRC = Path(crossings.__file__).parent
ROOMS = {"jobs", "people", "topics", "network", "programmes", "research", "events", "studies", "links"}
PASSING_ON = {"recording", "_moved", "_published", "_changing"}
"""The functions that are given a verb as their second argument."""


def files(room):
    """The files that hold the actions of a room: one, or a package."""
    package = [path for path in (SRC / room).glob("actions/*.py") if path.stem != "__init__"]
    return package or list((SRC / room).glob("actions.py"))


def recorded(room):
    """Every verb with which the room's actions write to the journal."""
    nodes = (node for path in files(room) for node in ast.walk(ast.parse(path.read_text())))
    calls = (node for node in nodes if isinstance(node, ast.Call))
    given = (call.args[1] for call in calls if getattr(call.func, "id", "") in PASSING_ON and len(call.args) > 1)
    told = (verb for each in given for verb in ((each.body, each.orelse) if isinstance(each, ast.IfExp) else (each,)))
    return {verb.value for verb in told if isinstance(verb, ast.Constant)}


def named(room):
    """Every verb that the room names for translators."""
    modules = (".".join(path.relative_to(SRC.parent).with_suffix("").parts) for path in files(room))
    return {verb for module in modules for verb in getattr(import_module(module), "VERBS", ())}


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_every_verb_of_a_room_is_named_for_translators(room):
    assert recorded(room)
    assert recorded(room) <= {*named(room), *PLAIN}


def test_every_room_with_verbs_of_its_own_is_looked_at():
    assert {room.name for room in SRC.iterdir() if recorded(room.name)} - {"journal"} == ROOMS


def test_every_action_that_wagtail_logs_has_a_word():
    logged = {action.removeprefix("wagtail.") for action, _label in registry.get_choices()}

    assert {action for action in logged if not action.startswith("comments")} <= VERBS.keys()


def test_an_action_that_nobody_knows_is_told_by_its_own_name():
    assert verb_of("wagtail.new_thing.begun") == "new thing begun"
