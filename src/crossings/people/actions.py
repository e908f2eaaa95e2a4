"""Everything that happens to accounts, persons and consents.

Accounts: `open_account`, `change_account`, `rename_account`, `close_account`, `erase_closed_account`.
Consent: `give_consent`, `withdraw_consent`, `renew_consent`. What happens while somebody signs in is told by allauth
and written to the journal in `signals.py`.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext_noop

from crossings.engine.privacy import Purpose
from crossings.engine.refusal import Refusal
from crossings.journal.actions import erase_personal_values
from crossings.journal.record import Actor, recording
from crossings.people.consent_wordings import newest_wording
from crossings.people.forgetting import forget_borrowed
from crossings.people.leaving import refuse_while_needed
from crossings.people.letters import invite
from crossings.people.models import Account, Consent, Person
from crossings.people.models.account import AFTER_CLOSING, ERASED
from crossings.people.roles import NetworkSteward

VERBS = (
    gettext_noop("open"),
    gettext_noop("rename"),
    gettext_noop("close"),
    gettext_noop("erase"),
    gettext_noop("give consent"),
    gettext_noop("withdraw consent"),
    gettext_noop("renew consent"),
)


def open_account(
    *, email: str, name: str, language: str, roles: Iterable[str] = (), by: Actor, at: datetime, why: str = ""
) -> Account:
    """Open an account for somebody else: they are sent a letter that says how to choose a password.

    Args:
        email: the address to sign in with; it is verified when the password is chosen.
        name: the one name of the person.
        language: of the letter and of what follows.
        roles: names of office roles.

    Raises `ValidationError` when the address is taken.

    Example: `open_account(email="ana@example.org", name="Ana", language="es", by=steward.actor, at=now)`.
    """
    account = Account(email=email.lower(), name=name, language=language)
    account.set_unusable_password()
    account.full_clean(exclude=["password"])
    with recording(account, "open", by=by, at=at, why=why):
        account.save()
        account.groups.set(Group.objects.filter(name__in=list(roles)))
        EmailAddress.objects.create(user=account, email=account.email, primary=True, verified=False)
        invite(account)
    return account


def change_account(
    *,
    account: Account,
    email: str,
    name: str,
    language: str,
    may_sign_in: bool,
    roles: Iterable[str],
    by: Actor,
    at: datetime,
    why: str = "",
) -> Account:
    """Change what a steward may change of an account; a new address has to be verified at the next sign-in.

    Raises `Refusal` when no steward would be left who may sign in.

    Example: `change_account(account=ana, email=ana.email, name="Ana M.", language="es", may_sign_in=True, roles=[], …)`.
    """
    with recording(account, "correct", by=by, at=at, why=why):
        account.name, account.language = name, language
        account.is_active = may_sign_in and account.closed_at is None
        _move_to(account, email.lower())
        account.save()
        account.groups.set(Group.objects.filter(name__in=list(roles)))
        _keep_a_steward()
    return account


def _move_to(account: Account, email: str) -> None:
    """Give the account another address, not yet verified; nothing when it is the one it has."""
    addresses = EmailAddress.objects.filter(user=account)
    account.email = email
    if addresses.filter(email=email, primary=True).exists():
        return
    addresses.delete()
    EmailAddress.objects.create(user=account, email=email, primary=True, verified=False)


def _keep_a_steward() -> None:
    """Refuse to leave the installation to nobody."""
    able = Account.objects.filter(is_active=True)
    if able.filter(groups__name=NetworkSteward.name).exists() or able.filter(is_superuser=True).exists():
        return
    raise Refusal(
        "This change was refused.",
        "It would leave no network steward who may sign in, and nobody could give roles any more.",
        "Give the role Network steward to another account first.",
    )


def rename_account(*, account: Account, name: str, language: str, by: Actor, at: datetime, why: str = "") -> Account:
    """Let somebody change their own name and the language in which they are written to.

    Raises `ValidationError` when the name is empty or the language unknown.

    Example: `rename_account(account=noor, name="Noor", language="ar", by=noor.actor, at=now)`.
    """
    with recording(account, "rename", by=by, at=at, why=why):
        account.name, account.language = name, language
        account.full_clean(exclude=["password"])
        account.save()
    return account


def close_account(*, account: Account, by: Actor, at: datetime, why: str = "") -> Account:
    """Close an account: nobody signs in with it again, its consents are withdrawn, and its erasure is thirty days away.

    The person who signed in with it is parted from it and stays, if the network knows a person. Closing a closed
    account changes nothing. Raises `Refusal` for the account of the last steward, and while an app says that it is needed,
    such as by studies that go on.

    Example: `close_account(account=noor, by=noor.actor, at=now, why="Closed by its owner")`.
    """
    if account.closed_at is not None:
        return account
    was_steward = NetworkSteward.name in account.role_names
    with transaction.atomic():
        Account.objects.get_queryset().select_for_update().get(pk=account.pk)
        refuse_while_needed(account)
        person = Person.objects.filter(account=account).first()
        if person is not None:
            for purpose in {Purpose(consent.purpose) for consent in person.consents.not_withdrawn()}:
                withdraw_consent(person=person, purpose=purpose, by=by, at=at, why=why)
            with recording(person, "correct", by=by, at=at, why=why):
                person.account = None
                person.save()
        with recording(account, "close", by=by, at=at, why=why):
            account.closed_at, account.is_active = at, False
            account.set_unusable_password()
            account.save()
            account.groups.clear()
            forget_borrowed(account, days=0)
            if was_steward:
                _keep_a_steward()
    return account


def erase_closed_account(*, account: Account, by: Actor, at: datetime, why: str = "") -> Account:
    """Erase what is personal in a closed account and in what the journal holds of it; the empty row stays.

    Raises `Refusal` when the account is not closed.

    Example: `erase_closed_account(account=closed, by=Actor("system:scheduler"), at=now, why="Thirty days are over")`.
    """
    if account.closed_at is None:
        raise Refusal("This account was not erased.", "It is still open.", "Close it first.")
    with transaction.atomic():
        with recording(account, "erase", by=by, at=at, why=why):
            account.email, account.name = f"closed-{account.pk}{ERASED}", "–"
            account.language, account.last_login = "en", None
            account.save()
            forget_borrowed(account, days=AFTER_CLOSING.days)
        erase_personal_values(kind="people.account", record_key=str(account.pk), by=by, at=at, why=why)
    return account


def give_consent(*, person: Person, purpose: Purpose, by: Actor, at: datetime, why: str = "") -> Consent:
    """Record that a person agrees to a purpose, in the newest words, from now until these words end.

    Raises `Refusal` while an earlier consent to the same purpose stands: that one is renewed or withdrawn.

    Example: `give_consent(person=ana, purpose=Purpose.PUBLIC_PROFILE, by=ana.account.actor, at=now)`.
    """
    if Consent.objects.standing(purpose, at.date()).filter(person=person).exists():
        raise Refusal(
            "No further consent was recorded.",
            f"{person} has agreed to this already, and that consent stands.",
            "Renew that consent, or withdraw it first.",
        )
    return _give(person, purpose, "give consent", by=by, at=at, why=why)


def renew_consent(*, person: Person, purpose: Purpose, by: Actor, at: datetime, why: str = "") -> Consent:
    """Record that a person agrees again, in the newest words: the time begins anew, and the earlier row stays as it was.

    Raises `Refusal` when the person never agreed.

    Example: `renew_consent(person=ana, purpose=Purpose.PUBLIC_PROFILE, by=ana.account.actor, at=now)`.
    """
    if not Consent.objects.filter(person=person, purpose=purpose).exists():
        raise Refusal(
            "No consent was renewed.", f"{person} has not agreed to this before.", "Record a first consent instead."
        )
    return _give(person, purpose, "renew consent", by=by, at=at, why=why)


def _give(person: Person, purpose: Purpose, verb: str, *, by: Actor, at: datetime, why: str) -> Consent:
    words = newest_wording(purpose)
    consent = Consent(
        person=person,
        purpose=purpose.value,
        wording_version=words.version,
        given_at=at,
        expires_on=at.date() + timedelta(days=words.days),
    )
    with recording(consent, verb, by=by, at=at, why=why):
        consent.full_clean()
        consent.save()
    return consent


def withdraw_consent(*, person: Person, purpose: Purpose, by: Actor, at: datetime, why: str = "") -> list[Consent]:
    """Withdraw everything that a person agreed to for a purpose; it takes effect at once. Returns what was withdrawn.

    Nothing is withdrawn twice: a second call returns an empty list.

    Example: `withdraw_consent(person=ana, purpose=Purpose.PUBLIC_PROFILE, by=ana.account.actor, at=now)`.
    """
    with transaction.atomic():
        withdrawn = list(Consent.objects.filter(person=person, purpose=purpose).not_withdrawn())
        for consent in withdrawn:
            with recording(consent, "withdraw consent", by=by, at=at, why=why):
                consent.withdrawn_at = at
                consent.save()
    return withdrawn
