"""What the desk says: the verdict in words and numbers, why a module stands where it does, what would fill what is missing."""

import pytest

from crossings.engine.regulations.record import Credit, Fact, Record
from tests.studies.planner import A_PLAN, asked, brussels, card, desk, small, standing

SMALL, BRUSSELS = small(), brussels()
pytestmark = pytest.mark.slow


def words(rows):
    return [(str(row.text), row.status) for row in rows]


# the verdict


def test_an_empty_plan_says_what_the_route_asks_for():
    found = desk("", BRUSSELS).verdict

    assert (found.state, found.heading) == ("empty", "Nothing is planned yet")
    assert found.text == "This route asks for 8 modules and 90 ECTS. Add modules to its terms, or have a plan proposed."


def test_an_unfinished_plan_says_what_is_missing_in_modules_and_credits():
    found = desk("2023-24/autumn=POLI9400+LAWS8321&2023-24/spring=POLI9410", BRUSSELS).verdict

    assert (found.state, found.heading, found.text) == (
        "open",
        "Not finished yet",
        "Missing: 5 modules and 60 ECTS.",
    )


def test_what_is_included_in_a_list_is_counted_once():
    found = desk("2023-24/autumn=POLI9400+LAWS8321+POLI9551&2023-24/spring=POLI9410", BRUSSELS)

    assert "Missing: 4 modules" in found.verdict.text


def test_a_broken_rule_comes_first_with_its_term_and_numbers():
    found = desk("2023-24/autumn=EX-HRL1+LAWS8321+POLI9400+POLI9551", BRUSSELS).verdict

    assert (found.state, found.heading) == ("broken", "One thing stands in the way")
    assert found.text.startswith(
        "Not more than three modules in a term of full-time study. Autumn 2023-24: 4, at most 3."
    )
    assert words(found.open_rows)[0] == ("Not more than three modules in a term of full-time study.", "Not kept")


def test_a_plan_that_holds_names_its_award_and_its_end():
    found = desk(A_PLAN, BRUSSELS).verdict

    assert (found.state, found.heading) == ("holds", "This plan holds")
    assert (str(found.award), found.ends) == ("MA in International Migration", "Spring 2023-24")
    assert found.open_rows == []


def test_what_people_decide_stands_beside_a_plan_that_holds():
    found = desk(f"site=split&{A_PLAN}", BRUSSELS).verdict

    assert found.state == "later"
    assert [row.status for row in found.later_rows] == ["People decide"]


def test_a_milestone_is_still_to_be_reached():
    found = desk("2023-24/autumn=A1+L1&2023-24/spring=A2+D", SMALL).verdict

    assert words(found.later_rows) == [("A declaration of ethics.", "To be reached")]
    assert found.holds


def test_a_route_that_is_not_open_says_why():
    found = desk("mode=part_time&visa=student", BRUSSELS).verdict

    assert (found.state, found.heading) == ("closed", "This route is not open")
    assert found.text.startswith("Who needs a student visa cannot study part time on campus.")


def test_the_credits_are_told_as_a_number_and_a_share():
    (gauge,) = desk("2023-24/autumn=POLI9400+LAWS8321+POLI9551", BRUSSELS).verdict.gauges

    assert (gauge.told, gauge.percent) == ("30 of 90 ECTS", 33)


def test_each_rule_names_its_source_and_how_it_was_read():
    row = next(row for row in desk("", SMALL).verdict.open_rows if row.clause == "both")

    assert (row.source.title, row.source.place) == ("The handbook", "section 3")
    assert (row.because, row.other) == ("The handbook says usually.", "Another module may take their place.")


def test_named_modules_are_told_by_their_titles():
    row = next(row for row in desk("2023-24/autumn=A1", SMALL).verdict.open_rows if row.clause == "both")

    assert (row.status, [str(detail) for detail in row.details]) == ("1 of 2 modules", ["Second things"])


def test_words_follow_the_reader_and_say_where_they_fall_back():
    rows = {row.clause: row.text for row in desk("", SMALL, language="es").verdict.open_rows}

    assert (str(rows["both"]), rows["both"].is_fallback) == ("Dos módulos son obligatorios.", False)
    assert (str(rows["options"]), rows["options"].language) == ("One module of law.", "en")


# terms and cards


def test_terms_are_those_that_the_route_may_last():
    assert [column.name for column in desk("", BRUSSELS).columns] == [
        "Autumn 2023-24",
        "Spring 2023-24",
        "Summer 2023-24",
    ]
    assert len(desk("mode=part_time", BRUSSELS).columns) == 6


def test_a_later_start_begins_with_its_own_term():
    assert desk("start=2024-01", BRUSSELS).columns[0].name == "Spring 2023-24"


def test_without_a_limit_there_is_one_term_more_than_is_used():
    assert len(desk("2024-25/autumn=A1", SMALL).columns) == 4


