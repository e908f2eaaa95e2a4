"""What one takes away: everything that is kept of oneself, in words that a reader and a machine understand, and no more."""

import json

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse
from wagtail.models import Page

from crossings.engine.privacy import Purpose
from crossings.journal.actions import correct
from crossings.people import actions
from crossings.people.own_data import HIDDEN, everything_about, rows_about
from crossings.people.privacy_words import declarations
from crossings.topics.models import Concept
from tests.factories.network import ProfileFactory
from tests.factories.people import ConsentFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(noor):
    return PersonFactory(account=noor, name="Noor")


def test_it_is_json_that_keeps_every_script_readable(enter, noor):
    noor.name = "نور"
    noor.save()

    answer = enter(noor).get(reverse("people:own_data"))

    assert answer.headers["Content-Type"] == "application/json"
    assert "نور" in answer.content.decode()


@pytest.mark.slow
def test_it_is_not_kept_for_the_next_reader(enter, noor, tomas):
    enter(noor).get(reverse("people:own_data"))

    assert json.loads(enter(tomas).get(reverse("people:own_data")).content)["people.account"][0]["name"] == tomas.name


def test_it_is_read_and_never_written(enter, noor):
    assert enter(noor).post(reverse("people:own_data")).status_code == 405


def test_of_secrets_it_says_that_they_are_kept(noor):
    TOTP.activate(noor, generate_totp_secret())

    told = everything_about(noor)

    assert told["people.account"][0]["password"] == HIDDEN
    assert {each["data"] for each in told["mfa.authenticator"]} == {HIDDEN}


def test_moments_are_told_as_machines_write_them(noor):
    joined = everything_about(noor)["people.account"][0]["joined_at"]

    assert joined == noor.joined_at.isoformat()


def test_a_consent_tells_its_purpose_and_its_days(noor, person):
    ConsentFactory(person=person)

    (told,) = everything_about(noor)["people.consent"]

    assert (told["purpose"], told["given_at"]) == ("public_profile", "2026-01-10T09:00:00+00:00")


def test_a_table_that_knows_nothing_of_one_is_left_out(noor):
    assert "people.consent" not in everything_about(noor)


def test_what_the_office_noted_of_ones_consent_is_told_too(noor, person, ingrid, at):
    actions.give_consent(
        person=person, purpose=Purpose.PUBLIC_PROFILE, by=ingrid.actor, at=at, why="Agreed on the telephone"
    )

    (told,) = everything_about(noor)["journal"]

    assert (told["verb"], told["actor"], told["why"]) == ("give consent", ingrid.actor, "Agreed on the telephone")


def test_what_the_journal_holds_of_anothers_consent_is_not_told(noor, person, ingrid, at):
    actions.give_consent(person=PersonFactory(), purpose=Purpose.PUBLIC_PROFILE, by=ingrid.actor, at=at)

    assert everything_about(noor)["journal"] == []


def test_what_one_did_to_others_is_told_without_what_is_kept_of_them(ingrid, at):
    person = PersonFactory(name="Amal")
    person.name = "Amal Nasser"
    correct(record=person, by=ingrid.actor, at=at, why="Her own wish")

    told = everything_about(ingrid)

    assert [(entry["verb"], entry["why"], entry["values"]) for entry in told["journal"]] == [
        ("correct", "Her own wish", {})
    ]
    assert "Amal" not in json.dumps(told)


def test_the_newest_stands_first_in_the_journal(noor, at):
    for name in ("Noor A.", "Noor B."):
        actions.rename_account(account=noor, name=name, language="en", by=noor.actor, at=at)

    assert [entry["values"]["name"][1] for entry in everything_about(noor)["journal"]] == ["Noor B.", "Noor A."]


def test_a_profile_is_found_through_its_person(noor, person):
    ProfileFactory(person=person)

    assert len(everything_about(noor)["network.profile"]) == 1


def test_a_page_that_one_owns_is_named(noor):
    Page.objects.filter(depth=1).update(owner=noor)

    assert everything_about(noor)["wagtailcore.page"][0]["owner"] == "Noor"


@pytest.mark.parametrize("model", [model for model, _declared in declarations()], ids=lambda model: model._meta.label)
def test_no_table_gives_anything_to_who_is_new(tomas, model):
    expected = 1 if model._meta.label_lower in ("people.account", "account.emailaddress") else 0

    assert rows_about(tomas, model).count() == expected


def test_a_table_that_knows_nobody_gives_no_rows(noor):
    assert not rows_about(noor, Concept).exists()
