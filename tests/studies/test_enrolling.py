"""Somebody is enrolled once, on a whole route, under rules that are pinned; what follows is in the table of states."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate
from crossings.journal.models import Entry
from crossings.studies import actions
from crossings.studies.models import AuditResult, Enrolment
from tests.factories.studies import (
    BoardDecisionFactory,
    EditionFactory,
    EnrolmentFactory,
    RecognitionFactory,
    ResultFactory,
)

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2023, 9, 18)


def enrolled(student, edition, actor, at, **answers):
    given = {"route": {}, "on": SEPTEMBER} | answers
    return actions.enrol(student=student, edition=edition, by=actor, at=at, why="Admitted", **given)


def done(enrolment, **others):
    """All that the small rules ask of the standard version."""
    for module in ("A1", "A2", "L1", "D"):
        ResultFactory(enrolment=enrolment, module=module)
    milestone = {"kind": "milestone", "clause": "declaration_of_ethics", "state": "granted", "reason": "Handed in"}
    BoardDecisionFactory(enrolment=enrolment, decided_on=SEPTEMBER, **milestone)


def test_every_part_of_the_route_and_the_rules_are_pinned(tomas, actor, at):
    edition = EditionFactory()

    enrolment = enrolled(tomas, edition, actor, at, route={"version": "extended"})

    assert enrolment.route == {"version": "extended", "mode": "full_time", "start": "2023-09"}
    assert (enrolment.checksum, enrolment.starts) == (edition.checksum, PartialDate(2023, 9))


def test_the_journal_tells_who_enrolled_and_keeps_the_person_apart(tomas, actor, at):
    enrolment = enrolled(tomas, EditionFactory(), actor, at)

    entry = Entry.objects.about(enrolment).get()
    assert (entry.verb, entry.actor, entry.why, entry.title) == ("enrol", actor, "Admitted", "")
    assert "student_id" not in entry.changes
    assert entry.personal_values.filter(field="student_id").exists()


def test_the_same_asked_twice_enrols_once(tomas, actor, at):
    edition = EditionFactory()

    first, second = enrolled(tomas, edition, actor, at), enrolled(tomas, edition, actor, at)

    assert first == second
    assert Entry.objects.about(first).count() == 1


def test_nobody_is_enrolled_twice_in_a_programme(tomas, actor, at):
    edition = EditionFactory()
    enrolled(tomas, edition, actor, at)

    with pytest.raises(Refusal, match="enrolled in this programme already"):
        enrolled(tomas, edition, actor, at, route={"mode": "part_time"})


def test_who_left_may_be_enrolled_anew(tomas, actor, at):
    edition = EditionFactory()
    EnrolmentFactory(student=tomas, edition=edition, state="withdrawn", ended_on=date(2023, 12, 1))

    assert enrolled(tomas, edition, actor, at).state == "active"


@pytest.mark.parametrize("route", [{"mode": "nightly"}, {"colour": "blue"}])
def test_a_route_that_the_rules_do_not_know_is_refused(route, tomas, actor, at):
    with pytest.raises(Refusal, match="The rules do not name it"):
        enrolled(tomas, EditionFactory(), actor, at, route=route)

    assert not Enrolment.objects.exists()


def test_another_start_than_that_of_the_route_is_refused(tomas, actor, at):
    with pytest.raises(Refusal, match="route starts in 2023-09, the request in 2024-09"):
        enrolled(tomas, EditionFactory(), actor, at, starts=PartialDate(2024, 9))


def test_nobody_advises_themselves(tomas, actor, at):
    with pytest.raises(ValidationError, match="Nobody advises themselves"):
        enrolled(tomas, EditionFactory(), actor, at, adviser=tomas)


@pytest.mark.parametrize(
    ("before", "verb", "after"),
    [
        ("active", "interrupt", "interrupted"),
        ("interrupted", "resume", "active"),
        ("active", "withdraw", "withdrawn"),
        ("interrupted", "withdraw", "withdrawn"),
    ],
)
def test_a_permitted_verb_leads_where_the_table_says(before, verb, after, actor, at):
    enrolment = EnrolmentFactory(state=before)
    answers = {"on": date(2024, 5, 2)} if verb == "withdraw" else {}

    getattr(actions, verb)(enrolment=enrolment, by=actor, at=at, why="A letter", **answers)

    assert Enrolment.objects.get().state == after
    assert Entry.objects.about(enrolment).get().verb == verb


@pytest.mark.parametrize(("before", "verb"), [("interrupted", "interrupt"), ("active", "resume")])
def test_any_other_verb_is_refused(before, verb, actor, at):
    enrolment = EnrolmentFactory(state=before)

    with pytest.raises(Refusal, match="does not permit it"):
        getattr(actions, verb)(enrolment=enrolment, by=actor, at=at, why="A letter")

    assert not Entry.objects.about(enrolment).exists()


def test_studies_are_completed_when_the_audit_says_so_and_the_audit_is_kept(actor, at):
    enrolment = EnrolmentFactory()
    done(enrolment)

    actions.complete(enrolment=enrolment, on=date(2024, 7, 1), by=actor, at=at)

    enrolment.refresh_from_db()
    assert (enrolment.state, enrolment.award, enrolment.ended_on) == ("completed", "ma", date(2024, 7, 1))
    assert AuditResult.objects.get().verdict == "satisfied"


def test_studies_in_which_something_is_missing_are_not_completed(actor, at):
    enrolment = EnrolmentFactory()
    ResultFactory(enrolment=enrolment)

    with pytest.raises(Refusal, match="Something is missing"):
        actions.complete(enrolment=enrolment, on=date(2024, 7, 1), by=actor, at=at)

    assert (Enrolment.objects.get().state, AuditResult.objects.count()) == ("active", 0)


def test_a_clause_that_waits_for_a_decision_keeps_studies_open(actor, at):
    enrolment = EnrolmentFactory(chosen={"version": "extended"})
    done(enrolment)
    ResultFactory(enrolment=enrolment, module="L2")

    with pytest.raises(Refusal, match="Waits for a decision"):
        actions.complete(enrolment=enrolment, on=date(2024, 7, 1), by=actor, at=at)


def test_what_was_recognised_is_final_once_the_studies_are_completed(actor, at):
    enrolment = EnrolmentFactory()
    done(enrolment)
    decided = {"state": "granted", "reason": "The same", "decided_on": SEPTEMBER}
    recognition = RecognitionFactory(enrolment=enrolment, stands_for="L3", **decided)

    actions.complete(enrolment=enrolment, on=date(2024, 7, 1), by=actor, at=at)

    recognition.refresh_from_db()
    assert recognition.is_locked


def test_a_specialisation_or_mode_may_be_chosen_later_and_the_start_may_not(actor, at):
    enrolment = EnrolmentFactory()

    actions.change_route(enrolment=enrolment, route={"mode": "part_time"}, by=actor, at=at)

    assert Enrolment.objects.get().route["mode"] == "part_time"
    with pytest.raises(Refusal, match="Studies begin once"):
        actions.change_route(enrolment=enrolment, route={"start": "2024-01"}, by=actor, at=at)


def test_an_adviser_is_assigned_and_the_same_again_is_not_told(greta, actor, at):
    enrolment = EnrolmentFactory()

    for _again in range(2):
        actions.assign_adviser(enrolment=enrolment, adviser=greta, by=actor, at=at)

    assert Enrolment.objects.get().adviser == greta
    assert Entry.objects.about(enrolment).count() == 1


def test_nothing_more_is_changed_in_studies_that_ended(greta, actor, at):
    enrolment = EnrolmentFactory(state="withdrawn", ended_on=date(2023, 12, 1))

    with pytest.raises(Refusal, match="The studies ended on 1 December 2023"):
        actions.assign_adviser(enrolment=enrolment, adviser=greta, by=actor, at=at)
