"""A reference holds what is cited of a work, in a form that every format can write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossings.engine.citation import Contributor, Part, Reference, WorkType, one_line
from crossings.engine.refusal import Refusal
from tests.factories.reference import a_reference


@given(st.text())
def test_a_text_on_one_line_stays_as_it_is(text):
    once = one_line(text)

    assert one_line(once) == once
    assert not set("\n\r\t\0\x85\u2028") & set(once)


@pytest.mark.parametrize("control", ["\n", "\r\n", "\t", "\u2028", "\x85"])
def test_a_break_between_words_becomes_a_space(control):
    assert one_line(f"Leaving{control}no one") == "Leaving no one"


@pytest.mark.parametrize("strange", ["\x00", "\x1b", "\ud800", "\ue000", "\uffff"])
def test_what_no_document_may_hold_is_left_out(strange):
    assert a_reference(title=f"Lea{strange}ving").title == "Leaving"


def test_every_text_of_a_reference_is_cleaned():
    made = a_reference(publishers=(" UNU\nEHS", " "), topics=("a", ""), container="Child\tInd Res")

    assert (made.publishers, made.topics, made.container) == (("UNU EHS",), ("a",), "Child Ind Res")


@pytest.mark.parametrize("key", ["", "a b", "é", "-a", "a{b}", "a,b"])
def test_a_key_that_a_format_could_not_write_is_refused(key):
    with pytest.raises(Refusal, match="is not a key"):
        a_reference(key=key)


@pytest.mark.parametrize("title", ["", " \n", "\x00"])
def test_a_work_without_a_title_is_refused(title):
    with pytest.raises(Refusal, match="no title"):
        a_reference(title=title)


def test_a_contributor_without_a_name_is_refused():
    with pytest.raises(Refusal, match="no name"):
        Contributor(" ")


def test_contributors_keep_the_order_of_the_print():
    who = Contributor("B Z"), Contributor("E D", Part.EDITOR), Contributor("A Y")

    assert [each.printed for each in a_reference(contributors=who).by(Part.AUTHOR)] == ["B Z", "A Y"]


@pytest.mark.parametrize(
    ("pages", "first", "last"),
    [
        ("1110-1135", "1110", "1135"),
        ("1110–1135", "1110", "1135"),
        ("xi -- xx", "xi", "xx"),
        ("192", "192", ""),
        ("S1-2-S1-9", "S1-2-S1-9", ""),
        ("", "", ""),
    ],
)
def test_pages_are_a_range_where_both_ends_are_told(pages, first, last):
    assert a_reference(pages=pages).page_range == (first, last)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({"doi": "10.1/x", "handle": "1/2", "url": "https://p.org/"}, "https://doi.org/10.1/x"),
        ({"handle": "1/2", "url": "https://p.org/"}, "https://hdl.handle.net/1/2"),
        ({"url": "https://p.org/"}, "https://p.org/"),
        ({}, "https://example.org/en/publications/rain/"),
    ],
)
def test_the_most_lasting_address_comes_first(given, address):
    assert a_reference(**given).lasting_address == address


def test_only_what_an_institution_issues_itself_is_a_report():
    assert {each for each in WorkType if each.is_report} == {"report", "annual-report", "working-paper", "policy-brief"}


def test_a_reference_has_no_place_for_an_abstract():
    with pytest.raises(TypeError):
        Reference(key="a", address="/", type=WorkType.BOOK, title="T", abstract="Words of somebody else")
