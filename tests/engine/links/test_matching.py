"""Where names of a vocabulary occur: the longest phrases, in the language of the text, whatever their inflection."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links.matching import Matcher, key_of
from crossings.engine.links.vocabulary import Name, Vocabulary
from crossings.engine.search.stems import stem
from crossings.engine.search.words import words

NAMES = [
    Name("migration", "topic", "en", "migration"),
    Name("migration", "topic", "es", "migración"),
    Name("migration", "topic", "fr", "migration"),
    Name("migration", "topic", "ar", "الهجرة"),
    Name("labour-migration", "topic", "en", "labour migration"),
    Name("migration-policy", "topic", "en", "migration policy"),
    Name("climate", "topic", "en", "climate change"),
    Name("climate", "topic", "fr", "changement climatique"),
    Name("usa", "place", "en", "US"),
    Name("usa", "place", "en", "United States"),
    Name("jordan", "place", "", "Jordan"),
    Name("children", "population", "ar", "الأطفال"),
    Name("brain-drain", "topic", "en", "brain drain"),
]


@pytest.fixture(scope="module")
def found():
    matcher = Matcher(Vocabulary.of(NAMES))

    def find(text, language="en"):
        return [
            (matcher.vocabulary.entries[each.entry].id, text[each.start : each.end])
            for each in matcher.matches(text, language)
        ]

    return find


@pytest.mark.parametrize(
    "text",
    ["Climate change", "CLIMATE-CHANGE", "Clímate change", "climate changes", "Climate\u2010change"],
)
def test_inflections_hyphens_and_capitals_do_not_part_a_phrase(found, text):
    assert found(text) == [("climate", text)]


def test_the_longest_phrase_counts_and_not_what_is_within_it(found):
    assert found("On labour migration") == [("labour-migration", "labour migration")]


def test_phrases_that_overlap_both_count(found):
    assert found("labour migration policies") == [
        ("labour-migration", "labour migration"),
        ("migration-policy", "migration policies"),
    ]


def test_a_phrase_does_not_reach_across_a_comma_or_a_full_stop(found):
    assert found("labour, migration. Policy") == [("migration", "migration")]


def test_a_name_counts_in_the_language_of_the_text_only(found):
    assert found("changement climatique", "en") == []
    assert found("Le changement climatique", "fr") == [("climate", "changement climatique")]


def test_accents_that_are_left_out_are_no_matter(found):
    assert found("Migracion y migraciones", "es") == [("migration", "Migracion"), ("migration", "migraciones")]


def test_a_name_without_a_language_counts_in_all(found):
    assert [found("Jordan", language) for language in ("en", "de", "ar")] == [[("jordan", "Jordan")]] * 3


def test_arabic_is_found_with_other_articles_and_plurals(found):
    assert found("هجرة طفل", "ar") == [("migration", "هجرة"), ("children", "طفل")]


def test_arabic_words_within_an_english_text_are_found_as_arabic(found):
    assert found("On migration (الهجرة)") == [("migration", "migration"), ("migration", "الهجرة")]


def test_a_name_in_capitals_is_no_pronoun(found):
    assert found("What the US tells us") == [("usa", "US")]


def test_an_apostrophe_does_not_hide_a_name(found):
    assert found("Jordan’s brain drain") == [("jordan", "Jordan’s"), ("brain-drain", "brain drain")]


def test_of_two_names_with_the_same_stems_the_one_counts_that_is_spelt_so():
    rows = [Name("nation", "topic", "en", "nations"), Name("nationality", "topic", "en", "nationality")]
    assert key_of("nations", "en") == key_of("nationality", "en")
    matcher = Matcher(Vocabulary.of(rows))
    ids = [entry.id for entry in matcher.vocabulary.entries]
    assert [ids[each.entry] for each in matcher.matches("nationality nations nationalities", "en")] == [
        "nationality",
        "nation",
        "nationality",
    ]


def test_a_stated_name_is_known_by_its_id_and_in_any_language():
    matcher = Matcher(Vocabulary.of(NAMES))
    ids = {None: None} | dict(enumerate(entry.id for entry in matcher.vocabulary.entries))
    said = ["climate", "Changement climatique", "us", "الهجرة", "climate change policy", ""]
    assert [ids[matcher.named(each, "en")] for each in said] == ["climate", "climate", "usa", "migration", None, None]


WORDS = ["migration", "migrations", "labour", "policy", "policies", "wage", "the", "Children", "child's"]
texts = st.lists(st.sampled_from(WORDS), max_size=12).flatmap(
    lambda said: st.lists(st.sampled_from([" ", "-", ", ", ". ", "  "]), min_size=len(said), max_size=len(said)).map(
        lambda gaps: "".join(f"{word}{gap}" for word, gap in zip(said, gaps, strict=True))
    )
)
names = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=8, unique=True
)


def by_trying(names_, text, *, is_nested):
    """Which names occur where, by looking at every run of words of every sentence."""
    keys = {tuple(stem(word, "en") for word in words(name)) for name in names_}
    found, at = [], 0
    for sentence in re.split(r"[,.]", text):
        stems = [stem(word, "en") for word in words(sentence)]
        runs = [(i, j) for i in range(len(stems)) for j in range(i + 1, len(stems) + 1) if tuple(stems[i:j]) in keys]
        found += [
            (at + i, tuple(stems[i:j]))
            for i, j in runs
            if is_nested or not any((k, m) != (i, j) and k <= i and j <= m for k, m in runs)
        ]
        at += len(stems)
    return sorted(found)


@given(names, texts, st.booleans())
def test_matches_are_those_that_are_found_by_trying_every_run_of_words(names_, text, is_nested):
    matcher = Matcher(Vocabulary.of([Name(name, "topic", "en", name) for name in names_]), is_nested=is_nested)
    number = {start: n for n, start in enumerate(m.start() for m in re.finditer(r"[\w']+", text))}

    found = [
        (number[each.start], tuple(stem(w, "en") for w in words(text[each.start : each.end])))
        for each in matcher.matches(text, "en")
    ]

    assert sorted(found) == by_trying(names_, text, is_nested=is_nested)
