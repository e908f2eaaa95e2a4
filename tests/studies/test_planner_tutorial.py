"""The tutorial leads where it says: its address opens, the rule stands in the way, and what opens the way does."""

import re

import pytest

from tests.studies.planner import ROOT, brussels, desk

TUTORIAL = (ROOT / "docs" / "tutorials" / "plan-your-studies.md").read_text()
FOUR_IN_A_TERM = re.search(r"/plan/\?(\S+)", TUTORIAL)[1]
SHELF = brussels()


def test_its_address_puts_four_modules_into_a_term_and_one_thing_stands_in_the_way():
    found = desk(FOUR_IN_A_TERM, SHELF)

    assert found.verdict.heading == "One thing stands in the way"
    assert found.why_not


def test_another_term_for_one_of_the_four_opens_the_way_again():
    moved = FOUR_IN_A_TERM.replace("EX-HRL1+", "") + "&2024-25/autumn=EX-HRL1"

    assert desk(moved, SHELF).why_not is None


def test_a_student_visa_closes_part_time_study():
    assert desk("mode=part_time&visa=student", SHELF).verdict.state == "closed"


@pytest.mark.parametrize("word", ["Propose a plan", "Take plan", "Why not?", "Change the route", "Show this route"])
def test_what_it_tells_to_choose_is_written_on_the_page(word):
    templates = (ROOT / "src/crossings/templates/studies/planner").glob("*.html")

    assert word in TUTORIAL.replace("\n", " ")
    assert any(word.lower() in path.read_text().lower() for path in templates)
