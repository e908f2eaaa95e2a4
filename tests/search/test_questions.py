"""What is found stays within what may be found, page by page; and no question is an error."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from crossings.search.find import find
from crossings.search.suggest import suggest
from tests.factories.search import DAY, asked, document, titles

ODD = [
    "\0",
    "mi\0gration",
    "🙂🙂",
    "a" * 10_000,
    " ".join(f"word{n}" for n in range(2000)),
    "?!…",
    "the of and",
    '"unfinished',
    "(migration AND (drought",
    "migration OR NOT -drought",
    "NEAR(migration drought)",
    "title:migration*",
    "migration & !drought | <-> :*",
    "'; DROP TABLE search_word; --",
    "% _ \\ %s %(words)s {0}",
    "ﷺ \u202e \ufeff \ud7ff",
    "İıſß ŉ",
]


@pytest.mark.parametrize("words", ODD, ids=range(len(ODD)))
def test_any_question_is_answered(shelf, words):
    shelf.put(document("Migration"), document("Drought", "the of and"))

    found = find(asked(words))

    assert len(found.hits) == found.counts.total
    suggest(words, "en", DAY)


@pytest.mark.parametrize("words", ["?!…", "🙂", "\0"])
def test_a_question_without_a_word_finds_nothing(shelf, words):
    shelf.put(document("Migration"))

    assert (find(asked(words)).hits, find(asked(words)).counts.total) == ((), 0)


def test_without_words_everything_is_found(shelf):
    shelf.put(document("Old", day="2001"), document("New", day="2020-05"), document("Some day"))

    assert titles(find(asked(" "))) == ["New", "Old", "Some day"]
    assert titles(find(asked("", sort="title"))) == ["New", "Old", "Some day"]


def test_silent_words_are_looked_for_where_there_are_no_others(shelf):
    shelf.put(document("The Who"), document("Migration"))

    assert titles(find(asked("the who"))) == ["The Who"]


@pytest.mark.parametrize("sort", ["relevance", "newest", "title"])
@pytest.mark.parametrize("words", ["", "rain", "rain drought"])
def test_pages_part_the_hits_without_a_gap_or_a_double(shelf, sort, words):
    shelf.put(*(document(f"Rain {n % 7}", "drought " * (n % 3), day=f"20{n % 5:02}") for n in range(1, 33)))
    question = asked(words, sort=sort)

    pages = [hit.key for page in range(1, 6) for hit in find(question, page=page, size=7).hits]

    assert pages == [hit.key for hit in find(question, size=100).hits]
    assert len(set(pages)) == len(pages) == find(question).counts.total


def test_a_page_after_the_last_is_empty(shelf):
    shelf.put(document("Rain"))

    assert find(asked("rain"), page=400).hits == ()


@pytest.mark.parametrize(("later", "is_found"), [(-1, False), (0, True), (4, True), (5, False)])
def test_a_record_is_found_from_its_first_day_until_before_its_last(shelf, later, is_found):
    shelf.put(document("Amal", starts=DAY, ends=DAY + timedelta(5), facets={"topic": ["a/one"]}))
    day = DAY + timedelta(later)

    for words in ("amal", "", "amla"):
        found = find(asked(words, day=day))
        assert bool(found.hits) == bool(found.counts.total) == bool(found.counts.values) == is_found
    assert bool(suggest("am", "en", day)) == is_found


def test_what_may_not_be_found_today_is_not_meant_either(shelf):
    shelf.put(document("Benhaddou", ends=DAY), document("Migration"))

    found = find(asked("benhadou"))

    assert found.meant == ()


def test_values_of_a_facet_are_alternatives_and_facets_add_up(shelf):
    shelf.put(
        document("Rain", facets={"topic": ["a/one"], "year": ["2015"]}),
        document("Rain and sun", facets={"topic": ["a/two"], "year": ["2015"]}),
        document("Rain and snow", facets={"topic": ["a/two"], "year": ["2016"]}),
    )

    assert len(find(asked("rain", topic=["a/one", "a/two"])).hits) == 3
    assert len(find(asked("rain", topic=["a/one", "a/two"], year=["2015"])).hits) == 2
    assert find(asked("rain", topic=["a/three"])).hits == ()


def test_a_facet_counts_as_if_it_did_not_narrow(shelf):
    shelf.put(*(document(f"Rain {n}", facets={"topic": [f"a/{n % 2}"], "year": ["2015"]}) for n in range(1, 8)))

    values = find(asked("rain", topic=["a/0"])).counts.values

    assert dict(values["topic"]) == {"a/0": 3, "a/1": 4}
    assert dict(values["year"]) == {"2015": 3}


def test_a_chosen_value_is_counted_however_many_are_commoner(shelf):
    facets = [{"year": [str(year)]} for year in (*range(1900, 1970), *range(1900, 1969))]
    shelf.put(*(document(f"Rain {n}", facets=each) for n, each in enumerate(facets, 1)))

    values = dict(find(asked("rain", year=["1969"])).counts.values["year"])

    assert values["1969"] == 1


def test_few_hits_of_all_words_come_first_and_then_those_of_some(shelf):
    shelf.put(document("Drought", "cause"), document("Drought drought drought"), document("Cause"))

    found = find(asked("cause drought"))

    assert found.is_relaxed
    assert titles(found)[0] == "Drought"
    assert found.counts.total == 3


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("migartion", "migration"), ("maastrict", "maastricht"), ("rainfall", "rain"), ("maas tricht", "maastricht")],
)
def test_a_mistyped_word_is_taken_for_a_known_one(shelf, typed, meant):
    shelf.put(document("Migration"), document("Maastricht"), document("Rain fall"))

    found = find(asked(typed))

    assert meant in found.meant
    assert found.hits


def test_a_word_has_not_lost_a_space_where_a_half_would_say_nothing(shelf):
    shelf.put(document("Tokio"), document("Access to Io"))

    assert find(asked("toio")).meant == ("tokio",)


def test_a_known_word_has_not_lost_a_space(shelf):
    shelf.put(document("Migration", names=["J. Stillwell"]), document("Still"), document("Well", names=["F. Hauer"]))

    found = find(asked("f. stillwell"))

    assert found.meant == ()
    assert {*titles(found)} == {"Migration", "Well"}


def test_the_title_in_the_readers_language_is_shown(shelf):
    spanish = document("Sequía y retorno", language="es")
    shelf.put(spanish, document("Sequía", language="es"))

    hit = find(asked("sequias", language="fr")).hits[0]

    assert hit.title_language == "es"
    assert [piece.text for piece in hit.title if piece.is_hit] == ["Sequía"]


@pytest.mark.parametrize("question", [asked("rain drought"), asked("rain", topic=["a/1"], year=["5"]), asked("rein")])
def test_hits_and_counts_take_the_same_queries_however_many_they_are(shelf, question):
    shelf.put(*(rain(n) for n in range(1, 8)))
    few = queries_of(question)

    shelf.put(*(rain(n) for n in range(1, 40)))

    assert queries_of(question) == few <= 16


def rain(n):
    return document(f"Rain {n}", "drought " * 9, key=str(n), facets={"year": ["5"], "topic": ["a/1", f"a/{n}"]})


def queries_of(question):
    with CaptureQueriesContext(connection) as asked_of_it:
        assert find(question).counts.total > 5
    return len(asked_of_it)
