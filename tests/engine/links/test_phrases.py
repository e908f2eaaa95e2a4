"""Terms of titles in four languages, and phrases proposed to an editor, against counts in plain Python."""

from collections import defaultdict
from math import log2

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links.candidates import MOST_PROPOSED, Proposal, as_csv, c_values, propose
from crossings.engine.links.loading import FIELDS, STAGED, load_works
from crossings.engine.links.title_terms import title_terms
from crossings.engine.links.vocabulary import Name, Vocabulary
from crossings.engine.links.work import Settings, Work

FORMS = {  # by language: words that are one, and words that say nothing
    "en": ([["wage", "wages"], ["policy", "policies"], ["labour"]], ["the", "of", "2020", "x"]),
    "es": ([["nación", "naciones"], ["ley", "leyes"], ["mujer"]], ["de", "la", "1990", "y"]),
    "fr": ([["étude", "études"], ["loi", "lois"], ["ville"]], ["des", "les", "2001", "à"]),
    "ar": ([["هجرة", "الهجرة"], ["طفل", "أطفال"], ["عمل"]], ["في", "من", "٢٠٢٠", "و"]),
}


@st.composite
def titles(draw):
    """A language, and titles as rows of (word, spelling); the word is None where it says nothing."""
    language = draw(st.sampled_from(sorted(FORMS)))
    said, silent = FORMS[language]
    telling = st.sampled_from([(number, form) for number, forms in enumerate(said) for form in forms])
    word = telling | st.sampled_from([(None, each) for each in silent])
    return language, draw(st.lists(st.lists(word, max_size=7), max_size=8))


@given(titles(), st.integers(1, 4), st.integers(1, 3))
def test_terms_of_four_languages_are_runs_of_telling_words(drawn, longest, least):
    language, rows = drawn
    held = defaultdict(set)
    for work, row in enumerate(rows):
        for begin in range(len(row)):
            for end in range(begin + 1, min(begin + longest, len(row)) + 1):
                run = tuple(word for word, _form in row[begin:end])
                if None not in run:
                    held[run].add(work)

    said = [(work, " ".join(form for _word, form in row), language) for work, row in enumerate(rows)]
    terms = title_terms(said, longest=longest, least=least)

    found = defaultdict(set)
    for work, term in zip(terms.work.tolist(), terms.term.tolist(), strict=True):
        found[term].add(work)
    expected = [works for works in held.values() if len(works) >= least]
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, expected))
    assert len(terms.keys) == len(set(terms.keys)) == len(expected)


# Frantzi, Ananiadou and Mima (2000): how often each phrase occurs, and the phrases that it stands in.
PAPER = {
    "adenoid cystic basal cell carcinoma": 5,
    "cystic basal cell carcinoma": 11,
    "ulcerated basal cell carcinoma": 7,
    "recurrent basal cell carcinoma": 5,
    "circumscribed basal cell carcinoma": 3,
    "basal cell carcinoma": 984,
}


def test_the_worked_example_comes_out_in_the_order_of_the_measure():
    found = c_values({tuple(phrase.split()): times for phrase, times in PAPER.items()})
    order = [" ".join(phrase) for phrase in sorted(found, key=lambda each: -found[each])]
    assert order == [
        "basal cell carcinoma",
        "ulcerated basal cell carcinoma",
        "cystic basal cell carcinoma",
        "adenoid cystic basal cell carcinoma",
        "recurrent basal cell carcinoma",
        "circumscribed basal cell carcinoma",
    ]
    assert found["ulcerated", "basal", "cell", "carcinoma"] == pytest.approx(14)
    assert found["circumscribed", "basal", "cell", "carcinoma"] == pytest.approx(6)


def test_one_word_alone_has_no_measure_and_a_phrase_that_repeats_itself_counts_a_longer_one_once():
    assert c_values({("rain",): 9}) == {}
    assert c_values({("a", "a"): 5, ("a", "a", "a"): 2}) == {
        ("a", "a"): pytest.approx(5 - 2),
        ("a", "a", "a"): pytest.approx(log2(3) * 2),
    }


NAMED = Vocabulary.of([Name("rain", "topic", "en", "heavy rain"), Name("rain", "topic", "es", "lluvia fuerte")])


def proposed(works, least=2):
    with duckdb.connect() as connection:
        return propose(connection, works, NAMED, Settings(least_works=least))


def test_nothing_is_proposed_that_the_vocabulary_has_in_any_language_or_inflection():
    works = [Work(f"w{n}", "Heavy rains", concepts=("Lluvias fuertes", "heavy-rain", "rain")) for n in range(3)]
    assert proposed(works) == []


def test_what_is_stated_is_not_proposed_again_as_a_phrase():
    works = [Work(f"w{n}", "Brain drain", concepts=("brain drains",)) for n in range(2)]
    assert proposed(works) == [Proposal("brain drains", "stated", 2, 2.0)]


def test_spellings_of_one_stated_name_add_up_and_the_commonest_is_shown():
    works = [Work(f"w{n}", concepts=(("Care works", "care-work", "Care works")[n],)) for n in range(3)]
    assert proposed(works, least=3) == [Proposal("Care works", "stated", 3, 3.0)]


def test_a_phrase_of_an_abstract_counts_and_none_reaches_from_the_title_into_it():
    works = [Work(f"w{n}", "Brain", abstract="drain gain") for n in range(2)]
    assert [(each.label, each.score) for each in proposed(works)] == [("drain gain", 2.0)]


def test_proposals_of_a_kind_are_no_more_than_an_editor_reads_and_the_best():
    many = MOST_PROPOSED + 3
    names = [f"q{number}q" for number in range(many)]
    works = [Work("a", concepts=tuple(names)), Work("b", concepts=tuple(names[:400])), Work("c", concepts=(names[-1],))]
    found = proposed(works, least=1)
    assert len(found) == MOST_PROPOSED
    assert {*names[:400], names[-1]} <= {each.label for each in found}


def test_a_file_for_an_editor_quotes_what_needs_it_and_rounds_measures():
    told = as_csv([Proposal('rain, "heavy"', "text", 3, 2 / 3), Proposal("sun", "stated", 1, 1.0)])
    assert told == 'label,because,works,score\n"rain, ""heavy""",text,3,0.667\nsun,stated,1,1.0\n'


words = st.text(st.characters(codec="utf-8", exclude_characters="\x1f"), max_size=6)
lists = st.lists(words.filter(bool), max_size=3).map(tuple)


@pytest.mark.slow
@given(
    st.lists(
        st.builds(
            Work,
            words,
            words,
            st.none() | st.integers(-999, 2999),
            words,
            words,
            lists,
            lists,
            lists,
            lists,
            lists,
            lists,
            words,
        ),
        max_size=6,
    )
)
def test_works_that_are_staged_are_told_as_they_were(works):
    """Also where the first of them has no year, and whatever letters their texts have."""
    with duckdb.connect() as connection:
        connection.execute(STAGED)
        load_works(connection, works)
        rows = connection.execute(
            f"SELECT {', '.join(f'{chr(34)}{each}{chr(34)}' for each in FIELDS)} FROM staged"
        ).fetchall()
    assert [Work(*(tuple(each) if isinstance(each, list) else each for each in row)) for row in rows] == works
