"""The address of a desk: short, the same however it is written, and answered in words where it cannot be understood."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from crossings.studies.planner.address import asked_as, read
from tests.studies.planner import A_PLAN, asked, brussels, desk, small

SMALL, BRUSSELS = small(), brussels()
RULES = BRUSSELS.newest.regulations
NAMES = some.sampled_from(
    [*RULES.route, "edition", "topic", "free", "fewer", "show", "fills", "page", "do", "at:POLI9400", "2023-24/autumn"]
)
VALUES = some.sampled_from(
    [
        *RULES.modules,
        *(value for values in RULES.route.values() for value in values),
        *("2023-24", "2023-24.flexible-study", "2023-24/spring", "plans", "anew", "3", "migration-standard"),
        *("add:POLI9400", "move:POLI9400@2023-24/spring", "drop:POLI9400", "take:1", "clear", "fill:law-standard"),
    ]
)
TERMS = ("2022-23/autumn", "2023-24/autumn", "2023-24/spring", "2024-25/spring", "2040-41/autumn")
OTHERS = (
    *("version=extended", "mode=part_time", "start=2024-01", "fewer=1", "show=plans", "show=anew", "fills=options"),
    *("free=2023-24/spring", "free=2024-25/autumn", "page=7", "topic=x"),
)
ANYTHING = some.text(max_size=30)


def test_what_is_usual_is_left_out():
    assert asked("version=standard&mode=full_time&edition=2023-24", BRUSSELS).query == ""


def test_what_is_chosen_stands_in_one_order():
    found = asked("2023-24/spring=POLI9410&mode=part_time&2023-24/autumn=POLI9400+LAWS8321", BRUSSELS)

    assert found.query == "edition=2023-24&mode=part_time&2023-24/autumn=LAWS8321+POLI9400&2023-24/spring=POLI9410"


def test_an_address_names_its_edition_so_that_a_newer_one_does_not_change_it():
    assert asked("mode=part_time", BRUSSELS).query.startswith("edition=2023-24&")


def test_another_edition_stays():
    found = asked("edition=2023-24.flexible-study", BRUSSELS)

    assert (found.query, found.situation.rules.edition) == (
        "edition=2023-24.flexible-study",
        "2023-24.flexible-study",
    )


def test_a_module_once_for_each_term_is_the_same_as_all_at_once():
    together = asked("2023-24/autumn=A1+L1", SMALL).query

    assert asked("2023-24/autumn=L1&2023-24/autumn=A1", SMALL).query == together


def test_a_part_of_a_route_with_a_name_of_the_address_gets_another():
    assert (asked_as("mode"), asked_as("page"), asked_as("topic")) == ("mode", "route-page", "route-topic")


@pytest.mark.parametrize(
    "query", ["institution=away", "institution=away&institution=home", "liked=L1", "liked=L1+L3&free=2023-24/spring"]
)
def test_institutions_and_modules_that_are_liked_stay_in_the_address(query):
    assert asked(query, SMALL).query == f"edition=2023-24&{query}"


def test_modules_that_are_liked_are_written_once_and_together():
    assert asked("liked=L3&liked=&liked=L1+L3&institution=nowhere", SMALL).query == "edition=2023-24&liked=L1+L3"


def test_a_module_that_is_liked_and_not_known_is_told():
    found = asked("liked=L1+X9", SMALL)

    assert found.situation.chosen.liked == ("L1",)
    assert found.remarks == ("These rules have no module “X9”. It is left out.",)


def test_wishes_and_what_is_opened_stay_in_the_address():
    query = (
        "edition=2023-24&topic=migration-studies/law&free=2023-24/spring&fewer=2&page=3&show=plans&fills=law-standard"
    )

    assert asked(query, BRUSSELS).query == query


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("version=huge", "“huge” is not offered. “Standard” is shown instead."),
        ("edition=1999-00", "There is no edition “1999-00” of these rules. The newest is shown."),
        ("2023-24/autumn=QQ1", "These rules have no module “QQ1”. It is left out."),
        ("2023-24/carnival=POLI9400", "These rules have no term “2023-24/carnival”. It is left out."),
        ("free=soon", "These rules have no term “soon”. It is left out."),
        ("2023-24/autumn=POLI9400&2023-24/spring=POLI9400", "It is kept in the first of them."),
        ("do=explode", "“explode” is nothing that this page can do. Nothing was changed."),
        ("do=add:NOPE", "These rules have no module “NOPE”. Nothing was changed."),
        ("do=add:POLI9400", "is no term of these rules. Choose one from the menu of the module."),
        ("do=take:9", "This plan is not there any more."),
    ],
)
def test_what_is_not_understood_is_said(query, words):
    assert words in " ".join(asked(query, BRUSSELS).remarks)


def test_no_more_is_said_than_can_be_read():
    many = "&".join(f"2023-24/autumn=Q{number}" for number in range(50))

    assert len(read(QueryDict(many), RULES).remarks) == 5


def test_a_long_word_is_not_repeated_whole():
    remark = asked(f"version={'x' * 5000}", BRUSSELS).remarks[0]

    assert len(remark) < 200


@pytest.mark.slow
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.lists(some.tuples(some.one_of(NAMES, ANYTHING), some.one_of(VALUES, ANYTHING)), max_size=12))
@example([("2023-24/autumn", " ".join(RULES.modules)), ("do", "take:1"), ("show", "anew")])
@example([("9999-00/autumn", "POLI9400"), ("0000-00/summer", "POLI9410"), ("fewer", "٣"), ("page", "²")])
def test_any_address_is_answered_and_leads_to_one_that_stays(pairs):
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)

    first = asked(query.urlencode(), BRUSSELS)
    second = asked(first.query, BRUSSELS)

    assert (second.query, second.situation.chosen) == (first.query, first.situation.chosen)
    assert second.remarks == ()
    assert first.situation.audit.verdict


@pytest.mark.slow
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    some.lists(
        some.tuples(some.sampled_from(TERMS), some.sampled_from([*SMALL.newest.regulations.modules])), max_size=6
    ),
    some.lists(some.sampled_from(OTHERS), max_size=4),
)
@example([], ["version=extended", "mode=part_time", "fewer=1", "show=plans"])
def test_any_choice_opens_a_desk_that_says_something(taken, others):
    query = "&".join([*(f"{term}={code}" for term, code in taken), *others])

    found = desk(query, SMALL)

    assert found.verdict.told
    assert {card.code for column in found.columns for card in column.cards} <= {code for _term, code in taken}


def test_a_plan_can_be_shared_by_its_address():
    found = asked(A_PLAN, BRUSSELS)

    assert found.query == f"edition=2023-24&{A_PLAN}"
    assert len(found.query) < 160
