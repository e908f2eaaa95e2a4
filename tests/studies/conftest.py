"""Tomas studies; Greta advises him; Birgit sits on the board of his programme."""

import pytest

from crossings.journal.record import Actor
from crossings.people.models import Account
from crossings.people.roles import Adviser, BoardMember
from crossings.studies.models import Enrolment
from tests.cast import signed_up
from tests.factories.studies import BoardSeatFactory, EnrolmentFactory


@pytest.fixture
def actor() -> Actor:
    return Actor("account:1")


@pytest.fixture
def greta(db: None) -> Account:
    """Advises students."""
    return signed_up("Greta Lindqvist", Adviser)


@pytest.fixture
def birgit(db: None) -> Account:
    """Sits on a board."""
    return signed_up("Birgit Aumann", BoardMember)


@pytest.fixture
def enrolment(tomas: Account, greta: Account, birgit: Account) -> Enrolment:
    """Tomas, full time from September 2023, with Greta as adviser and Birgit on the board."""
    enrolment = EnrolmentFactory(student=tomas, adviser=greta)
    BoardSeatFactory(account=birgit, programme=enrolment.programme)
    return enrolment
