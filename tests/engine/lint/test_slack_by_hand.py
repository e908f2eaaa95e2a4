"""How much may go wrong, on rules that are counted by hand: places of a term and of a year, in modules and in credits."""

import pytest

from tests.engine.lint.written import HEAD, linted, of

TAKE = "  - {id: a, take: A}\n"
LOAD = "  - {id: l, load: {WHAT: {at_most: MOST}, per: PER}}\n"


def places(what, most, per, *, mode="full_time", head=HEAD):
    clauses = TAKE + LOAD.replace("WHAT", what).replace("MOST", str(most)).replace("PER", per)
    return of(linted(clauses, head=head), mode=mode).slack.places


@pytest.mark.parametrize(
    ("what", "most", "per", "room"),
    [
        ("modules", 1, "term", 1),  # A or B in autumn, C or D in spring; A is taken
        ("modules", 3, "term", 3),  # all four run, in two terms
        ("modules", 1, "year", 0),
        ("modules", 3, "year", 2),
        ("modules", 9, "year", 3),
        ("ects", 20, "term", 2),  # A and B, then C
        ("ects", 20, "year", 1),
        ("ects", 30, "year", 2),  # A, B and C
        ("ects", 60, "year", 3),
    ],
)
def test_places_are_those_that_the_load_leaves(what, most, per, room):
    assert places(what, most, per) == room


@pytest.mark.parametrize(("per", "room"), [("term", 3), ("year", 1)])
def test_each_year_of_longer_studies_has_its_places(per, room):
    assert places("modules", 1, per, mode="part_time") == room


def test_of_a_load_of_a_year_and_one_of_a_term_the_tighter_counts():
    clauses = TAKE + "".join(
        f"  - {{id: {per}, load: {{modules: {{at_most: {most}}}, per: {per}}}}}\n"
        for per, most in (("term", 2), ("year", 2))
    )
    assert of(linted(clauses), mode="full_time").slack.places == 1


def test_an_intake_in_spring_has_one_term_in_its_first_year():
    head = HEAD.replace("start: [2023-09]", "start: [2024-01]")
    assert places("modules", 1, "year", head=head) == 1
