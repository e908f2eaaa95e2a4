"""Wishes, proposals and mends: what they change, what they never change, and that each button does what its words say."""

import pytest
from django.utils import translation

from crossings.engine.planner.mending import Change
from crossings.engine.planner.relaxations import Relaxation
from crossings.engine.regulations.load import load
from crossings.engine.regulations.record import Credit, Record
from crossings.studies.planner.answers import Outlook, outlook
from crossings.studies.planner.desk import desk_of
from crossings.studies.planner.known import Known
from crossings.studies.planner.mends import mends_of
from crossings.studies.planner.rules import Shelf
from crossings.studies.planner.wishes import WISH, wishes_of, with_wishes
from tests.studies.planner import ROOT, asked, brussels, desk, small

SMALL, BRUSSELS = small(), brussels()
FLEXIBLE = "edition=2023-24.flexible-study"
TOO_MANY = "2023-24/autumn=EX-HRL1+LAWS8321+POLI9400+POLI9551"
pytestmark = pytest.mark.slow


class Answered:
    """An answer that holds nothing but one change."""

    def __init__(self, *changes):
        self.relaxations = (Relaxation(tuple(Change(*each, text="", size=1) for each in changes)),)


def mend(*changes, base=None, query="2023-24/autumn=A1+L1"):
    (found,) = mends_of(asked(query, SMALL, base).situation, Answered(*changes), "en")
    return found


def chosen(query, shelf=SMALL):
    return asked(query, shelf).situation.chosen


# wishes


def test_without_a_wish_the_rules_are_as_they_are():
    situation = asked("", SMALL).situation

    assert with_wishes(situation) is situation.loaded


def test_a_wish_for_fewer_is_one_clause_more_under_a_name_of_its_own():
    situation = asked("fewer=2", SMALL).situation
    loaded = with_wishes(situation)

    assert [each.id for each in loaded.regulations.clauses][-1] == WISH
    assert loaded.checksum != situation.loaded.checksum


def test_a_wish_for_fewer_weighs_what_the_load_of_the_route_weighs():
    situation = asked("fewer=2", BRUSSELS).situation
    load = next(each.rule for each in situation.layout.clauses if each.rule.word == "load")

    assert with_wishes(situation).regulations.clauses[-1].rule.of == load.of


def test_terms_that_are_over_are_kept_free_strictly_and_wishes_are_not():
    passed = Record("crossings-record/1", credits=(Credit("A1", "passed", term="2023-24/autumn"),))
    wished = wishes_of(asked("free=2023-24/spring", SMALL).situation)
    over = wishes_of(asked("free=2023-24/spring", SMALL, passed).situation)

    assert (wished.keep_free, wished.keep_free_strictly) == (("2023-24/spring",), False)
    assert (over.keep_free, over.keep_free_strictly) == (("2023-24/autumn", "2023-24/spring"), True)


def test_a_term_that_is_kept_free_says_so():
    columns = desk("free=2023-24/spring", SMALL).columns

    assert [column.name for column in columns if column.is_kept_free] == ["Spring 2023-24"]


def test_a_topic_that_is_liked_is_told_in_each_plan():
    found = desk("topic=migration-studies/law&show=plans", BRUSSELS)

    assert found.has_wishes
    assert found.ways
    assert all(dict(way.facts)["On your topics"].isdigit() for way in found.ways)


def test_without_wishes_no_plan_speaks_of_them():
    said = {term for way in desk("show=plans", SMALL).ways for term, _words in way.facts}

    assert said == {"Ends", "Modules", "Credits", "Most in one term"}


def labels(wish):
    return [(each.value, each.label, each.is_chosen) for each in wish.options]


def test_institutions_are_offered_by_name_where_there_are_several():
    found = asked("institution=away", SMALL).situation
    wishes = desk_of(found, SMALL, Known(institutions={"away": "Far University"}), "en").wishes

    (places,) = [labels(each) for each in wishes if each.name == "institution"]
    assert places == [("away", "Far University", True), ("home", "Home", False)]
    assert "institution" not in [each.name for each in desk("", BRUSSELS).wishes]


def test_an_institution_that_is_liked_is_preferred_and_told():
    best = desk("institution=away&show=plans", SMALL).ways[0]

    assert dict(best.facts)["At your institutions"] == "1"
    assert "Law of few things" in [str(title) for term in best.terms for title, _ in term.modules]


