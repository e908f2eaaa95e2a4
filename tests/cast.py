"""The cast of every story: Amina applies, Tomas studies, Ingrid decides, Wei publishes, and Noor must see nothing."""

import pytest

from crossings.people.models import Account

PASSWORD = "a long enough password"  # the same for all, so that a journey can type it


def signed_up(name: str) -> Account:
    return Account.objects.create_user(
        email=f"{name.split(maxsplit=1)[0].lower()}@example.org", password=PASSWORD, name=name
    )


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
    return signed_up("Ingrid Solberg")


@pytest.fixture
def wei(db: None) -> Account:
    """Publishes: an editor."""
    return signed_up("Wei Zhang")


@pytest.fixture
def noor(db: None) -> Account:
    """Has an account and no role: must see nothing that is not public."""
    return signed_up("Noor")
