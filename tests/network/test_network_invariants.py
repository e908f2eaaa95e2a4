"""What no single row can promise is looked for, and found."""

import pytest

from crossings.network.invariants import INVARIANTS
from crossings.network.models import Institution, Membership, Succession
from tests.factories.network import InstitutionFactory, MembershipFactory, SuccessionFactory

pytestmark = pytest.mark.django_db


def broken() -> set[str]:
    return {each.says for each in INVARIANTS if each.violations()}


def test_a_sound_network_breaks_none():
    MembershipFactory(starts="2020", ends="2022")
    SuccessionFactory(predecessor=InstitutionFactory(status="renamed"))

    assert broken() == set()


def test_memberships_at_the_same_time_are_found():
    first = MembershipFactory(starts="2020", ends="2023")
    Membership.objects.create(
        network=first.network, institution=first.institution, role=first.role, starts="2022", ends="2024"
    )

    assert broken() == {"No institution holds one role in one network twice at a time"}


def test_a_circle_of_successions_is_found():
    first = SuccessionFactory()
    Succession.objects.create(predecessor=first.successor, successor=first.predecessor, kind="merged")

    assert broken() == {"No line of succession leads back to its beginning"}


def test_a_renamed_institution_without_successor_is_found():
    InstitutionFactory(status="renamed")

    assert broken() == {"Every renamed institution has a successor"}


def test_a_circle_of_parts_is_found():
    above = InstitutionFactory()
    below = InstitutionFactory(part_of=above)
    Institution.objects.filter(pk=above.pk).update(part_of=below)

    assert broken() == {"No institution is part of itself, however far above"}
