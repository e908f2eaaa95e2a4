"""An institution that takes another name keeps the one it bore."""

import pytest
from django.core.exceptions import ValidationError

from crossings.engine.values import PartialDate
from crossings.journal.models import Entry
from crossings.network.actions import rename_institution
from tests.factories.network import InstitutionFactory

pytestmark = pytest.mark.django_db


def test_the_old_name_stays_as_a_former_name_until_that_day(actor, at):
    macau = InstitutionFactory(name="Institute on Computing", acronym="CS")

    rename_institution(institution=macau, name="Institute in Macau", on=PartialDate(2017), by=actor, at=at)

    macau.refresh_from_db()
    former = macau.names.get()
    assert (macau.name, macau.acronym) == ("Institute in Macau", "")
    assert (former.name, former.acronym, str(former.ends), former.kind) == (
        "Institute on Computing",
        "CS",
        "2017",
        "former",
    )


def test_the_journal_holds_both_names_and_the_reason(actor, at):
    macau = InstitutionFactory(name="Old")

    rename_institution(institution=macau, name="New", by=actor, at=at, why="Its own page")

    entry = Entry.objects.about(macau).get()
    assert (entry.verb, entry.why, entry.changes["name"]) == ("rename", "Its own page", ["Old", "New"])


def test_it_takes_its_new_place_in_the_list(actor, at):
    institution = InstitutionFactory(name="Zebra")

    rename_institution(institution=institution, name="École", by=actor, at=at)

    institution.refresh_from_db()
    assert institution.sort_key == "ecole"


def test_the_same_name_again_changes_nothing(actor, at):
    institution = InstitutionFactory(name="Same", acronym="S")

    rename_institution(institution=institution, name="Same", acronym="S", by=actor, at=at)

    assert not institution.names.exists()
    assert not Entry.objects.about(institution).exists()


def test_an_empty_name_is_refused_and_nothing_is_kept(actor, at):
    institution = InstitutionFactory(name="Old")

    with pytest.raises(ValidationError):
        rename_institution(institution=institution, name="", by=actor, at=at)

    institution.refresh_from_db()
    assert institution.name == "Old"
    assert not institution.names.exists()
