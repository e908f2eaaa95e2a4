"""What is found, in which order, with which scores and counts, is what a plain program without a database finds."""

from datetime import date, timedelta
from random import Random

import pytest

from crossings.search.find import find
from tests.factories.search import DAY, asked, document
from tests.search.oracle import Oracle

pytestmark = pytest.mark.slow

VOCABULARY = {
    "en": "migration migrants migrant city cities drought return returns border labour asylum the of family rainfall",
    "es": "migración migraciones ciudad ciudades sequía retorno frontera trabajo asilo la de familia",
    "fr": "migration réfugiés réfugiée ville sécheresse retour frontière travail asile les familles",
    "ar": "الهجرة هجرة لاجئ اللاجئين مدينة المدن حدود العمل في الأسرة",
}
NAMES = ["Maastricht", "Merida", "Kent", "Cent", "Rain", "Fall", "Oñati", "O’Brien"]
TYPED = [
    "migartion",
    "migraton",
    "rain fall",
    "kant",
    "droght",
    "citise",
    "onati",
    "refugie",
    "bordar",
    "asilum",
    "xyzzy",
]
TOPICS, YEARS = ["a/one", "a/two", "b/three"], ["2014", "2015", "2016"]
SEEDS = range(5)


def some_document(random, key):
    language = random.choice([*VOCABULARY])
    said = VOCABULARY[language].split()
    return document(
        " ".join(random.choices(said, k=random.randint(1, 5))),
        " ".join(random.choices(said, k=random.randint(0, 30))),
        language=language,
        key=str(key),
        names=random.sample(NAMES, random.choice([0, 0, 1, 2])),
        day=random.choice(["", "2014", "2015-06", "2015-06-01", "2016"]),
        facets={"topic": random.sample(TOPICS, random.randint(0, 2)), "year": random.sample(YEARS, 1)},
        starts=random.choice([None, None, None, DAY, DAY + timedelta(1), date(2020, 1, 1)]),
        ends=random.choice([None, None, None, DAY + timedelta(2), DAY + timedelta(3)]),
    )


def some_question(random):
    language = random.choice([*VOCABULARY])
    words = random.sample([*VOCABULARY[language].split(), *NAMES, *TYPED], random.choice([1, 1, 2, 2, 3]))
    facets = {
        "topic": random.sample(TOPICS, random.choice([0, 0, 1, 2])),
        "year": random.sample(YEARS, random.choice([0, 0, 2])),
    }
    return asked(" ".join(words), language=language, **facets)


@pytest.fixture(params=SEEDS)
def random(request):
    return Random(request.param)


@pytest.fixture
def oracle(shelf, random):
    shelf.put(*(some_document(random, key) for key in range(1, random.choice([3, 40, 60]))))
    return Oracle(shelf.values())


@pytest.fixture
def questions(random):
    return [some_question(random) for _ in range(25)]


def test_the_same_records_come_in_the_same_order(oracle, questions):
    for each in questions:
        assert [hit.key for hit in find(each, size=100).hits] == oracle.find(each).keys, each


def test_the_scores_are_the_same(oracle, questions):
    for each in questions:
        found, expected = find(each), oracle.find(each)
        scores = [float(score) for _number, score in found.matching.page(0, 100).rows()] if found.matching else []
        assert scores == pytest.approx([sum(filter(None, each)) for each in expected.scores.values()], abs=1e-9)


def test_what_was_done_to_find_them_is_said(oracle, questions):
    for each in questions:
        found, expected = find(each), oracle.find(each)
        assert (found.is_relaxed, set(found.meant)) == (expected.is_relaxed, expected.meant), each


def test_totals_and_the_counts_of_every_facet_are_the_same(oracle, questions):
    for each in questions:
        counts, expected = find(each).counts, oracle.find(each)
        assert counts.total == len(expected.keys), each
        found = {name: list(values) for name, values in counts.values.items() if values}
        assert found == oracle.counts(each, expected), each


@pytest.mark.parametrize("sort", ["newest", "title"])
def test_other_orders_are_the_same(oracle, questions, sort):
    for each in questions:
        other = asked(each.words, language=each.language, sort=sort, **each.facets)
        assert [hit.key for hit in find(other, size=100).hits] == oracle.find(other).keys, other