def test_a_card_says_what_it_counts_for():
    found = card(desk("2023-24/autumn=POLI9400", BRUSSELS), "POLI9400")

    assert (found.edge, found.ects, found.owner) == ("must", "10 ECTS", "Politics")
    assert [str(why) for why in found.why] == [
        "Two modules are compulsory.",
        "Three modules from the list for International Migration.",
    ]


def test_a_module_beyond_a_limit_says_so():
    query = "version=extended&2023-24/autumn=A1+L1+L3&2023-24/spring=A2+L2"
    unused = [card for column in desk(query, SMALL).columns for card in column.cards if card.edge == "no"]

    assert len(unused) == 1
    assert str(unused[0].why[0]) in (
        "It does not count: no more of its kind may.",
        "It counts nowhere: what it could fill is full.",
    )


def test_a_module_in_a_term_in_which_it_does_not_run_is_told():
    found = desk("2023-24/spring=POLI9400", BRUSSELS)

    assert (found.verdict.state, card(found, "POLI9400").edge) == ("broken", "no")
    assert str(card(found, "POLI9400").why[0]) == "It does not run in this term."
    assert "One module does not run in its term." in found.verdict.text


def test_a_module_whose_term_the_route_lacks_waits_for_another():
    found = desk("start=2024-01&2023-24/autumn=POLI9400", BRUSSELS)

    assert [each.code for each in found.loose] == ["POLI9400"]
    assert "One module has no term on this route." in found.verdict.text


def test_a_term_tells_its_load():
    column = desk("2023-24/autumn=POLI9400+LAWS8321+METHODOLOGY", BRUSSELS).columns[0]

    assert (column.load, list(column.limits)) == ("3 modules · 20 ECTS", ["Load: 2 modules, at most 3"])


def test_a_full_term_is_marked_where_a_module_would_weigh():
    found = desk("2023-24/autumn=POLI9400+LAWS8321+EX-HRL1", BRUSSELS)
    full = {place.name for place in card(found, "POLI9551").places if place.is_full}

    assert full == {"Autumn 2023-24"}
    assert not any(place.is_full for place in card(found, "METHODOLOGY").places)


# modules to add


def test_what_every_plan_needs_comes_first():
    first = [each.code for each in desk("", BRUSSELS).cards][:4]

    assert set(first) == {"POLI9400", "POLI9410", "DISSERTATION", "METHODOLOGY"}


def test_a_card_says_whether_a_module_is_needed_possible_or_impossible():
    found = desk("2023-24/autumn=LAWS8321&2023-24/spring=LAWS8431+LAWS9001", BRUSSELS)
    told = {each.code: each.status[1] for each in found.cards}

    assert told["POLI9400"] == "In every plan from here"
    assert told["POLI9551"] == "Possible"


def test_only_modules_for_one_rule_are_listed_when_asked_for():
    found = desk("fills=options", SMALL)

    assert (str(found.fills), [each.code for each in found.cards]) == ("One module of law.", ["L1", "L2", "L3"])


def test_nothing_is_said_of_needs_once_the_plan_holds():
    found = desk(A_PLAN, BRUSSELS)

    assert found.outlook.verdict == "holds"
    assert {each.status for each in found.cards} == {None}


# plans and conflicts


def test_plans_are_told_by_their_terms_and_what_sets_them_apart():
    ways = desk("show=plans", BRUSSELS).ways

    assert [way.name for way in ways] == ["A", "B", "C"]
    assert dict(ways[0].facts)["Ends"] == "Spring 2023-24"
    assert not any(is_other for term in ways[0].terms for _title, is_other in term.modules)
    assert any(is_other for term in ways[1].terms for _title, is_other in term.modules)


def test_a_plan_around_what_is_chosen_shows_it():
    way = desk("2023-24/autumn=EX-HRL1&show=plans", BRUSSELS).ways[0]

    assert "Example: Rights before regional courts" in [str(title) for title, _ in way.terms[0].modules]


def test_a_plan_shows_each_module_once_wherever_it_stood_before():
    for way in desk("2023-24/spring=A1&show=plans", SMALL).ways:
        titles = [str(title) for term in way.terms for title, _is_other in term.modules]

        assert (len(titles), dict(way.facts)["Modules"]) == (len(set(titles)), "4")


def test_why_not_names_the_clause_its_source_and_the_choice():
    found = desk("2023-24/autumn=EX-HRL1+LAWS8321+POLI9400+POLI9551", BRUSSELS)

    assert found.outlook.verdict == "not_achievable"
    assert [str(each.text) for each in found.why_not.reasons] == [
        "Not more than three modules in a term of full-time study.",
        "Your choice: the modules that you put into terms stay where they are.",
    ]
    assert found.why_not.reasons[0].source.place == "Course structure: limits"


