"""Which concepts works hold: stated ones, those of a vocabulary in texts, terms of titles; also those of a background."""

from functools import partial

import pytest

from crossings.engine.links.corpus import Corpus, Settings, Work, build
from crossings.engine.links.vocabulary import Name, Vocabulary
from crossings.engine.refusal import Refusal

NAMES = [
    Name("hazards", "event", "en", "natural hazards"),
    Name("drought", "event", "en", "drought", "hazards"),
    Name("drought", "event", "es", "sequía", "hazards"),
    Name("wages", "topic", "en", "wages"),
    Name("law", "discipline", "en", "Law"),
    Name("unheard", "topic", "en", "unheard of"),
]
HELD = """SELECT work.id, concept.id FROM holds JOIN work ON work = work.number
JOIN concept ON concept = concept.number ORDER BY ALL"""


@pytest.fixture
def built(tmp_path):
    """What a corpus of these works holds: for each work the ids of its concepts; and more, where it is asked."""

    def make(works, asked=HELD, **more):
        build(works, tmp_path / "one.corpus", **more)
        with Corpus.open(tmp_path / "one.corpus") as corpus:
            return corpus.ask(asked)

    return make


@pytest.fixture
def with_vocabulary(built):
    return partial(built, vocabulary=Vocabulary.of(NAMES))


def test_titles_and_abstracts_are_looked_through_for_names(with_vocabulary):
    works = [
        Work("a", "Droughts"),
        Work("b", "", abstract="On wage setting"),
        Work("c", "La sequía", language="es"),
        Work("d", "Sequía"),
    ]
    assert with_vocabulary(works) == [("a", "drought"), ("b", "wages"), ("c", "drought")]


def test_no_name_reaches_from_the_title_into_the_abstract(built):
    names = Vocabulary.of([Name("lm", "topic", "en", "labour migration"), Name("m", "topic", "en", "migration")])
    assert built([Work("a", "On labour", abstract="migration")], vocabulary=names) == [("a", "m")]


def test_what_is_stated_is_looked_up_by_name_and_by_id(with_vocabulary):
    works = [Work("a", concepts=("Wage", "drought")), Work("b", concepts=("sequía",))]
    assert with_vocabulary(works) == [("a", "drought"), ("a", "wages"), ("b", "drought")]


def test_what_the_vocabulary_does_not_know_is_kept_and_looked_through(with_vocabulary):
    works = [Work("a", concepts=("Drought policies",)), Work("b", concepts=("drought policy",))]
    assert with_vocabulary(works) == [
        ("a", "drought"),
        ("a", "drought polici"),
        ("b", "drought"),
        ("b", "drought polici"),
    ]


def test_what_the_vocabulary_does_not_know_may_be_left_out(with_vocabulary):
    works = [Work("a", concepts=("Drought policies", "fun"), disciplines=("Economics", "law"))]
    assert with_vocabulary(works, settings=Settings(keep_stated=False)) == [("a", "drought"), ("a", "law")]


def test_a_concept_that_only_lies_above_others_is_there_and_held_by_none(with_vocabulary):
    asked = """SELECT one.id, one.works, above.id
        FROM concept AS one LEFT JOIN concept AS above ON one.broader = above.number ORDER BY 1"""
    assert with_vocabulary([Work("a", "Drought")], asked) == [("drought", 1, "hazards"), ("hazards", 0, None)]


def test_labels_are_those_of_the_vocabulary_in_all_languages(with_vocabulary):
    found = with_vocabulary([Work("a", "Drought")], "SELECT language, text FROM label WHERE concept = 0")
    assert found == [("en", "drought"), ("es", "sequía")]


def test_a_discipline_is_not_the_topic_of_the_same_name(built):
    works = [Work("a", concepts=("Economics",), disciplines=("Economics",))]
    asked = "SELECT id, type, label FROM concept ORDER BY id"
    assert built(works, asked) == [("discipline:econom", "discipline", "Economics"), ("econom", "topic", "Economics")]


def test_a_stated_discipline_is_not_taken_for_a_topic_of_the_vocabulary(with_vocabulary):
    assert with_vocabulary([Work("a", disciplines=("Wages", "law"))]) == [("a", "discipline:wage"), ("a", "law")]


def test_spellings_of_one_stated_concept_are_one_shown_as_most_spell_it(built):
    works = [
        Work("a", concepts=("Climate change", "climate-changes")),
        Work("b", concepts=("Climate change",)),
        Work("c", concepts=("climate changes",)),
    ]
    assert built(works, "SELECT id, label, works FROM concept") == [("climat chang", "Climate change", 3)]