def test_modules_that_are_liked_are_ticked_and_one_more_can_be_named():
    found = desk("liked=L2&2023-24/autumn=A1", SMALL)

    (ticked,) = [labels(each) for each in found.wishes if each.name == "liked"]
    assert ticked == [("L2", "Law of few things", True)]
    assert (found.liked.name, found.liked.label) == ("liked", "One more module that you like")
    assert [option.value for option in found.liked.options] == ["", "D", "L3", "L1", "A2"]
    assert desk("", SMALL).liked.label == "A module that you like"


def test_of_very_many_modules_no_menu_is_made(monkeypatch):
    monkeypatch.setattr("crossings.studies.planner.desk.MOST_NAMED", 5)

    assert labels(desk("", SMALL).liked) == []
    assert len(labels(desk("liked=L1", SMALL).liked)) == 6


def test_a_module_that_is_liked_is_in_the_best_plan_and_said_to_be():
    best = desk("liked=L3&show=plans", SMALL).ways[0]

    assert dict(best.facts)["Modules that you like"] == "1 of 1"
    assert "Not in it" not in dict(best.facts)
    assert "Law of many things" in [str(title) for term in best.terms for title, _ in term.modules]


def test_a_module_that_is_liked_and_finds_no_place_is_named():
    facts = dict(desk("liked=L1+L2+L3&mode=part_time&version=extended&show=plans", SMALL).ways[0].facts)

    assert facts["Modules that you like"] == "2 of 3"
    assert facts["Not in it"] == "Law of few things"


def test_what_is_had_is_no_wish_any_more():
    passed = Record("crossings-record/1", credits=(Credit("L1", "passed", term="2023-24/autumn"),))

    assert all(
        "Modules that you like" not in dict(way.facts) for way in desk("liked=L1&show=plans", SMALL, passed).ways
    )


@pytest.mark.parametrize(("free", "told"), [("2024-25/autumn", "1 of 1"), ("2023-24/spring", "0 of 1")])
def test_whether_a_term_stays_free_is_said(free, told):
    query = f"2023-24/spring=A2&free={free}&show=plans"

    assert {dict(way.facts)["Terms kept free"] for way in desk(query, SMALL).ways} == {told}


def test_what_stands_wrong_is_wished_for_beside_what_is_liked():
    wished = wishes_of(asked("liked=L3&institution=home&2023-24/spring=A1", SMALL).situation)

    assert (wished.liked, wished.institutions) == (("A1", "L3"), ("home",))


def test_more_than_the_menu_offers_stays_chosen_in_it():
    options = desk("fewer=12", SMALL).fewer.options

    assert [option.value for option in options] == ["0", "1", "2", "3", "4", "5", "6", "12"]
    assert [option.value for option in options if option.is_chosen] == ["12"]


# plans


def test_plans_differ_from_each_other():
    ways = desk("show=plans", SMALL).ways
    told = [tuple(str(title) for term in way.terms for title, _ in term.modules) for way in ways]

    assert len(set(told)) == len(told) == 3


@pytest.mark.parametrize("number", [1, 2, 3])
def test_each_plan_that_is_taken_holds(number):
    assert desk(f"show=plans&do=take:{number}", SMALL).verdict.holds


def test_a_plan_of_the_flexible_edition_stays_in_it_and_holds():
    found = asked(f"{FLEXIBLE}&show=plans&do=take:1", BRUSSELS)

    assert found.query.startswith(f"{FLEXIBLE}&")
    assert found.situation.audit.verdict == "planned"


def test_the_flexible_edition_is_named_in_its_menu():
    rules = desk(FLEXIBLE, BRUSSELS).menus[0]

    assert [(each.label, each.is_chosen) for each in rules.options] == [
        ("2023-24", False),
        ("2023-24, flexible study", True),
    ]


def test_a_programme_with_one_edition_has_no_menu_of_editions_and_sends_it_along():
    found = desk("", SMALL)

    assert "edition" not in [menu.name for menu in found.menus]
    assert found.kept[0] == ("edition", "2023-24")


def valencia():
    return Shelf([load((ROOT / "regulations" / "valencia-migration" / "2022-23.yaml").read_text())])


def test_valencia_is_planned_from_nothing_to_the_end():
    assert desk("show=plans&do=take:1", valencia()).verdict.holds


def test_where_a_list_asks_for_credits_nobody_says_how_many_modules_that_is():
    assert desk("", valencia()).verdict.text.startswith("This route asks for 120 ECTS.")


