"""What is known around a change travels beside the call: into the entry, into no other thread, and no further."""

import threading

import pytest

from crossings.journal.actions import add
from crossings.journal.context import circumstances, current
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from tests.factories.provenance import SourceFactory


def test_outside_a_request_nothing_is_known():
    assert (current().request_id, current().actor, current().why) == ("", "", "")


def test_what_is_known_further_in_comes_on_top_of_what_was_known():
    with circumstances(request_id="abc-12345678", why="First"), circumstances(why="Second"):
        assert (current().request_id, current().why) == ("abc-12345678", "Second")


def test_what_was_known_before_comes_back_after_an_error():
    with circumstances(why="Outer"):
        with pytest.raises(LookupError), circumstances(why="Inner"):
            raise LookupError
        assert current().why == "Outer"


def test_a_circumstance_that_nobody_declared_is_refused():
    with pytest.raises(TypeError), circumstances(mood="good"):
        pass


def test_one_readers_reason_is_not_the_next_ones():
    seen = []
    with circumstances(why="Amina's"):
        other = threading.Thread(target=lambda: seen.append(current().why))
        other.start()
        other.join()

    assert seen == [""]


@pytest.mark.django_db
def test_a_reason_that_the_verb_gives_comes_before_the_forms(at):
    with circumstances(why="From the form"):
        add(record=SourceFactory.build(), by=Actor("account:1"), at=at, why="From the verb")

    assert Entry.objects.get().why == "From the verb"


@pytest.mark.django_db
def test_without_a_request_an_entry_names_none(at):
    add(record=SourceFactory.build(), by=Actor("system:scheduler"), at=at)

    assert Entry.objects.get().request_id == ""
