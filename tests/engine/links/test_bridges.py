"""A bridge says what its works say: counts, expectations, association, order, evidence and works that join both sides."""

from functools import partial
from math import log, log1p

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossings.engine.links import matrices
from crossings.engine.links.bridges import Asked, bridges, shown
from crossings.engine.links.corpus import Corpus, Settings, Work, build
from crossings.engine.links.evidence import evidence
from crossings.engine.links.expressions import counted
from crossings.engine.links.scoring import Terms, judge
from crossings.engine.links.sides import Side, side_of
from crossings.engine.links.works import bridging_works
from crossings.engine.refusal import Refusal
from tests.engine.links import oracle

WORKS = oracle.made_works(many=220)
DRY, POOR = Side("dry", oracle.NAMES[:2]), Side("poor", oracle.NAMES[10:12], works=("w001", "w005"))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("bridges") / "works.corpus"
    build(WORKS, path)
    with Corpus.open(path) as opened:
        yield opened


def opened(path, works, **choices):
    build(works, path, settings=Settings(**choices))
    return Corpus.open(path)


def association(within, side, held, works):
    g2 = oracle.g2(within, side, held - within, works - side)
    return log1p(max(g2, 0)) * (1 if within * works > side * held else -1)


def names_of(found):
    return [each.concept.label for each in found.bridges]


@pytest.mark.slow
@settings(max_examples=12)
@given(
    a=st.sets(st.sampled_from(oracle.NAMES), min_size=1, max_size=2),
    c=st.sets(st.sampled_from(oracle.NAMES), min_size=1, max_size=2),
    years=st.sampled_from([(None, None), (2005, None), (2003, 2012)]),
)
def test_every_number_of_a_bridge_is_what_a_walk_over_the_works_finds(corpus, a, c, years):
    one, other = Side("a", tuple(a)), Side("c", tuple(c))
    try:
        found = bridges(corpus, one, other, Asked(years=years, support=2))
    except Refusal:
        return
    (works, of_a, of_c, both, first), counts = oracle.counted(WORKS, one, other, 2, years)
    assert (found.works, found.a.works, found.c.works, found.joint_works, found.first_joint_year) == (
        works,
        of_a,
        of_c,
        both,
        first,
    )
    assert found.expected_joint == pytest.approx(of_a * of_c / works)
    for each in found.bridges:
        held, in_a, in_c, in_both, first_year = counts[each.concept.label]
        assert (each.observed_from, each.observed_to, each.joint_works) == (in_a, in_c, in_both)
        assert each.first_joint_year == (first_year or None)
        assert each.expected_from == pytest.approx(held * of_a / works)
        assert each.expected_to == pytest.approx(held * of_c / works)
        assert each.expected_joint == pytest.approx(in_a * in_c / held)
        assert each.association_from == pytest.approx(association(in_a, of_a, held, works), abs=1e-6)
        assert each.association_to == pytest.approx(association(in_c, of_c, held, works), abs=1e-6)
        assert each.score == pytest.approx(each.strength + each.contrast)
    assert not {*names_of(found)} & (a | c)
    assert {*names_of(found)} <= {*counts}


def test_the_score_is_the_weaker_association_and_a_quarter_of_the_stronger_where_half_of_the_works_are_outside(corpus):
    found = bridges(corpus, Side("a", (oracle.NAMES[0],)), Side("c", (oracle.NAMES[11],)))
    assert "little_outside" not in found.warnings
    for each in found.bridges:
        weaker, stronger = sorted((each.association_from, each.association_to))
        assert each.strength == pytest.approx(weaker + stronger / 4)


def test_matrices_and_duckdb_rank_alike(corpus):
    by_file = bridges(corpus, DRY, POOR)
    by_matrices = bridges(corpus, DRY, POOR, counting=partial(matrices.counted, matrices.incidence(corpus)))
    assert by_file.bridges
    assert by_file.bridges == by_matrices.bridges


def test_the_two_sides_can_be_turned_round(corpus):
    there, back = bridges(corpus, DRY, POOR), bridges(corpus, POOR, DRY)
    assert names_of(there) == names_of(back)
    assert [each.observed_from for each in there.bridges] == [each.observed_to for each in back.bridges]


def test_only_the_first_are_given_where_a_number_is_asked_for(corpus):
    found = bridges(corpus, DRY, POOR, Asked(top=2))
    assert (len(found.bridges), found.candidates) == (2, len(bridges(corpus, DRY, POOR).bridges))


def test_concepts_left_out_and_the_sides_themselves_are_no_bridges(corpus):
    first = bridges(corpus, DRY, POOR).bridges[0].concept.label
    left = names_of(bridges(corpus, DRY, POOR, Asked(without=(first,))))
    assert first not in left
    assert not {*left} & {*DRY.concepts, *POOR.concepts}


def test_a_term_that_names_a_side_or_is_part_of_its_name_is_no_bridge(tmp_path):
    joined = ("climate change", "climate", "climate change adaptation", "harvest", "wages")
    works = [Work(f"w{number}", concepts=joined) for number in range(4)] + [Work("x", concepts=("roads",))]
    with opened(tmp_path / "c", works) as corpus:
        assert names_of(bridges(corpus, side_of("climate changes"), side_of("wages"))) == ["harvest"]


