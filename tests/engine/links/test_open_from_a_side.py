"""An approach of several parts is one start: what its works hold is joined, what is near in words is kin, order tells nothing."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from crossings.engine.links.corpus import Corpus, Work, build
from crossings.engine.links.outlook import worked_out
from crossings.engine.links.prediction import Asked, Start, open_links, ranked
from crossings.engine.links.prediction_telling import opened_as_data, opened_as_text
from crossings.engine.links.sides import Side
from crossings.engine.links.vocabulary import Name, Vocabulary
from crossings.engine.refusal import Refusal
from tests.engine.links.oracle import DISCIPLINES, NAMES, belongs, made_works
from tests.engine.links.test_scorers import NAMES as CODED
from tests.engine.links.test_scorers import WORKS as CODED_WORKS

WORKS = [work for work in made_works(220, seed=3) if len(work.concepts) < 3]
ALL = Asked(top=None, least_works=3)
SIDES = st.builds(
    Side,
    st.just("made"),
    concepts=st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
    works=st.lists(st.sampled_from([work.id for work in WORKS]), max_size=8, unique=True).map(tuple),
    disciplines=st.lists(st.sampled_from(DISCIPLINES), max_size=1).map(tuple),
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "works.corpus"
    build(WORKS, path)
    with Corpus.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def outlook(corpus):
    return worked_out(corpus, ALL.least_works)


@pytest.fixture(scope="module")
def coded(tmp_path_factory):
    """A corpus in which enough came true to learn from."""
    path = tmp_path_factory.mktemp("coded") / "works.corpus"
    build(CODED_WORKS, path)
    with Corpus.open(path) as opened:
        yield opened


def still_open(side):
    """Walking over the works: concepts that enough works hold, that no work of the side holds, and that share no word with it."""
    words = {word for label in (*side.concepts, *side.disciplines) for word in label.lower().split()}
    met = {concept for work in WORKS if belongs(work, side) for concept in work.concepts}
    held = {name for name in NAMES if sum(name in work.concepts for work in WORKS) >= ALL.least_works}
    return {name for name in held - met if not words & set(name.split())}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(SIDES)
def test_the_candidates_of_a_side_are_those_that_a_walk_over_the_works_finds(corpus, outlook, side):
    assume(any(belongs(work, side) for work in WORKS))
    found = ranked(corpus, side, ALL, outlook)
    named = {link.concept.label for link in found.links(corpus, found.order())}
    assert named == still_open(side)
    if isinstance(found.seen.start, Start):
        assert found.seen.start == Start("made", sum(belongs(work, side) for work in WORKS))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
@given(SIDES, st.randoms(use_true_random=False))
def test_the_order_in_which_the_parts_are_named_changes_nothing(corpus, outlook, side, random):
    assume(any(belongs(work, side) for work in WORKS))

    def shuffled(parts):
        return tuple(random.sample(parts, len(parts)))

    other = Side(side.name, shuffled(side.concepts), shuffled(side.works), side.disciplines)
    assert open_links(corpus, side, ALL, outlook) == open_links(corpus, other, ALL, outlook)


def test_a_side_of_one_concept_is_that_concept(coded):
    for name in CODED[:2]:
        asked = Asked(top=None, least_works=5)
        assert open_links(coded, Side("by any name", (name,)), asked) == open_links(coded, name, asked)


def test_a_side_gives_the_same_whether_all_was_worked_out_before_or_not(coded):
    side, asked = Side("two", tuple(CODED[:2])), Asked(top=None, least_works=5)
    anew = open_links(coded, side, asked)
    assert anew == open_links(coded, side, asked, worked_out(coded, 5))
    assert anew.blend.pairs > 0
    assert anew.links


def test_the_blend_is_learned_without_the_side(coded):
    outlook = worked_out(coded, 5)
    sides = [Side("one", tuple(CODED[:2])), Side("other", works=("w0001", "w0002", "w0700"))]
    assert {open_links(coded, side, Asked(), outlook).blend for side in sides} == {outlook.blend}


def test_two_concepts_that_are_held_apart_are_reached_by_more_than_each_alone(coded):
    """The works of a side are those of both: what either has met is joined."""
    one, other = CODED[0], CODED[7]
    asked = Asked(top=None, least_works=5)
    alone = [{link.concept.label for link in open_links(coded, each, asked).links} for each in (one, other)]
    both = {link.concept.label for link in open_links(coded, Side("both", (one, other)), asked).links}
    assert both == alone[0] & alone[1] - {one, other}


def test_a_concept_brings_the_works_of_those_below_it_and_none_of_them_is_suggested(tmp_path):
    names = [
        Name("hazard", "topic", "en", "hazard"),
        Name("flood", "topic", "en", "flood", "hazard"),
        *(Name(each, "topic", "en", each) for each in ("wages", "health", "law", "trade")),
    ]
    held = [
        ("flood", "wages"),
        ("wages", "health"),
        ("law", "health"),
        ("law", "trade"),
        ("trade", "wages"),
        ("hazard",),
    ]
    works = [Work(f"w{n:02}", "", 2000 + n % 9, concepts=held[n % 6]) for n in range(36)]
    build(works, tmp_path / "c.corpus", vocabulary=Vocabulary.of(names))
    with Corpus.open(tmp_path / "c.corpus") as corpus:
        asked = Asked(top=None, least_works=2)
        whole = {link.concept.id for link in open_links(corpus, Side("hazards", ("hazard",)), asked).links}
        alone = {link.concept.id for link in open_links(corpus, "hazard", asked).links}
    assert whole == {"health", "law", "trade"}
    assert alone == {"flood", "wages", "health", "law", "trade"}, "a concept by its name stands for itself"


def test_a_side_without_works_is_refused_by_its_name(tmp_path, corpus, outlook):
    names = [Name("empty", "topic", "en", "empty"), Name("below", "topic", "en", "below", "empty")]
    names += [Name(each, "topic", "en", each) for each in ("law", "trade", "wages")]
    works = [Work(f"w{n}", "", 2000, concepts=(("law", "trade", "wages")[n % 3],)) for n in range(9)]
    build([*works, Work("late", "", 2000, concepts=("below",))], tmp_path / "c.corpus", vocabulary=Vocabulary.of(names))
    with Corpus.open(tmp_path / "c.corpus") as other, pytest.raises(Refusal, match="“empty” is held by no work"):
        open_links(other, "empty", Asked(least_works=1))
    with pytest.raises(Refusal, match="no concept of this corpus"):
        open_links(corpus, Side("x", ("dry towns", "nothing of this kind")), ALL, outlook)
    with pytest.raises(Refusal, match="It names nothing"):
        open_links(corpus, Side("nothing"), ALL, outlook)


def test_a_side_is_told_by_its_name_and_its_works(corpus, outlook):
    found = open_links(corpus, Side("both", ("dry towns", "wet coasts")), Asked(), outlook)
    works = sum(bool({"dry towns", "wet coasts"} & set(work.concepts)) for work in WORKS)
    assert opened_as_data(found)["from"] == {"name": "both", "works": works}
    assert opened_as_text(found).startswith(f"From “both” ({works} works)")


@pytest.mark.parametrize("parts", list(permutations(("dry towns", "rich farms", "poor roads")))[:3])
def test_the_reasons_of_a_link_from_a_side_add_up(corpus, outlook, parts):
    found = ranked(corpus, Side("three", parts), ALL, outlook)
    for each, link in zip(found.order(), found.links(corpus, found.order()), strict=True):
        total = sum(reason.contribution for reason in link.reasons) + found.seen.blend.intercept
        assert total == pytest.approx(float(found.odds[each]))
        assert np.isfinite(total)
