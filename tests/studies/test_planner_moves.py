"""What the buttons of the planner do: add, move, remove, take a plan, begin anew; each leads to an address and nothing else."""

import pytest

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


def test_a_plan_never_grows_without_end():
    codes = "+".join(f"M{number}" for number in range(300))

    assert len(asked(f"2023-24/autumn={codes}", SMALL).situation.chosen.taken) <= 120
