"""Who needs a student visa does not study part time: not from the start, nor by a change; and a new visa is seen at once."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse
from factory import LazyAttribute

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.studies import actions
from crossings.studies.models import AuditResult, Enrolment
from tests.factories.studies import RULES, BoardDecisionFactory, EditionFactory, EnrolmentFactory

pytestmark = pytest.mark.django_db
CLOSED = """\
  - id: visa
    closed: {{mode: part_time, visa: student}}
    text: {{en: No part-time study with a student visa., es: Sin estudios a tiempo parcial con visado.}}
awards:
"""
WITH_VISA = RULES.replace("terms:\n", "  visa: [not_needed, student]\nterms:\n", 1).replace("awards:\n", CLOSED)
SLOWLY, ON_A_VISA = {"mode": "part_time"}, {"visa": "student"}


class VisaEditionFactory(EditionFactory):
    text = LazyAttribute(lambda edition: WITH_VISA.format(programme=edition.programme.slug, edition=edition.key))


@pytest.fixture
def studies():
    return lambda **chosen: EnrolmentFactory(edition=VisaEditionFactory(), chosen=chosen)


def changed(enrolment, actor, at, visa="student"):
    return actions.change_visa(enrolment=enrolment, visa=visa, by=actor, at=at, why="A letter of 3 May")


def test_nobody_is_enrolled_on_a_route_that_is_not_open(tomas, actor, at):
    with pytest.raises(Refusal, match="No part-time study with a student visa"):
        actions.enrol(
            student=tomas,
            edition=VisaEditionFactory(),
            route=SLOWLY | ON_A_VISA,
            on=date(2023, 9, 18),
            by=actor,
            at=at,
        )

    assert not Enrolment.objects.exists()


@pytest.mark.parametrize("route", [SLOWLY, ON_A_VISA, {}])
def test_either_alone_is_open(route, tomas, actor, at):
    given = {"student": tomas, "edition": VisaEditionFactory(), "route": route, "on": date(2023, 9, 18)}

    assert actions.enrol(**given, by=actor, at=at).route.items() >= route.items()


def test_nobody_changes_to_a_mode_that_is_not_open_to_them(studies, actor, at):
    enrolment = studies(visa="student")

    with pytest.raises(Refusal, match="No part-time study with a student visa"):
        actions.change_route(enrolment=enrolment, route=SLOWLY, by=actor, at=at)

    assert Enrolment.objects.get().route["mode"] == "full_time"


def test_whom_the_board_has_exempted_may_change(studies, actor, at):
    enrolment = studies(visa="student")
    granted = {"state": "granted", "reason": "Taught at a distance", "decided_on": date(2024, 2, 1)}
    BoardDecisionFactory(enrolment=enrolment, clause="visa", **granted)

    actions.change_route(enrolment=enrolment, route=SLOWLY, by=actor, at=at)

    assert Enrolment.objects.get().route["mode"] == "part_time"


def test_what_was_closed_before_keeps_nobody_from_another_change(studies, actor, at):
    enrolment = studies(mode="part_time", visa="student")

    actions.change_route(enrolment=enrolment, route={"version": "extended"}, by=actor, at=at)

    assert Enrolment.objects.get().route["version"] == "extended"


def test_another_visa_is_recorded_though_it_closes_the_route_and_the_audit_says_so(studies, actor, at):
    enrolment = studies(mode="part_time")

    changed(enrolment, actor, at)

    assert Enrolment.objects.get().route["visa"] == "student"
    (kept,) = AuditResult.objects.all()
    assert kept.record["route"]["visa"] == "student"
    assert [each["standing"] for each in kept.told["clauses"] if each["id"] == "visa"] == ["missing"]


def test_a_visa_that_is_needed_no_more_opens_the_route_again(studies, actor, at):
    enrolment = studies(visa="student")

    changed(enrolment, actor, at, visa="not_needed")
    actions.change_route(enrolment=enrolment, route=SLOWLY, by=actor, at=at)

    assert Enrolment.objects.get().route["mode"] == "part_time"


def test_the_journal_tells_of_the_change_once_and_keeps_the_visa_apart(studies, actor, at):
    enrolment = studies()

    for _again in range(2):
        changed(enrolment, actor, at)

    (entry,) = Entry.objects.about(enrolment)
    assert (entry.verb, entry.why) == ("change the visa", "A letter of 3 May")
    assert "student" not in str(entry.changes)
    assert AuditResult.objects.count() == 1


def test_the_student_is_told_that_the_record_changed_and_not_how(studies, ingrid, at):
    enrolment = studies()

    changed(enrolment, ingrid.actor, at)

    (letter,) = mail.outbox
    assert letter.to == [enrolment.student.email]
    assert "visa" not in (letter.subject + letter.body).lower()


def test_a_visa_that_the_rules_do_not_know_is_refused(studies, actor, at):
    with pytest.raises(Refusal, match="“diplomatic” is no value of “visa”"):
        changed(studies(), actor, at, visa="diplomatic")


def test_where_the_rules_know_of_no_visa_none_is_recorded(actor, at):
    with pytest.raises(Refusal, match="is no part of a route"):
        changed(EnrolmentFactory(), actor, at)


def test_the_office_is_offered_nothing_where_the_rules_know_of_no_visa(ingrid, enter):
    browser, address = enter(ingrid), reverse("enrolments:change-visa", args=[EnrolmentFactory().pk])

    assert list(browser.get(address).context["form"].fields["visa"].choices) == []
    assert "visa" in browser.post(address, {"visa": "student", "why": "A letter"}).context["form"].errors


def test_nothing_is_changed_after_the_studies_ended(actor, at):
    ended = EnrolmentFactory(edition=VisaEditionFactory(), state="withdrawn", ended_on=date(2023, 12, 1))

    with pytest.raises(Refusal, match="The studies ended on"):
        changed(ended, actor, at)


def test_the_office_sees_what_another_visa_changes_before_it_is_recorded(studies, ingrid, enter):
    enrolment = studies(mode="part_time")
    browser, address = enter(ingrid), reverse("enrolments:change-visa", args=[enrolment.pk])

    choices = dict(browser.get(address).context["form"].fields["visa"].choices)
    answer = browser.post(address, {"visa": "student", "why": "A letter"})

    assert choices["not_needed"] == "No visa needed: as it is"
    assert choices["student"].startswith("Student visa: No part-time study with a student visa. Done → Missing")
    assert (answer.status_code, Enrolment.objects.get().route["visa"]) == (302, "student")


def test_the_office_changes_no_visa_where_the_rules_know_of_none(ingrid, enter):
    browser, address = enter(ingrid), reverse("enrolments:index")

    EnrolmentFactory()
    without = browser.get(address).content.decode()
    EnrolmentFactory(edition=VisaEditionFactory())
    with_one = browser.get(address).content.decode()

    assert ("Change the visa" in without, "Change the visa" in with_one) == (False, True)
