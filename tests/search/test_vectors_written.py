"""What documents mean is written in the background, follows every change of their words, and leaves with them."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from crossings.engine.refusal import Refusal
from crossings.engine.search.document import Text
from crossings.engine.search.vectors import kept
from crossings.journal.position import position
from crossings.operations.timetable import TIMETABLE
from crossings.search import encoding, later, tasks
from crossings.search.actions import rebuild
from crossings.search.encoding import without_vector
from crossings.search.invariants import INVARIANTS
from crossings.search.later import write_missing_vectors
from crossings.search.models import DocumentVector, IndexedDocument
from crossings.search.writing import document_number
from tests.factories.search import KIND, document
from tests.search.hashing import HashingEncoder

BY = HashingEncoder()


@pytest.fixture(autouse=True)
def is_on(settings, monkeypatch):
    settings.SEMANTIC_SEARCH = True
    monkeypatch.setattr(encoding, "_installed", lambda: BY)


def written():
    """What is kept of each document, by its key."""
    rows = DocumentVector.objects.values_list("document__key", "numbers")
    return {key: bytes(numbers) for key, numbers in rows}


def test_a_vector_is_of_the_title_and_the_body(shelf, at):
    shelf.put(document("Rain", "It falls.", names=["Kent"]))

    assert not write_missing_vectors(BY, at=at)
    assert written() == {"1": kept(BY.vector("Rain. It falls."))}


def test_of_a_language_that_the_encoder_does_not_know_nothing_is_written_and_nothing_tried_again(shelf, at):
    shelf.put(document("مطر", language="ar"))
    write_missing_vectors(BY, at=at)

    assert written() == {"1": b""}
    assert not without_vector(BY).exists()


def test_of_several_languages_the_one_that_is_known_is_encoded(shelf, at):
    both = replace(
        document("Lluvia", language="es"), texts=(Text("title", "Lluvia", "es"), Text("title", "Rain", "en"))
    )
    shelf.put(both)
    write_missing_vectors(BY, at=at)

    assert written() == {"1": kept(BY.vector("Rain"))}


def test_with_its_words_a_documents_vector_is_gone_at_once(shelf, at):
    shelf.put(document("Rain", "a secret", key="1"), document("Sun"))
    write_missing_vectors(BY, at=at)

    shelf.put(replace(shelf[1], texts=(Text("title", "Rain", "en"),)))

    assert written().keys() == {"2"}
    write_missing_vectors(BY, at=at)
    assert written()["1"] == kept(BY.vector("Rain"))


def test_what_is_not_public_any_more_leaves_no_vector(shelf, at):
    shelf.put(document("Rain"), document("Sun"))
    write_missing_vectors(BY, at=at)

    shelf.take_away(1)

    assert written().keys() == {"2"}


def test_a_change_that_is_undone_leaves_the_vector(shelf, at):
    from django.db import transaction

    shelf.put(document("Rain"))
    write_missing_vectors(BY, at=at)
    before = written()

    with transaction.atomic():
        shelf.take_away(1)
        transaction.set_rollback(True)

    assert written() == before


def test_other_facets_and_days_leave_the_vector_as_it_is(shelf, at):
    shelf.put(document("Rain", key="1"))
    write_missing_vectors(BY, at=at)
    (before,) = DocumentVector.objects.values_list("pk", flat=True)

    shelf.put(replace(shelf[1], facets={"year": ["2014"]}, day="2014"))

    assert DocumentVector.objects.get().pk == before


def test_written_anew_only_other_words_take_a_new_vector(shelf, at):
    shelf.put(*(document(f"Rain {n}") for n in range(1, 5)))
    write_missing_vectors(BY, at=at)
    before = written()

    shelf[2] = replace(shelf[2], texts=(Text("title", "Snow", "en"),))
    del shelf[3]
    rebuild([KIND], at=at)

    assert written() == {key: before[key] for key in ("1", "4")}


def test_another_encoder_writes_all_of_them_anew(shelf, at):
    shelf.put(document("Rain"), document("Sun"))
    write_missing_vectors(BY, at=at)

    write_missing_vectors(HashingEncoder(name="another"), at=at)

    assert set(DocumentVector.objects.values_list("encoder", flat=True)) == {"another"}
    assert written().keys() == {"1", "2"}


def test_words_that_change_while_they_are_encoded_are_left_for_the_next_turn(shelf, at):
    """Else the vector would tell of what was taken out, for as long as nobody changes it again."""
    shelf.put(document("A secret", key="1"), document("Sun"))

    class Slow(HashingEncoder):
        def vector(self, text):
            if "secret" in text:
                shelf.put(replace(shelf[1], texts=(Text("title", "Rain", "en"),)))
            return super().vector(text)

    encoding._write_piece(Slow(), 5)

    assert written() == {"2": kept(BY.vector("Sun"))}
    write_missing_vectors(BY, at=at)
    assert written()["1"] == kept(BY.vector("Rain"))


def test_very_many_are_written_in_turns(shelf, at, monkeypatch):
    monkeypatch.setattr(encoding, "A_PIECE", 2)
    monkeypatch.setattr(later, "VECTORS", 4)
    shelf.put(*(document(f"Rain {n}") for n in range(1, 8)))

    assert [write_missing_vectors(BY, at=at), len(written())] == [True, 4]
    assert [write_missing_vectors(BY, at=at), len(written())] == [False, 7]


def test_the_task_goes_on_while_there_is_more(shelf, monkeypatch):
    monkeypatch.setattr(later, "VECTORS", 1)
    shelf.put(document("Rain"), document("Sun"))

    waiting = []
    for _ in range(3):
        tasks.write_vectors.call()
        queued = DBTaskResult.objects.filter(task_path=tasks.write_vectors.module_path)
        waiting.append((without_vector(BY).count(), queued.count()))

    assert waiting == [(1, 1), (0, 2), (0, 2)]


def test_readers_are_told_once_a_turn_and_only_of_news(shelf, at):
    shelf.put(document("Rain"), document("Sun"))
    before = position()
    write_missing_vectors(BY, at=at)
    told = position()
    write_missing_vectors(BY, at=at)

    assert before != told == position()


def test_where_it_is_off_nothing_is_written(shelf, settings):
    settings.SEMANTIC_SEARCH = False
    shelf.put(document("Rain"))

    tasks.write_vectors.call()

    assert not written()


def test_the_clock_has_them_written():
    assert tasks.write_vectors in [entry.task for entry in TIMETABLE]


def test_a_vector_of_other_words_is_found_out(shelf, at):
    shelf.put(document("Rain"), document("Sun"))
    write_missing_vectors(BY, at=at)
    invariant = next(each for each in INVARIANTS if "means" in each.says)
    assert list(invariant.exceptions()) == []

    number = document_number(KIND, "2")
    DocumentVector.objects.filter(document=number).update(words=1)

    assert list(invariant.exceptions()) == [f"document {number}"]
    rebuild([KIND], at=at)
    assert list(invariant.exceptions()) == []


def test_a_command_writes_them_at_once(shelf, monkeypatch, capsys):
    monkeypatch.setattr(later, "VECTORS", 1)
    shelf.put(document("Rain"), document("Sun"))

    call_command("write_vectors")

    assert capsys.readouterr().out.splitlines() == ["1 of 2 documents.", "2 of 2 documents.", "2 documents written."]
    assert len(written()) == IndexedDocument.objects.count() == 2


@pytest.mark.django_db
def test_the_command_is_refused_where_semantic_search_is_off(settings):
    settings.SEMANTIC_SEARCH = False
    with pytest.raises(Refusal, match="Semantic search is off"):
        call_command("write_vectors")


def test_it_is_off_by_default():
    from crossings.config import settings

    assert settings.SEMANTIC_SEARCH is False
