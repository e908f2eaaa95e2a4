"""Every change of the network that has a name of its own in the office.

Institutions: `rename_institution`, `close_institution`, `reopen_institution`, `succeed`.
Networks: `join_network`, `leave_network`, `change_role`, `record_agreement`.
Scholars: `affiliate`, `end_affiliation`, `publish_profile`, `withdraw_profile`.

Plain additions and corrections go through `journal.actions`. Each verb locks what its rule depends on, changes it and
writes the journal in one transaction. All raise `ValidationError` where a row would break a rule of its table, and
`Refusal` where the engine refuses the move; then nothing is kept. None of them reads the clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_noop

from crossings.engine.network.lifecycle import Status, move
from crossings.engine.privacy import Purpose
from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate
from crossings.journal.record import Actor, NothingRecorded, recording
from crossings.network.models import (
    Affiliation,
    Agreement,
    AgreementParty,
    Institution,
    InstitutionName,
    Membership,
    Network,
    Profile,
    Succession,
)
from crossings.people.models import Consent, Person
from crossings.provenance.models import Source

VERBS = (
    gettext_noop("rename"),
    gettext_noop("close"),
    gettext_noop("reopen"),
    gettext_noop("succeed"),
    gettext_noop("join"),
    gettext_noop("leave"),
    gettext_noop("record"),
    gettext_noop("affiliate"),
    gettext_noop("end"),
    gettext_noop("publish"),
    gettext_noop("withdraw"),
)
ENDS = {Succession.Kind.RENAMED: Status.RENAMED, Succession.Kind.MERGED: Status.CLOSED}
"""How a succession ends the predecessor; one that was split may go on."""


@dataclass(frozen=True, slots=True)
class Since:
    """From when something is known to hold: the date, and whether a source states it or the evidence merely begins."""

    date: PartialDate | None = None
    is_stated: bool = True


def rename_institution(
    *,
    institution: Institution,
    name: str,
    acronym: str = "",
    on: PartialDate | None = None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Institution:
    """Give an institution another name; the one it bore stays on record as a former name, until `on` where known.

    Its other words and its translated names are left as they are: they are now stale, and shown so in the office.
    Raises `ValidationError` for an empty name.

    Example::

        rename_institution(
            institution=macau,
            name="UNU Institute in Macau",
            on=None,
            by=actor,
            at=now,
            why="The institute's own page",
        )
    """
    with recording(institution, "rename", by=by, at=at, why=why):
        institution.refresh_from_db()
        if (institution.name, institution.acronym) == (name, acronym):
            raise NothingRecorded
        _saved(
            InstitutionName(
                institution=institution,
                name=institution.name,
                acronym=institution.acronym,
                language=institution.language,
                ends=on,
            )
        )
        institution.name, institution.acronym = name, acronym
        _saved(institution)
    return institution


def close_institution(
    *, institution: Institution, on: PartialDate | None = None, by: Actor, at: datetime, why: str = ""
) -> Institution:
    """Record that an institution has ended, on a day where that is known. It stays on record with all that it was.

    Raises `Refusal` if it is closed or renamed already.

    Example::

        close_institution(institution=gcm, on=PartialDate(2019), by=actor, at=now, why="Decision of its council")
    """
    return _moved(institution, "close", Status.CLOSED, on, by=by, at=at, why=why)


def reopen_institution(*, institution: Institution, by: Actor, at: datetime, why: str = "") -> Institution:
    """Record that an institution works, after all or again; the day of its closing is taken back.

    Raises `Refusal` if it is active already.

    Example::

        reopen_institution(institution=gcm, by=actor, at=now, why="The closing was announced in error")
    """
    return _moved(institution, "reopen", Status.ACTIVE, None, by=by, at=at, why=why)


def succeed(
    *,
    predecessor: Institution,
    successor: Institution,
    kind: str,
    on: PartialDate | None = None,
    source: Source | None = None,
    source_note: str = "",
    by: Actor,
    at: datetime,
    why: str = "",
) -> Succession:
    """Record that one institution went on as another; the predecessor becomes renamed, or closed if it was merged.

    One that was split keeps its status: a part may have left while it went on. Raises `ValidationError` where the line
    would lead back to its beginning, `Refusal` where the predecessor had ended already.

    Example::

        succeed(
            predecessor=iiaoc,
            successor=gcm,
            kind=Succession.Kind.RENAMED,
            on=None,
            by=actor,
            at=now,
            why="The institute's own page",
        )
    """
    succession = Succession(
        predecessor=predecessor, successor=successor, kind=kind, on=on, source=source, source_note=source_note
    )
    ends = ENDS.get(Succession.Kind(kind))
    with transaction.atomic():
        _locked(Institution, predecessor.pk, successor.pk)
        with recording(succession, "succeed", by=by, at=at, why=why):
            _saved(succession)
        if ends is not None and predecessor.status != ends:
            _moved(predecessor, "succeed", ends, on, by=by, at=at, why=why)
    return succession


def join_network(
    *,
    network: Network,
    institution: Institution,
    role: str,
    since: Since = Since(),
    source: Source | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
    why: str = "",
) -> Membership:
    """Record that an institution is in a network in a role, since a day that a source states or first shows.

    Raises `ValidationError` where it already has this role there over some of the same days.

    Example::

        join_network(
            network=consortium,
            institution=cnam,
            role=Membership.Role.PARTNER,
            since=Since(PartialDate(2026, 11), is_stated=False),
            source=page,
            by=actor,
            at=now,
        )
    """
    membership = Membership(
        network=network,
        institution=institution,
        role=role,
        starts=since.date,
        starts_stated=since.is_stated,
        source=source,
        source_note=note,
    )
    with recording(membership, "join", by=by, at=at, why=why):
        _locked(Network, network.pk)
        _saved(membership)
    return membership


def leave_network(
    *, membership: Membership, ends: PartialDate, is_stated: bool = True, by: Actor, at: datetime, why: str = ""
) -> Membership:
    """Record that a membership is over: `ends` is the first day, month or year in which it no longer held.

    With `is_stated=False` it is only the end of what the sources show, and pages say so. Raises `ValidationError` for
    an end that does not come after the beginning.

    Example::

        leave_network(membership=lorraine, ends=PartialDate(2023, 9), is_stated=False, by=actor, at=now)
    """
    with recording(membership, "leave", by=by, at=at, why=why):
        membership.refresh_from_db()
        membership.ends, membership.ends_stated = ends, is_stated
        _saved(membership)
    return membership


def change_role(
    *, membership: Membership, role: str, on: PartialDate, by: Actor, at: datetime, why: str = ""
) -> Membership:
    """Give a member another role from `on`: the old membership ends then and a new one begins, both on record.

    Answers with the new membership. Raises `ValidationError` where the institution already has that role then, and
    `Refusal` where it has it in this very membership.

    Example::

        change_role(membership=merit, role=Membership.Role.CHAIR, on=PartialDate(2022), by=actor, at=now)
    """
    if role == membership.role:
        raise Refusal(
            f"{membership.institution} was given no other role.",
            "It has this role already.",
            "Choose another role, or leave the membership as it is.",
        )
    with transaction.atomic():
        leave_network(membership=membership, ends=on, by=by, at=at, why=why)
        return join_network(
            network=membership.network,
            institution=membership.institution,
            role=role,
            since=Since(on),
            source=membership.source,
            by=by,
            at=at,
            why=why,
        )


def record_agreement(
    *,
    network: Network,
    title: str,
    kind: str,
    parties: Iterable[Institution] = (),
    signed: PartialDate | None = None,
    until: PartialDate | None = None,
    source: Source | None = None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Agreement:
    """Keep what members of a network have signed together; parties that no source names are left out, and one that is
    named twice has signed once.

    Raises `ValidationError` for an empty title or an end before the signature.

    Example::

        record_agreement(
            network=consortium,
            title="Cooperation agreement of Lille",
            kind=Agreement.Kind.COOPERATION,
            signed=PartialDate(2005, 3),
            source=history,
            by=actor,
            at=now,
        )
    """
    agreement = Agreement(network=network, title=title, kind=kind, signed=signed, until=until, source=source)
    agreement.parties.add(*(AgreementParty(institution=institution) for institution in dict.fromkeys(parties)))
    with recording(agreement, "record", by=by, at=at, why=why):
        _saved(agreement)
    return agreement


def affiliate(
    *,
    person: Person,
    institution: Institution,
    title: str,
    starts: PartialDate | None = None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Affiliation:
    """Record that a person works at an institution under a title, since a day where that is known.

    Raises `ValidationError` where the person has the same title there over some of the same days.

    Example::

        affiliate(person=wei, institution=merit, title="Researcher", starts=PartialDate(2024), by=actor, at=now)
    """
    affiliation = Affiliation(person=person, institution=institution, title=title, starts=starts)
    with recording(affiliation, "affiliate", by=by, at=at, why=why):
        _locked(Person, person.pk)
        _saved(affiliation)
    return affiliation


def end_affiliation(
    *, affiliation: Affiliation, ends: PartialDate, by: Actor, at: datetime, why: str = ""
) -> Affiliation:
    """Record that a person has left: `ends` is the first day, month or year in which the affiliation no longer held.

    Raises `ValidationError` for an end that does not come after the beginning.

    Example::

        end_affiliation(affiliation=old_post, ends=PartialDate(2026, 9), by=actor, at=now)
    """
    with recording(affiliation, "end", by=by, at=at, why=why):
        affiliation.refresh_from_db()
        affiliation.ends = ends
        _saved(affiliation)
    return affiliation


def publish_profile(*, profile: Profile, by: Actor, at: datetime, why: str = "") -> Profile:
    """Open a person's page to the public, for as long as the person's consent stands.

    Raises `Refusal` where no consent of the person stands on the day of `at`. A profile with neither an affiliation
    nor a field of expertise may be published: it appears once it has one.

    Example::

        publish_profile(profile=wei.profile, by=actor, at=now)
    """
    if not Consent.objects.standing(Purpose.PUBLIC_PROFILE, at.date()).filter(person=profile.person).exists():
        raise Refusal(
            "This profile was not published.",
            "The person has not consented to a public profile, or the consent was withdrawn or has expired.",
            "Ask the person, record the consent, then publish.",
        )
    return _published(profile, "publish", True, by=by, at=at, why=why)


def withdraw_profile(*, profile: Profile, by: Actor, at: datetime, why: str = "") -> Profile:
    """Close a person's page at once; its words are kept until the consent's retention ends.

    Example::

        withdraw_profile(profile=wei.profile, by=actor, at=now, why="Asked by telephone")
    """
    return _published(profile, "withdraw", False, by=by, at=at, why=why)


def _moved(
    institution: Institution, verb: str, to: Status, on: PartialDate | None, *, by: Actor, at: datetime, why: str
) -> Institution:
    with recording(institution, verb, by=by, at=at, why=why):
        institution.refresh_from_db()
        institution.status, institution.closed = move(Status(institution.status), to), on
        _saved(institution)
    return institution


def _published(profile: Profile, verb: str, is_published: bool, *, by: Actor, at: datetime, why: str) -> Profile:
    with recording(profile, verb, by=by, at=at, why=why):
        profile.refresh_from_db()
        profile.is_published = is_published
        _saved(profile)
    return profile


def _locked(model: type[models.Model], *keys: Any) -> None:
    """Hold these rows until the transaction ends, always in the same order."""
    list(model._default_manager.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))


def _saved(record: models.Model) -> None:
    record.full_clean()
    record.save()
