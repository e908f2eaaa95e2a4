"""What is left out of all pairs is a choice: terms that name no subject, and pairs that share a word."""

import pytest

from crossings.engine.links.corpus import Corpus, Work, build
from crossings.engine.links.evaluation import Asked, evaluate
from crossings.engine.links.slices import EXCLUSIONS, GENERAL, KIN, holdings_of, slice_until
from crossings.engine.links.work import Settings

HELD = [("rural work", "sea"), ("rural land", "town"), ("sea", "town")]
TITLES = ["New evidence of drought", "Evidence of wages", "Wages at sea", "New drought at sea"]


@pytest.fixture
def opened(tmp_path):
    def made(works, **settings):
        build(works, tmp_path / "c.corpus", settings=Settings(**settings))
        return Corpus.open(tmp_path / "c.corpus")

    return made


def pairs(corpus, excluded):
    known = slice_until(holdings_of(corpus, excluded), 2020, 1)
    labels = [corpus.concept_by_number(int(number)).label for number in known.concepts]
    return {frozenset((labels[a], labels[b])) for a, b in zip(known.a, known.b, strict=True)}


def test_pairs_that_share_a_word_are_left_out_unless_they_are_asked_for(opened):
    with opened([Work(f"w{n}", "", 2000, concepts=held) for n, held in enumerate(HELD)]) as corpus:
        without, with_them = pairs(corpus, EXCLUSIONS), pairs(corpus, (GENERAL,))

    assert with_them - without == {frozenset(("rural work", "rural land"))}
    assert without < with_them


def test_terms_that_name_no_subject_are_candidates_only_where_they_are_asked_for(opened):
    works = [Work(f"w{n}", title, 2000) for n, title in enumerate(TITLES * 3)]
    with opened(works, draw="titles", longest_term=1, least_works=3) as corpus:
        without, with_them = pairs(corpus, EXCLUSIONS), pairs(corpus, (KIN,))

    assert not {"evidence"} & {label for pair in without for label in pair}
    assert {"evidence"} <= {label for pair in with_them for label in pair}


def test_an_evaluation_says_what_it_left_out_and_ranks_the_rest(opened):
    works = [Work(f"w{n}", "", 2000 + n % 3, concepts=held) for n, held in enumerate(HELD * 4)]
    works.append(Work("later", "", 2010, concepts=("rural work", "rural land", "town")))
    with opened(works) as corpus:
        strict, loose = (
            evaluate(corpus, 2005, Asked(least_works=1, draws=5, excluded=excluded)) for excluded in (EXCLUSIONS, ())
        )

    assert (strict.came_true, loose.came_true) == (1, 2)
    assert (strict.asked.excluded, loose.asked.excluded) == (EXCLUSIONS, ())
