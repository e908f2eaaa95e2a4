"""What a student sees and asks on the pages of their own studies."""

import re

import pytest
from django.urls import reverse

from crossings.studies.models import AuditResult, BoardDecision, Enrolment, Recognition, StudyPlan
from tests.factories.studies import (
    BoardDecisionFactory,
    EditionFactory,
    EnrolmentFactory,
    PlannedModuleFactory,
    RecognitionFactory,
    ResultFactory,
    SharedPlanFactory,
)

pytestmark = pytest.mark.django_db
KEY = "6f1de2e5-2d15-4f3f-a9a3-0f7b4c0a7d11"


def address(name, enrolment):
    return reverse(f"studies:{name}", args=[enrolment.key])


def text_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def browser(tomas, enter):
    return enter(tomas)


def test_a_student_finds_their_studies_and_what_is_open(browser, enrolment):
    shown = text_of(browser.get(reverse("studies:studies")))

    assert "Something is missing" in shown
    assert "Two modules are compulsory." in shown
    assert enrolment.get_absolute_url() in shown


def test_who_studies_nothing_is_told_what_would_stand_here(noor, enter):
    assert "You are not enrolled in any programme" in text_of(enter(noor).get(reverse("studies:studies")))


def test_each_clause_says_how_it_stands_what_was_counted_and_what_is_missing(browser, enrolment):
    ResultFactory(enrolment=enrolment)

    shown = text_of(browser.get(enrolment.get_absolute_url()))

    assert "First things (A1)" in shown
    assert "Second things" in shown
    assert "The handbook says usually." in shown
    assert enrolment.checksum in shown


def test_the_words_of_a_clause_are_in_the_language_of_the_reader_where_the_rules_have_it(browser, enrolment):
    shown = text_of(browser.get(enrolment.get_absolute_url().replace("/en/", "/es/")))

    assert "Dos módulos son obligatorios." in shown
    assert '<span lang="en" dir="ltr">One module of law.</span>' in shown


def test_credit_that_counts_nowhere_is_told_with_the_reason(browser, enrolment):
    ResultFactory(enrolment=enrolment, status="failed")

    assert "It was not passed." in text_of(browser.get(enrolment.get_absolute_url()))


def test_the_last_resort_is_marked(browser, enrolment):
    BoardDecisionFactory(enrolment=enrolment, kind="force", state="granted", reason="Ours", decided_on="2023-10-01")

    assert "last resort" in text_of(browser.get(enrolment.get_absolute_url()))


@pytest.mark.parametrize("name", ["enrolment", "ask", "ask-recognition", "what-if", "keep-audit"])
def test_what_is_not_yours_looks_like_what_is_not_there(name, browser):
    others = EnrolmentFactory()

    refused, absent = browser.get(address(name, others)), browser.get(reverse(f"studies:{name}", args=[KEY]))

    assert (refused.status_code, absent.status_code) == (404, 404)
    assert refused.content.replace(str(others.key).encode(), KEY.encode()) == absent.content


@pytest.mark.parametrize("name", ["ask", "ask-recognition"])
def test_an_adviser_asks_nothing_in_the_name_of_a_student(name, greta, enter, enrolment):
    assert enter(greta).get(address(name, enrolment)).status_code == 404


def test_the_board_is_asked_for_a_decision(browser, enrolment):
    asked = {"kind": "exemption", "clause": "both", "because": "Taught it", "key": KEY}

    answer = browser.post(address("ask", enrolment), asked)

    assert answer.url == enrolment.get_absolute_url()
    assert (BoardDecision.objects.get().state, BoardDecision.objects.get().because) == ("asked", "Taught it")


def test_a_form_sent_twice_asks_once(browser, enrolment):
    for _again in range(2):
        browser.post(
            address("ask", enrolment), {"kind": "exemption", "clause": "both", "because": "Taught", "key": KEY}
        )

    assert BoardDecision.objects.count() == 1


def test_what_would_change_nothing_is_told_on_the_form(browser, enrolment):
    asked = {"kind": "decision", "clause": "both", "because": "Please", "key": KEY}

    assert "would change nothing in this clause" in text_of(browser.post(address("ask", enrolment), asked))


