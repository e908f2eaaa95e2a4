"""The drawing says what the table says: every idea by name, lines as thick as the association, mirrored from right to left."""

import re
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as some

from crossings.links.pages.drawing import THICKEST, WIDTH, Ends, drawn, width_of

SVG = "{http://www.w3.org/2000/svg}"
BANKS = (("Environment", "548 works"), ("Migration", "462 works"))
CITIES = Ends("cities", "/one/", "“cities” in 11 works.", 2.0, 3.0, 0)
FARMING = Ends("farming", "/two/", "“farming” in 13 works.", 4.0, -0.5, 2)
words = some.text(some.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40)
many = some.lists(
    some.builds(Ends, words, some.just("/x/"), words, some.floats(-9, 9), some.floats(-9, 9), some.integers(0, 3)),
    min_size=1,
    max_size=12,
)


def shown(bridges, **more) -> ElementTree.Element:
    drawing = drawn(*BANKS, bridges, is_mirrored=more.pop("is_mirrored", False))
    markup = render_to_string("links/drawing.svg", {"drawing": drawing, "title": "T", "told": "D", **more})
    return ElementTree.fromstring(markup.strip())


def texts(svg: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in svg.iter(f"{SVG}text")]


@given(many)
def test_the_drawing_is_well_formed_and_names_every_idea(bridges):
    svg = shown(bridges)

    said = "".join("".join(texts(svg)).split())
    assert all("".join(each.idea.split()) in said for each in bridges)
    assert len(svg.findall(f"{SVG}a")) == len(bridges)


def test_both_approaches_stand_at_its_edges_with_their_works():
    assert {"Environment", "548 works", "Migration", "462 works"} <= set(texts(shown([CITIES])))


def test_an_idea_leads_to_its_works_and_says_all_in_words():
    (link,) = shown([CITIES]).findall(f"{SVG}a")

    assert link.get("href") == "/one/"
    assert link.get("aria-label") == "“cities” in 11 works."


def test_a_line_is_broken_where_an_idea_is_no_more_than_chance():
    (link,) = shown([FARMING]).findall(f"{SVG}a")
    start, end, _under = link.findall(f"{SVG}path")

    assert start.get("stroke-dasharray") is None
    assert end.get("stroke-dasharray")


def test_the_knot_is_hollow_until_a_work_joins_both():
    one, other = (link.find(f"{SVG}circle") for link in shown([CITIES, FARMING]).findall(f"{SVG}a"))

    assert one.get("class") == "knot"
    assert other.get("class") == "knot joined"


@pytest.mark.parametrize(("weak", "strong"), [(0.0, 0.5), (0.5, 2.0), (2.0, 6.0)])
def test_the_stronger_the_association_the_thicker_the_line(weak, strong):
    assert float(width_of(weak)) < float(width_of(strong)) <= THICKEST


def test_a_line_never_fills_the_drawing():
    assert float(width_of(1000)) == THICKEST


def numbers(path: str) -> list[float]:
    return [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", path)]


def test_from_right_to_left_everything_changes_sides_and_nothing_its_height():
    plain, mirrored = drawn(*BANKS, [CITIES, FARMING]), drawn(*BANKS, [CITIES, FARMING], is_mirrored=True)

    assert mirrored.left.x == WIDTH - plain.left.x
    assert mirrored.right.text_x == WIDTH - plain.right.text_x
    for one, other in zip(plain.strands, mirrored.strands, strict=True):
        x, y = numbers(one.from_path)[::2], numbers(one.from_path)[1::2]
        assert numbers(other.from_path)[::2] == [WIDTH - each for each in x]
        assert numbers(other.from_path)[1::2] == y
        assert [line.y for line in other.lines] == [line.y for line in one.lines]


def test_ideas_stand_one_below_the_other_in_their_order():
    heights = [strand.knot for strand in drawn(*BANKS, [CITIES, FARMING, CITIES]).strands]

    assert heights == sorted(heights)


def test_a_long_name_is_set_on_two_lines_and_not_cut():
    strand = drawn(*BANKS, [Ends("Trafficking in persons and modern slavery", "/", "", 1, 1, 0)]).strands[0]

    assert " ".join(line.text for line in strand.lines) == "Trafficking in persons and modern slavery"
    assert len(strand.lines) == 2


def test_a_drawing_of_its_own_brings_its_colours_and_its_direction():
    svg = shown([CITIES], is_alone=True, is_mirrored=True)

    assert svg.get("direction") == "rtl"
    assert svg.get("font-family")
    assert svg.find(f"{SVG}rect").get("fill") == "#fcfdfb"


def test_its_numbers_are_written_for_machines_whatever_the_language():
    with override("fr"):
        svg = shown([CITIES])

    assert re.fullmatch(r"0 0 \d+ \d+", svg.get("viewBox"))
    assert "," not in svg.find(f"{SVG}circle").get("cy")
