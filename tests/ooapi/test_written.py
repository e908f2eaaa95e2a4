"""Values as JSON: the names of the specification, nothing that is empty, and truth that is false but known."""

from dataclasses import fields
from datetime import date
from uuid import UUID

import pytest

from crossings.outside.ooapi import values
from crossings.outside.ooapi.questions import TAKES
from crossings.outside.ooapi.values import (
    AcademicSession,
    Address,
    Code,
    EducationSpecification,
    Geolocation,
    Offering,
    Organization,
    Program,
    ProgramOverride,
    ProgramProperties,
    StudyLoad,
    Text,
)
from crossings.outside.ooapi.written import written
from tests.ooapi.schemas import OF, WITH_TIMES, departures

KEY = UUID("6f1de2e5-2d15-4f3f-a9a3-0f7b4c0a7d11")
NAME = (Text("en", "Law"),)
LEAST = {"primary_code": Code("identifier", "law"), "name": NAME}
STUDIED = {"abbreviation": "L", "description": NAME, "teaching_language": "eng"}


def a_program(**more) -> Program:
    return Program(**LEAST, **STUDIED, program_type="program", program_id=KEY, valid_from=date(2023, 9, 1), **more)


def test_the_least_that_can_be_told_of_each_kind_is_as_laid_down():
    told = {
        "organizations": Organization(**LEAST, organization_id=KEY, organization_type="root", short_name="Law"),
        "academic-sessions": AcademicSession(
            **LEAST,
            academic_session_id=KEY,
            academic_session_type="academic year",
            start_date=date(2023, 9, 1),
            end_date=date(2024, 8, 31),
        ),
        "programs": a_program(),
        "courses": values.Course(**LEAST, **STUDIED, level="undefined", course_id=KEY, valid_from=date(2023, 9, 1)),
        "offerings": Offering(
            **LEAST,
            offering_id=KEY,
            offering_type="course",
            academic_session=KEY,
            description=NAME,
            teaching_language="und",
            start_date=date(2023, 9, 1),
            end_date=date(2024, 8, 31),
        ),
        "education-specifications": EducationSpecification(
            **LEAST, education_specification_id=KEY, education_specification_type="program"
        ),
    }

    assert told.keys() == OF.keys()
    assert [place for kind, each in told.items() for place in departures(written(each), OF[kind])] == []


def test_a_program_through_time_is_as_laid_down():
    then = ProgramProperties(**LEAST, **STUDIED, program_type="program", duration="P18M")
    now = a_program(timeline_overrides=(ProgramOverride(valid_from=date(2017, 9, 1), program=then),))

    told = written(now)

    assert departures(told, WITH_TIMES["programs"]) == []
    assert told["timelineOverrides"][0]["program"]["duration"] == "P18M"
    assert "validTo" not in told["timelineOverrides"][0]


@pytest.mark.parametrize("value", ["P18M", "P1Y6M", "P90D"])
def test_a_length_may_be_written_in_several_ways(value):
    assert departures(written(a_program(duration=value)), OF["programs"]) == []


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"duration": "18 months"}, "$.duration"),
        ({"mode_of_study": "fulltime"}, "$.modeOfStudy"),
        ({"mode_of_delivery": ("blended",)}, "$.modeOfDelivery[0]"),
        ({"other_codes": (Code("ruct", "1"),)}, "$.otherCodes[0].codeType"),
        ({"study_load": StudyLoad("credits", 90.0)}, "$.studyLoad.studyLoadUnit"),
    ],
)
def test_the_schemas_find_what_is_not_as_laid_down(more, place):
    assert [each.partition(":")[0] for each in departures(written(a_program(**more)), OF["programs"])] == [place]


def test_the_schemas_find_what_is_missing_and_what_is_too_much():
    told = written(a_program())
    del told["teachingLanguage"]

    assert len(departures(told, OF["programs"])) == 1
    assert len(departures(told | {"colour": "red"}, OF["programs"])) == 2


def test_days_and_identifiers_are_text():
    told = written(a_program(valid_to=date(2024, 9, 1), children=(KEY,)))

    assert (told["validFrom"], told["validTo"]) == ("2023-09-01", "2024-09-01")
    assert told["children"] == [str(KEY)]


def test_a_place_at_the_equator_is_not_left_out():
    told = written(Address(address_type="visit", geolocation=Geolocation(0.0, 0.0)))

    assert told["geolocation"] == {"latitude": 0.0, "longitude": 0.0}


def test_what_has_no_place_in_the_specification_stands_apart_and_only_where_it_is_true():
    offering = Offering(
        **LEAST,
        offering_id=KEY,
        offering_type="program",
        academic_session=KEY,
        description=NAME,
        teaching_language="eng",
        start_date=date(2023, 9, 1),
        end_date=date(2024, 8, 31),
        ext={"modeOfStudy": "full-time"},
    )

    assert written(offering)["ext"] == {"modeOfStudy": "full-time"}
    assert written(a_program()).keys().isdisjoint({"ext", "consumers"})


@pytest.mark.parametrize("kind", TAKES)
def test_what_can_be_expanded_and_sorted_by_is_told(kind):
    takes = TAKES[kind]
    properties = OF[kind]["properties"].keys()

    assert takes.identifier in properties
    assert set(takes.sorts) <= properties
    assert takes.default in takes.sorts


def test_every_value_is_told_under_a_name_of_the_specification():
    told = {field.name for kind in (Program, values.Course, Offering) for field in fields(kind)}
    spelt = {name.split("_")[0] + "".join(part.capitalize() for part in name.split("_")[1:]) for name in told}
    known = {name for kind in ("programs", "courses", "offerings") for name in OF[kind]["properties"]}

    assert spelt <= known | {"timelineOverrides"}
