"""A corpus is the same file whatever the order of its works, and tells what it holds."""

import pytest

from crossings.engine.links.corpus import Corpus, Work, build
from crossings.engine.refusal import Refusal

WORKS = [
    Work("w1", "Rain and pay", 2001, authors=("Ann",), institutes=("MERIT",), concepts=("Climate change", "wages")),
    Work("w2", "Dry years", 2002, authors=("Ann", "Bo"), concepts=("climate-change", "drought")),
    Work("w3", "Dry pay", None, concepts=("wages", "drought")),
]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "works.corpus"


def test_works_in_another_order_are_the_same_version(path):
    assert build(WORKS, path) == build(WORKS[::-1], path)


def test_two_spellings_of_a_stated_concept_are_one(path):
    build(WORKS, path)
    with Corpus.open(path) as corpus:
        found = corpus.concept("climate changes")
        assert (found.works, found.type) == (2, "topic")
        assert corpus.ask("SELECT a, b, works, first_year FROM pair") == [
            (0, 1, 1, 2002),
            (0, 2, 1, 2001),
            (1, 2, 1, None),
        ]


def test_a_concept_that_is_none_is_refused_with_near_names(path):
    build(WORKS, path)
    with Corpus.open(path) as corpus, pytest.raises(Refusal, match="Near to it: drought"):
        corpus.concept("drougt")


def test_terms_of_titles_stand_in_where_no_work_states_concepts(path):
    build([Work(f"w{number}", f"The causes of migration {number}") for number in range(3)], path)
    with Corpus.open(path) as corpus:
        assert corpus.ask("SELECT id, label, works FROM concept") == [("caus", "causes", 3), ("migrat", "migration", 3)]
