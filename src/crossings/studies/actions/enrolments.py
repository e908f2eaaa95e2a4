"""The life of an enrolment: `enrol`, `assign_adviser`, `change_route`, `change_visa`, `interrupt`, `resume`,
`withdraw`, `complete`."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from crossings.engine.refusal import Refusal
from crossings.engine.regulations.record import Record
from crossings.engine.regulations.routes import START, VISA, Route
from crossings.engine.studies.states import ENROLMENT, EnrolmentState
from crossings.engine.values import PartialDate
from crossings.journal.record import Actor, NothingRecorded, recording
from crossings.people.models import Account
from crossings.programmes.models import RegulationEdition
from crossings.programmes.regulations import rules_of
from crossings.studies.actions.audits import audit_now
from crossings.studies.actions.held import day_words, held, moved, open_only, saved
from crossings.studies.known import known_route, open_route
from crossings.studies.letters import RECORD_CHANGED, tell
from crossings.studies.models import Enrolment, Recognition
from crossings.studies.records import record_of, rules_for

VERBS = (
    gettext_noop("enrol"),
    gettext_noop("assign an adviser"),
    gettext_noop("change the route"),
    gettext_noop("change the visa"),
    gettext_noop("interrupt"),
    gettext_noop("resume"),
    gettext_noop("withdraw"),
    gettext_noop("complete"),
    gettext_noop("make final"),
)
"""What the journal calls these verbs, named here so that they are translated."""


def enrol(
    *,
    student: Account,
    edition: RegulationEdition,
    route: Route,
    on: date,
    starts: PartialDate | None = None,
    adviser: Account | None = None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Enrolment:
    """Enrol somebody in the programme of an edition, on a route of which every part is pinned, for ever under these rules.

    Parts of the route that are left out take the usual value. `starts` is needed only where the rules know no start.
    Asked again for the same student, edition and route, it answers with the enrolment that is there. Raises `Refusal`
    for a route that the rules do not know or that is not open, and for somebody who is enrolled in the programme already.

    Example::

        enrol(student=tomas, edition=rules_2023, route={"version": "extended"}, on=date(2023, 9, 18), by=actor, at=now)
    """
    loaded = rules_of(edition)
    whole = dict(known_route(loaded.regulations, route))
    open_route(loaded, Record("crossings-record/1", whole), on)
    with transaction.atomic():
        if Account.objects.get_queryset().select_for_update().get(pk=student.pk).closed_at is not None:
            raise Refusal(
                _("The enrolment was not made."),
                _("The account is closed."),
                _("Open another account for this person."),
            )
        there = Enrolment.objects.open().of_student(student).filter(programme=edition.programme_id).first()
        if there is not None:
            return _the_same(there, edition, whole)
        enrolment = Enrolment(
            student=student,
            programme=edition.programme,
            edition=edition,
            checksum=loaded.checksum,
            route=whole,
            starts=_start(whole, starts),
            enrolled_on=on,
            adviser=adviser,
        )
        with recording(enrolment, "enrol", by=by, at=at, why=why):
            saved(enrolment)
    return enrolment


def _the_same(there: Enrolment, edition: RegulationEdition, route: Route) -> Enrolment:
    if (there.edition_id, there.route) == (edition.pk, route):
        return there
    raise Refusal(
        _("No further enrolment was made."),
        _("This person is enrolled in this programme already, under other rules or on another route."),
        _("Change the route of that enrolment, or end it first."),
    )


def _start(route: Route, starts: PartialDate | None) -> PartialDate:
    named = PartialDate.parse(route[START]) if START in route else None
    if (starts or named) is None:
        raise Refusal(
            _("The enrolment was not made."),
            _("Neither the rules nor the request say when it begins."),
            _("Name the start."),
        )
    if named and starts and named != starts:
        raise Refusal(
            _("The enrolment was not made."),
            _("The route starts in %(start)s, the request in %(asked)s.") % {"start": named, "asked": starts},
            _("Choose a route with this start, or leave the start to the route."),
        )
    return starts or named  # type: ignore[return-value]  # one of the two is there


def assign_adviser(
    *, enrolment: Enrolment, adviser: Account | None, by: Actor, at: datetime, why: str = ""
) -> Enrolment:
    """Entrust a student to an adviser, who sees the studies from then on; the one before sees them no more.

    Example::

        assign_adviser(enrolment=enrolment, adviser=greta, by=actor, at=now)
    """
    return _changed(enrolment, "assign an adviser", by=by, at=at, why=why, adviser=adviser)


def change_route(*, enrolment: Enrolment, route: Route, by: Actor, at: datetime, why: str = "") -> Enrolment:
    """Put the studies on another route under the same rules: another mode, or a specialisation declared later.

    Parts that are left out stay as they are. The start cannot change. Raises `Refusal` for what the rules do not know, and
    for a route that is not open, such as part time with a student visa, unless the board exempted the student.

    Example::

        change_route(enrolment=enrolment, route={"specialisation": "human_rights_law"}, by=actor, at=now)
    """
    with transaction.atomic():
        fresh = held(enrolment)
        loaded = rules_for(fresh)
        whole = dict(known_route(loaded.regulations, {**fresh.route, **route}))
        if whole.get(START) != fresh.route.get(START):
            raise Refusal(
                _("The route was not changed."),
                _("Studies begin once."),
                _("Keep the start; enrol anew for another one."),
            )
        open_route(loaded, record_of(fresh, route=whole), at.date(), before=record_of(fresh))
        return _changed(enrolment, "change the route", by=by, at=at, why=why, route=whole)


def change_visa(*, enrolment: Enrolment, visa: str, by: Actor, at: datetime, why: str) -> Enrolment:
    """Record that a student needs another visa from now on, or none. It is a fact: no rule makes it untrue.

    Where the rules then close the route, the audit says so from that day on; it is kept, and the student is told by letter.
    The same said again changes nothing. Raises `Refusal` where the rules know no such visa.

    Example::

        change_visa(enrolment=enrolment, visa="student", by=actor, at=now, why="Residence permit ended on 30 April")
    """
    with transaction.atomic():
        fresh = held(enrolment)
        whole = dict(known_route(rules_for(fresh).regulations, {**fresh.route, VISA: visa}))
        if fresh.route != whole:
            _changed(enrolment, "change the visa", by=by, at=at, why=why, route=whole)
            audit_now(enrolment=enrolment, on=at.date(), by=by, at=at, why=why)
            tell(RECORD_CHANGED, [fresh.student], about=fresh, by=by)
    return enrolment


def interrupt(*, enrolment: Enrolment, by: Actor, at: datetime, why: str) -> Enrolment:
    """Record that a student is away for now. Nothing is planned or registered for them meanwhile by anybody else.

    Example::

        interrupt(enrolment=enrolment, by=actor, at=now, why="Parental leave, letter of 3 May")
    """
    return _moved(enrolment, "interrupt", by=by, at=at, why=why)


def resume(*, enrolment: Enrolment, by: Actor, at: datetime, why: str = "") -> Enrolment:
    """Record that a student is back.

    Example::

        resume(enrolment=enrolment, by=actor, at=now)
    """
    return _moved(enrolment, "resume", by=by, at=at, why=why)


def withdraw(*, enrolment: Enrolment, on: date, by: Actor, at: datetime, why: str) -> Enrolment:
    """Record that a student left without the award, from a day on. It is final, and begins the time of keeping.

    Example::

        withdraw(enrolment=enrolment, on=date(2024, 5, 2), by=actor, at=now, why="Letter of 2 May")
    """
    return _moved(enrolment, "withdraw", by=by, at=at, why=why, ended_on=on)


def complete(*, enrolment: Enrolment, on: date, by: Actor, at: datetime, why: str = "") -> Enrolment:
    """Record that everything the rules ask for is done, and which award follows; the audit that says so is kept.

    What was recognised becomes final. Raises `Refusal` unless the audit of that day says `satisfied`: what is registered
    or planned is not done, and a clause that waits for a decision is not met.

    Example::

        complete(enrolment=enrolment, on=date(2024, 11, 14), by=actor, at=now, why="Board of 14 November")
    """
    with transaction.atomic():
        fresh = held(enrolment)
        if fresh.state == EnrolmentState.COMPLETED:
            return fresh
        kept = audit_now(enrolment=fresh, on=on, by=by, at=at, why=why)
        if kept.verdict != "satisfied":
            raise Refusal(
                _("The studies were not completed."),
                _("The audit as of %(day)s says: %(verdict)s.")
                % {"day": day_words(on), "verdict": kept.get_verdict_display()},
                _("Record what is missing, or ask the board to decide, and audit again."),
            )
        for row in Recognition.objects.filter(enrolment=fresh, is_locked=False).granted():
            with recording(row, "make final", by=by, at=at, why=why):
                row.is_locked = True
                saved(row)
        return _moved(fresh, "complete", by=by, at=at, why=why, ended_on=on, award=kept.told["award"])


def _changed(enrolment: Enrolment, verb: str, *, by: Actor, at: datetime, why: str, **columns: Any) -> Enrolment:
    with recording(enrolment, verb, by=by, at=at, why=why):
        enrolment.refresh_from_db()
        open_only(enrolment)
        if all(getattr(enrolment, name) == value for name, value in columns.items()):
            raise NothingRecorded
        _given(enrolment, columns)
    return enrolment


def _moved(enrolment: Enrolment, verb: str, *, by: Actor, at: datetime, why: str, **columns: Any) -> Enrolment:
    with recording(enrolment, verb, by=by, at=at, why=why):
        enrolment.refresh_from_db()
        after = moved(ENROLMENT, EnrolmentState(enrolment.state), verb, enrolment.get_state_display())
        _given(enrolment, {**columns, "state": after.value})
    return enrolment


def _given(enrolment: Enrolment, columns: dict[str, Any]) -> None:
    for name, value in columns.items():
        setattr(enrolment, name, value)
    saved(enrolment)
