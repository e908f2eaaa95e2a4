"""Joining, leaving and changing role: dated, evidenced, and one of a kind at a time."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate
from crossings.journal.models import Entry
from crossings.network.actions import Since, change_role, join_network, leave_network
from crossings.network.models import Membership
from tests.factories.network import InstitutionFactory, MembershipFactory, NetworkFactory

pytestmark = pytest.mark.django_db
PARTNER, CHAIR, MEMBER = Membership.Role.PARTNER, Membership.Role.CHAIR, Membership.Role.MEMBER


@pytest.fixture
def joining(actor, at):
    return {"network": NetworkFactory(), "institution": InstitutionFactory(), "by": actor, "at": at}


def test_who_joins_is_a_member_from_that_day_on(joining):
    join_network(**joining, role=PARTNER, since=Since(PartialDate(2022, 9)))

    held = [list(Membership.objects.members_as_of(joining["network"], date(2022, month, 1))) for month in (8, 9)]
    assert [len(rows) for rows in held] == [0, 1]


def test_the_journal_says_joined_and_why(joining):
    membership = join_network(**joining, role=PARTNER, why="Minutes of June")

    entry = Entry.objects.about(membership).get()
    assert (entry.verb, entry.why) == ("join", "Minutes of June")


def test_the_same_role_over_the_same_days_is_refused(joining):
    join_network(**joining, role=PARTNER, since=Since(PartialDate(2020)))

    with pytest.raises(ValidationError, match="already has this role"):
        join_network(**joining, role=PARTNER, since=Since(PartialDate(2023)))


def test_another_role_over_the_same_days_is_not(joining):
    join_network(**joining, role=MEMBER)
    join_network(**joining, role=CHAIR)

    assert Membership.objects.count() == 2


def test_who_left_may_join_again_on_the_day_of_leaving(joining, actor, at):
    first = join_network(**joining, role=PARTNER, since=Since(PartialDate(2020)))
    leave_network(membership=first, ends=PartialDate(2022), by=actor, at=at)

    again = join_network(**joining, role=PARTNER, since=Since(PartialDate(2022)))

    assert again.starts == first.ends


def test_leaving_may_be_only_the_end_of_the_evidence(actor, at):
    membership = MembershipFactory()

    leave_network(membership=membership, ends=PartialDate(2023, 9), is_stated=False, by=actor, at=at)

    membership.refresh_from_db()
    assert (str(membership.ends), membership.ends_stated) == ("2023-09", False)
    assert Entry.objects.about(membership).get().verb == "leave"


def test_nobody_leaves_before_joining(actor, at):
    membership = MembershipFactory(starts="2020")

    with pytest.raises(ValidationError):
        leave_network(membership=membership, ends=PartialDate(2019), by=actor, at=at)


def test_a_change_of_role_keeps_both_on_record(actor, at):
    old = MembershipFactory(role=MEMBER, starts="2020")

    new = change_role(membership=old, role=CHAIR, on=PartialDate(2022), by=actor, at=at)

    old.refresh_from_db()
    assert (str(old.ends), str(new.starts), new.role) == ("2022", "2022", CHAIR)


def test_a_change_to_the_same_role_is_refused(actor, at):
    with pytest.raises(Refusal, match="already"):
        change_role(membership=MembershipFactory(role=MEMBER), role=MEMBER, on=PartialDate(2022), by=actor, at=at)


def test_a_refused_change_of_role_ends_nothing(actor, at):
    old = MembershipFactory(role=MEMBER)
    MembershipFactory(network=old.network, institution=old.institution, role=CHAIR)

    with pytest.raises(ValidationError):
        change_role(membership=old, role=CHAIR, on=PartialDate(2022), by=actor, at=at)

    old.refresh_from_db()
    assert old.ends is None
