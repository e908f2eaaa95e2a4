"""An institution ends once, stays on record, and may be found to be active after all."""

import pytest

from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate
from crossings.journal.models import Entry
from crossings.network.actions import close_institution, reopen_institution
from tests.factories.network import InstitutionFactory

pytestmark = pytest.mark.django_db


def test_it_is_closed_on_a_day_known_to_the_year(actor, at):
    institution = InstitutionFactory()

    close_institution(institution=institution, on=PartialDate(2019), by=actor, at=at)

    institution.refresh_from_db()
    assert (institution.status, str(institution.closed)) == ("closed", "2019")


def test_the_day_may_be_unknown(actor, at):
    institution = InstitutionFactory()

    close_institution(institution=institution, by=actor, at=at)

    assert institution.closed is None


def test_what_is_closed_is_not_closed_again(actor, at):
    institution = InstitutionFactory(status="closed")

    with pytest.raises(Refusal, match="cannot become closed"):
        close_institution(institution=institution, by=actor, at=at)


def test_an_old_copy_of_the_row_does_not_close_it_twice(actor, at):
    institution = InstitutionFactory()
    stale = type(institution).objects.get(pk=institution.pk)
    close_institution(institution=institution, by=actor, at=at)

    with pytest.raises(Refusal):
        close_institution(institution=stale, by=actor, at=at)


def test_reopened_it_is_active_and_its_closing_day_is_gone(actor, at):
    institution = InstitutionFactory(status="closed", closed="2019")

    reopen_institution(institution=institution, by=actor, at=at)

    institution.refresh_from_db()
    assert (institution.status, institution.closed) == ("active", None)
    assert Entry.objects.about(institution).get().verb == "reopen"
