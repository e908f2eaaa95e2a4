"""The index always says what the records say: after each change, and written anew, it is the same."""

import threading
from dataclasses import replace

import pytest
from django.db import close_old_connections, connection

from crossings.engine.search.document import Text
from crossings.search.actions import rebuild, refresh
from crossings.search.find import find
from crossings.search.models import DocumentFacet, IndexedDocument, Posting, ShornWord, Word, WordUse
from crossings.search.suggest import suggest
from tests.factories.search import DAY, KIND, asked, document, titles

TABLES = (IndexedDocument, Posting, WordUse, Word, ShornWord, DocumentFacet)


def index():
    return [sorted(map(repr, model.objects.values_list())) for model in TABLES]


def test_what_is_not_public_any_more_leaves_nothing_behind(shelf):
    shelf.put(document("Benhaddou", "secret", facets={"topic": ["a/one"]}), document("Migration"))

    shelf.take_away(1)

    assert [find(asked(words)).hits for words in ("benhaddou", "secret", "benhadou")] == [(), (), ()]
    assert find(asked("benhadou")).meant == suggest("benh", "en", DAY) == ()
    assert find(asked()).counts.total == 1
    assert "topic" not in find(asked()).counts.values
    assert not Word.objects.filter(text="benhaddou").exists()
    assert not ShornWord.objects.exclude(word__in=Word.objects.all()).exists()


def test_a_word_that_another_title_has_stays(shelf):
    shelf.put(document("Rain"), document("Rain and sun"))

    shelf.take_away(1)

    assert titles(find(asked("rian"))) == ["Rain and sun"]


def test_a_changed_record_is_found_as_it_is_now(shelf):
    shelf.put(document("Rain", key="1"))

    shelf.put(replace(shelf[1], texts=(Text("title", "Drought", "en"),)))

    assert (titles(find(asked("drought"))), titles(find(asked("rain")))) == (["Drought"], [])


def test_written_anew_the_index_is_what_the_changes_made_of_it(shelf, at):
    shelf.put(*(document(f"Rain {n}", "drought", facets={"year": [str(n)]}) for n in range(1, 9)))
    shelf.put(document("Sun", key="3"), document("Snow", key="20"))
    shelf.take_away(5)
    before = index()

    assert rebuild([KIND], at=at) == 8
    assert index() == before


def test_refreshing_twice_changes_nothing(shelf):
    shelf.put(document("Rain", "drought", names=["Maas"], facets={"year": ["2015"]}))
    before = index()

    refresh(KIND, [1])

    assert index() == before


def test_refreshing_what_never_was_is_nothing(shelf):
    refresh(KIND, [404])
    refresh(KIND, [])

    assert not IndexedDocument.objects.exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_changes_at_the_same_time_the_index_keeps_a_whole_one(transactional_db, shelf):
    shelf.put(*(document("Rain", key=str(n)) for n in range(1, 4)))
    faults = at_once(*(lambda: refresh(KIND, [1, 2, 3]) for _ in range(4)))

    assert faults == []
    assert find(asked("rain")).counts.total == 3


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_word_may_be_lost_by_one_title_while_another_takes_it_up(transactional_db, shelf):
    shelf.put(*(document("Rain", key=str(n)) for n in range(1, 9)))

    def swap(key):
        for turn in range(6):
            shelf[key] = document(("Snow", "Rain")[turn % 2], key=str(key))
            refresh(KIND, [key])

    assert at_once(*(lambda key=key: swap(key) for key in range(1, 5))) == []
    assert not WordUse.objects.exclude(word__in=Word.objects.all()).exists()
    assert find(asked("rain")).counts.total == 8


def at_once(*acts):
    """Do these in threads of their own; what went wrong in any of them."""
    faults = []

    def do(act):
        try:
            act()
        except Exception as fault:  # noqa: BLE001  told to the test
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=[act]) for act in acts]
    [each.start() for each in threads]
    [each.join() for each in threads]
    close_old_connections()
    return faults
