"""Names are found in English, Spanish, French and Arabic, however they are inflected, accented, hyphenated or nested."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.links.matching import Matcher, is_joined, key_of
from crossings.engine.links.vocabulary import Name, Vocabulary


def matcher_of(*names, **more):
    return Matcher(Vocabulary.of([Name(label, "topic", language, label) for language, label in names]), **more)


def found(matcher, text, language):
    entries = matcher.vocabulary.entries
    return [(entries[each.entry].id, text[each.start : each.end]) for each in matcher.matches(text, language)]


SAME = [
    ("en", "remittance", ["remittances", "REMITTANCE", "Remittance’s"]),
    (
        "en",
        "asylum-seeker",
        ["asylum seekers", "Asylum-Seeker", "asylum\u2011seekers", "asylum–seeker", "asylum\u00a0seeker"],
    ),
    ("en", "diaspora", ["diasporas", "dia\u00adspora"]),
    ("en", "naïve theory", ["naive theories"]),
    ("es", "migración laboral", ["migraciones laborales", "MIGRACION LABORAL", "migracio\u0301n laboral"]),
    ("es", "mujer migrante", ["mujeres migrantes"]),
    ("es", "ley", ["leyes"]),
    ("fr", "réfugié", ["réfugiés", "refugie", "REFUGIES", "l’réfugié"]),
    ("fr", "étude régionale", ["études régionales", "l'etude regionale"]),
    ("fr", "travail", ["travail", "Travails"]),
    ("ar", "هجرة", ["الهجرة", "والهجرة", "بالهجرة", "للهجرة", "هِجْرَة", "هجره"]),
    ("ar", "طفل", ["أطفال", "الأطفال", "اطفال"]),
    ("ar", "سياسات الهجرة", ["سياسة الهجرة", "السياسات الهجرة"]),
]


@pytest.mark.parametrize(
    ("language", "name", "spelt"), [(language, name, spelt) for language, name, all_ in SAME for spelt in all_]
)
def test_a_name_is_found_whatever_its_inflection_accents_and_hyphens(language, name, spelt):
    assert found(matcher_of((language, name)), f"({spelt})", language) == [(name, spelt)]


APART = [
    ("en", "migration", "immigration"),
    ("en", "wage", "wager"),
    ("en", "law", "lawn"),
    ("es", "ley", "lejos"),
    ("fr", "ville", "village"),
    ("ar", "عمل", "علم"),
    ("en", "labour migration", "migration labour"),
    ("en", "labour migration", "labour and migration"),
    ("en", "labour migration", "labour/migration"),
    ("en", "labour migration", "labour (migration)"),
    ("en", "labour migration", "labour; migration"),
]


@pytest.mark.parametrize(("language", "name", "text"), APART)
def test_other_words_and_words_that_are_apart_are_not_taken_for_a_name(language, name, text):
    assert found(matcher_of((language, name)), text, language) == []


@pytest.mark.parametrize("between", [" ", "  ", "-", "\u2010", "–", " - ", "\n", "\u00a0", ""])
def test_space_and_hyphens_join_words(between):
    assert is_joined(between)


@pytest.mark.parametrize("between", [",", ". ", "/", " (", ":", "…", " & ", "—"])
def test_other_signs_part_words(between):
    assert not is_joined(between)


@pytest.mark.parametrize("text", ["The US and us", "US us US", "u.s. policy, US policy"])
def test_capitals_are_found_in_capitals_only(text):
    assert {shown for _id, shown in found(matcher_of(("en", "US")), text, "en")} == {"US"}


def test_a_name_of_more_than_six_capitals_is_a_word_like_others():
    assert found(matcher_of(("en", "UNESCOS")), "Unescos", "en") == [("UNESCOS", "Unescos")]


def test_a_type_decides_between_names_that_are_spelt_alike():
    rows = [
        Name("b", "place", "en", "Georgia"),
        Name("c", "topic", "en", "Georgia"),
        Name("a", "place", "en", "Georgia"),
    ]
    matcher = Matcher(Vocabulary.of(rows))
    assert [matcher.vocabulary.entries[each.entry].id for each in matcher.matches("Georgia", "en")] == ["c"]


def test_phrases_within_longer_ones_count_only_where_they_are_asked_for():
    names = [("en", "labour"), ("en", "migration"), ("en", "labour migration"), ("en", "labour migration policy")]
    text = "labour migration policy"
    assert [name for name, _shown in found(matcher_of(*names), text, "en")] == ["labour migration policy"]
    nested = found(matcher_of(*names, is_nested=True), text, "en")
    assert sorted(nested) == sorted((label, label) for _language, label in names)


def test_a_stated_name_is_first_looked_up_in_its_own_language():
    rows = [Name("bread", "topic", "fr", "pain"), Name("ache", "topic", "en", "pain")]
    matcher = Matcher(Vocabulary.of(rows))
    ids = [entry.id for entry in matcher.vocabulary.entries]
    assert [ids[matcher.named("pain", language)] for language in ("fr", "en")] == ["bread", "ache"]
    assert ids[matcher.named("bread", "fr")] == "bread"


# An oracle that knows nothing of stems or folding: every spelling of every word is listed.
FORMS = {
    "en": {
        "wage": ["wage", "Wages", "WAGES"],
        "policy": ["policy", "policies"],
        "labour": ["labour", "Labour"],
        "the": ["the"],
    },
    "es": {
        "nacion": ["nación", "naciones", "NACION"],
        "ley": ["ley", "leyes"],
        "mujer": ["mujer", "mujeres"],
        "con": ["con"],
    },
    "fr": {
        "etude": ["étude", "etudes", "Études"],
        "ville": ["ville", "villes"],
        "loi": ["loi", "lois"],
        "des": ["des"],
    },
    "ar": {"هجرة": ["هجرة", "الهجرة", "هِجرة"], "طفل": ["طفل", "أطفال"], "عمل": ["عمل", "العمل"], "في": ["في"]},
}


@st.composite
def questions(draw):
    """A language, names as tuples of words, and a text as words, how they are spelt, and what follows each."""
    language = draw(st.sampled_from(sorted(FORMS)))
    known = sorted(FORMS[language])
    word = st.sampled_from(known)
    names = draw(st.sets(st.lists(word, min_size=1, max_size=3).map(tuple), min_size=1, max_size=6))
    said = draw(st.lists(word, max_size=10))
    spelt = [draw(st.sampled_from(FORMS[language][each])) for each in said]
    gaps = [draw(st.sampled_from([" ", "-", "  ", ", ", " / "])) for _ in said]
    return language, sorted(names), said, list(zip(spelt, gaps, strict=True))


def longest_runs(names, said, gaps):
    """Runs of joined words that are names and lie in no longer such run."""
    runs = []
    for begin in range(len(said)):
        for end in range(begin + 1, len(said) + 1):
            joined = all(gap.strip(" -") == "" for gap in gaps[begin : end - 1])
            if joined and tuple(said[begin:end]) in names:
                runs.append((begin, end))
    return [run for run in runs if not any(o != run and o[0] <= run[0] and run[1] <= o[1] for o in runs)]


@given(questions())
def test_the_longest_runs_are_found_in_every_language_where_they_stand(question):
    language, names, said, written = question
    matcher = matcher_of(*((language, " ".join(name)) for name in names))
    text, starts, ends = "", [], []
    for spelt, gap in written:
        starts.append(len(text))
        text += spelt
        ends.append(len(text))
        text += gap

    expected = [
        (" ".join(said[begin:end]), text[starts[begin] : ends[end - 1]])
        for begin, end in longest_runs(names, said, [gap for _spelt, gap in written])
    ]

    assert found(matcher, text, language) == expected
    assert matcher.entries(text, language) == {matcher.vocabulary.number_of[name] for name, _shown in expected}


@given(questions())
def test_keys_part_and_join_words_as_their_forms_do(question):
    language, _names, said, written = question
    keys = {word: {key_of(form, language) for form in FORMS[language][word]} for word in said}
    assert all(len(each) == 1 for each in keys.values())
    assert len({min(each) for each in keys.values()}) == len(keys)
    assert key_of(" ".join(spelt for spelt, _gap in written), language) == " ".join(min(keys[word]) for word in said)
