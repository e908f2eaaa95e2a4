"""A whole run is what open discovery gives start by start, and looks back no further than the years before."""

from math import nan

import numpy as np
import pytest

from crossings.engine.links.corpus import Corpus, Work, build
from crossings.engine.links.evaluation import Asked as Evaluated
from crossings.engine.links.evaluation import evaluate
from crossings.engine.links.outlook import worked_out
from crossings.engine.links.prediction import Asked, open_links
from crossings.engine.links.ranking import interval
from crossings.engine.links.slices import ENOUGH, holdings_of, least_works_for, slice_until
from crossings.engine.links.suggestions import ORDERS, look_back, share_joined, suggest
from crossings.engine.refusal import Refusal
from tests.engine.links.test_scorers import NAMES, WORKS

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def corpus_of(tmp_path_factory):
    """Gives a corpus of some works, open until the tests of this file are done."""
    opened = []

    def made(works):
        path = tmp_path_factory.mktemp("corpus") / "works.corpus"
        build(works, path)
        opened.append(Corpus.open(path))
        return opened[-1]

    yield made
    for each in opened:
        each.close()


@pytest.fixture(scope="module")
def corpus(corpus_of):
    return corpus_of(WORKS)


@pytest.fixture(scope="module")
def outlook(corpus):
    return worked_out(corpus)


@pytest.fixture(scope="module")
def suggested(corpus, outlook):
    return list(suggest(corpus, outlook, top=4))


@pytest.mark.parametrize("order", ORDERS)
def test_the_lists_are_those_that_open_discovery_gives_start_by_start(corpus, outlook, suggested, order):
    starts = {each.start for each in suggested}
    assert len(starts) > 10
    for start in sorted(starts)[list(ORDERS).index(order) :: 5]:
        opened = open_links(corpus, start, Asked(top=4, least_works=outlook.least_works, order=order))
        kept = [each for each in suggested if (each.start, each.order) == (start, order)]
        assert [each.concept for each in kept] == [link.concept.id for link in opened.links]
        assert [each.rank for each in kept] == list(range(1, len(kept) + 1))
        assert [each.likely for each in kept] == pytest.approx([link.likely for link in opened.links])
        assert [each.surprise for each in kept] == pytest.approx([link.surprise for link in opened.links])


def test_every_candidate_that_is_apart_from_something_has_lists(corpus, outlook, suggested):
    known = slice_until(holdings_of(corpus), outlook.until, outlook.least_works)
    numbers = known.concepts[np.unique(np.concatenate([known.a, known.b]))]
    assert {each.start for each in suggested} == {corpus.concept_by_number(int(each)).id for each in numbers}


def test_nothing_is_suggested_that_a_work_joins_already(corpus, suggested):
    joined = {
        frozenset(pair) for work in WORKS for one in work.concepts for pair in ((one, each) for each in work.concepts)
    }
    for each in suggested:
        labels = frozenset(corpus.concept(name).label for name in (each.start, each.concept))
        assert labels not in joined


def test_the_same_corpus_suggests_the_same_again_and_who_waits_hears_how_far_it_is(corpus, outlook, suggested):
    heard = []
    assert list(suggest(corpus, outlook, top=4, told=lambda done, of: heard.append((done, of)))) == suggested
    many = len({each.start for each in suggested})
    assert heard == [(done, many) for done in range(1, many + 1)]


def test_luck_is_the_share_of_all_pairs_that_were_apart_and_are_joined_later(corpus_of):
    split = 2012
    before = corpus_of([work for work in WORKS if not work.year or work.year <= split])
    after = corpus_of(WORKS)
    least = 4

    def pairs(works):
        return {
            frozenset(pair)
            for work in works
            for one in work.concepts
            for pair in ((one, each) for each in work.concepts)
        }

    early = [work for work in WORKS if not work.year or work.year <= split]
    known = slice_until(holdings_of(before), holdings_of(before).last_year, least)
    names = [before.concept_by_number(int(number)).label for number in known.concepts]
    apart = [frozenset((names[a], names[b])) for a, b in zip(known.a, known.b, strict=True)]
    assert not set(apart) & pairs(early)
    expected = sum(pair in pairs(WORKS) for pair in apart) / len(apart)

    assert share_joined(before, after, least) == pytest.approx(expected)
    assert 0 < expected < 1
    assert share_joined(before, before, least) == 0.0


