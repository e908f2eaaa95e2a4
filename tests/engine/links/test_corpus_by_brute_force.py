"""A whole corpus, as made by plain loops over its works: every table, with a vocabulary, without one, and of titles."""

from collections import Counter, defaultdict
from itertools import combinations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from crossings.engine.links.corpus import Corpus, Settings, Work, build
from crossings.engine.links.vocabulary import Name, Vocabulary
from crossings.engine.search.stems import stem
from crossings.engine.search.words import words

SAID = ["rain", "Rains", "wage", "wages", "Drought", "labour migration", "Labour-migrations", "fog"]
NAMES = [
    Name("weather", "event", "en", "weather"),
    Name("rain", "event", "en", "rain", "weather"),
    Name("lm", "topic", "en", "labour migration"),
    Name("m", "generic", "en", "migration"),
    Name("eco", "discipline", "en", "Economics"),
]
titles = st.lists(
    st.sampled_from(["Rain", "and", "labour", "migration", "wages", "of", "the", "weather"]), max_size=6
).map(" ".join)
people = st.lists(st.sampled_from(["Ann", "Bo", "Çem"]), max_size=3, unique=True).map(tuple)
works = st.lists(
    st.builds(
        Work,
        id=st.sampled_from([f"w{number}" for number in range(30)]),
        title=titles,
        abstract=titles,
        year=st.none() | st.integers(1990, 2000),
        authors=people,
        institutes=st.sampled_from([(), ("MERIT",), ("MERIT|ITC",)]),
        concepts=st.lists(st.sampled_from(SAID), max_size=4).map(tuple),
        disciplines=st.sampled_from([(), ("Economics",), ("Law",)]),
        references=st.lists(st.sampled_from(["w1", "w2", "elsewhere"]), max_size=2).map(tuple),
    ),
    min_size=1,
    max_size=7,
    unique_by=lambda work: work.id,
)
few = settings(max_examples=8, phases=[Phase.generate])  # each builds a file


def key(text):
    return " ".join(stem(word, "en") for word in words(text))


def tables(made, folder, **more):
    """What a corpus holds, by ids instead of numbers."""
    build(made, folder / "one.corpus", **more)
    with Corpus.open(folder / "one.corpus") as corpus:
        work, concept, person = (
            dict(corpus.ask(f"SELECT number, id FROM {table}")) for table in ("work", "concept", "person")
        )
        return {
            "holds": {
                (work[w], concept[c]): year for w, c, year in corpus.ask("SELECT work, concept, year FROM holds")
            },
            "pair": {(concept[a], concept[b]): (n, year) for a, b, n, year in corpus.ask("SELECT * FROM pair")},
            "works": dict(corpus.ask("SELECT id, works FROM concept")),
            "wrote": {(work[w], person[p]) for w, p in corpus.ask("SELECT work, person FROM wrote")},
            "belongs": {(person[p], institute) for p, institute in corpus.ask("SELECT person, institute FROM belongs")},
            "cites": {(work[w], cited) for w, cited in corpus.ask("SELECT work, cited FROM reference")},
        }


def expected(made, concepts_of):
    """The same, by loops; `concepts_of` says which concepts a work holds."""
    held = {work.id: concepts_of(work) for work in made}
    years = {work.id: work.year for work in made}
    meets = defaultdict(list)
    for id_, concepts in held.items():
        for both in combinations(sorted(concepts), 2):
            meets[both].append(years[id_])
    return {
        "holds": {(id_, concept): years[id_] for id_, concepts in held.items() for concept in concepts},
        "pair": {both: (len(each), min((year for year in each if year), default=None)) for both, each in meets.items()},
        "works": Counter(concept for concepts in held.values() for concept in concepts),
        "wrote": {(work.id, author) for work in made for author in work.authors},
        "belongs": {
            (author, institute)
            for work in made
            for author in work.authors
            for each in work.institutes
            for institute in each.split("|")
        },
        "cites": {(work.id, cited) for work in made for cited in work.references},
    }


