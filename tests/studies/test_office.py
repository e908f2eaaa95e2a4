"""The office enrols, records and ends by the verbs; what these refuse is told above the form."""

from datetime import date

import pytest
from django.urls import reverse

from crossings.journal.models import Entry
from crossings.studies.models import BoardSeat, Enrolment, GradeScale, Result
from tests.factories.programmes import ProgrammeFactory
from tests.factories.studies import EditionFactory, EnrolmentFactory, ResultFactory

pytestmark = pytest.mark.django_db
LISTS = ("enrolments", "results", "board-seats", "grade-scales")


@pytest.fixture
def browser(ingrid, enter):
    return enter(ingrid)


def enrolled(browser, edition, **answers):
    given = {
        "student_email": "tomas@example.org",
        "edition": edition.pk,
        "enrolled_on": "2023-09-18",
        "why": "Admitted",
    }
    return browser.post(reverse("enrolments:add"), given | answers)


def done(browser, verb, enrolment, **answers):
    return browser.post(reverse(f"enrolments:{verb}", args=[enrolment.pk]), {"why": "A letter", **answers})


def test_a_student_is_enrolled_by_their_address(browser, tomas, greta):
    answer = enrolled(browser, EditionFactory(), chosen="version=extended, mode=part_time", adviser=greta.pk)

    assert answer.status_code == 302, answer.context["form"].errors
    enrolment = Enrolment.objects.get()
    assert (enrolment.student, enrolment.route["version"], enrolment.adviser) == (tomas, "extended", greta)
    assert Entry.objects.about(enrolment).get().verb == "enrol"


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"student_email": "nobody@example.org"}, "No account signs in with this address"),
        ({"chosen": "extended"}, "Write parts and values"),
        ({"chosen": "colour=blue"}, "is no part of a route"),
        ({"starts": "2024-09"}, "The route starts in 2023-09"),
    ],
)
def test_what_is_wrong_is_told_on_the_form(answers, why, browser, tomas):
    assert why in enrolled(browser, EditionFactory(), **answers).content.decode()
    assert not Enrolment.objects.exists()


def test_nobody_is_offered_as_an_adviser_who_does_not_hold_the_role(browser, tomas, noor, greta):
    form = browser.get(reverse("enrolments:add")).context["form"]

    assert list(form.fields["adviser"].queryset) == [greta]


def test_an_adviser_is_assigned(browser, enrolment):
    answer = browser.post(reverse("enrolments:edit", args=[enrolment.pk]), {"adviser": "", "why": "On leave"})

    assert answer.status_code == 302
    assert Enrolment.objects.get().adviser is None
    assert Entry.objects.about(enrolment).get().verb == "assign an adviser"


def test_a_result_is_recorded_on_the_enrolment(browser, enrolment):
    told = {"module": "A1", "term": "2023-24/autumn", "status": "passed"}

    answer = done(browser, "record-result", enrolment, **told)

    assert answer.status_code == 302
    assert Result.objects.get().status == "passed"


def test_what_a_verb_refuses_is_told(browser, enrolment):
    answer = done(browser, "record-result", enrolment, module="A1", term="soon", status="passed")

    assert "is no term" in answer.content.decode()
    assert not Result.objects.exists()


def test_a_result_is_corrected_with_a_reason(browser):
    result = ResultFactory(status="failed")

    answer = browser.post(
        reverse("results:edit", args=[result.pk]),
        {"term": result.term, "status": "passed", "ects": "", "grade": "", "why": "Second marking"},
    )

    assert answer.status_code == 302
    assert Result.objects.get().status == "passed"
    assert Entry.objects.about(result).get().verb == "correct a result"


@pytest.mark.parametrize(
    ("verb", "answers", "state"),
    [
        ("interrupt", {}, "interrupted"),
        ("withdraw", {"on": "2024-05-02"}, "withdrawn"),
        ("change-route", {"chosen": "mode=part_time"}, "active"),
    ],
)
def test_studies_take_their_course(verb, answers, state, browser):
    enrolment = EnrolmentFactory()

    assert done(browser, verb, enrolment, **answers).status_code == 302
    assert Enrolment.objects.get().state == state


def test_studies_in_which_something_is_missing_are_not_completed(browser):
    answer = done(browser, "complete", EnrolmentFactory(), on="2024-07-01")

    assert "Something is missing" in answer.content.decode()
    assert Enrolment.objects.get().state == "active"


def test_a_route_that_the_rules_do_not_know_is_not_taken(browser):
    answer = done(browser, "change-route", EnrolmentFactory(), chosen="mode=nightly")

    assert "“nightly” is no value of “mode”" in answer.content.decode()


def test_a_seat_on_a_board_is_given_and_taken(browser, birgit):
    programme = ProgrammeFactory()

    browser.post(reverse("board-seats:add"), {"account": birgit.pk, "programme": programme.pk, "why": "Elected"})
    seat = BoardSeat.objects.get()
    browser.post(reverse("board-seats:delete", args=[seat.pk]), {"why": "Left"})

    assert (seat.account, BoardSeat.objects.count()) == (birgit, 0)
    assert [entry.verb for entry in Entry.objects.about(seat)] == ["remove", "add"]


def test_a_scale_of_grades_is_stated_once_for_a_programme(browser):
    told = {"programme": ProgrammeFactory().pk, "least": "0", "most": "10", "places": "1", "why": "As the law has it"}

    for _again in range(2):
        browser.post(reverse("grade-scales:add"), told)

    assert str(GradeScale.objects.get()) == "0.0–10.0"


@pytest.mark.parametrize("name", LISTS)
def test_officers_open_each_list(name, browser, enrolment):
    ResultFactory(enrolment=enrolment)

    assert browser.get(reverse(f"{name}:index")).status_code == 200


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("who", ["tomas", "greta", "birgit"])
def test_neither_students_nor_advisers_open_the_office(who, name, enter, request):
    assert enter(request.getfixturevalue(who)).get(reverse(f"{name}:index")).status_code == 404


@pytest.mark.parametrize("name", ["enrolments", "results"])
def test_records_of_students_are_never_deleted(name, browser):
    result = ResultFactory(enrolment__ended_on=date(2024, 5, 2), enrolment__state="withdrawn")
    record = result if name == "results" else result.enrolment

    assert browser.post(f"/office/{name}/delete/{record.pk}/", {"why": "Tidy"}).status_code == 404
    assert Result.objects.exists()