# -- small corpora -----------------------------------------------------------------------------------------------------


def of_numbers(concepts, works, year=2020):
    """Works that hold one concept each, so that each concept is held by as many."""
    words = [f"{chr(97 + n // 26)}{chr(97 + n % 26)}x" for n in range(concepts)]
    return [Work(f"{word}{n}", concepts=(word,), year=year) for word in words for n in range(works)]


@pytest.mark.parametrize(("works", "least"), [(30, 30), (29, 15), (15, 15), (14, 7), (7, 7), (6, 7), (1, 7)])
def test_candidates_are_held_by_fewer_works_where_a_corpus_is_small(corpus_of, works, least):
    assert least_works_for(holdings_of(corpus_of(of_numbers(ENOUGH, works))), 2020) == least


def test_one_candidate_too_few_asks_for_fewer_works(corpus_of):
    assert least_works_for(holdings_of(corpus_of(of_numbers(ENOUGH - 1, 30))), 2020) == 7


def test_the_rule_sees_nothing_of_later_years(corpus_of):
    works = [*of_numbers(ENOUGH, 7), *of_numbers(ENOUGH, 40, year=2024)]
    ids = [Work(f"{n}", concepts=each.concepts, year=each.year) for n, each in enumerate(works)]
    holdings = holdings_of(corpus_of(ids))
    assert (least_works_for(holdings, 2020), least_works_for(holdings, 2024)) == (7, 30)


def test_it_looks_back_five_years_from_the_last_full_one(corpus):
    last = max(work.year for work in WORKS if work.year)
    for full in (last, last - 1):
        report = look_back(corpus, full, draws=50)
        assert (report.split, report.last) == (full - 5, full)
        asked = Evaluated(horizon=5, least_works=report.asked.least_works, draws=50)
        assert str(report) == str(evaluate(corpus, full - 5, asked))
    assert look_back(corpus, last + 7, draws=50).last == last


def test_a_corpus_of_few_years_is_looked_at_over_fewer(corpus_of):
    last = max(work.year for work in WORKS if work.year)
    young = [work for work in WORKS if work.year and work.year >= last - 3]
    report = look_back(corpus_of(young), last, draws=50)
    assert 1 <= report.last - report.split <= 3
    assert report.works_before > 0


@pytest.mark.parametrize(
    "works",
    [
        [Work("1", concepts=("drought",), year=2020)],
        [Work("1", concepts=("drought", "wages"), year=2020), Work("2", concepts=("law",), year=2024)],
        [Work("1", concepts=("drought", "wages"))],
        [Work("1", concepts=(), year=2020)],
    ],
)
def test_a_corpus_that_is_too_small_is_refused_in_words(corpus_of, works):
    small = corpus_of(works)
    for ask in (lambda: worked_out(small), lambda: look_back(small, 2025)):
        with pytest.raises(Refusal) as refused:
            ask()
        assert refused.value.what
        assert refused.value.mend


def test_an_interval_over_draws_some_of_which_are_infinite_warns_of_nothing():
    assert interval(np.array([1.0, np.inf, np.inf]))[0] > 1.0
    assert interval(np.array([nan, nan])) == pytest.approx((nan, nan), nan_ok=True)


def test_the_names_of_the_corpus_are_those_that_are_suggested(corpus, suggested):
    labels = {corpus.concept(each.concept).label for each in suggested}
    assert labels <= set(NAMES)
