"""What lies above a concept counts for it: for what it is found under, and as what it is treated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.concepts import covered, inherited

KEYS = st.integers(1, 8)
BROADER = st.dictionaries(KEYS, KEYS, max_size=8)  # with circles, as a table may hold by mistake
MATCHES = st.dictionaries(KEYS, st.sets(KEYS, max_size=3), max_size=4)
SAID = st.dictionaries(KEYS, st.sampled_from(["method", "place", "generic"]), max_size=5)
TREE = {"ethnography": "qualitative", "qualitative": "methods", "survey": "methods"}


def ancestors(concept, broader):
    """The same by steps: so many that every circle has been walked."""
    line = [concept]
    for _ in range(20):
        if line[-1] in broader:
            line.append(broader[line[-1]])
    return list(dict.fromkeys(line))


@given(KEYS, BROADER, MATCHES)
def test_a_concept_covers_what_a_plain_program_finds(concept, broader, matches):
    own = set(ancestors(concept, broader))
    expected = own | {above for each in own for match in matches.get(each, ()) for above in ancestors(match, broader)}
    assert covered(concept, broader, matches) == expected


@given(KEYS, BROADER, MATCHES)
def test_a_concept_covers_itself_and_all_that_its_broader_one_covers(concept, broader, matches):
    found = covered(concept, broader, matches)
    assert concept in found
    assert covered(broader.get(concept, concept), broader, matches) <= found


@given(KEYS, BROADER, MATCHES, KEYS, KEYS)
def test_one_more_match_never_covers_less(concept, broader, matches, one, other):
    more = {**matches, one: {*matches.get(one, ()), other}}
    assert covered(concept, broader, matches) <= covered(concept, broader, more)


def test_a_match_of_a_match_is_not_followed():
    """A close match does not pass on: a is close to b, and b to c, but a need not be close to c."""
    assert covered("a", {}, {"a": ["b"], "b": ["c"]}) == {"a", "b"}


def test_a_match_of_what_lies_above_a_match_is_not_followed():
    assert covered("a", {"b": "above b"}, {"a": ["b"], "above b": ["far"]}) == {"a", "b", "above b"}


def test_what_lies_below_is_not_covered():
    assert covered("methods", TREE, {}) == {"methods"}


@given(KEYS, SAID, BROADER)
def test_the_nearest_that_says_something_decides(concept, said, broader):
    expected = next((said[each] for each in ancestors(concept, broader) if each in said), "topic")
    assert inherited(concept, said, broader, "topic") == expected


@pytest.mark.parametrize(
    ("concept", "said", "kind"),
    [
        ("ethnography", {}, "topic"),
        ("ethnography", {"methods": "method"}, "method"),
        ("ethnography", {"methods": "method", "qualitative": "generic"}, "generic"),
        ("ethnography", {"methods": "method", "ethnography": "place"}, "place"),
        ("survey", {"qualitative": "generic", "methods": "method"}, "method"),
        ("methods", {"qualitative": "generic"}, "topic"),
        ("not in the tree", {"methods": "method"}, "topic"),
    ],
)
def test_own_words_go_before_those_above_and_these_before_the_default(concept, said, kind):
    assert inherited(concept, said, TREE, "topic") == kind


def test_something_empty_that_is_said_is_said():
    """Whoever wants an empty word to say nothing leaves it out: here no value is special."""
    assert inherited("survey", {"survey": "", "methods": "method"}, TREE, "topic") == ""


@pytest.mark.parametrize("length", [1, 2, 7])
def test_a_circle_is_walked_once(length):
    circle = {n: (n + 1) % length for n in range(length)}
    assert covered(0, circle, {}) == set(range(length))
    assert inherited(0, {}, circle, "topic") == "topic"
    assert inherited(0, {length - 1: "method"}, circle, "topic") == "method"


def test_a_very_deep_tree_needs_no_deep_stack():
    deep = {n: n + 1 for n in range(20_000)}
    assert inherited(0, {20_000: "method"}, deep, "topic") == "method"
    assert len(covered(0, deep, {})) == 20_001


@given(KEYS, SAID, BROADER, MATCHES)
def test_nothing_that_is_given_is_changed(concept, said, broader, matches):
    before = (dict(said), dict(broader), {key: set(value) for key, value in matches.items()})
    covered(concept, broader, matches)
    inherited(concept, said, broader, "topic")
    assert (said, broader, matches) == before
