"""Leaving: at once nobody is in any more, and when its time is over nothing is left of what was declared to go."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.apps import apps
from django.core import mail
from django.urls import reverse
from wagtail.models import APIToken, Page, PageSubscription
from wagtail.users.models import UserProfile

from crossings.engine.privacy import Purpose
from crossings.journal.models import Entry, PersonalValue
from crossings.people import actions
from crossings.people.borrowed_fields import BORROWED_FIELDS
from crossings.people.models import Account
from crossings.people.models.account import AFTER_CLOSING
from crossings.people.tasks import SCHEDULER, erase_closed_accounts, erase_what_is_due
from tests.cast import PASSWORD
from tests.factories.people import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def close(account, at, why=""):
    return actions.close_account(account=account, by=account.actor, at=at, why=why)


def is_signed_in(browser):
    return browser.get(reverse("people:home")).status_code == 200


def test_every_browser_is_out_at_once(enter, noor):
    here, there = enter(noor), enter(noor)

    here.post(reverse("people:close"), {"password": PASSWORD, "sure": "on"})

    assert not is_signed_in(there)


def test_it_has_to_be_said_twice(enter, noor):
    enter(noor).post(reverse("people:close"), {"password": PASSWORD})

    noor.refresh_from_db()
    assert noor.closed_at is None


def test_looking_at_the_page_closes_nothing(enter, noor):
    assert enter(noor).get(reverse("people:close")).status_code == 200

    noor.refresh_from_db()
    assert noor.is_active


def test_the_password_is_not_shown_again_where_it_was_wrong(enter, noor):
    shown = enter(noor).post(reverse("people:close"), {"password": "my secret words", "sure": "on"}).content.decode()

    assert "This is not your password" in shown
    assert "my secret words" not in shown


def test_the_last_steward_is_told_why_and_what_to_do(enter, steward):
    answer = enter(steward).post(reverse("people:close"), {"password": PASSWORD, "sure": "on"})

    told = str(answer.context["form"].non_field_errors())
    assert "nobody could give roles any more" in told
    assert "Give the role Network steward to another account first." in told
    assert is_signed_in(enter(steward))


def test_roles_and_factors_go_with_the_account(wei, at):
    TOTP.activate(wei, generate_totp_secret())

    close(wei, at)

    assert not wei.groups.exists()
    assert not Authenticator.objects.filter(user=wei).exists()


def test_a_closed_account_gets_no_letter_with_a_new_password(client, noor, at):
    close(noor, at)
    mail.outbox.clear()

    client.post(reverse("account_reset_password"), {"email": noor.email})

    assert not [letter for letter in mail.outbox if "/password/reset/key/" in letter.body]


def test_a_person_stays_where_the_network_knows_one(noor, at):
    person = PersonFactory(account=noor, name="Noor")

    close(noor, at)

    person.refresh_from_db()
    assert (person.name, person.account) == ("Noor", None)


@pytest.mark.parametrize("purpose", [Purpose.PUBLIC_PROFILE, Purpose.STORYTELLING])
def test_the_journal_tells_which_consents_went_and_why(noor, at, purpose):
    person = PersonFactory(account=noor)
    actions.give_consent(person=person, purpose=purpose, by=noor.actor, at=at - timedelta(days=1))

    close(noor, at, why="Closed by its owner")

    entry = Entry.objects.get(verb="withdraw consent")
    assert (entry.actor, entry.why) == (noor.actor, "Closed by its owner")


def test_closing_is_whole_or_not_at_all(steward, at):
    person = PersonFactory(account=steward)
    actions.give_consent(person=person, purpose=Purpose.PUBLIC_PROFILE, by=steward.actor, at=at - timedelta(days=1))

    with pytest.raises(ValueError, match="steward"):
        close(steward, at)

    person.refresh_from_db()
    assert person.account == steward
    assert person.consents.get().withdrawn_at is None


def test_a_steward_may_leave_where_another_stays(steward, noor, at):
    noor.groups.set(steward.groups.all())

    close(steward, at)

    assert steward.closed_at == at


def test_a_steward_who_may_not_sign_in_does_not_count(steward, noor, at):
    noor.groups.set(steward.groups.all())
    Account.objects.filter(pk=noor.pk).update(is_active=False)

    with pytest.raises(ValueError, match="no network steward who may sign in"):
        close(steward, at)


@pytest.fixture
def with_everything(wei, at):
    """Wei, of whom every borrowed table keeps something that ends with the account."""
    TOTP.activate(wei, generate_totp_secret())
    APIToken.objects.create(user=wei, name="Robot", key_hash="x" * 64, prefix="x")
    UserProfile.objects.create(user=wei, preferred_language="fr")
    PageSubscription.objects.create(user=wei, page=Page.objects.first(), comment_notifications=True)
    return wei


def left_of(account, days):
    """The borrowed tables that still hold what was declared to be gone so many days after closing."""
    ends = {
        label: fields["user"].retention
        for label, fields in BORROWED_FIELDS.items()
        if "user" in fields and fields["user"].retention.after == AFTER_CLOSING.after
    }
    due = [apps.get_model(label) for label, retention in ends.items() if retention.days <= days]
    return {model._meta.label_lower for model in due if model._base_manager.filter(user=account).exists()}


def test_before_it_is_closed_each_of_these_tables_holds_something(with_everything):
    assert left_of(with_everything, days=30) == {
        "account.emailaddress",
        "mfa.authenticator",
        "wagtailcore.apitoken",
        "wagtailcore.pagesubscription",
        "wagtailusers.userprofile",
    }


def test_the_keys_of_a_closed_account_are_gone_at_once(with_everything, at):
    close(with_everything, at)

    assert left_of(with_everything, days=0) == set()
    assert EmailAddress.objects.filter(user=with_everything).exists()


def test_when_its_time_is_over_no_borrowed_table_knows_it(with_everything, at):
    close(with_everything, at - timedelta(days=30))

    erase_what_is_due(at)

    assert left_of(with_everything, days=30) == set()


def test_erasing_one_account_leaves_what_is_kept_of_others(with_everything, noor, at):
    UserProfile.objects.create(user=noor)
    close(with_everything, at - timedelta(days=30))

    erase_what_is_due(at)

    assert UserProfile.objects.filter(user=noor).exists()
    assert EmailAddress.objects.filter(user=noor).exists()


def test_an_erased_account_keeps_a_row_that_says_nothing(noor, at):
    Account.objects.filter(pk=noor.pk).update(language="ar", last_login=at)
    noor.refresh_from_db()
    close(noor, at - timedelta(days=30))
    erase_what_is_due(at)

    noor.refresh_from_db()
    assert (noor.email, noor.name, noor.language, noor.last_login) == (
        f"closed-{noor.pk}@closed.invalid",
        "–",
        "en",
        None,
    )
    assert not noor.has_usable_password()


def test_its_address_may_be_used_again(noor, at):
    close(noor, at - timedelta(days=30))
    erase_what_is_due(at)

    again = actions.open_account(email="noor@example.org", name="Noor", language="ar", by=SCHEDULER, at=at)

    assert again.pk != noor.pk


def test_what_others_did_to_it_stays_in_the_journal_without_its_values(noor, steward, at):
    then = at - timedelta(days=31)
    facts = {"email": noor.email, "name": "Noor H.", "language": "ar", "may_sign_in": True, "roles": []}
    actions.change_account(account=noor, **facts, by=steward.actor, at=then, why="She asked for it")
    close(noor, then)

    erase_what_is_due(at)

    told = Entry.objects.filter(kind="people.account", record_key=str(noor.pk), verb="correct").get()
    assert (told.actor, told.why) == (steward.actor, "She asked for it")
    assert not PersonalValue.objects.about("people.account", str(noor.pk)).not_erased().exists()


def test_the_scheduler_erases_and_says_so(noor, at):
    close(noor, at - timedelta(days=30))

    assert erase_what_is_due(at) == 1

    entry = Entry.objects.get(verb="erase")
    assert (entry.actor, entry.why) == (SCHEDULER, "The time for which it is kept is over")


def test_the_nightly_task_erases_what_is_due_by_the_clock(noor, tomas, at):
    from django.utils import timezone

    now = timezone.now()
    close(noor, now - timedelta(days=30))
    close(tomas, now - timedelta(days=29))

    erase_closed_accounts.func()

    assert list(Account.objects.closed_and_not_erased()) == [tomas]
