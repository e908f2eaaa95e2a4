"""Accounts: one address each however it is written, one name, and only those rows that a reader may see."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from crossings.engine.refusal import Refusal
from crossings.journal.models import Entry
from crossings.people import actions
from crossings.people.models import Account
from crossings.people.models.account import ERASED
from crossings.people.roles import Auditor, Editor, NetworkSteward, Writer
from tests.cast import signed_up
from tests.factories.people import AccountFactory

pytestmark = pytest.mark.django_db


def opened(at, **facts):
    known = {"email": "suda@example.org", "name": "Suda", "language": "en", "by": "account:1", "at": at}
    return actions.open_account(**(known | facts))


def test_an_account_is_made_with_its_address_in_small_letters():
    assert Account.objects.create_user("Suda@Example.ORG", name="Suda").email == "suda@example.org"


def test_an_account_is_found_however_its_address_is_written(noor):
    assert Account.objects.get_by_natural_key("NOOR@Example.org") == noor


@pytest.mark.parametrize("email", ["", "suda", "suda@", "suda at example.org"])
def test_an_account_without_a_sound_address_is_not_made(email):
    with pytest.raises(ValidationError, match="email"):
        Account.objects.create_user(email, name="Suda")


def test_an_account_without_a_name_is_not_made():
    with pytest.raises(ValidationError, match="name"):
        Account.objects.create_user("suda@example.org")


def test_the_database_refuses_a_second_account_of_one_address(noor):
    with pytest.raises(IntegrityError), transaction.atomic():
        AccountFactory(email="Noor@example.org")


def test_the_database_refuses_a_closed_account_that_may_sign_in(noor, at):
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(pk=noor.pk).update(closed_at=at)


def test_a_mononym_is_the_whole_of_every_name(noor):
    assert {str(noor), noor.get_full_name(), noor.get_short_name(), noor.first_name} == {"Noor"}


def test_the_journals_key_of_an_account_says_nothing_of_it(noor):
    assert noor.actor == f"account:{noor.pk}"


def test_each_sees_the_one_account_that_is_theirs(noor, tomas):
    assert list(Account.objects.visible_to(noor)) == [noor]


def test_nobody_who_is_not_signed_in_sees_any(noor):
    from django.contrib.auth.models import AnonymousUser

    assert not Account.objects.visible_to(AnonymousUser()).exists()


@pytest.mark.parametrize(("role", "number"), [(NetworkSteward, 2), (Auditor, 2), (Editor, 1), (Writer, 1)])
def test_stewards_and_auditors_see_every_account(noor, role, number):
    assert Account.objects.visible_to(signed_up("Ada", role)).count() == number


def test_who_holds_two_roles_is_counted_once(noor, wei):
    both = signed_up("Both", Editor, Auditor)

    assert set(Account.objects.with_office_role()) == {both, wei}
    assert Account.objects.with_office_role().count() == 2


def test_who_is_above_all_roles_holds_an_office_too():
    mighty = Account.objects.create_superuser("root@example.org", name="Root")

    assert list(Account.objects.with_office_role()) == [mighty]
    assert mighty.has_office_role


def test_an_account_that_was_erased_waits_for_nothing_more(noor, tomas, at):
    closed = {"closed_at": at, "is_active": False}
    Account.objects.filter(pk=noor.pk).update(**closed)
    Account.objects.filter(pk=tomas.pk).update(email=f"closed-{tomas.pk}{ERASED}", **closed)

    assert list(Account.objects.closed_and_not_erased()) == [noor]


def test_only_accounts_of_the_demonstration_are_said_to_be_of_it(noor):
    invented = AccountFactory(is_demonstration=True)

    assert list(Account.objects.of_demonstration()) == [invented]


def test_roles_are_read_once_for_each_request(wei, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert wei.has_office_role
        assert wei.role_names == {Editor.name}


def test_an_account_that_is_not_saved_has_no_role(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert not Account(name="Suda").has_office_role


@pytest.mark.parametrize(
    ("wrong", "field"), [({"email": "no address"}, "email"), ({"name": ""}, "name"), ({"language": "tlh"}, "language")]
)
def test_opening_an_account_that_breaks_a_rule_writes_no_letter(at, wrong, field):
    with pytest.raises(ValidationError, match=field):
        opened(at, **wrong)

    assert mail.outbox == []
    assert not Entry.objects.exists()


def test_an_account_whose_letter_cannot_be_written_is_not_opened(at, monkeypatch):
    def refuse(account):
        raise LookupError

    monkeypatch.setattr(actions, "invite", refuse)
    with pytest.raises(LookupError):
        opened(at)

    assert not Account.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_an_invitation_is_written_in_the_language_of_the_account(at, language):
    opened(at, language=language)

    assert f"/{language}/account/password/reset/" in mail.outbox[0].body


def test_whoever_is_renamed_to_nothing_keeps_their_name(noor, at):
    with pytest.raises(ValidationError, match="name"):
        actions.rename_account(account=noor, name="", language="en", by=noor.actor, at=at)

    assert Account.objects.get(pk=noor.pk).name == "Noor"


def test_renaming_to_the_same_name_leaves_no_entry(noor, at):
    actions.rename_account(account=noor, name="Noor", language="en", by=noor.actor, at=at)

    assert not Entry.objects.exists()


def test_a_name_stands_apart_in_the_journal_where_it_can_be_erased(noor, at):
    actions.rename_account(account=noor, name="Noor al-Huda", language="en", by=noor.actor, at=at)

    entry = Entry.objects.get()
    assert entry.changes == {}
    assert entry.personal_values.get().after == "Noor al-Huda"


def change(account, at, **changed):
    known = {"email": account.email, "name": account.name, "language": "en", "may_sign_in": True, "roles": []}
    return actions.change_account(account=account, **(known | changed), by="account:1", at=at)


@pytest.mark.parametrize("changed", [{"roles": []}, {"roles": [NetworkSteward.name], "may_sign_in": False}])
def test_the_last_steward_is_kept_whatever_would_take_them(steward, at, changed):
    with pytest.raises(Refusal) as refused:
        change(steward, at, **changed)

    assert refused.value.mend == "Give the role Network steward to another account first."
    assert Account.objects.get(pk=steward.pk).is_active
    assert steward.groups.exists()


def test_where_somebody_is_above_all_roles_the_last_steward_may_go(steward, at):
    Account.objects.create_superuser("root@example.org", name="Root")

    change(steward, at, roles=[])

    assert not steward.groups.exists()


def test_the_thirty_days_are_counted_from_the_closing(noor, at):
    actions.close_account(account=noor, by=noor.actor, at=at)

    assert Account.objects.closed_and_not_erased().get().closed_at == at
    assert not Account.objects.filter(closed_at__gt=at - timedelta(seconds=1), is_active=True).exists()


def test_an_erasure_of_an_open_account_is_refused_with_what_why_and_how_to_mend(noor, at):
    with pytest.raises(Refusal) as refused:
        actions.erase_closed_account(account=noor, by="system:scheduler", at=at)

    assert str(refused.value) == "This account was not erased. It is still open. Close it first."
    assert Account.objects.get(pk=noor.pk).name == "Noor"
