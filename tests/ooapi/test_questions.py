"""What may be asked of a list, in which order, and how a question that cannot be answered is refused."""

from datetime import date

import pytest

from crossings.outside.ooapi.questions import PAGE_SIZES, TAKES, Misasked, expansions, found, understood
from crossings.outside.ooapi.values import Cost, Text
from crossings.outside.ooapi.written import page_of, problem_of, written

PROGRAMS = TAKES["programs"]
OFFERINGS = TAKES["offerings"]
TODAY = date(2026, 11, 22)


def a_program(name: str, **more: object) -> dict:
    return {
        "programId": name,
        "name": [{"language": "en", "value": name}],
        "primaryCode": {"codeType": "programCode", "code": name.lower()},
        **more,
    }


def an_offering(starts: str, ends: str = "2028-01-01", **more: object) -> dict:
    return a_program(starts, offeringId=starts, startDate=starts, endDate=ends, **more)


def names(takes, records, **asked: str) -> list[str]:
    return [each["name"][0]["value"] for each in found(records, understood(takes, asked, TODAY))]


def test_without_a_word_the_first_ten_are_asked_for():
    question = understood(PROGRAMS, {}, TODAY)

    assert (question.size, question.number, question.order) == (10, 1, ("name",))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"pageSize": "11"}, "10, 20, 50, 100 or 250"),
        ({"pageSize": "ten"}, "10, 20, 50, 100 or 250"),
        ({"pageNumber": "0"}, "from 1"),
        ({"pageNumber": "1.5"}, "from 1"),
        ({"pageNumber": "٣"}, "from 1"),
        ({"pageNumber": "9" * 8}, "from 1"),
        ({"teachingLanguage": "es"}, "three small letters"),
        ({"programType": "programme"}, "specialization"),
        ({"sort": "colour"}, "programId, name"),
        ({"sort": "name,--programId"}, "is no order"),
        ({"programtype": "program"}, "cannot be asked here"),
    ],
)
def test_a_wrong_question_is_told_how_to_mend_it(asked, says):
    with pytest.raises(Misasked, match=says):
        understood(PROGRAMS, asked, TODAY)


@pytest.mark.parametrize("day", ["2023", "20230901", "2023-02-30", "2023-9-1"])
def test_what_is_no_day_is_refused(day):
    with pytest.raises(Misasked, match="year-month-day"):
        understood(OFFERINGS, {"since": day}, TODAY)


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_the_sizes_of_the_specification_are_taken(size):
    assert understood(PROGRAMS, {"pageSize": str(size)}, TODAY).size == size


def test_records_stand_in_the_order_asked_for():
    records = [a_program("b", programId="1"), a_program("a", programId="2"), a_program("b", programId="3")]

    assert names(PROGRAMS, records) == ["a", "b", "b"]
    assert names(PROGRAMS, records, sort="-programId") == ["b", "a", "b"]
    ordered = found(records, understood(PROGRAMS, {"sort": "-name,-programId"}, TODAY))
    assert [each["programId"] for each in ordered] == ["3", "1", "2"]


def test_words_are_looked_for_in_every_language_and_in_any_case():
    spoken = a_program("Law", description=[{"language": "es", "value": "Derecho de Extranjería"}], abbreviation="LAWS1")
    records = [spoken, a_program("Economics")]

    for wanted in ("EXTRANJERÍA", "laws", "law"):
        assert names(PROGRAMS, records, q=wanted) == ["Law"]


def test_a_filter_keeps_what_has_the_value_and_nothing_that_is_silent():
    records = [a_program("a", programType="program"), a_program("b", programType="track"), a_program("c")]

    assert names(PROGRAMS, records, programType="track") == ["b"]
    assert names(PROGRAMS, records, sector="university education") == []
    assert names(PROGRAMS, records, primaryCode="c") == ["c"]


def test_only_offerings_still_to_begin_are_told_unless_a_day_is_named():
    records = [an_offering("2023-09-01"), an_offering("2026-11-22"), an_offering("2027-09-01")]

    assert names(OFFERINGS, records) == ["2026-11-22", "2027-09-01"]
    assert names(OFFERINGS, records, since="2020-01-01", sort="-startDate") == [
        "2027-09-01",
        "2026-11-22",
        "2023-09-01",
    ]


def test_offerings_can_be_asked_for_until_a_day_and_by_mode():
    early = an_offering("2027-01-01", "2027-12-31", resultExpected=True, ext={"modeOfStudy": "full-time"})
    late = an_offering("2027-02-01", "2029-12-31", resultExpected=True, ext={"modeOfStudy": "part-time"})

    assert names(OFFERINGS, [early, late], until="2028-01-01") == ["2027-01-01"]
    assert names(OFFERINGS, [early, late], modeOfStudy="part-time") == ["2027-02-01"]
    assert names(OFFERINGS, [early, late], resultExpected="false") == []


def test_only_parts_that_a_record_has_can_be_expanded():
    assert expansions(PROGRAMS, {"expand": "parent,children", "returnTimelineOverrides": "true"}) == (
        ("parent", "children"),
        True,
    )
    with pytest.raises(Misasked, match="cannot be expanded"):
        expansions(PROGRAMS, {"expand": "parent,moon"})
    with pytest.raises(Misasked, match="cannot be asked here"):
        expansions(TAKES["organizations"], {"returnTimelineOverrides": "true"})


def test_a_page_says_whether_there_are_others():
    records = [{"n": number} for number in range(25)]

    first, last, beyond = (page_of(records, 10, number) for number in (1, 3, 9))

    assert (first["hasPreviousPage"], first["hasNextPage"], first["totalPages"]) == (False, True, 3)
    assert (last["hasNextPage"], len(last["items"])) == (False, 5)
    assert (beyond["hasPreviousPage"], beyond["hasNextPage"], beyond["items"]) == (True, False, [])
    assert page_of([], 10, 1)["totalPages"] == 1


def test_what_is_unknown_is_left_out_and_false_is_not():
    assert written(Cost(cost_type="tuition", display_amount=(Text("en", "To be confirmed"),))) == {
        "costType": "tuition",
        "displayAmount": [{"language": "en", "value": "To be confirmed"}],
    }


def test_a_problem_has_its_status_as_text():
    assert problem_of(404, "Not found", "Nothing") == {"status": "404", "title": "Not found", "detail": "Nothing"}
