"""People are introduced who work on the same apart; whoever may not be shown leaves no trace."""

import networkx as nx
import numpy as np
import pytest

from crossings.engine.links.corpus import Corpus, Work, build
from crossings.engine.links.people import Asked, between_institutes, introductions, likeness
from crossings.engine.links.slices import holdings_of
from tests.engine.links.test_scorers import WORKS

TOPICS = {"amina": "drought", "wei": "drought", "tomas": "drought", "ingrid": "wages", "noor": "drought"}
HOMES = {"amina": "north", "wei": "south", "tomas": "north", "ingrid": "south", "noor": "south"}


def work(number, *people, topic=None, discipline="economics"):
    return Work(
        f"w{number:02}",
        f"Work {number}",
        2000 + number,
        authors=tuple(each.title() for each in people),
        people=people,
        institutes=tuple(HOMES[each] for each in people),
        concepts=(topic or TOPICS[people[0]], "migrants"),
        disciplines=(discipline,),
    )


ALONE = [work(number, person) for number, person in enumerate([*TOPICS] * 3)]
TOGETHER = [work(20, "amina", "noor"), work(21, "wei", "noor"), work(22, "tomas", "noor")]
OTHERS = [Work(f"x{number}", "", 2001, authors=("Else",), concepts=("roads",)) for number in range(20)]


@pytest.fixture
def opened(tmp_path):
    def open_corpus(works):
        build(works, tmp_path / "people.corpus")
        return Corpus.open(tmp_path / "people.corpus")

    return open_corpus


def found(corpus, shown, **choices):
    return introductions(corpus, Asked(shown, **choices))


def pairs(introduced):
    return {(each.a.id, each.b.id) for each in introduced}


def test_two_of_one_topic_at_different_institutes_are_introduced(opened):
    with opened([*ALONE, *OTHERS]) as corpus:
        first = found(corpus, ("amina", "wei", "tomas", "ingrid"), across="institute")[0]
        assert (first.a.name, first.b.name) in {("Amina", "Wei"), ("Tomas", "Wei")}
        assert first.shared[0].label == "drought"
        assert [len(side.evidence) for side in (first.a, first.b)] == [2, 2]
        assert first.a.evidence[0].year > first.a.evidence[1].year
        assert ("amina", "tomas") not in pairs(found(corpus, None, across="institute"))
        assert ("amina", "tomas") in pairs(found(corpus, None, across="any"))


def test_those_who_have_a_work_together_are_not_introduced(opened):
    with opened([*ALONE, *TOGETHER, *OTHERS]) as corpus:
        assert not {("amina", "noor"), ("noor", "wei"), ("noor", "tomas")} & pairs(found(corpus, None, across="any"))


def test_whoever_may_not_be_shown_leaves_no_trace_not_even_in_counts(opened):
    shown = ("amina", "wei", "tomas", "ingrid")
    with opened([*ALONE, *TOGETHER, *OTHERS]) as corpus:
        with_noor = found(corpus, (*shown, "noor"), across="any")
        without = found(corpus, shown, across="any")
        assert any("noor" in (each.a.id, each.b.id) or each.acquaintance > 0 for each in with_noor)
        assert all(each.acquaintance == 0 for each in without), "Noor knows them all"
        assert "noor" not in repr(without).lower()
        assert found(corpus, ()) == ()
        institutes = between_institutes(corpus, Asked(("amina", "tomas"), least_works=1))
        assert "south" not in repr(institutes)


def test_people_of_other_disciplines_are_introduced_where_that_is_asked_for(opened):
    other = [work(30 + number, "wei", discipline="law") for number in range(4)]
    with opened([*ALONE, *other, *OTHERS]) as corpus:
        told = pairs(found(corpus, None, across="discipline"))
        assert told
        assert all("wei" in pair for pair in told)


def test_institutes_of_one_topic_are_introduced_unless_they_have_a_work_together(opened):
    with opened([*ALONE, *OTHERS]) as corpus:
        assert pairs(between_institutes(corpus, Asked(None))) == {("north", "south")}
    with opened([*ALONE, *TOGETHER, *OTHERS]) as corpus:
        assert between_institutes(corpus, Asked(None)) == ()


def test_where_neither_institutes_nor_disciplines_are_known_any_two_may_meet(opened):
    with opened(WORKS) as corpus:
        assert found(corpus, None)
        assert found(corpus, None, across="institute") == ()


def test_likeness_is_cosine_of_topics_and_adamic_adar_of_networkx(opened):
    with opened(WORKS) as corpus:
        holdings = holdings_of(corpus)
    wrote = holdings.wrote.T.tocsr()
    people = np.ones((wrote.shape[0],) * 2, dtype=bool)
    told = likeness(wrote, holdings.holds, people)
    together = (wrote @ wrote.T).toarray()
    np.fill_diagonal(together, 0)
    graph = nx.from_numpy_array(together > 0)
    ebunch = list(zip(told.a.tolist(), told.b.tolist(), strict=True))
    assert not any(graph.has_edge(*pair) for pair in ebunch)
    assert told.acquaintance == pytest.approx([value for *_, value in nx.adamic_adar_index(graph, ebunch)])
    held = holdings.holds.toarray()
    profile = (wrote.toarray() @ held) * np.log(len(held) / held.sum(axis=0))
    profile /= np.linalg.norm(profile, axis=1, keepdims=True)
    assert told.topics == pytest.approx([profile[a] @ profile[b] for a, b in ebunch])

    def z(part):
        return (part - part.mean()) / part.std()

    assert told.score == pytest.approx(2 * z(told.topics) + z(told.acquaintance))


def test_of_what_somebody_works_on_newer_works_tell_more(opened):
    """Amina turned from wages to drought, Tomas from drought to wages; Wei has always worked on drought."""
    years = (1990, 1991, 2020, 2021)
    works = [
        Work(f"{who}{year}", "", year, authors=(who,), concepts=(topic,))
        for who, early, late in (
            ("Amina", "wages", "drought"),
            ("Tomas", "drought", "wages"),
            ("Wei", "drought", "drought"),
        )
        for year, topic in zip(years, (early, early, late, late), strict=True)
    ]
    with opened([*works, *OTHERS]) as corpus:
        told = {
            (each.a.name, each.b.name): each.topics for each in found(corpus, ("Amina", "Tomas", "Wei"), across="any")
        }
    assert told["Amina", "Wei"] > 0.9
    assert told["Tomas", "Wei"] < 0.2
