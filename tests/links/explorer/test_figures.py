"""Numbers stand beside what chance would give, and sentences say no more than the numbers do."""

import pytest
from django.utils.translation import override

from crossings.links.pages import sentences
from crossings.links.pages.figures import ONE, WIDTH, count, expected, lift, share


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0"), (0.02, "under 0.1"), (0.06, "0.1"), (10.63, "10.6"), (1234.5, "1,234.5")]
)
def test_what_is_expected_is_never_rounded_to_nothing(number, told):
    assert expected(number) == told


def test_as_many_as_expected_reaches_the_upright():
    assert lift(6, 6.0).width == f"{ONE:.1f}"
    assert not lift(6, 6.0).is_fewer


def test_twice_as_many_is_twice_as_wide_until_the_bar_is_full():
    assert lift(12, 6.0).width == f"{2 * ONE:.1f}"
    assert lift(1000, 1.0).width == f"{WIDTH:.1f}"


def test_fewer_than_expected_is_marked():
    assert lift(2, 6.0).is_fewer


def test_where_nothing_was_expected_no_bar_is_divided_by_it():
    assert lift(0, 0.0).width == "0.0"
    assert lift(3, 0.0).width == f"{WIDTH:.1f}"


@pytest.mark.parametrize(
    ("part", "told"), [(0.052, "5.2%"), (0.29, "29%"), (1.0, "100%"), (0.0, "0%"), (0.0999, "10%")]
)
def test_a_share_is_told_as_exactly_as_it_is_read(part, told):
    assert share(part) == told


def test_numbers_are_written_as_the_reader_writes_them():
    with override("fr"):
        assert count(4199) == "4\xa0199"


def test_an_idea_is_told_with_both_numbers_and_what_chance_would_give():
    told = sentences.occurs("infant mortality", "Environment", 8, 157, 0.4)

    assert told == "“infant mortality” occurs in 8 of 157 works on “Environment”; by chance it would be 0.4."


@pytest.mark.parametrize(
    ("works", "first", "told"),
    [
        (0, None, "No work joins all three yet; by chance it would be 0.3."),
        (1, 2012, "1 work joins all three, of 2012; by chance it would be 0.3."),
        (2, 2012, "2 works join all three, the first of 2012; by chance it would be 0.3."),
        (2, None, "2 works join all three; by chance it would be 0.3."),
    ],
)
def test_what_joins_all_three_is_told_as_far_as_it_is_known(works, first, told):
    assert sentences.joined(works, 0.3, first) == told


def test_a_small_corpus_is_said_to_be_small():
    assert "small corpus" in sentences.behind(496)
    assert sentences.behind(100_000) == "100,000 works stand behind this."


def test_no_sentence_speaks_of_causes():
    told = " ".join(
        [
            sentences.occurs("a", "b", 1, 2, 3.0),
            sentences.fewer("b"),
            sentences.joined(1, 2.0, None),
            sentences.behind(3),
        ]
    )

    assert not {"cause", "causes", "because", "leads", "effect"} & set(told.split())