def test_a_milestone_is_asked_for_by_its_name(browser, enrolment):
    asked = {"kind": "milestone", "clause": "ethics", "because": "Handed in", "key": KEY}

    browser.post(address("ask", enrolment), asked)

    assert BoardDecision.objects.get().clause == "declaration_of_ethics"


def test_the_last_resort_is_not_to_be_asked_for(browser, enrolment):
    asked = {"kind": "force", "clause": "both", "because": "Please", "key": KEY}

    assert "Select a valid choice" in text_of(browser.post(address("ask", enrolment), asked))


@pytest.mark.parametrize(("stands_for", "kind"), [("L1", ""), ("", "taught")])
def test_recognition_is_asked_for(stands_for, kind, browser, enrolment):
    asked = {"institution": "Leuven", "called": "Asylum law", "ects": "7.5", "because": "Passed", "key": KEY}

    browser.post(address("ask-recognition", enrolment), asked | {"stands_for": stands_for})

    row = Recognition.objects.get()
    assert (row.stands_for, row.kind, row.state) == (stands_for, kind, "asked")


@pytest.mark.parametrize(
    ("name", "factory"), [("own-decision", BoardDecisionFactory), ("own-recognition", RecognitionFactory)]
)
def test_a_request_is_taken_back(name, factory, browser, enrolment):
    asked = factory(enrolment=enrolment)

    browser.post(reverse(f"studies:{name}", args=[asked.key]), {"why": "Not needed"})

    asked.refresh_from_db()
    assert asked.state == "withdrawn"


def test_a_decision_that_was_granted_is_not_the_student_s_to_take_back(browser, enrolment):
    granted = BoardDecisionFactory(enrolment=enrolment, state="granted", reason="Shown", decided_on="2023-10-01")

    browser.post(reverse("studies:own-decision", args=[granted.key]), {"why": "Changed my mind"})

    granted.refresh_from_db()
    assert granted.state == "granted"


def test_the_audit_of_today_is_kept(browser, enrolment):
    browser.post(address("keep-audit", enrolment))

    assert AuditResult.objects.get().verdict == "missing"


def test_a_draft_is_shared_with_a_question(browser, enrolment):
    plan = PlannedModuleFactory(plan__enrolment=enrolment).plan
    where = reverse("studies:plan", args=[plan.key])

    shown = text_of(browser.get(where))
    browser.post(where, {"question": "Too full?"})

    assert "Second things" in shown
    assert (StudyPlan.objects.get().state, StudyPlan.objects.get().question) == ("shared", "Too full?")


def test_the_answer_of_the_adviser_is_read_on_the_page(browser, greta, enrolment):
    plan = SharedPlanFactory(enrolment=enrolment)
    StudyPlan.objects.filter(pk=plan.pk).update(
        state="returned", answer="Move one module.", answered_by=greta, answered_at=plan.shared_at
    )

    assert "Move one module." in text_of(browser.get(enrolment.get_absolute_url()))


def test_another_mode_shows_what_would_be_and_keeps_nothing(browser, enrolment):
    shown = text_of(browser.get(address("what-if", enrolment), {"mode": "part_time"}))

    assert "One module a term." in shown
    assert "A way to the end" in shown
    assert Enrolment.objects.get().route["mode"] == "full_time"


def test_no_two_parts_of_a_page_have_the_same_name(browser, enrolment):
    shown = text_of(browser.get(address("what-if", enrolment)))

    names = re.findall(r' id="([^"]+)"', shown)
    assert [name for name in names if names.count(name) > 1] == []


def test_another_programme_judges_the_same_credit(browser, enrolment):
    ResultFactory(enrolment=enrolment)
    other = EditionFactory()

    shown = text_of(browser.get(address("what-if", enrolment), {"edition": other.pk, "version": "extended"}))

    assert "60 ECTS for the extended award." in shown


def test_who_is_not_signed_in_is_led_to_the_door(client, enrolment):
    assert "login" in client.get(enrolment.get_absolute_url()).url
