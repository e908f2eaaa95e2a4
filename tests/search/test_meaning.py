"""With semantic help the same documents are found, in an order that minds what they mean; it shows nothing else."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from crossings.engine.search.fusion import fused
from crossings.engine.search.vectors import Vectors, kept
from crossings.search import encoding, meaning
from crossings.search.encoding import write_vectors
from crossings.search.find import find
from crossings.search.models import DocumentVector
from crossings.search.writing import document_number
from tests.factories.search import DAY, KIND, asked, document, titles
from tests.search.hashing import HashingEncoder

BY = HashingEncoder()
WORDS = [
    "migration",
    "migrant",
    "city",
    "cities",
    "drought",
    "return",
    "border",
    "labour",
    "asylum",
    "family",
    "rain",
    "school",
    "money",
    "work",
    "sea",
]


@pytest.fixture
def turn(settings, monkeypatch):
    """Turns semantic help on or off; what a process has read is forgotten, since a test's rows get the same numbers again."""
    monkeypatch.setattr(encoding, "_installed", lambda: BY)
    monkeypatch.setattr(meaning, "_read", meaning._Read())

    def turn(is_on):
        settings.SEMANTIC_SEARCH = is_on

    turn(True)
    return turn


@pytest.fixture
def many(shelf, turn):
    """Sixty documents of few words, some of them hidden, with their vectors."""
    random = Random(3)
    for key in range(1, 61):
        shelf[key] = document(
            " ".join(random.choices(WORDS, k=3)),
            " ".join(random.choices(WORDS, k=12)),
            key=str(key),
            facets={"year": [random.choice(["2014", "2015"])]},
            starts=random.choice([None, None, None, DAY + timedelta(1)]),
        )
    shelf.put()
    write_vectors(BY, 1000)
    return shelf


QUESTIONS = [
    asked("drought city"),
    asked("migrants return to school"),
    asked("sea", year=["2014"]),
    asked("family asylum work rain"),
]


def keys(found):
    return [hit.key for hit in found.hits]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.words)
def test_the_same_documents_are_found_and_counted_with_it_and_without(many, turn, question):
    helped = find(question, size=100)
    helped_counts = helped.counts
    turn(False)
    plain = find(question, size=100)

    assert sorted(keys(helped)) == sorted(keys(plain))
    assert helped_counts == plain.counts
    assert (helped.is_relaxed, helped.meant) == (plain.is_relaxed, plain.meant)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.words)
def test_the_order_is_that_of_a_plain_program(many, turn, question):
    """The present order and that of the cosines are fused; those that have all words stay before those that have some."""
    helped = keys(find(question, size=100))
    turn(False)
    plain = find(question, size=100)
    numbers = {str(key): document_number(KIND, str(key)) for key in many}
    own = Vectors.of([(numbers[key], kept(BY.vector(said(many[int(key)])))) for key in keys(plain)])
    near = own.nearest(kept(BY.vector(question.words)), 100)
    every = replace(plain.matching, every=True) if plain.is_relaxed else plain.matching
    whole = {number for (number,) in every.documents().rows()}
    order = sorted(fused([[numbers[key] for key in keys(plain)], near]), key=lambda number: number not in whole)

    assert [numbers[key] for key in helped] == order
    assert helped != keys(plain), "it would help nothing"


def said(each):
    return ". ".join(text.words for text in each.texts)


@pytest.mark.parametrize("depth", [2, 5, 100])
def test_page_by_page_each_document_comes_once(many, monkeypatch, depth):
    monkeypatch.setattr(meaning, "DEPTH", depth)
    question = asked("migrants return to school")
    whole = keys(find(question, size=100))
    pages = [key for page in range(1, 15) for key in keys(find(question, page=page, size=4))]

    assert pages == whole
    assert len(set(pages)) == len(pages)


def test_of_the_nearest_only_what_the_words_find_is_shown_however_few_are_looked_at(many, monkeypatch):
    question = asked("sea", year=["2014"])
    at_length = keys(find(question, size=100))

    monkeypatch.setattr(meaning, "NEAREST", 3)

    assert keys(find(question, size=100)) == at_length


def test_where_very_many_match_those_among_the_nearest_are_moved(many, monkeypatch):
    monkeypatch.setattr(meaning, "NEAREST", 3)
    monkeypatch.setattr(meaning, "MATCHING", 1)

    found = keys(find(asked("migrants return to school"), size=100))

    assert len(found) == len(set(found)) == find(asked("migrants return to school")).counts.total


def test_a_document_that_may_not_be_found_yet_is_not_shown_by_its_meaning(shelf, turn):
    shelf.put(document("Drought", "in the city", starts=DAY + timedelta(1)), document("Drought", "elsewhere"))
    write_vectors(BY, 10)

    found = find(asked("drought in the city"))

    assert keys(found) == ["2"]
    assert found.counts.total == 1


def test_what_was_taken_out_is_not_shown_by_a_vector_that_a_process_still_holds(many, monkeypatch):
    before = keys(find(asked("drought city"), size=100))
    held = meaning._stamp()
    monkeypatch.setattr(meaning, "_stamp", lambda: held)
    many.take_away(int(before[0]))

    after = keys(find(asked("drought city"), size=100))

    assert document_number(KIND, before[0]) in meaning.vectors(held).numbers
    assert sorted(after) == sorted(before[1:])


def test_a_document_that_changed_is_near_by_what_it_says_now(shelf, turn):
    shelf.put(*(document(f"Drought {word}", key=str(key)) for key, word in enumerate(WORDS, 1)))
    write_vectors(BY, 100)
    find(asked("drought"))

    shelf.put(document("Drought drought drought", key="3"))
    write_vectors(BY, 100)

    known = meaning.vectors(meaning._stamp())
    number = document_number(KIND, "3")
    assert known.only([number]).rows.tobytes() == kept(BY.vector("Drought drought drought"))
    assert len(known.numbers) == len(WORDS)


def test_a_process_reads_only_what_is_new(many, django_assert_num_queries):
    meaning.vectors(meaning._stamp())

    with django_assert_num_queries(1):  # the stamp
        meaning.vectors(meaning._stamp())


def test_a_title_that_was_typed_stays_first(many):
    many.put(document("Return", "elsewhere", key="99"))
    write_vectors(BY, 10)

    assert titles(find(asked("return")))[0] == "Return"


@pytest.mark.parametrize(
    "question",
    [
        asked("drought city", sort="newest"),
        asked("drought city", sort="title"),
        asked("drought city", language="fr"),
        asked("drougth ctiy"),
        asked(""),
    ],
    ids=["newest", "title", "another language", "mistyped", "no words"],
)
def test_where_it_cannot_help_the_order_is_left(many, turn, question):
    helped = keys(find(question, size=100))
    turn(False)

    assert keys(find(question, size=100)) == helped


def test_a_long_question_is_understood_though_one_of_its_words_was_guessed(many, turn):
    question = asked("drougth in city and school for labour")
    helped = find(question, size=100)
    turn(False)

    assert helped.meant == ("drought",)
    assert keys(helped) != keys(find(question, size=100))


def test_documents_without_a_vector_are_found_all_the_same(many, turn):
    DocumentVector.objects.all().delete()
    helped = keys(find(asked("drought city"), size=100))
    turn(False)

    assert helped == keys(find(asked("drought city"), size=100))


def test_off_it_asks_nothing_of_the_encoder(many, turn, monkeypatch):
    turn(False)
    monkeypatch.setattr(HashingEncoder, "vector", lambda *_: pytest.fail("was asked"))

    find(asked("drought city"))
