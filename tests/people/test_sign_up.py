"""Somebody signs up and confirms the address; the letter goes through the queue, its link works once, nobody is betrayed."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from crossings.jobs.models import Letter
from crossings.jobs.worker import Worker
from crossings.people.models import Account
from tests.cast import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EMAIL, NAME = "suda@example.org", "Suda Wongsa"
ASKED = {"email": EMAIL, "name": NAME, "password1": PASSWORD, "password2": PASSWORD}
ADDRESS = re.compile(r"https?://[^/\s]+(/\S+)")


@pytest.fixture(autouse=True)
def queue(settings):
    """Mail as an installation sends it, with a carrier whose letters can be read here."""
    settings.EMAIL_BACKEND = "crossings.jobs.mail.QueuedMail"
    settings.MAIL_CARRIER = "django.core.mail.backends.locmem.EmailBackend"


def sign_up(client, **changed):
    return client.post(reverse("account_signup"), ASKED | changed)


def delivered() -> mail.EmailMessage:
    """The newest letter, once a worker has sent what waits."""
    Worker("tests").run_all()
    return mail.outbox[-1]


def link() -> str:
    return ADDRESS.search(delivered().body)[1]


def test_the_letter_waits_in_the_queue_until_a_worker_sends_it(client):
    answer = sign_up(client)

    assert answer.url == reverse("account_email_verification_sent")
    assert (mail.outbox, DBTaskResult.objects.ready().count(), Letter.objects.unsent().count()) == ([], 1, 1)
    assert delivered().to == [EMAIL]
    assert not Letter.objects.unsent().exists()


def test_the_letter_says_nothing_of_its_reader(client):
    sign_up(client)

    assert "Suda" not in delivered().body + delivered().subject


def test_the_link_confirms_the_address_and_works_once(client):
    sign_up(client)
    where = link()
    confirmed = client.post(where)

    assert confirmed.status_code == 302
    assert EmailAddress.objects.get(email=EMAIL).verified
    assert "was used already" in client.get(where).content.decode()
    assert client.post(where).status_code == 404


def test_looking_at_the_link_confirms_nothing(client):
    """Programs that look into mail follow links too."""
    sign_up(client)

    assert client.get(link()).status_code == 200
    assert not EmailAddress.objects.get(email=EMAIL).verified


def test_nobody_comes_in_before_the_address_is_confirmed(client):
    sign_up(client)

    client.post(reverse("account_login"), {"login": EMAIL, "password": PASSWORD})

    assert client.get(reverse("people:home")).url.startswith(reverse("account_login"))


def test_a_confirmed_account_signs_in_and_holds_no_role(client):
    sign_up(client)
    client.post(link())

    client.post(reverse("account_login"), {"login": EMAIL, "password": PASSWORD})

    assert client.get(reverse("people:home")).status_code == 200
    assert not Account.objects.get(email=EMAIL).groups.exists()
    assert client.get("/office/").status_code == 404


def test_who_has_an_account_already_is_told_so_by_letter_only(client, noor):
    new, known = sign_up(client), sign_up(client, email=noor.email)

    assert (new.status_code, new.url) == (known.status_code, known.url)
    assert delivered().to == [noor.email]
    assert Account.objects.get(email=noor.email).check_password(PASSWORD)


def test_a_weak_password_is_refused_with_what_was_written_still_there(client):
    answer = sign_up(client, password1="password1234", password2="password1234")

    assert answer.status_code == 200
    assert answer.context["form"].errors["password1"]
    assert NAME in answer.content.decode()


def test_nothing_personal_is_logged_on_the_way(client, caplog):
    caplog.set_level("DEBUG")
    sign_up(client)
    client.post(link())
    client.post(reverse("account_login"), {"login": EMAIL, "password": "wrong, and a secret"})

    assert not [word for word in ("suda", "Suda", PASSWORD, "a secret") if word in caplog.text]


# -- a forgotten password ----------------------------------------------------------------------------------------------
NEW = "another long password"


def ask_for_another(client, email: str):
    return client.post(reverse("account_reset_password"), {"email": email})


def replace(client, where: str):
    """Follow the link, which hides its key from the page's address, and choose a password there."""
    return client.post(client.get(where).url, {"password1": NEW, "password2": NEW})


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(client, noor):
    ask_for_another(client, noor.email)
    where = link()

    assert replace(client, where).status_code == 302
    noor.refresh_from_db()
    assert noor.check_password(NEW)
    client.logout()
    assert client.get(where).status_code == 200
    assert "password1" not in client.get(where).content.decode()


def test_the_old_password_opens_nothing_any_more(client, noor):
    ask_for_another(client, noor.email)
    replace(client, link())
    client.logout()

    client.post(reverse("account_login"), {"login": noor.email, "password": PASSWORD})

    assert client.get(reverse("people:home")).status_code == 302


def test_whoever_was_signed_in_with_the_old_one_is_not_any_more(client, noor, enter):
    thief = enter(noor)
    ask_for_another(client, noor.email)
    replace(client, link())

    assert thief.get(reverse("people:home")).status_code == 302


def test_asking_tells_nobody_whether_there_is_an_account(client, noor):
    known, unknown = ask_for_another(client, noor.email), ask_for_another(client, "nobody@example.org")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


# -- guessing ----------------------------------------------------------------------------------------------------------
def guess(client, account, password: str = "a wrong password"):
    return client.post(reverse("account_login"), {"login": account.email, "password": password})


@pytest.fixture
def locked(client, noor):
    """An account at which somebody has guessed as often as anybody may."""
    assert {guess(client, noor).status_code for _ in range(10)} == {200}
    return noor


def test_the_eleventh_guess_is_answered_with_a_page_that_helps(client, locked):
    answer = guess(client, locked)

    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "900"
    assert reverse("account_reset_password") in answer.content.decode()


def test_then_even_the_right_password_waits(client, locked):
    assert guess(client, locked, PASSWORD).status_code == 429


def test_others_go_on_signing_in(client, locked, tomas):
    assert guess(client, tomas, PASSWORD).url == reverse("people:home")


def test_guessing_at_one_account_is_counted_whoever_guesses(client, locked):
    client.cookies.clear()

    assert (
        client.post(
            reverse("account_login"), {"login": locked.email, "password": "x"}, REMOTE_ADDR="203.0.113.9"
        ).status_code
        == 429
    )


@pytest.mark.parametrize(("allowed", "ask"), [(5, ask_for_another), (20, lambda client, email: sign_up(client))])
def test_letters_are_not_asked_for_without_end(client, noor, allowed, ask):
    answers = [ask(client, noor.email) for _ in range(allowed + 1)]

    assert {answer.status_code for answer in answers[:-1]} == {302}
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Retry-After"] == "900"
