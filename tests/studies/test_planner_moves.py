"""What the buttons of the planner do: add, move, remove, take a plan, begin anew; each leads to an address and nothing else."""

from dataclasses import replace

import pytest
from django.http import QueryDict

from crossings.studies.planner.address import MOST_MODULES
from crossings.studies.planner.moves import moved
from tests.studies.planner import asked, brussels, small

SMALL, BRUSSELS = small(), brussels()


def taken(query, shelf=SMALL):
    return asked(query, shelf).situation.chosen.taken


def test_a_module_is_added_to_the_term_of_its_button():
    assert taken("do=add:A1@2023-24/autumn") == (("2023-24/autumn", "A1"),)


def test_a_module_is_added_to_the_term_of_its_menu():
    assert taken("do=add:D&at:D=2023-24/spring") == (("2023-24/spring", "D"),)


def test_other_menus_do_nothing():
    assert taken("do=add:D&at:D=2023-24/spring&at:A2=2023-24/spring") == (("2023-24/spring", "D"),)


def test_a_module_is_moved_and_stands_once():
    assert taken("2023-24/autumn=A1+L1&do=move:A1@2024-25/autumn") == (
        ("2023-24/autumn", "L1"),
        ("2024-25/autumn", "A1"),
    )


def test_a_module_is_removed():
    assert taken("2023-24/autumn=A1+L1&do=drop:A1") == (("2023-24/autumn", "L1"),)


def test_what_is_not_there_is_removed_without_a_word():
    found = asked("2023-24/autumn=L1&do=drop:A1", SMALL)

    assert (found.remarks, found.query) == ((), "edition=2023-24&2023-24/autumn=L1")


def test_who_starts_over_keeps_the_route():
    assert asked("mode=part_time&2023-24/autumn=A1&do=clear", SMALL).query == "edition=2023-24&mode=part_time"


def test_the_route_changes_with_the_button_of_a_module_and_nothing_is_lost():
    found = asked("mode=part_time&2023-24/autumn=A1&do=add:A2@2023-24/spring", SMALL)

    assert found.query == "edition=2023-24&mode=part_time&2023-24/autumn=A1&2023-24/spring=A2"


@pytest.mark.slow
def test_a_proposed_plan_is_taken_and_closed():
    found = asked("show=plans&do=take:1", SMALL)

    assert len(found.situation.chosen.taken) == 4
    assert "show" not in found.query


@pytest.mark.slow
def test_a_plan_around_what_is_chosen_keeps_it():
    found = asked("2023-24/spring=L2&show=plans&do=take:1", SMALL)

    assert ("2023-24/spring", "L2") in found.situation.chosen.taken


@pytest.mark.slow
def test_a_plan_from_the_beginning_lets_go_of_what_was_chosen():
    found = asked("2023-24/autumn=EX-HRL1+LAWS8321+POLI9400+POLI9551&show=anew&do=take:1", BRUSSELS)

    assert found.situation.audit.verdict == "planned"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2023-24/spring=A1", ("2023-24/autumn", "A1")),  # it does not run in spring
        ("start=2024-01&2023-24/autumn=L1", ("2024-25/autumn", "L1")),  # before the route begins
    ],
)
def test_a_plan_puts_a_module_that_stood_wrong_where_it_belongs(before, after):
    found = asked(f"{before}&show=plans&do=take:1", SMALL)

    assert [each for each in found.situation.chosen.taken if each[1] == after[1]] == [after]
    assert (found.remarks, found.situation.audit.verdict) == ((), "missing")  # a declaration remains, and no module
    assert not (found.situation.loose or found.situation.misplaced)


@pytest.mark.slow
@pytest.mark.parametrize("number", ["0", "00010", "01", "4", "-1", "²", "1" * 5000, ""])
def test_a_number_that_no_plan_has_takes_none(number):
    found = asked(f"2023-24/autumn=A1&show=plans&do=take:{number}", SMALL)

    assert (found.situation.chosen.codes, len(found.remarks)) == ({"A1"}, 1)


@pytest.mark.parametrize(
    ("query", "anchor"),
    [
        ("do=add:A1@2023-24/autumn", "h-pool"),
        ("2023-24/autumn=A1&do=move:A1@2024-25/autumn", "m-1"),
        ("2023-24/autumn=A1&do=drop:A1", "term-2023-24autumn"),
        ("do=plans", "h-plans"),
        ("do=clear", "h-verdict"),
        ("do=fill:both", "h-pool"),
        ("do=show", ""),
        ("", ""),
    ],
)
def test_each_button_leads_to_where_something_happened(query, anchor):
    assert asked(query, SMALL).at == anchor


def test_a_filter_is_set_and_taken_away():
    assert asked("do=fill:options", SMALL).query == "edition=2023-24&fills=options"
    assert asked("fills=options&do=fill:", SMALL).query == ""


def test_a_filter_by_a_rule_that_there_is_not_is_none():
    assert asked("do=fill:nothing", SMALL).query == ""


def test_a_change_of_the_route_that_is_not_offered_is_said():
    found = asked("mode=part_time&do=route:mode=asleep", SMALL)

    assert found.query == "edition=2023-24&mode=part_time"
    assert found.remarks == ("This route is not offered. Choose its parts from the menus.",)


def test_a_module_gives_way_to_another_in_its_term():
    assert taken("2023-24/autumn=A1+L1&do=swap:L1>L3") == (("2023-24/autumn", "A1"), ("2023-24/autumn", "L3"))


@pytest.mark.parametrize("what", ["L2>L3", "L1>A1", "L1>NOPE", "L1", ">L3", ""])
def test_a_change_that_does_not_fit_any_more_changes_nothing(what):
    found = asked(f"2023-24/autumn=A1+L1&do=swap:{what}", SMALL)

    assert found.situation.chosen.codes == {"A1", "L1"}
    assert found.remarks == ("This change does not fit the plan any more. Nothing was changed.",)


@pytest.mark.parametrize(("what", "fewer"), [("3", 3), ("0", 0), ("99", 20), ("-1", 2), ("٣", 2), ("100", 2)])
def test_a_smaller_wish_is_a_number_or_stays(what, fewer):
    assert asked(f"fewer=2&do=fewer:{what}", SMALL).situation.chosen.fewer == fewer


@pytest.mark.parametrize(("what", "page"), [("2", 2), ("0", 1), ("x", 1), ("99999", 1)])
def test_pages_are_turned_to_a_number(what, page):
    assert asked(f"do=page:{what}", SMALL).situation.chosen.page == page


def test_a_full_plan_takes_no_module_more_and_says_so():
    many = tuple(("2023-24/autumn", f"M{number}") for number in range(MOST_MODULES))
    full = replace(asked("", SMALL).situation.chosen, taken=many)

    done = moved(full, QueryDict("do=add:A1@2023-24/autumn"), SMALL.newest.regulations, lambda _chosen: ())

    assert (done.chosen, done.remark) == (full, "No plan holds more than 120 modules. Remove one first.")


def test_a_plan_never_grows_without_end():
    codes = "+".join(f"M{number}" for number in range(300))

    assert len(asked(f"2023-24/autumn={codes}", SMALL).situation.chosen.taken) <= 120
