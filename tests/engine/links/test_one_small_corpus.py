"""One corpus of twelve works, small enough to be worked out with a pencil: its bridges, years, exclusions, matrices, evidence."""

from functools import partial
from math import log1p

import pytest

from crossings.engine.links import matrices
from crossings.engine.links.bridges import Asked, bridges
from crossings.engine.links.corpus import Corpus, Work, build
from crossings.engine.links.evidence import evidence
from crossings.engine.links.sides import Side
from crossings.engine.refusal import Refusal
from tests.engine.links import oracle

HELD = {  # id: (year, concepts)
    "w01": (2001, "drought aid"),
    "w02": (2002, "drought aid"),
    "w03": (2003, "drought aid roads"),
    "w04": (None, "drought roads"),
    "w05": (2005, "wages aid"),
    "w06": (2006, "wages aid"),
    "w07": (2007, "wages roads"),
    "w08": (2008, "drought wages aid"),
    "w09": (2004, "drought wages aid roads"),
    "w10": (2010, "trade roads"),
    "w11": (2011, "trade"),
    "w12": (None, "trade"),
}
WORKS = [Work(id_, id_, year, concepts=tuple(said.split())) for id_, (year, said) in HELD.items()]
DROUGHT, WAGES = Side("drought", ("drought",)), Side("wages", ("wages",))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("small") / "works.corpus"
    build(WORKS, path)
    with Corpus.open(path) as opened:
        yield opened


def asked(corpus, support=1, **choices):
    return bridges(corpus, DROUGHT, WAGES, Asked(support=support, **choices))


def by_label(found):
    return {each.concept.label: each for each in found.bridges}


def test_the_sides_have_the_works_that_one_counts(corpus):
    found = asked(corpus)
    assert (found.works, found.a.works, found.c.works, found.joint_works) == (12, 6, 5, 2)
    assert found.expected_joint == pytest.approx(6 * 5 / 12)
    assert found.first_joint_year == 2004
    assert (found.a.share, found.c.share) == (6 / 12, 5 / 12)


@pytest.mark.parametrize(("label", "counts"), [("aid", (7, 5, 4, 2, 2004)), ("roads", (5, 3, 2, 1, 2004))])
def test_a_bridge_has_the_numbers_that_one_counts(corpus, label, counts):
    held, of_a, of_c, both, first = counts
    told = by_label(asked(corpus))[label]
    assert (told.observed_from, told.observed_to, told.joint_works, told.first_joint_year) == (of_a, of_c, both, first)
    assert told.expected_from == pytest.approx(held * 6 / 12)
    assert told.expected_to == pytest.approx(held * 5 / 12)
    assert told.expected_joint == pytest.approx(of_a * of_c / held)
    for association, within, side in ((told.association_from, of_a, 6), (told.association_to, of_c, 5)):
        sign = 1 if within * 12 > held * side else -1
        assert association == pytest.approx(sign * log1p(oracle.g2(within, side, held - within, 12 - side)))


def test_what_one_side_alone_holds_is_no_bridge(corpus):
    assert list(by_label(asked(corpus))) == ["aid", "roads"]
    assert by_label(asked(corpus, support=3)).keys() == {"aid"}
    assert by_label(asked(corpus, support=5)) == {}


def test_the_two_sides_turned_round_swap_all_that_is_of_a_side_and_keep_the_rest(corpus):
    there, back = asked(corpus), bridges(corpus, WAGES, DROUGHT, Asked(support=1))
    assert (there.a.works, there.c.works) == (back.c.works, back.a.works)
    for one, other in zip(there.bridges, back.bridges, strict=True):
        swapped = other._replace(
            observed_from=other.observed_to, observed_to=other.observed_from,
            expected_from=other.expected_to, expected_to=other.expected_from,
            association_from=other.association_to, association_to=other.association_from,
        )  # fmt: skip
        assert tuple(one)[1:] == pytest.approx(tuple(swapped)[1:], abs=1e-9, nan_ok=False)
        assert one.concept == other.concept


@pytest.mark.parametrize(
    ("years", "works", "labels"),
    [
        ((2001, 2004), (4, 4, 1), {"aid", "roads"}),
        ((2005, None), (6, 1, 4), {"aid"}),
        ((None, 2004), (4, 4, 1), {"aid", "roads"}),
        ((2004, 2004), (1, 1, 1), {"aid", "roads"}),
        ((1900, 2100), (10, 5, 5), {"aid", "roads"}),
    ],
)
def test_of_some_years_only_their_works_count_both_ends_with_them(corpus, years, works, labels):
    found = asked(corpus, years=years)
    assert (found.works, found.a.works, found.c.works) == works
    assert by_label(found).keys() == labels


def test_a_side_without_works_in_those_years_is_refused(corpus):
    with pytest.raises(Refusal, match=r"“wages” has no works"):
        asked(corpus, years=(None, 2003))


def test_a_concept_left_out_by_any_of_its_names_is_left_out_and_changes_no_other(corpus):
    before = by_label(asked(corpus))
    for name in ("aid", "AID", "aids"):
        assert by_label(asked(corpus, without=(name,))) == {"roads": before["roads"]}


@pytest.mark.parametrize("years", [(None, None), (2003, 2008), (None, 2006), (2004, None)])
def test_matrices_give_the_same_answer_as_expressions_in_all_years(corpus, years):
    by_matrices = partial(matrices.counted, matrices.incidence(corpus))
    chosen = Asked(support=1, years=years)
    one, other = bridges(corpus, DROUGHT, WAGES, chosen), bridges(corpus, DROUGHT, WAGES, chosen, by_matrices)
    assert one.bridges
    assert one == other


def test_evidence_shows_works_of_one_side_only_and_those_of_both_apart(corpus):
    found = asked(corpus)
    told = evidence(corpus, found, by_label(found)["roads"], size=9)
    assert [{row.id for row in rows} for rows in (told.a, told.c, told.joint)] == [{"w03", "w04"}, {"w07"}, {"w09"}]


def test_a_side_of_listed_works_is_that_of_the_concept_that_they_hold(corpus):
    """Only the name differs: without one, the concept that all of them hold is a bridge like others."""
    listed = Side("listed", works=tuple(work.id for work in WORKS if "drought" in work.concepts))
    one, other = asked(corpus), bridges(corpus, listed, WAGES, Asked(support=1))
    assert by_label(other).keys() == {"aid", "roads", "drought"}
    for label, each in by_label(one).items():
        assert by_label(other)[label][2:11] == each[2:11]
    assert by_label(other)["drought"].observed_from == 6


def test_ideas_of_one_score_stand_in_the_order_of_their_ids(tmp_path):
    names = ("zinc", "iron", "gold")
    works = [Work(f"w{n}", concepts=(("drought", "wages")[n % 2], *names)) for n in range(6)]
    build([*works, *(Work(f"x{n}", concepts=("trade",)) for n in range(8))], tmp_path / "c")
    with Corpus.open(tmp_path / "c") as corpus:
        found = bridges(corpus, DROUGHT, WAGES)
    assert [each.concept.label for each in found.bridges] == ["gold", "iron", "zinc"]
    assert len({round(each.score, 9) for each in found.bridges}) == 1