def test_a_plan_from_the_beginning_keeps_what_is_passed():
    passed = Record("crossings-record/1", credits=(Credit("A1", "passed", term="2023-24/autumn"),))
    found = asked("2024-25/autumn=L1&show=anew&do=take:1", SMALL, passed).situation

    assert "A1" not in found.chosen.codes
    assert {"A1", "A2", "D"} <= found.codes


def test_what_is_proposed_is_made_again_the_same():
    assert desk("show=plans", SMALL).ways == desk("show=plans", small()).ways


def test_nothing_is_asked_of_the_planner_once_all_holds():
    assert outlook(asked("", SMALL).situation, is_complete=True) == Outlook("holds")


# mends


@pytest.mark.parametrize(
    ("change", "words", "do"),
    [
        (("route", "mode", "full_time", "part_time"), "Mode: Part-time instead of Full-time", "route:mode=part_time"),
        (("replaced", "A1", "", "2024-25/autumn"), "First things in Autumn 2024-25", "move:A1@2024-25/autumn"),
        (("replaced", "L1", "", "L3"), "Law of many things in place of Law of things", "swap:L1>L3"),
        (("replaced", "L1", "", ""), "Without Law of things", "drop:L1"),
        (("limit", WISH, "1", "2"), "Your wish: at most 2 in a term instead of 1", "fewer:2"),
        (("waived", WISH, "", ""), "As many as the rules allow", "fewer:0"),
        (("offered", "A2", "", "2023-24/autumn"), "Second things runs in Autumn 2023-24 too", ""),
        (("waived", "thesis", "", ""), "“A dissertation” is waived for you", ""),
        (("terms", "slowly", "2", "3"), "“One module a term”: 3 terms instead of 2", ""),
        (("limit", "slowly", "1", "2"), "“One module a term”: at most 2 instead of 1", ""),
        (("demand", "award", "50", "40"), "“50 ECTS for the award”: 40 instead of 50", ""),
        (("demand", "both", "A1, A2", "A2"), "“Two modules are compulsory” without First things", ""),
    ],
)
def test_each_change_has_its_words_and_its_button(change, words, do):
    assert (mend(change).text, mend(change).do) == (words, do)


@pytest.mark.parametrize(
    ("changes", "who"),
    [
        ([("offered", "A2", "", "2023-24/autumn")], "The school decides."),
        ([("waived", "thesis", "", "")], "The board decides."),
        ([("waived", "thesis", "", ""), ("offered", "A2", "", "2023-24/autumn")], "The board decides."),
        ([("replaced", "L1", "", ""), ("replaced", "A1", "", "")], ""),
    ],
)
def test_what_is_not_ones_own_says_who_decides(changes, who):
    assert (mend(*changes).decides, mend(*changes).do) == (who, "")


def test_amounts_are_written_as_the_reader_writes_them():
    with translation.override("es"):
        assert "22,5" in mend(("demand", "award", "50", "22.5")).text


def test_who_is_enrolled_is_led_to_what_if_for_another_route():
    found = mend(("route", "mode", "full_time", "part_time"), base=Record("crossings-record/1"))

    assert (found.do, found.decides) == ("", "See under “What if?”.")


def test_changes_that_go_together_stand_in_one_line():
    found = mend(("waived", "thesis", "", ""), ("offered", "A2", "", "2023-24/autumn"))

    assert found.text == "“A dissertation” is waived for you; and Second things runs in Autumn 2023-24 too"


def test_every_button_that_mends_leaves_a_plan_that_can_be_finished():
    mends = [each.do for each in desk(TOO_MANY, BRUSSELS).why_not.mends if each.do]

    assert {desk(f"{TOO_MANY}&do={do}", BRUSSELS).outlook.verdict for do in mends} == {"achievable"}


def test_ones_own_changes_come_before_those_of_others():
    mine = [bool(each.do) for each in desk(TOO_MANY, BRUSSELS).why_not.mends]

    assert mine == sorted(mine, reverse=True)


def test_a_wish_is_mended_by_its_button():
    wished = "fewer=2&show=plans"
    (do, *_) = [each.do for each in desk(wished, BRUSSELS).why_not.mends if each.do.startswith("fewer:")]

    assert desk(f"{wished}&do={do}", BRUSSELS).ways
    assert chosen(f"{wished}&do={do}", BRUSSELS).fewer == 3
