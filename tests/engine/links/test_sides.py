"""What of a corpus belongs to a side: concepts with all below them, listed works, disciplines; and what is no side."""

import pytest

from crossings.engine.links.corpus import Corpus, Work, build
from crossings.engine.links.sides import Side, members_of, side_of, stems_of
from crossings.engine.links.vocabulary import Name, Vocabulary
from crossings.engine.refusal import Refusal

NAMES = [
    Name("hazard", "event", "en", "natural hazard"),
    Name("drought", "event", "en", "drought", "hazard"),
    Name("drought", "event", "es", "sequía", "hazard"),
    Name("flash", "event", "en", "flash drought", "drought"),
    Name("flood", "event", "en", "flood", "hazard"),
    Name("wages", "topic", "en", "wages"),
    Name("economics", "discipline", "en", "Economics"),
]
WORKS = [
    Work("w1", concepts=("flash drought", "wages"), disciplines=("Economics",)),
    Work("w2", concepts=("flood",), disciplines=("Law",)),
    Work("w3", concepts=("wages", "Drought")),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("sides") / "works.corpus"
    build(WORKS, path, vocabulary=Vocabulary.of(NAMES))
    with Corpus.open(path) as opened:
        yield opened


def ids(corpus, side):
    found = members_of(corpus, side)
    return [corpus.concept_by_number(number).id for number in found.concepts]


@pytest.mark.parametrize(
    ("asked", "belong"),
    [
        (("hazard",), ["drought", "flash", "flood", "hazard"]),
        (("drought",), ["drought", "flash"]),
        (("Sequia",), ["drought", "flash"]),
        (("flash droughts",), ["flash"]),
        (("wage", "flood"), ["flood", "wages"]),
        (("drought", "hazard", "drought"), ["drought", "flash", "flood", "hazard"]),
    ],
)
def test_a_concept_brings_all_that_lie_below_it_at_any_depth(corpus, asked, belong):
    assert ids(corpus, Side("a", asked)) == belong


def test_a_side_knows_by_which_words_it_was_named_and_how_its_concepts_are_called(corpus):
    named = members_of(corpus, Side("a", ("sequía", "wages"))).named
    assert named == tuple(stems_of(name, "en") for name in ("sequía", "wages", "drought"))


@pytest.mark.parametrize("name", ["Economics", "ECONOMICS", "economics"])
def test_a_discipline_is_known_by_its_name_and_by_its_id(corpus, name):
    assert ids(corpus, Side("a", disciplines=(name,))) == ["economics"]


def test_a_discipline_that_no_vocabulary_knows_is_one_of_the_corpus(corpus):
    (found,) = ids(corpus, Side("a", disciplines=("law",)))
    assert corpus.concept(found).type == "discipline"


def test_listed_works_are_numbered_in_their_order_each_once(corpus):
    found = members_of(corpus, Side("a", works=("w3", "w1", "w3")))
    assert [row.id for row in corpus.works_by_number(found.works)] == ["w1", "w3"]
    assert found.concepts == found.named == ()


@pytest.mark.parametrize(
    ("side", "said"),
    [
        (Side("nobody"), "The side “nobody” is empty."),
        (Side("a", ("drouhgt",)), "Near to it: drought"),
        (Side("a", ("",)), "“” is no concept of this corpus."),
        (Side("a", works=("w1", "x", "y")), "2 works of the side “a” are not in this corpus. Among them: x, y."),
        (Side("a", disciplines=("Alchemy",)), "“Alchemy” is no discipline of this corpus."),
        (Side("a", disciplines=("wages",)), "“wages” is no discipline of this corpus."),
    ],
    ids=lambda each: each.name if isinstance(each, Side) else each[:20],
)
def test_a_side_that_the_corpus_does_not_know_is_refused(corpus, side, said):
    with pytest.raises(Refusal) as refused:
        members_of(corpus, side)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("drought", Side("drought", ("drought",))),
        (" drought | dry spell |", Side("drought | dry spell |", ("drought", "dry spell"))),
        ("discipline: Law|rain", Side("discipline: Law|rain", ("rain",), disciplines=("Law",))),
        (" | ", Side("|")),
    ],
)
def test_a_side_is_written_as_names_parted_by_bars(text, side):
    assert side_of(text) == side


def test_a_list_of_works_has_one_id_a_line_whatever_ends_it(tmp_path):
    path = tmp_path / "ids.txt"
    path.write_bytes("\ufeffw1\r\n\n  w é \nw1".encode())
    assert side_of(f"rain|works:{path}").works == ("w1", "w é", "w1")


@pytest.mark.parametrize(("held", "said"), [(None, "No such file"), (b"\xff\xfew1", "it is no text in UTF-8")])
def test_a_list_of_works_that_cannot_be_read_is_refused(tmp_path, held, said):
    path = tmp_path / "ids.txt"
    if held is not None:
        path.write_bytes(held)
    with pytest.raises(Refusal, match=said):
        side_of(f"works:{path}")
