"""Scorers give what networkx and walks over the works give; the blend adds up, learns what is there, and sees no later work."""

import math

import networkx as nx
import numpy as np
import pytest

from crossings.engine.links import evaluation, scorers
from crossings.engine.links.blend import Blend, learn
from crossings.engine.links.corpus import Corpus, Settings, Work, build
from crossings.engine.links.evaluation import learned_until
from crossings.engine.links.grounds import Grounds
from crossings.engine.links.slices import holdings_of, joined_between, slice_until, stems_of
from crossings.engine.refusal import Refusal

NAMES = [f"{first}{second}" for first in "bdfghjklmpqr" for second in ("arn", "elt", "ist", "omp", "und", "yrk")]


def made_works(many=900, seed=11):
    rng = np.random.default_rng(seed)
    theme = rng.integers(0, 8, len(NAMES))
    rate = rng.pareto(2.5, len(NAMES)) + 0.3
    works = []
    for number in range(many):
        chance = rate * np.where(theme == rng.integers(0, 8), 12, 1)
        held = rng.choice(len(NAMES), rng.integers(1, 4), replace=False, p=chance / chance.sum())
        authors = tuple({f"author {each}" for each in rng.integers(0, 40, 2)})
        works.append(
            Work(f"w{number:04}", "", 2000 + number // 45, concepts=tuple(NAMES[n] for n in held), authors=authors)
        )
    return works


WORKS = made_works()


@pytest.fixture(scope="module")
def holdings(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "works.corpus"
    build(WORKS, path)
    with Corpus.open(path) as corpus:
        return holdings_of(corpus)


@pytest.fixture(scope="module")
def grounds(holdings):
    return Grounds(slice_until(holdings, 2009, least_works=5))


@pytest.fixture(scope="module")
def graph(grounds):
    return nx.from_numpy_array(grounds.linked)


@pytest.mark.parametrize(
    ("scorer", "peer"),
    [
        (scorers.preferential_attachment, nx.preferential_attachment),
        (scorers.adamic_adar, nx.adamic_adar_index),
        (scorers.resource_allocation, nx.resource_allocation_index),
        (scorers.jaccard, nx.jaccard_coefficient),
    ],
)
def test_a_scorer_of_the_graph_gives_what_networkx_gives(grounds, graph, scorer, peer):
    known = grounds.slice
    expected = [value for _, _, value in peer(graph, list(zip(known.a.tolist(), known.b.tolist(), strict=True)))]
    assert len(expected) > 50
    assert scorer(grounds, known.a, known.b) == pytest.approx(expected)


def test_common_neighbours_are_those_of_networkx(grounds, graph):
    known = grounds.slice
    expected = [
        len(list(nx.common_neighbors(graph, a, b))) for a, b in zip(known.a.tolist(), known.b.tolist(), strict=True)
    ]
    assert scorers.common_neighbours(grounds, known.a, known.b).tolist() == expected


def test_bridging_sums_over_concepts_the_weaker_association(grounds):
    known, strong = grounds.slice, grounds.association
    expected = [
        sum(min(strong[a, c], strong[b, c]) for c in range(known.size)) for a, b in zip(known.a, known.b, strict=True)
    ]
    assert scorers.bridging_association(grounds, known.a, known.b) == pytest.approx(expected)


def test_links_of_similar_concepts_are_a_mean_weighted_by_likeness(grounds):
    alike, strength = grounds.alike_by_surplus, grounds.strength(3)
    a, b = int(grounds.slice.a[0]), int(grounds.slice.b[0])

    def mean(one, other):
        weights = alike[one] ** 2
        return (weights * strength[:, other]).sum() / weights.sum()

    found = scorers.similar_links(scorers.SURPLUS, 2, 3)(grounds, grounds.slice.a[:1], grounds.slice.b[:1])
    assert found[0] == pytest.approx(math.log(mean(a, b) * mean(b, a) + 1e-4))


def test_every_term_is_a_number_for_every_pair_and_each_knows_its_kind(grounds):
    found = scorers.values(grounds)
    assert found.shape == (len(grounds.slice.a), len(scorers.TERMS))
    assert np.isfinite(found).all()
    assert set(scorers.KINDS) == set(scorers.TERMS)


def test_no_term_sees_a_work_of_a_later_year(tmp_path):
    """The same slice of a corpus that has no later works at all."""
    values = []
    for number, works in enumerate((WORKS, [work for work in WORKS if work.year <= 2009])):
        path = tmp_path / f"{number}.corpus"
        build(works, path)
        with Corpus.open(path) as corpus:
            known = slice_until(holdings_of(corpus), 2009, least_works=5)
            labels = [corpus.concept_by_number(int(each)).label for each in known.concepts]
        values.append((labels, scorers.values(Grounds(known)).tolist()))
    assert values[0] == values[1]


def test_pairs_of_a_slice_are_those_that_no_earlier_work_joins(holdings):
    known = slice_until(holdings, 2009, least_works=5)
    held = holdings.holds.toarray() > 0
    early, late = holdings.year <= 2009, (holdings.year > 2009) & (holdings.year <= 2012)
    pairs = set(zip(known.concepts[known.a].tolist(), known.concepts[known.b].tolist(), strict=True))
    count = held[early].sum(axis=0)
    expected = {
        (a, b)
        for a in range(held.shape[1])
        for b in range(a + 1, held.shape[1])
        if min(count[a], count[b]) >= 5 and not (held[early, a] & held[early, b]).any()
    }
    assert pairs == expected
    met = [
        (held[late, a] & held[late, b]).any()
        for a, b in zip(known.concepts[known.a], known.concepts[known.b], strict=True)
    ]
    assert joined_between(holdings, known, 2012).tolist() == met


def test_terms_that_share_a_word_are_no_pair(tmp_path):
    said = ["labour market", "market power", "trade of grain", "price of oil"]
    works = [Work(f"w{n}", "", 2000, concepts=(said[n % 4],)) for n in range(12)]
    build(works, tmp_path / "c.corpus")
    with Corpus.open(tmp_path / "c.corpus") as corpus:
        known = slice_until(holdings_of(corpus), 2000, least_works=1)
        labels = [corpus.concept_by_number(int(each)).label for each in known.concepts]
    pairs = {frozenset((labels[a], labels[b])) for a, b in zip(known.a, known.b, strict=True)}
    assert frozenset(said[:2]) not in pairs
    assert frozenset(said[2:]) in pairs, "“of” is no word that joins"
    assert stems_of("Migration of workers", "en") == stems_of("workers' migrations", "en")


def test_of_many_candidates_those_are_taken_that_most_works_hold(holdings):
    few = slice_until(holdings, 2009, least_works=1, most=4)
    many = slice_until(holdings, 2009, least_works=1)
    assert few.size == 4
    assert sorted(few.works) == sorted(many.works)[-4:]
    assert slice_until(holdings, 2009, most=4, least_works=1, always=(int(many.concepts[0]),)).size in (4, 5)


def test_too_few_candidates_are_refused(holdings):
    with pytest.raises(Refusal, match="Pairs need at least three"):
        slice_until(holdings, 2009, least_works=10_000)


def test_a_corpus_without_years_is_refused(tmp_path):
    build(
        [Work("a", "Drought and wages"), Work("b", "Drought")], tmp_path / "c.corpus", settings=Settings(least_works=1)
    )
    with (
        Corpus.open(tmp_path / "c.corpus") as corpus,
        pytest.raises(Refusal, match="No work of this corpus has a year"),
    ):
        _ = holdings_of(corpus).last_year


def test_learning_finds_the_weights_by_which_pairs_were_made():
    rng = np.random.default_rng(2)
    values = rng.normal(5, 2, (40_000, 2)).astype(np.float32)
    likely = 1 / (1 + np.exp(-(-1 + 0.8 * (values[:, 0] - 5) / 2 - 0.4 * (values[:, 1] - 5) / 2)))
    blend = learn(("x", "y"), values, rng.random(len(values)) < likely, until=2004, years=5, penalty=1.0)
    assert blend.weights == pytest.approx((0.8, -0.4), abs=0.05)
    assert blend.intercept == pytest.approx(-1, abs=0.05)
    found = 1 / (1 + np.exp(-blend.log_odds(values)))
    assert found.mean() == pytest.approx(likely.mean(), abs=0.01), "calibrated"


def test_learning_finds_its_way_where_whole_steps_would_lead_astray():
    """What seldom comes true, and nearly always where a value lies far out, as a search without curvature finds it."""
    from scipy.optimize import minimize

    rng = np.random.default_rng(3)
    values = np.exp(rng.normal(0, 2, (20_000, 1))).astype(np.float32)
    came_true = (values[:, 0] > np.quantile(values, 0.998)) | (rng.random(20_000) < 0.0005)
    blend = learn(("x",), values, came_true, until=2004, years=5)
    terms = (values[:, 0].astype(float) - blend.centre[0]) / blend.spread[0]

    def loss(at):
        odds = at[0] + at[1] * terms
        return (np.logaddexp(0, odds) - odds * came_true).sum() + 100 * at[1] ** 2 / 2

    best = minimize(loss, [-5.0, 0.0], method="Nelder-Mead", options={"xatol": 1e-7, "fatol": 1e-7, "maxiter": 4_000})
    assert (blend.intercept, *blend.weights) == pytest.approx(tuple(best.x), rel=1e-3)


def test_reasons_and_the_intercept_add_up_to_the_log_odds(holdings, grounds):
    blend = learned_until(holdings, 2009, least_works=5)
    values = scorers.values(grounds, blend.names)
    blend = blend.standardised_by(values)
    assert blend.pairs > 0
    for row, odds in zip(values[:20], blend.log_odds(values)[:20], strict=True):
        assert sum(each.contribution for each in blend.reasons(row)) + blend.intercept == pytest.approx(odds)
    assert Blend.from_json(blend.as_json()) == blend


def test_a_term_that_never_differs_weighs_nothing():
    values = np.array([[0, 1], [0, 2], [0, 3], [0, 4]], dtype=np.float32)
    blend = learn(("none", "some"), values, np.array([False, True, False, True]), until=2004, years=5, penalty=1.0)
    assert blend.weights[0] == 0


def test_where_few_pairs_came_true_candidates_of_fewer_works_are_learned_from_too(holdings, monkeypatch):
    monkeypatch.setattr(evaluation, "FEW", 5)
    monkeypatch.setattr(evaluation, "ENOUGH", 5)
    as_asked = learned_until(holdings, 2012, least_works=12)
    monkeypatch.setattr(evaluation, "ENOUGH", 10_000)
    wider = learned_until(holdings, 2012, least_works=12)
    assert 0 < as_asked.came_true < wider.came_true
    assert as_asked.pairs < wider.pairs


def test_where_there_is_too_little_to_learn_from_two_terms_weigh_alike(holdings):
    blend = learned_until(holdings, 2001, least_works=30)
    assert (blend.pairs, len(set(blend.weights))) == (0, 1)