def test_a_stated_concept_is_one_in_works_of_several_languages(built):
    works = [
        Work("a", concepts=("wages",), language="en"),
        Work("b", concepts=("wages",), language="es"),
        Work("c", concepts=("wage",)),
    ]
    assert built(works, "SELECT id, works FROM concept") == [("wage", 3)]


@pytest.mark.parametrize("turned", [1, -1])
def test_each_stated_concept_has_the_stems_of_the_language_in_which_most_state_it(built, turned):
    works = [
        Work("a", concepts=("cities",), language="en"),
        Work("b", concepts=("cities",), language="en"),
        Work("c", concepts=("cities", "salarios"), language="es"),
    ]
    assert built(works[::turned], "SELECT id FROM concept ORDER BY id") == [("citi",), ("salar",)]


def test_what_has_no_word_is_no_concept(built):
    assert built([Work("a", concepts=("***", "–", "rain"))], "SELECT id FROM concept") == [("rain",)]


def test_a_work_that_says_a_thing_twice_holds_it_once(built):
    assert built([Work("a", concepts=("rain", "Rain", "rain"))]) == [("a", "rain")]


def test_titles_are_asked_only_where_nothing_is_stated(built):
    assert built([Work("a", "wages", concepts=("rain",)), Work("b", "wages")]) == [("a", "rain")]
    titles = Settings(draw="titles", least_works=2)
    assert built([Work("a", "wages", concepts=("rain",)), Work("b", "wage")], settings=titles) == [
        ("a", "wage"),
        ("b", "wage"),
    ]


def test_a_corpus_may_hold_no_concept(built):
    assert built([Work("a", "The")], "SELECT (SELECT count(*) FROM concept), (SELECT count(*) FROM pair)") == [(0, 0)]


def test_works_that_state_nothing_hold_nothing_where_only_stated_concepts_count(built):
    assert built([Work("a", "Rain")], settings=Settings(draw="stated")) == []


def test_concepts_cannot_be_drawn_from_a_vocabulary_that_is_not_given(built):
    with pytest.raises(Refusal, match="Give a vocabulary"):
        built([Work("a", "Rain")], settings=Settings(draw="vocabulary"))


BACKGROUND = "SELECT id, works, background FROM concept WHERE works > 0 ORDER BY id"


def test_without_a_background_nothing_is_compared(built):
    assert built([Work("a", concepts=("rain",))], BACKGROUND) == [("rain", 1, None)]


def test_works_of_the_background_count_by_what_they_state_else_by_their_texts(built):
    background = [Work("x", "Rain", concepts=("wind",)), Work("y", "Rains"), Work("z", "Sun", abstract="and rain")]
    assert built([Work("a", concepts=("rain", "wind", "fog"))], BACKGROUND, background=background) == [
        ("fog", 1, 0),
        ("rain", 1, 2),
        ("wind", 1, 1),
    ]


def test_terms_of_titles_count_within_longer_ones_in_the_background_too(built):
    works = [Work("a", "Labour migration"), Work("b", "labour migrations")]
    background = [Work("x", "Labour migration and wages"), Work("y", "Migration", abstract="labour")]
    found = built(works, BACKGROUND, background=background, settings=Settings(least_works=2))
    assert found == [("labour", 2, 1), ("labour migrat", 2, 1), ("migrat", 2, 2)]


def test_names_of_a_vocabulary_count_in_the_background_with_what_is_stated(with_vocabulary):
    background = [Work("x", "Drought", concepts=("wages",)), Work("y", "Wages, wages"), Work("z", "Rain")]
    asked = "SELECT id, background FROM concept ORDER BY id"
    assert with_vocabulary([Work("a", "Drought and wages")], asked, background=background) == [
        ("drought", 1),
        ("hazards", 0),
        ("wages", 2),
    ]


@pytest.mark.parametrize("draw", ["stated", "titles"])
def test_disciplines_count_in_the_background_where_they_are_stated_and_not_in_texts(built, draw):
    works = [Work("a", "Rain", concepts=("rain",), disciplines=("Economics",))]
    background = [Work("x", "Economics", disciplines=("economics",)), Work("y", "Economics")]
    found = built(works, BACKGROUND, background=background, settings=Settings(draw=draw, least_works=1))
    assert found == [("discipline:econom", 1, 1), ("rain", 1, 0)]