def test_a_term_within_a_longer_one_held_by_the_same_works_is_shown_once(tmp_path):
    titles = ["Drought and calcium channel blockers", "Wages and calcium channel blockers"]
    works = [Work(f"w{number}", titles[number % 2]) for number in range(8)] + [Work("x", "Roads")]
    with opened(tmp_path / "c", works) as corpus:
        found = bridges(corpus, side_of("drought"), side_of("wages"))
    assert [each.concept.label for each in shown(found, 20)] == ["calcium channel blockers"]
    assert {each.same_works_as for each in found.bridges} == {None, "calcium channel blockers"}


def test_places_are_bridges_only_where_they_are_asked_for(corpus):
    assert bridges(corpus, DRY, POOR, Asked(types=("place",))).bridges == ()
    assert bridges(corpus, DRY, POOR, Asked(types=("topic",))).bridges == bridges(corpus, DRY, POOR).bridges


def test_a_large_side_is_said_with_narrower_ones_that_are_not(corpus):
    found = bridges(corpus, Side("many", disciplines=("Law",)), POOR)
    assert "from_is_large" in found.warnings
    assert found.a.share > 0.05
    assert all(offer.works_in_all <= 0.05 * found.works for offer in found.a.offers)


def test_narrower_offers_are_of_the_side_and_under_a_twentieth(tmp_path):
    works = [Work(f"w{n:04d}", concepts=("economy", f"part {n % 20}", f"other {n % 7}")) for n in range(1_000)]
    works += [Work(f"x{n:04d}", concepts=("drought", f"part {n % 20}")) for n in range(1_000)]
    with opened(tmp_path / "c", works) as corpus:
        found = bridges(corpus, side_of("economy"), side_of("drought"))
    assert {"from_is_large", "to_is_large", "little_outside"} <= {*found.warnings}
    assert all(offer.works_in_all <= 100 for offer in (*found.a.offers, *found.c.offers))


def test_a_side_without_works_in_the_years_asked_for_is_refused(corpus):
    with pytest.raises(Refusal, match=r"“dry” has no works"):
        bridges(corpus, DRY, POOR, Asked(years=(1900, 1901)))


@pytest.mark.parametrize(
    "asked",
    [Asked(types=("colour",)), Asked(support=0), Asked(years=(2010, 2000)), Asked(without=("nowhere",))],
    ids=repr,
)
def test_a_choice_that_is_none_is_refused(corpus, asked):
    with pytest.raises(Refusal):
        bridges(corpus, DRY, POOR, asked)


def test_a_general_word_of_a_title_stands_below_a_subject_that_as_many_works_hold(tmp_path):
    titles = ["Drought: a study of remittances", "Wages: a study of remittances", "Roads and ports", "Rivers and towns"]
    with opened(tmp_path / "c", [Work(f"w{n}", titles[n % 4]) for n in range(40)]) as corpus:
        found = bridges(corpus, side_of("drought"), side_of("wages"))
        assert names_of(found) == ["remittances", "study"]
        plain = bridges(corpus, side_of("drought"), side_of("wages"), Asked(contrast=0))
    assert plain.bridges[0].score == pytest.approx(plain.bridges[1].score)


def in_the_order_told(works, own, others):
    """More of the side's own concepts first, then more of the other bridges, then the newest, then by id."""

    def place(work):
        return -len(own & {*work.concepts}), -len(others & {*work.concepts}), -(work.year or -32768), work.id

    return [work.id for work in sorted(works, key=place)]


def test_evidence_is_of_the_right_side_and_in_the_order_that_is_told(corpus):
    found = bridges(corpus, DRY, POOR)
    for bridge in found.bridges[:4]:
        name = bridge.concept.label
        others = {*names_of(found)[:20]} - {name}
        told = evidence(corpus, found, bridge, size=3)
        for rows, of_a, of_c in ((told.a, True, False), (told.c, False, True), (told.joint, True, True)):
            holding = [
                work
                for work in WORKS
                if name in work.concepts and (oracle.belongs(work, DRY), oracle.belongs(work, POOR)) == (of_a, of_c)
            ]
            own = {*(DRY.concepts if of_a else ()), *(POOR.concepts if of_c else ())}
            assert [row.id for row in rows] == in_the_order_told(holding, own, others)[:3]


def test_bridging_works_are_those_that_reach_both_sides(corpus):
    found = bridges(corpus, DRY, POOR)
    by_hand = oracle.reached(WORKS, DRY, POOR)
    told = {each.work.id: tuple(each)[1:7] for each in bridging_works(corpus, found, size=500)}
    assert told == by_hand


def test_the_diversity_of_a_work_is_rao_stirling_over_its_concepts(corpus):
    by_id = {each.id: each for each in WORKS}
    for each in bridging_works(corpus, bridges(corpus, DRY, POOR)):
        assert each.diversity == pytest.approx(oracle.diversity(WORKS, by_id[each.work.id]))


def test_works_that_hold_or_cite_both_sides_come_before_those_that_are_only_coupled(corpus):
    found = bridging_works(corpus, bridges(corpus, DRY, POOR), size=500)
    ties = [min(each.in_a + each.cites_a, each.in_c + each.cites_c) for each in found]
    assert ties == sorted(ties, reverse=True)


def test_what_is_rarer_in_the_background_stands_higher(corpus):
    counts = counted(corpus, bridges(corpus, DRY, POOR).question)
    many = len(counts.concept)
    labels = [f"term {number}" for number in range(many)]
    rare, common = (judge(counts, Terms(labels, "en", "vocabulary", [held] * many, 1000)) for held in (0, 99))
    assert (rare.contrast - common.contrast).tolist() == pytest.approx([log(100) / 2] * many)
