"""What was worked out before gives the very answer that working it out anew gives, and is taken only where it belongs."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links.bordered import Bordered
from crossings.engine.links.corpus import Corpus, Work, build
from crossings.engine.links.grounds import Grounds
from crossings.engine.links.outlook import ARRAYS, keep, kept, worked_out
from crossings.engine.links.prediction import Asked, open_links, ranked
from crossings.engine.links.scorers import TERMS, values
from crossings.engine.links.slices import holdings_of, slice_until
from crossings.engine.refusal import Refusal
from tests.engine.links.test_scorers import NAMES, WORKS

LEAST = 5
ALL = Asked(top=None, least_works=LEAST)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "works.corpus"
    build(WORKS, path)
    with Corpus.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def outlook(corpus):
    return worked_out(corpus, LEAST)


@pytest.fixture
def folder(tmp_path, outlook):
    keep(outlook, tmp_path / "works.outlook")
    return tmp_path / "works.outlook"


@pytest.mark.parametrize("order", ["likely", "surprise"])
def test_a_candidate_gets_the_same_answer_to_the_last_digit(corpus, outlook, order):
    asked = Asked(top=None, least_works=LEAST, order=order)
    for name in NAMES[:3]:
        assert open_links(corpus, name, asked, outlook) == open_links(corpus, name, asked)


def test_a_start_that_few_works_hold_gets_nearly_the_same(corpus):
    """Terms are standardised without it, so that numbers differ by a little."""
    outlook = worked_out(corpus, 20)
    few = min(NAMES, key=lambda name: (sum(name in work.concepts for work in WORKS) or 999, name))
    anew, before = (open_links(corpus, few, Asked(top=None, least_works=20), known) for known in (None, outlook))
    likely = {link.concept.id: link.likely for link in anew.links}
    assert {link.concept.id for link in before.links} == set(likely)
    for link in before.links:
        assert link.likely == pytest.approx(likely[link.concept.id], abs=0.02)
    through = {link.concept.id: link.through for link in anew.links}
    for link in before.links:
        assert [each.concept.id for each in link.through] == [each.concept.id for each in through[link.concept.id]]


def test_beside_the_candidates_the_terms_of_a_start_are_nearly_those_of_one_among_them(corpus):
    """They differ by less than a fifth of what they differ among all pairs, and most by nothing."""
    outlook, holdings = worked_out(corpus, 20), holdings_of(corpus)
    out = next(n for n in range(corpus.concepts) if n not in outlook.concepts and holdings.holds[:, [n]].sum() > 9)
    known = slice_until(holdings, outlook.until, 20, always=(out,))
    at = int(np.searchsorted(known.concepts, out))
    others = np.array([n for n in range(known.size) if n != at])
    pairs = np.full(len(others), at), others
    whole, row = (values(grounds, None, pairs) for grounds in (Grounds(known), Bordered(known, at, outlook)))
    spread = values(Grounds(known)).std(axis=0)
    away = np.abs(whole - row)
    assert (away <= 0.2 * spread + 1e-6).all()
    assert (away <= 1e-5).mean() > 0.6


@pytest.mark.parametrize("name", TERMS)
def test_a_row_of_a_term_is_that_of_the_whole(corpus, name):
    grounds = Grounds(slice_until(holdings_of(corpus), 2015, LEAST))
    known = grounds.slice
    whole = values(grounds, (name,))[:, 0]
    for at in (0, known.size // 2, known.size - 1):
        rows = np.flatnonzero((known.a == at) | (known.b == at))
        others = np.where(known.a[rows] == at, known.b[rows], known.a[rows])
        row = values(grounds, (name,), (np.full(len(others), at), others))[:, 0]
        assert row == pytest.approx(whole[rows], rel=1e-5, abs=1e-6)


def test_what_was_kept_is_read_as_it_was(corpus, outlook, folder):
    read = kept(folder, corpus.version)
    assert read is not None
    assert (read.blend, read.until, read.least_works) == (outlook.blend, outlook.until, LEAST)
    for name in ARRAYS:
        assert np.array_equal(getattr(read, name), getattr(outlook, name))
    assert open_links(corpus, NAMES[0], ALL, read) == open_links(corpus, NAMES[0], ALL)


def test_its_own_least_number_of_works_holds(corpus, outlook):
    assert open_links(corpus, NAMES[0], Asked(top=None, least_works=30), outlook).asked == ALL


def test_that_of_another_version_is_not_taken(folder):
    assert kept(folder, "0" * 64) is None


@pytest.mark.parametrize("name", ["told.json", "terms.npy", "a.npy"])
@pytest.mark.parametrize("content", [b"", b"{}", b"\x93NUMPY", None])
def test_one_that_is_damaged_is_not_taken(corpus, folder, name, content):
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    assert kept(folder, corpus.version) is None


def test_one_that_is_not_there_is_not_taken(tmp_path):
    assert kept(tmp_path / "none", "0" * 64) is None


def test_a_newer_one_takes_the_place_of_an_older_and_nothing_else_stays(corpus, folder):
    keep(worked_out(corpus, 8), folder)
    read = kept(folder, corpus.version)
    assert read is not None
    assert read.least_works == 8
    assert [each.name for each in folder.parent.iterdir()] == [folder.name]


def test_a_corpus_in_which_all_meet_is_kept_too(tmp_path):
    """No pair is apart: there is nothing to read, and nothing is suggested."""
    build([Work(f"w{n}", "", 2000 + n, concepts=("law", "trade", "wages")) for n in range(9)], tmp_path / "c.corpus")
    with Corpus.open(tmp_path / "c.corpus") as corpus:
        keep(worked_out(corpus, 1), tmp_path / "c.outlook")
        found = open_links(corpus, "law", Asked(), kept(tmp_path / "c.outlook", corpus.version))
    assert (found.candidates, found.links) == (0, ())


def test_without_years_nothing_can_be_worked_out(tmp_path):
    build([Work(f"w{n}", concepts=("law", "trade", "wages")) for n in range(9)], tmp_path / "c.corpus")
    with (
        Corpus.open(tmp_path / "c.corpus") as corpus,
        pytest.raises(Refusal, match="No work of this corpus has a year"),
    ):
        worked_out(corpus, 1)


@given(st.floats(0, 1))
def test_the_order_is_by_both_places_in_the_measure_that_is_asked_for(corpus, outlook, surprise):
    found = ranked(corpus, NAMES[0], ALL, outlook)
    by_likely, by_surprise = (found.order(each).tolist() for each in (0.0, 1.0))

    def place(each):
        return (1 - surprise) * by_likely.index(each) + surprise * by_surprise.index(each), by_likely.index(each)

    assert found.order(surprise).tolist() == sorted(by_likely, key=place)


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_share_is_from_none_to_all(corpus, outlook, share):
    with pytest.raises(ValueError, match="no share"):
        ranked(corpus, NAMES[0], ALL, outlook).order(share)


def test_what_is_as_good_as_impossible_has_a_chance_of_nearly_none(corpus, outlook):
    hopeless = replace(outlook, blend=replace(outlook.blend, intercept=-5_000.0))
    assert {0 <= link.likely < 1e-300 for link in open_links(corpus, NAMES[0], ALL, hopeless).links} == {True}


def test_links_ask_the_corpus_one_question_however_many_they_are(corpus, outlook, monkeypatch):
    found = ranked(corpus, NAMES[0], ALL, outlook)
    asked = []
    monkeypatch.setattr(
        type(corpus), "ask", lambda self, *question, ask=corpus.ask: asked.append(question) or ask(*question)
    )
    assert len(found.links(corpus, found.order())) == len(found) > 5
    assert len(asked) == 1
