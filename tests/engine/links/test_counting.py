"""DuckDB and the sparse matrices count the same for a question with two sides, and what a walk over the works counts."""

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossings.engine.links import expressions, matrices
from crossings.engine.links.corpus import Corpus, build
from crossings.engine.links.counting import Question
from crossings.engine.links.sides import Side, members_of
from tests.engine.links import oracle

WORKS = oracle.made_works()
YEARS = st.none() | st.integers(1999, 2021)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "works.corpus"
    build(WORKS, path)
    with Corpus.open(path) as opened:
        yield opened


@st.composite
def sides(draw):
    side = Side(
        "drawn",
        tuple(draw(st.sets(st.sampled_from(oracle.NAMES), max_size=3))),
        tuple(draw(st.sets(st.sampled_from([each.id for each in WORKS]), max_size=20))),
        tuple(draw(st.sets(st.sampled_from(oracle.DISCIPLINES), max_size=1))),
    )
    return side if side.concepts or side.works or side.disciplines else Side("one", (oracle.NAMES[0],))


def told(corpus, counted):
    label = dict(
        corpus.ask(
            "SELECT number, label FROM concept WHERE list_contains(?, number) ORDER BY number",
            [counted.concept.tolist()],
        )
    )
    columns = (counted.works, counted.a, counted.c, counted.both, counted.first_year)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(counted.totals), dict(zip(label.values(), rows, strict=True))


def question_of(corpus, a, c, support=3, years=(None, None)):
    return Question(members_of(corpus, a), members_of(corpus, c), support, years)


@pytest.mark.slow
@settings(max_examples=30)
@given(a=sides(), c=sides(), support=st.integers(1, 5), years=st.tuples(YEARS, YEARS))
def test_both_engines_count_what_a_walk_over_the_works_counts(corpus, a, c, support, years):
    question = question_of(corpus, a, c, support, years)
    by_hand = oracle.counted(WORKS, a, c, support, years)
    assert told(corpus, matrices.counted(matrices.incidence(corpus), question)) == by_hand
    totals, found = told(corpus, expressions.counted(corpus, question))
    assert (totals, found) == by_hand


def test_the_matrices_are_kept_beside_the_corpus_and_made_anew_for_another_version(corpus, tmp_path):
    path = tmp_path / "copy.corpus"
    shutil.copy(corpus.path, path)
    kept = tmp_path / "copy.corpus.npz"
    with Corpus.open(path) as copied:
        first = matrices.incidence(copied)
        before = kept.read_bytes()
        assert matrices.incidence(copied).concepts.tolist() == first.concepts.tolist()
        assert kept.read_bytes() == before
    build(WORKS[1:], path)
    with Corpus.open(path) as another:
        assert matrices.incidence(another).version == another.version != first.version


def test_a_kept_file_that_is_damaged_is_made_anew(corpus, tmp_path):
    path = tmp_path / "copy.corpus"
    shutil.copy(corpus.path, path)
    (tmp_path / "copy.corpus.npz").write_bytes(b"PK\x03\x04 half of it")
    with Corpus.open(path) as copied:
        assert matrices.incidence(copied).shape == (copied.works, copied.concepts)


def test_the_matrices_hold_each_pair_once_both_ways_round(corpus):
    held = matrices.incidence(corpus)
    assert (held.by_concept() != held.by_work().T).nnz == 0
    assert held.by_work().sum() == corpus.ask("SELECT count(*) FROM holds")[0][0]
    assert held.by_work().max() == 1


def test_a_statement_is_compiled_once_and_holds_no_value_of_a_question():
    assert expressions.statement("duckdb", False) is expressions.statement("duckdb", False)
    for engine, mark in (("duckdb", "$"), ("pyspark", ":")):
        text = expressions.statement(engine, True)
        assert "1000" not in text
        assert all(f"{mark}{name}" in text for name in expressions.PARAMETERS)
