"""The cast of every story: Amina applies, Tomas studies, Ingrid decides, Wei publishes, and Noor must see nothing."""

from collections.abc import Callable
from importlib import import_module

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.models import Group
from django.test import Client, RequestFactory

from crossings.people.models import Account
from crossings.people.roles import Editor, NetworkSteward, ProgrammeOfficer, Role

PASSWORD = "a long enough password"  # the same for all, so that a journey can type it
Enter = Callable[[Account], Client]


def signed_up(name: str, *roles: type[Role]) -> Account:
    """An account with a verified address, and the office roles it holds."""
    email = f"{name.split(maxsplit=1)[0].lower()}@example.org"
    account = Account.objects.create_user(email=email, password=PASSWORD, name=name)
    EmailAddress.objects.create(user=account, email=email, primary=True, verified=True)
    account.groups.set(Group.objects.filter(name__in=[role.name for role in roles]))
    return account


def entered(account: Account, *, with_factor: bool = True) -> Client:
    """A browser in which this account is signed in, as after a password and a one-time code."""
    request = RequestFactory().get("/")
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    request.user = account
    login(request, account, settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, account, "password", reauthenticated=True)
    if with_factor:
        record_authentication(request, account, "mfa", type="totp")
    request.session.save()
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
    return client


@pytest.fixture
def enter() -> Enter:
    """Signs somebody in: `enter(ingrid).get("/office/")`."""
    return entered


@pytest.fixture
def amina(db: None) -> Account:
    """Has an account and applies."""
    return signed_up("Amina Diallo")


@pytest.fixture
def tomas(db: None) -> Account:
    """Has an account and studies."""
    return signed_up("Tomas Herrera")


@pytest.fixture
def ingrid(db: None) -> Account:
    """Decides: a programme officer."""
    return signed_up("Ingrid Solberg", ProgrammeOfficer)


@pytest.fixture
def wei(db: None) -> Account:
    """Publishes: an editor."""
    return signed_up("Wei Zhang", Editor)


@pytest.fixture
def steward(db: None) -> Account:
    """Looks after the installation, its accounts and its settings."""
    return signed_up("Stella Moreau", NetworkSteward)


@pytest.fixture
def noor(db: None) -> Account:
    """Has an account and no role: must see nothing that is not public."""
    return signed_up("Noor")
