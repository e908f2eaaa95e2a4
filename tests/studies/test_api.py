"""The API tells each account of the studies that it may see, as the engine tells them, and nobody else."""

import pytest

from tests.api.asking import departures, described
from tests.factories.studies import (
    BoardDecisionFactory,
    EnrolmentFactory,
    PlannedModuleFactory,
    ResultFactory,
    StudyPlanFactory,
)

pytestmark = pytest.mark.django_db
HERE = "/api/v1/studies"
KEY = "6f1de2e5-2d15-4f3f-a9a3-0f7b4c0a7d11"


def told(browser, address="", **asked):
    answer = browser.get(f"{HERE}{address}", asked)
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.fixture
def browser(tomas, enter):
    return enter(tomas)


def test_a_student_is_told_their_studies_and_nobody_elses(browser, enrolment):
    EnrolmentFactory()

    (found,) = told(browser)["items"]

    assert (found["key"], found["route"]["start"]) == (str(enrolment.key), "2023-09")
    assert found["rules_checksum"] == enrolment.checksum


@pytest.mark.parametrize(("who", "count"), [("greta", 1), ("birgit", 1), ("ingrid", 2), ("noor", 0), ("wei", 0)])
def test_each_account_is_told_what_it_may_see(who, count, enrolment, enter, request):
    EnrolmentFactory()

    assert told(enter(request.getfixturevalue(who)))["count"] == count


@pytest.mark.parametrize("address", ["", f"/{KEY}", f"/{KEY}/audit", f"/{KEY}/plan", f"/{KEY}/plans"])
def test_who_is_not_signed_in_is_told_to(address, client):
    answer = client.get(f"{HERE}{address}")

    assert (answer.status_code, answer.json()["title"]) == (401, "Sign in first")


@pytest.mark.parametrize("part", ["", "/audit", "/plan", "/plans"])
def test_what_is_not_theirs_looks_like_what_is_not_there(part, browser):
    refused = browser.get(f"{HERE}/{EnrolmentFactory().key}{part}")
    absent = browser.get(f"{HERE}/{KEY}{part}")

    assert (refused.status_code, refused.content) == (absent.status_code, absent.content)
    assert refused.status_code == 404


def test_no_answer_is_kept_or_told_to_another_origin(browser, enrolment):
    answer = browser.get(f"{HERE}/{enrolment.key}/audit", headers={"Origin": "https://elsewhere.example"})

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_it_only_reads(browser, enrolment):
    assert browser.post(f"{HERE}/{enrolment.key}", {}).status_code == 405


def test_the_audit_is_told_as_the_engine_tells_it(browser, enrolment):
    ResultFactory(enrolment=enrolment)

    audit = told(browser, f"/{enrolment.key}/audit")

    both = next(each for each in audit["clauses"] if each["id"] == "both")
    assert (audit["verdict"], both["counted"], both["missing"]["named"]) == ("missing", ["A1"], ["A2"])


def test_a_plan_is_audited_as_if_it_came_true(browser, enrolment):
    plan = PlannedModuleFactory(plan__enrolment=enrolment).plan

    audit = told(browser, f"/{enrolment.key}/audit", plan=plan.key)

    assert [each["counted"] for each in audit["clauses"] if each["id"] == "both"] == [["A2"]]


def test_decisions_hold_on_the_day_that_is_asked_for(browser, enrolment):
    granted = {"state": "granted", "reason": "Shown", "decided_on": "2023-10-01", "until": "2024-01-01"}
    BoardDecisionFactory(enrolment=enrolment, **granted)

    before, after = (told(browser, f"/{enrolment.key}/audit", on=day) for day in ("2023-12-31", "2024-01-01"))

    assert [each["clauses"][0]["standing"] for each in (before, after)] == ["waived", "missing"]


def test_a_draft_is_told_to_the_student_alone(browser, greta, enter, enrolment):
    plan = PlannedModuleFactory(plan=StudyPlanFactory(enrolment=enrolment)).plan

    (mine,) = told(browser, f"/{enrolment.key}/plans")["items"]

    assert mine["terms"] == [{"term": "2023-24/spring", "modules": ["A2"]}]
    assert told(enter(greta), f"/{enrolment.key}/plans")["items"] == []
    assert enter(greta).get(f"{HERE}/{enrolment.key}/audit", {"plan": plan.key}).status_code == 404


def test_a_way_to_the_award_is_found(browser, enrolment):
    found = told(browser, f"/{enrolment.key}/plan")

    assert found["verdict"] == "achievable"
    assert found["plan"]["audit"]["verdict"] in ("planned", "missing")


@pytest.mark.parametrize("part", ["", "/audit", "/plan", "/plans"])
def test_each_answer_is_as_described(part, browser, enrolment):
    PlannedModuleFactory(plan__enrolment=enrolment)
    address = f"/api/v1/studies/{{key}}{part}"
    schema = described()["paths"][address]["get"]["responses"][200]["content"]["application/json"]["schema"]

    assert departures(told(browser, f"/{enrolment.key}{part}"), schema) == []


@pytest.mark.parametrize("asked", [{"on": "soon"}, {"plan": "mine"}, {"colour": "blue"}])
def test_a_wrong_question_is_told_what_is_wrong(asked, browser, enrolment):
    assert browser.get(f"{HERE}/{enrolment.key}/audit", asked).status_code == 422


def test_the_list_of_plans_asks_nothing_of_the_record(browser, enrolment, django_assert_max_num_queries):
    PlannedModuleFactory(plan__enrolment=enrolment)
    ResultFactory(enrolment=enrolment)

    with django_assert_max_num_queries(40) as asked:
        told(browser, f"/{enrolment.key}/plans")

    assert not [each for each in asked.captured_queries if "studies_result" in each["sql"]]
