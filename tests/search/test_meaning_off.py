"""Semantic search that is off writes nothing, reads nothing and asks nothing, whatever happens to documents meanwhile."""

from dataclasses import replace

import pytest
from django.core.management import call_command

from crossings.engine.refusal import Refusal
from crossings.engine.search.document import Text
from crossings.journal.position import position
from crossings.search import encoding, tasks
from crossings.search.actions import rebuild
from crossings.search.find import find
from crossings.search.models import DocumentVector
from tests.factories.search import KIND, asked, document


@pytest.fixture(autouse=True)
def is_off(settings, monkeypatch):
    settings.SEMANTIC_SEARCH = False
    monkeypatch.setattr(encoding, "_installed", lambda: pytest.fail("the model was read"))


def changed(shelf, at):
    shelf.put(document("Rain", key="1"), document("Sun", key="2"), document("Wind", key="3"))
    shelf.put(replace(shelf[1], texts=(Text("title", "Snow", "en"),)))
    shelf.take_away(2)
    rebuild([KIND], at=at)


def test_no_vector_is_written_by_any_change_nor_by_the_task(shelf, at):
    changed(shelf, at)
    tasks.write_vectors.call()
    assert not DocumentVector.objects.exists()


def test_the_task_tells_readers_nothing(shelf, at):
    changed(shelf, at)
    before = position()
    tasks.write_vectors.call()
    assert position() == before


def test_the_command_refuses_and_leaves_everything_as_it_was(shelf, at):
    changed(shelf, at)
    before = position()
    with pytest.raises(Refusal, match="CROSSINGS_SEMANTIC_SEARCH"):
        call_command("write_vectors")
    assert not DocumentVector.objects.exists()
    assert position() == before


def test_what_words_find_is_found_without_the_model(shelf, at):
    changed(shelf, at)
    assert [hit.key for hit in find(asked("snow")).hits] == ["1"]
    assert not list(find(asked("sun")).hits)
