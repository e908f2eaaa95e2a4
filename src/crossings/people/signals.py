"""What allauth tells us of, written to the journal: how accounts come to be, and how their locks are changed.

allauth changes its own rows; each signal received here becomes an entry about the account, in the same request.
"""

from datetime import datetime
from typing import Any

from allauth.account import signals as account_signals
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import signals as factor_signals
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.contrib.auth import signals as session_signals
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop

from crossings.journal.record import note
from crossings.people.middleware import FACTORS
from crossings.people.models import Account

ADDRESS = frozenset({"e-mail address"})


def _note(
    account: Account, verb: str, after: dict[str, Any] | None = None, before: dict[str, Any] | None = None
) -> None:
    note(
        kind="people.account",
        key=str(account.pk),
        title="",
        personal=ADDRESS,
        verb=verb,
        before=before or {},
        after=after or {},
        by=account.actor,
        at=_now(),
    )


def _now() -> datetime:
    return timezone.now()


@receiver(account_signals.user_signed_up)
def signed_up(user: Account, **_: Any) -> None:
    _note(user, gettext_noop("sign up"))


@receiver(account_signals.password_set)
@receiver(account_signals.password_changed)
def password_changed(user: Account, **_: Any) -> None:
    _note(user, gettext_noop("change the password"))


@receiver(account_signals.password_reset)
def password_reset(user: Account, **_: Any) -> None:
    _note(user, gettext_noop("replace a forgotten password"))


@receiver(account_signals.email_confirmed)
def address_confirmed(email_address: Any, **_: Any) -> None:
    _note(email_address.user, gettext_noop("confirm the address"), {"e-mail address": email_address.email})


@receiver(account_signals.email_changed)
def address_changed(user: Account, from_email_address: Any, to_email_address: Any, **_: Any) -> None:
    before = {"e-mail address": from_email_address.email} if from_email_address else {}
    _note(user, gettext_noop("change the address"), {"e-mail address": to_email_address.email}, before)


@receiver(account_signals.email_added)
def address_added(user: Account, email_address: Any, **_: Any) -> None:
    _note(user, gettext_noop("add an address"), {"e-mail address": email_address.email})


@receiver(account_signals.email_removed)
def address_removed(user: Account, email_address: Any, **_: Any) -> None:
    _note(user, gettext_noop("remove an address"), {}, {"e-mail address": email_address.email})


@receiver(factor_signals.authenticator_added)
def factor_added(user: Account, authenticator: Authenticator, request: HttpRequest, **_: Any) -> None:
    """Whoever has just shown that they hold a new factor has used it in this session."""
    _note(user, gettext_noop("add a second factor"), {"factor": authenticator.type})
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


@receiver(factor_signals.authenticator_reset)
def factor_reset(user: Account, authenticator: Authenticator, **_: Any) -> None:
    _note(user, gettext_noop("make new recovery codes"), {"factor": authenticator.type})


@receiver(factor_signals.authenticator_removed)
def factor_removed(user: Account, authenticator: Authenticator, request: HttpRequest, **_: Any) -> None:
    """Whoever takes off the last factor has shown none any more, and goes on with a new one."""
    _note(user, gettext_noop("remove a second factor"), {}, {"factor": authenticator.type})
    if not get_adapter().is_mfa_enabled(user, FACTORS):
        shown = get_authentication_records(request, user)
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [one for one in shown if one["method"] != "mfa"]


@receiver(session_signals.user_logged_in)
def signed_in(user: Account, **_: Any) -> None:
    """Only of office roles is it kept when they signed in: what they may do concerns others."""
    if user.has_office_role:
        _note(user, gettext_noop("sign in to the office"))
