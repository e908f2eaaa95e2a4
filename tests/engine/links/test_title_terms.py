"""Terms of titles: as counted by trying every run of words."""

from collections import Counter, defaultdict
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links.title_terms import title_terms
from crossings.engine.search.stems import stem

WORDS = ["Migration", "migrations", "wage", "wages", "the", "of", "2020", "b", "policy", "1990s", "Labour"]
titles = st.lists(st.lists(st.sampled_from([*WORDS, ","]), max_size=8).map(" ".join), max_size=12)


def found(said, longest=3, least=2):
    terms = title_terms([(number, title, "en") for number, title in enumerate(said)], longest=longest, least=least)
    held = defaultdict(set)
    for work, term in zip(terms.work.tolist(), terms.term.tolist(), strict=True):
        held[terms.keys[term]].add(work)
    return dict(held), dict(zip(terms.keys, terms.spellings, strict=True))


def by_trying(said, longest, least):
    works, spelt = defaultdict(set), defaultdict(Counter)
    for number, title in enumerate(said):
        silent = {"the", "of", "2020", "b", "1990s", ","}
        for is_silent, said_so in groupby(title.split(), key=lambda word: word in silent):
            run = [] if is_silent else [word.lower() for word in said_so]
            for i in range(len(run)):
                for j in range(i + 1, min(i + longest, len(run)) + 1):
                    key = " ".join(stem(word, "en") for word in run[i:j])
                    works[key].add(number)
                    spelt[key][" ".join(run[i:j])] += 1
    kept = {key for key, held in works.items() if len(held) >= least}
    return {key: works[key] for key in kept}, {key: spelt[key] for key in kept}


@given(titles, st.integers(1, 3), st.integers(1, 3))
def test_terms_are_those_that_are_found_by_trying_every_run_of_words(said, longest, least):
    assert found(said, longest, least) == by_trying(said, longest, least)


def test_terms_are_shown_as_titles_spell_them():
    _held, spelt = found(["Migración", "La migración", "Migraciones"], least=1)
    assert spelt["migracion"].most_common(1) == [("migración", 2)]


def test_elisions_and_possessives_are_no_part_of_a_term():
    _held, spelt = found(["Women’s work", "women's work"], least=2)
    assert set(spelt) == {"women", "work", "women work"}
    assert spelt["women"] == {"women": 2}


@pytest.mark.parametrize("titles_", [[], ["", "the of"], ["once"]])
def test_titles_may_have_no_terms(titles_):
    assert found(titles_) == ({}, {})
