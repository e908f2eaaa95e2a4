"""Changes of what is offered.

A programme's life: `suspend`, `reopen`, `withdraw`. A year's catalogue: `publish_catalogue`, `take_back_catalogue`,
`open_next_year`. A fee: `confirm_fee`, `correct_fee`, `postpone_fee`. A disagreement of sources: `settle_dispute`.

A fee is a part of its table, so its changes stand in the table's history.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from crossings.engine.lifecycle import ProgrammeState, move
from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate
from crossings.journal.record import Actor, recording
from crossings.programmes.models import (
    Catalogue,
    Dispute,
    DisputeSide,
    Fee,
    LifecycleChange,
    Programme,
    State,
)
from crossings.programmes.next_year import NextYear
from crossings.provenance.models import Source

VERBS = (
    gettext_noop("suspend"),
    gettext_noop("reopen"),
    gettext_noop("withdraw"),
    gettext_noop("publish"),
    gettext_noop("take back"),
    gettext_noop("open the next year"),
    gettext_noop("confirm a fee"),
    gettext_noop("correct a fee"),
    gettext_noop("postpone a fee"),
    gettext_noop("settle"),
)
"""What the journal calls these verbs, named here so that they are translated."""


def suspend(
    *,
    programme: Programme,
    on: PartialDate,
    reason: str = "",
    source: Source | None = None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> LifecycleChange:
    """Record that a programme takes nobody for now, from `on`; `reason` is what readers are told.

    Raises `NotPermitted` unless the programme is open, and `Refusal` for a day before its last change.

    Example::

        suspend(programme=ma, on=PartialDate(2023), reason="No intake this year", source=page, by=actor, at=now)
    """
    return _moved(programme, "suspend", on, reason, source, by=by, at=at, why=why)


def reopen(
    *,
    programme: Programme,
    on: PartialDate,
    reason: str = "",
    source: Source | None = None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> LifecycleChange:
    """Record that a suspended programme takes new students again, from `on`.

    Raises `NotPermitted` unless the programme is suspended, and `Refusal` for a day before its last change.

    Example::

        reopen(programme=ma, on=PartialDate(2025, 9), by=actor, at=now, why="Decision of the board, 12 May")
    """
    return _moved(programme, "reopen", on, reason, source, by=by, at=at, why=why)


def withdraw(
    *,
    programme: Programme,
    on: PartialDate,
    reason: str = "",
    source: Source | None = None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> LifecycleChange:
    """Record that a programme takes nobody again, from `on`; those enrolled finish it. Nothing follows a withdrawal.

    Raises `NotPermitted` if it is withdrawn already, and `Refusal` for a day before its last change.

    Example::

        withdraw(programme=ma, on=PartialDate(2026, 9), by=actor, at=now, why="Decision of the board, 12 May")
    """
    return _moved(programme, "withdraw", on, reason, source, by=by, at=at, why=why)


def publish_catalogue(*, catalogue: Catalogue, by: Actor, at: datetime, why: str = "") -> Catalogue:
    """Open a year's catalogue to readers, and all that hangs on it.

    Raises `Refusal` if it is published already, or has no version, so that a reader would find nothing in it.

    Example::

        publish_catalogue(catalogue=next_year, by=actor, at=now, why="Checked by the programme director")
    """
    with recording(catalogue, "publish", by=by, at=at, why=why):
        catalogue.refresh_from_db()
        _refuse_to_publish(catalogue)
        catalogue.published_at = at
        _saved(catalogue)
    return catalogue


def take_back_catalogue(*, catalogue: Catalogue, by: Actor, at: datetime, why: str = "") -> Catalogue:
    """Close a published catalogue to readers again; it goes back to being a draft. Raises `Refusal` for a draft.

    Example::

        take_back_catalogue(catalogue=draft, by=actor, at=now, why="Published before the board had met")
    """
    with recording(catalogue, "take back", by=by, at=at, why=why):
        catalogue.refresh_from_db()
        if not catalogue.is_published:
            raise Refusal(
                _("%(catalogue)s was not taken back.") % {"catalogue": catalogue},
                _("It is a draft already."),
                _("There is nothing to do."),
            )
        catalogue.published_at = None
        _saved(catalogue)
    return catalogue


def open_next_year(
    *, catalogue: Catalogue, fees_confirmed_by: str = "", by: Actor, at: datetime, why: str = ""
) -> Catalogue:
    """Begin the following year's catalogue, as a draft that starts from this one, and answer with it.

    Each row keeps its source and notes from which year it was carried over. Amounts are never carried over: where
    `fees_confirmed_by` names an office, the fee tables come along with every fee to be confirmed by it; left empty,
    they stay behind. What belongs to one year alone stays behind too: who teaches, what runs, other costs, and the
    disagreements of sources. Raises `Refusal` if the following year has a catalogue.

    Example::

        open_next_year(catalogue=this_year, fees_confirmed_by="Fees office", by=actor, at=now)
    """
    following = Catalogue(programme=catalogue.programme, year=catalogue.year.next, note="", language=catalogue.language)
    with recording(following, "open the next year", by=by, at=at, why=why):
        _locked(catalogue.programme)
        _refuse_second_catalogue(following)
        _saved(following)
        NextYear(catalogue, following, by=by, at=at, why=why).carry_over(fees_confirmed_by)
    return following


def confirm_fee(
    *, fee: Fee, amount: Decimal, source: Source | None = None, by: Actor, at: datetime, why: str = ""
) -> Fee:
    """Give the amount of a fee that was to be confirmed, in the currency of its table.

    Raises `Refusal` if the fee has an amount already, and `ValidationError` for an amount below zero.

    Example::

        confirm_fee(fee=eu_full_time, amount=Decimal("20400"), source=letter, by=actor, at=now)
    """
    with _changing(fee, "confirm a fee", by=by, at=at, why=why):
        if fee.amount is not None:
            raise Refusal(
                _("The fee “%(fee)s” was not confirmed.") % {"fee": fee},
                _("It has an amount already."),
                _("Correct that amount instead."),
            )
        _give_amount(fee, amount, source)
    return fee


def correct_fee(
    *, fee: Fee, amount: Decimal, source: Source | None = None, by: Actor, at: datetime, why: str = ""
) -> Fee:
    """Replace an amount that was wrong; the journal keeps both.

    Raises `Refusal` if the fee is still to be confirmed, and `ValidationError` for an amount below zero.

    Example::

        correct_fee(fee=home, amount=Decimal("20200"), by=actor, at=now, why="The table of 3 May has 20,200")
    """
    with _changing(fee, "correct a fee", by=by, at=at, why=why):
        if fee.amount is None:
            raise Refusal(
                _("The fee “%(fee)s” was not corrected.") % {"fee": fee},
                _("It is to be confirmed and has no amount yet."),
                _("Confirm it."),
            )
        _give_amount(fee, amount, source)
    return fee


def postpone_fee(
    *,
    fee: Fee,
    to_be_confirmed_by: str = "",
    expected_on: PartialDate | None = None,
    source: Source | None = None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Fee:
    """Say that a fee is (again) to be confirmed: by whom, and when the amount is expected, if that is known.

    An amount that stood there is taken away; the journal keeps it. Without `to_be_confirmed_by`, the office named
    before stays. Raises `ValidationError` if no office is named at all.

    Example::

        postpone_fee(fee=eu, to_be_confirmed_by="Fees office", expected_on=PartialDate(2023, 6), by=actor, at=now)
    """
    with _changing(fee, "postpone a fee", by=by, at=at, why=why):
        fee.amount = None
        fee.to_be_confirmed_by = to_be_confirmed_by or fee.to_be_confirmed_by
        fee.expected_on = expected_on
        fee.source = source or fee.source
        _saved(fee)
    return fee


def settle_dispute(
    *,
    dispute: Dispute,
    side: DisputeSide,
    on: PartialDate,
    source: Source | None = None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Dispute:
    """Record which side of a disagreement of sources is right, since when that is settled, and by which decision.

    Both sides stay on record. Raises `Refusal` for a side of another disagreement.

    Example::

        settle_dispute(dispute=split, side=school_page, on=PartialDate(2024, 2), source=minutes, by=actor, at=now)
    """
    if side.dispute_id != dispute.pk:
        raise Refusal(
            _("“%(side)s” was not followed.") % {"side": side},
            _("It is no side of “%(dispute)s”.") % {"dispute": dispute},
            _("Choose one of the sides shown with it."),
        )
    with recording(dispute, "settle", by=by, at=at, why=why):
        dispute.refresh_from_db()
        DisputeSide.objects.filter(dispute=dispute, is_followed=True).update(is_followed=False)
        DisputeSide.objects.filter(pk=side.pk).update(is_followed=True)
        dispute.settled_on, dispute.source = on, source or dispute.source
        _saved(dispute)
    return dispute


def _moved(
    programme: Programme,
    verb: str,
    on: PartialDate,
    reason: str,
    source: Source | None,
    *,
    by: Actor,
    at: datetime,
    why: str,
) -> LifecycleChange:
    with recording(programme, verb, by=by, at=at, why=why):
        last = LifecycleChange.objects.filter(programme=programme).newest().first()
        before = ProgrammeState(last.to_state) if last else ProgrammeState.OPEN
        after = move(before, verb)
        if last is not None and on < last.on:
            raise Refusal(
                _("“%(verb)s” on %(on)s was refused.") % {"verb": _(verb), "on": on},
                _("The programme's last change is of %(last)s, which is later.") % {"last": last.on},
                _("Write a day that comes after it."),
            )
        change = LifecycleChange(
            programme=programme,
            from_state=State(before),
            to_state=State(after),
            on=on,
            reason=reason,
            source=source,
        )
        _saved(change)
    return change


def _refuse_to_publish(catalogue: Catalogue) -> None:
    if catalogue.is_published:
        raise Refusal(
            _("%(catalogue)s was not published.") % {"catalogue": catalogue},
            _("It is published already."),
            _("There is nothing to do."),
        )
    if not catalogue.versions.exists():
        raise Refusal(
            _("%(catalogue)s was not published.") % {"catalogue": catalogue},
            _("It has no version, so a reader would find nothing in it."),
            _("Add the versions in which the programme is offered."),
        )


def _refuse_second_catalogue(following: Catalogue) -> None:
    if Catalogue.objects.filter(programme=following.programme).for_year(following.year).exists():
        raise Refusal(
            _("No further catalogue was opened for %(year)s.") % {"year": following.year},
            _("The programme has one for that year."),
            _("Work on in that catalogue."),
        )


@contextmanager
def _changing(fee: Fee, verb: str, *, by: Actor, at: datetime, why: str) -> Iterator[None]:
    """Record a change of one fee in the history of its table, on the fee as the database holds it now."""
    with recording(fee.table, verb, by=by, at=at, why=why):
        fee.refresh_from_db()
        yield


def _give_amount(fee: Fee, amount: Decimal, source: Source | None) -> None:
    fee.amount, fee.to_be_confirmed_by, fee.expected_on = amount, "", None
    fee.source = source or fee.source
    _saved(fee)


def _locked(record: models.Model) -> None:
    """Hold a row until the transaction ends, so that two clerks cannot do the same thing at once."""
    type(record)._base_manager.select_for_update().filter(pk=record.pk).first()


def _saved(record: models.Model) -> None:
    record.full_clean()
    record.save()