@pytest.mark.slow
@few
@given(works)
def test_stated_concepts_make_the_corpus_that_loops_make(tmp_path_factory, made):
    def concepts_of(work):
        return {key(said) for said in work.concepts} | {f"discipline:{key(said)}" for said in work.disciplines}

    assert tables(made, tmp_path_factory.mktemp("c"), settings=Settings(draw="stated")) == expected(made, concepts_of)


def named(text):
    """The entries of the vocabulary of which a text has a name, the longest: by looking at every run of words."""
    ids = {key(name.label): name.id for name in NAMES if name.type != "discipline"}
    stems = key(text).split()
    runs = [(i, j) for i in range(len(stems)) for j in range(i + 1, len(stems) + 1) if " ".join(stems[i:j]) in ids]
    longest = [(i, j) for i, j in runs if not any((k, m) != (i, j) and k <= i and j <= m for k, m in runs)]
    return {ids[" ".join(stems[i:j])] for i, j in longest}


@pytest.mark.slow
@few
@given(works, st.booleans())
def test_a_vocabulary_makes_the_corpus_that_loops_make(tmp_path_factory, made, keep):
    def concepts_of(work):
        ids = {key(name.label): name.id for name in NAMES}
        found = set().union(named(work.title), named(work.abstract))
        for said in work.concepts:
            found |= {ids[key(said)]} if key(said) in ids else named(said) | ({key(said)} if keep else set())
        for said in work.disciplines:
            found |= {ids[key(said)]} if key(said) in ids else {f"discipline:{key(said)}"} if keep else set()
        return found

    asked = Settings(draw="vocabulary", keep_stated=keep)
    found = tables(made, tmp_path_factory.mktemp("c"), vocabulary=Vocabulary.of(NAMES), settings=asked)
    above = expected(made, concepts_of)
    if "rain" in above["works"]:
        above["works"].setdefault("weather", 0)  # held by none, and above one that is held

    assert found == above


@pytest.mark.slow
@few
@given(works, st.integers(1, 2))
def test_titles_make_the_corpus_that_loops_make(tmp_path_factory, made, least):
    def terms(work):
        runs, found = [[]], set()
        for word in work.title.lower().split():
            runs = [*runs, []] if word in ("and", "of", "the") else [*runs[:-1], [*runs[-1], word]]
        for run in runs:
            found |= {key(" ".join(run[i:j])) for i in range(len(run)) for j in range(i + 1, min(len(run), i + 3) + 1)}
        return found

    often = Counter(term for work in made for term in terms(work))

    def concepts_of(work):
        return {term for term in terms(work) if often[term] >= least} | {
            f"discipline:{key(said)}" for said in work.disciplines
        }

    asked = Settings(draw="titles", least_works=least)
    assert tables(made, tmp_path_factory.mktemp("c"), settings=asked) == expected(made, concepts_of)


@pytest.mark.slow
@few
@given(works, works)
def test_a_background_is_counted_as_a_corpus_of_its_own_would_be(tmp_path_factory, made, background):
    folder = tmp_path_factory.mktemp("c")
    vocabulary = Vocabulary.of(NAMES)
    asked = Settings(draw="vocabulary", keep_stated=False)
    build(made, folder / "one.corpus", vocabulary=vocabulary, background=background, settings=asked)
    build(background, folder / "other.corpus", vocabulary=vocabulary, settings=asked)
    with Corpus.open(folder / "one.corpus") as one, Corpus.open(folder / "other.corpus") as other:
        alone = dict(other.ask("SELECT id, works FROM concept"))
        assert dict(one.ask("SELECT id, background FROM concept")) == {
            id_: alone.get(id_, 0) for (id_,) in one.ask("SELECT id FROM concept")
        }
        assert one.background_works == len(background)