def test_a_wish_that_stands_in_the_way_is_told_as_a_wish():
    found = desk("fewer=2&show=plans", BRUSSELS)

    assert "Your wish: at most 2 in a term." in [str(each.text) for each in found.why_not.reasons]
    assert not found.why_not.is_for_choice


def test_a_wish_is_kept_by_a_plan():
    plan = desk("mode=part_time&fewer=1&show=plans", BRUSSELS)

    assert plan.ways == [] or all(
        sum(not str(title).startswith(("Dissertation", "Fundamentals")) for title, _ in term.modules) <= 1
        for term in plan.ways[0].terms
    )


# what is had already


def test_what_is_passed_stands_fixed_in_its_term():
    base = Record("crossings-record/1", credits=(Credit("A1", "passed", term="2023-24/autumn"),))
    found = desk("", SMALL, base)

    assert standing(found)["2023-24/autumn"] == ["A1"]
    assert card(found, "A1").is_fixed
    assert card(found, "A1").status == ("met", "Passed")


def test_what_is_had_is_not_offered_again():
    base = Record("crossings-record/1", credits=(Credit("A1", "passed", term="2023-24/autumn"),))

    assert "A1" not in [each.code for each in desk("2023-24/autumn=A1", SMALL, base).cards]
    assert standing(desk("2023-24/autumn=A1", SMALL, base))["2023-24/autumn"] == ["A1"]


def test_each_card_has_a_name_of_its_own_however_often_a_module_was_tried():
    terms = ("2023-24/autumn", "2023-24/spring", "2023-24/spring")
    tried = tuple(Credit("A1", "failed", id=f"A1 {term}", term=term) for term in terms)
    found = desk("2024-25/autumn=A1", SMALL, Record("crossings-record/1", credits=tried))

    keys = [card.key for column in found.columns for card in column.cards]
    assert len(keys) == len(set(keys)) == 4


def test_what_was_not_passed_may_be_planned_again():
    failed = Credit("A1", "failed", id="A1 2023-24/autumn", term="2023-24/autumn")
    found = desk("2024-25/autumn=A1", SMALL, Record("crossings-record/1", credits=(failed,)))

    assert standing(found)["2024-25/autumn"] == ["A1"]
    assert [card.status for column in found.columns for card in column.cards] == [("no", "Not passed"), None]


def test_credit_from_elsewhere_stands_before_the_terms():
    credit = Credit("Asylum law", "recognised", stands_for="L1", at="University of Elsewhere")
    found = desk("", SMALL, Record("crossings-record/1", credits=(credit,)))

    assert [(str(each.title), each.status[1]) for each in found.before] == [("Law of things", "Recognised")]


def test_what_a_board_waived_is_kept():
    waived = Record("crossings-record/1", facts=(Fact("exemption", "both", because="Taught it"),))
    rows = {row.clause: row.status for row in desk("", SMALL, waived).verdict.kept_rows}

    assert rows["both"] == "Waived"


def test_the_smallest_changes_are_told_and_can_be_made():
    found = desk("2023-24/autumn=EX-HRL1+LAWS8321+POLI9400+POLI9551", BRUSSELS).why_not
    own = [mend for mend in found.mends if mend.do]

    assert own
    assert all(asked(f"2023-24/autumn=EX-HRL1+LAWS8321+POLI9400+POLI9551&do={mend.do}", BRUSSELS).query for mend in own)


def test_what_only_a_board_may_change_says_so_and_has_no_button():
    mends = desk("mode=part_time&visa=student", BRUSSELS).why_not.mends

    assert {(bool(mend.do), mend.decides) for mend in mends} <= {(True, ""), (False, "The board decides.")}
    assert "Mode: Full-time instead of Part-time" in [mend.text for mend in mends]


def test_a_term_that_is_over_takes_nothing_more():
    base = Record("crossings-record/1", credits=(Credit("A1", "passed", term="2023-24/autumn"),))
    found = desk("2023-24/autumn=L1&show=anew", SMALL, base)

    assert str(card(found, "L1").why[0]) == "This term is over."
    assert "2023-24/autumn" not in [option.value for wish in found.wishes for option in wish.options]
    assert all(term.name != "Autumn 2023-24" for way in found.ways for term in way.terms)


def test_what_is_registered_does_not_end_its_term():
    base = Record("crossings-record/1", credits=(Credit("A1", "registered", term="2023-24/autumn"),))

    assert [place.name for place in card(desk("", SMALL, base), "L1").places][:1] == ["Autumn 2023-24"]


def test_a_choice_is_no_reason_where_there_is_no_plan_without_it():
    found = desk("mode=part_time&visa=student&2023-24/autumn=POLI9400", BRUSSELS).why_not

    assert not found.is_for_choice
    assert [str(each.text) for each in found.reasons] == ["Who needs a student visa cannot study part time on campus."]
