"""One institution goes on as another; the line never leads back."""

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate
from crossings.journal.models import Entry
from crossings.network.actions import succeed
from crossings.network.models import Succession
from tests.factories.network import InstitutionFactory, SuccessionFactory

pytestmark = pytest.mark.django_db
RENAMED, MERGED, SPLIT = Succession.Kind.RENAMED, Succession.Kind.MERGED, Succession.Kind.SPLIT


@pytest.mark.parametrize(("kind", "status"), [(RENAMED, "renamed"), (MERGED, "closed"), (SPLIT, "active")])
def test_the_predecessor_ends_as_the_kind_of_succession_says(kind, status, actor, at):
    old, new = InstitutionFactory(), InstitutionFactory()

    succeed(predecessor=old, successor=new, kind=kind, on=PartialDate(2012), by=actor, at=at)

    old.refresh_from_db()
    assert old.status == status


def test_both_records_tell_of_it_in_the_journal(actor, at):
    old, new = InstitutionFactory(), InstitutionFactory()

    succession = succeed(predecessor=old, successor=new, kind=RENAMED, by=actor, at=at, why="Decree")

    assert [Entry.objects.about(each).get().verb for each in (old, succession)] == ["succeed", "succeed"]


def test_a_line_that_leads_back_is_refused_and_nothing_is_kept(actor, at):
    first, second, third = InstitutionFactory.create_batch(3)
    SuccessionFactory(predecessor=first, successor=second)
    SuccessionFactory(predecessor=second, successor=third)

    with pytest.raises(ValidationError, match="beginning"):
        succeed(predecessor=third, successor=first, kind=RENAMED, by=actor, at=at)

    third.refresh_from_db()
    assert third.status == "active"


def test_an_institution_does_not_succeed_itself(actor, at):
    institution = InstitutionFactory()

    with pytest.raises(ValidationError):
        succeed(predecessor=institution, successor=institution, kind=RENAMED, by=actor, at=at)


def test_one_that_has_closed_is_not_renamed(actor, at):
    closed, other = InstitutionFactory(status="closed"), InstitutionFactory()

    with pytest.raises(Refusal):
        succeed(predecessor=closed, successor=other, kind=RENAMED, by=actor, at=at)

    assert not Succession.objects.exists()
