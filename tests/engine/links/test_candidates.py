"""Names are proposed to an editor: by their C-value, and none that the vocabulary has."""

from itertools import product
from math import log2

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links.candidates import c_values, propose
from crossings.engine.links.vocabulary import Name, Vocabulary
from crossings.engine.links.work import Settings, Work

VOCABULARY = Vocabulary.of([Name("lm", "topic", "en", "labour migration")])


def proposed(works, least=2):
    with duckdb.connect() as connection:
        return propose(connection, works, VOCABULARY, Settings(least_works=least))


def test_a_phrase_counts_less_what_the_longer_ones_around_it_count():
    times = {
        ("adenoid", "cystic", "basal", "cell", "carcinoma"): 5,
        ("cystic", "basal", "cell", "carcinoma"): 11,
        ("ulcerated", "basal", "cell", "carcinoma"): 7,
        ("recurrent", "basal", "cell", "carcinoma"): 5,
        ("circumscribed", "basal", "cell", "carcinoma"): 3,
        ("basal", "cell", "carcinoma"): 984,
    }
    found = c_values(times)
    assert found["adenoid", "cystic", "basal", "cell", "carcinoma"] == pytest.approx(log2(5) * 5)
    assert found["cystic", "basal", "cell", "carcinoma"] == pytest.approx(log2(4) * (11 - 5))
    assert found["basal", "cell", "carcinoma"] == pytest.approx(log2(3) * (984 - (5 + 11 + 7 + 5 + 3) / 5))


phrases = st.sampled_from([phrase for many in (1, 2, 3) for phrase in product("ab", repeat=many)])


@given(st.dictionaries(phrases, st.integers(1, 50)))
def test_the_measure_is_that_of_every_longer_phrase_looked_through(times):
    for phrase, value in c_values(times).items():
        text = " ".join(phrase)
        around = [
            count
            for other, count in times.items()
            if len(other) > len(phrase) and f" {text} " in f" {' '.join(other)} "
        ]
        assert value == pytest.approx(
            log2(len(phrase)) * (times[phrase] - (sum(around) / len(around) if around else 0))
        )


def test_what_is_stated_comes_first_and_then_phrases_of_texts():
    works = [Work(f"w{n}", "Brain drain of nurses", concepts=("Care work", "Labour migrations")) for n in range(3)]
    assert [(each.label, each.because, each.works) for each in proposed(works)] == [
        ("Care work", "stated", 3),
        ("brain drain", "text", 3),
    ]


def test_what_too_few_works_hold_is_not_proposed():
    assert proposed([Work("a", "Brain drain", concepts=("Care",)), Work("b", "Sun")]) == []


def test_a_phrase_that_stands_only_within_a_longer_one_is_not_proposed():
    works = [Work(f"w{n}", "Sea level rise") for n in range(3)]
    assert [each.label for each in proposed(works)] == ["sea level rise"]
