"""A steward opens accounts, changes them and gives roles; all of it with one name, and all of it in the journal."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core import mail

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.people import actions
from crossings.people.models import Account
from crossings.people.roles import Editor, NetworkSteward

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ASKED = {"email": "Suda@Example.org", "name": "Suda", "language": "fr", "is_active": "on"}


@pytest.fixture
def office(enter, steward):
    return enter(steward)


def role(role_):
    return str(Group.objects.get(name=role_.name).pk)


def newest():
    return Entry.objects.filter(kind="people.account").newest().first()


def test_a_mononym_is_a_whole_name(office):
    office.post("/office/users/new/", ASKED)

    assert Account.objects.get(email="suda@example.org").name == "Suda"


def test_the_forms_ask_for_one_name_and_for_no_password(office):
    fields = office.get("/office/users/new/").context["form"].fields

    assert list(fields) == ["email", "name", "language", "is_active", "groups", "why"]


def test_a_new_account_is_invited_in_its_language_with_nothing_private(office):
    office.post("/office/users/new/", ASKED)

    letter = mail.outbox[-1]
    assert letter.to == ["suda@example.org"]
    assert "/fr/account/password/reset/" in letter.body
    assert "Suda" not in letter.body


def test_nobody_signs_in_with_it_before_its_owner_chose_a_password(office):
    office.post("/office/users/new/", ASKED)

    account = Account.objects.get(email="suda@example.org")
    assert not account.has_usable_password()
    assert not EmailAddress.objects.get(user=account).verified


def test_opening_and_its_reason_are_in_the_journal(office, steward):
    office.post("/office/users/new/", {**ASKED, "groups": [role(Editor)], "why": "New in the press office"})

    entry = newest()
    assert (entry.verb, entry.actor, entry.why) == ("open", steward.actor, "New in the press office")
    assert entry.changes["groups"] == [None, role(Editor)]
    assert "suda@example.org" not in str(entry.changes)


def test_an_address_opens_one_account_however_it_is_written(office, noor):
    answer = office.post("/office/users/new/", {**ASKED, "email": noor.email.upper()})

    assert answer.context["form"].errors["email"]
    assert Account.objects.filter(email__iexact=noor.email).count() == 1


def test_a_role_is_given_and_told(office, noor):
    office.post(f"/office/users/edit/{noor.pk}/", {**ASKED, "email": noor.email, "groups": [role(Editor)]})

    assert noor.groups.get().name == Editor.name
    assert newest().changes["groups"] == ["", role(Editor)]


def test_a_new_address_has_to_be_confirmed(office, noor):
    office.post(f"/office/users/edit/{noor.pk}/", {**ASKED, "email": "new@example.org"})

    kept = EmailAddress.objects.get(user=noor)
    assert (kept.email, kept.verified, kept.primary) == ("new@example.org", False, True)


def test_the_last_steward_is_not_taken_away(office, steward):
    answer = office.post(f"/office/users/edit/{steward.pk}/", {**ASKED, "email": steward.email})

    assert steward.groups.get().name == NetworkSteward.name
    assert "steward" in str(answer.context["form"].non_field_errors())


def test_an_account_is_never_deleted(office, noor):
    assert office.post(f"/office/users/delete/{noor.pk}/").status_code == 404
    assert office.post("/office/bulk/people/account/delete/", {"id": noor.pk}).status_code == 404
    assert Account.objects.filter(pk=noor.pk).exists()


@pytest.mark.parametrize("role_", ["wei", "ingrid", "noor"])
def test_only_a_steward_sees_accounts(enter, request, role_):
    assert enter(request.getfixturevalue(role_)).get("/office/users/").status_code == 404


def test_the_list_shows_names_roles_and_who_has_a_second_factor(office, wei):
    shown = office.get("/office/users/").content.decode()

    assert wei.name in shown
    assert str(Editor.label) in shown


def test_the_list_asks_the_same_number_of_questions_for_more_accounts(office, django_assert_max_num_queries):
    office.get("/office/users/")
    with django_assert_max_num_queries(40) as few:
        office.get("/office/users/")
    for number in range(10):
        Account.objects.create_user(f"reader{number}@example.org", name=f"Reader {number}")

    with django_assert_max_num_queries(len(few.captured_queries)):
        office.get("/office/users/")


def test_roles_are_shown_and_not_edited(office, wei):
    shown = office.get("/office/groups/").content.decode()

    assert wei.name in shown
    assert office.get("/office/groups/new/").status_code == 404


def test_closing_the_last_stewards_account_is_refused(steward, at):
    with pytest.raises(Refusal, match="steward"):
        actions.close_account(account=steward, by=steward.actor, at=at)

    steward.refresh_from_db()
    assert steward.closed_at is None
