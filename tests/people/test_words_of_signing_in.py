"""Every word around signing in is ours: no letter, error or remark of a library reaches a reader."""

import re
from pathlib import Path

import allauth
import pytest
from allauth.account.forms import LoginForm
from django.core import mail
from django.urls import reverse
from django.utils.translation import override

from crossings.engine.privacy import Personal, Purpose, Retention
from crossings.people import sign_in_forms
from crossings.people.adapter import AccountAdapter, FactorAdapter
from crossings.people.borrowed_fields import BORROWED_FIELDS
from crossings.people.letters import address_of, invite, post, write
from crossings.people.models import Account
from crossings.people.privacy_words import everything_kept, field_label, kept_about, kept_words
from crossings.people.sign_in_forms import InOurWords
from crossings.people.sign_in_words import ERRORS, LETTERS, NOTICES, REMARKS, Letter
from tests.factories.people import AccountFactory, PersonFactory

LIBRARY = Path(allauth.__file__).parent
NOT_USED = {"account/email/password_reset_code"}
"""A letter for a way of signing in that is switched off."""
LOGINS_WE_HAVE_NOT = re.compile("phone|username|invalid_login|invalid_or_expired_key|select_only_one")


def letters_of_the_library() -> set[str]:
    code = "".join(path.read_text() for room in ("account", "mfa") for path in (LIBRARY / room).rglob("*.py"))
    return set(re.findall(r'"((?:account|mfa)/email/\w+)"', code)) - NOT_USED


def test_every_letter_that_may_be_sent_is_written_by_us():
    assert letters_of_the_library() - LETTERS.keys() - NOTICES.keys() == set()


@pytest.mark.parametrize("room", ["account", "mfa"])
def test_every_remark_after_a_press_is_ours(room):
    theirs = {f"{room}/messages/{path.name}" for path in (LIBRARY / f"templates/{room}/messages").glob("*.txt")}

    assert {name for name in theirs - REMARKS.keys() if "phone" not in name} == set()


@pytest.mark.parametrize("adapter", [AccountAdapter, FactorAdapter])
def test_every_error_that_may_be_told_is_ours(adapter):
    theirs = {code for code in adapter.__mro__[1].error_messages if not LOGINS_WE_HAVE_NOT.search(code)}

    assert {code for code in theirs if adapter.error_messages[code] is not ERRORS.get(code)} == set()


@pytest.mark.parametrize("words", [*ERRORS.values(), *NOTICES.values()], ids=lambda words: str(words)[:20])
def test_what_is_told_is_whole_sentences(words):
    assert re.match(r"[A-Z].*[.]$", str(words))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(NOTICES))
def test_a_notice_says_what_happened_and_what_to_do_and_whom_it_is_to_is_not_named(kind):
    account = AccountFactory(name="Amina Diallo")

    write(kind, account.email, {})

    body = mail.outbox[0].body
    assert str(NOTICES[kind]) in body
    assert address_of("people:home") in body
    assert "Amina" not in body


@pytest.mark.django_db
def test_a_letter_is_in_the_language_of_its_reader_and_not_of_whoever_asked():
    account = AccountFactory(language="fr")

    with override("es"):
        write("account/email/password_changed", account.email, {})

    with override("fr"):
        assert str(NOTICES["account/email/password_changed"]) in mail.outbox[0].body


@pytest.mark.django_db
def test_who_has_no_account_is_written_to_in_the_language_of_the_page():
    with override("es"):
        write("account/email/unknown_account", "nobody@example.org", {"signup_url": "https://x/"})
        assert mail.outbox[0].subject == str(LETTERS["account/email/unknown_account"].subject)


@pytest.mark.django_db
def test_an_address_is_found_however_it_is_written():
    account = AccountFactory(email="suda@example.org", language="ar")

    write("account/email/password_set", account.email.upper(), {})

    assert "/ar/account/home/" in mail.outbox[0].body


def test_a_letter_holds_its_link_on_a_line_of_its_own():
    post(Letter("Subject", "Open:", "link", "Or do nothing."), "a@example.org", {"link": "https://x/y"})

    assert mail.outbox[0].body == "Open:\n\nhttps://x/y\n\nOr do nothing.\n"


def test_a_letter_without_an_ending_leaves_no_gap():
    post(Letter("Subject", "Open:", "link"), "a@example.org", {"link": "https://x/y"})

    assert mail.outbox[0].body == "Open:\n\nhttps://x/y\n"


def test_a_letter_that_nobody_wrote_is_not_sent_half():
    with pytest.raises(KeyError):
        post(Letter("Subject", "Open:", "link"), "a@example.org", {})

    assert mail.outbox == []


@pytest.mark.django_db
def test_an_invitation_names_neither_the_person_nor_who_invites():
    invite(AccountFactory(name="Amina Diallo"))

    assert "Amina" not in mail.outbox[0].subject + mail.outbox[0].body


def test_a_form_has_labels_and_nothing_that_vanishes_on_typing():
    form = sign_in_forms.SignIn()

    assert [str(field.label) for field in form.fields.values()] == ["E-mail address", "Password"]
    assert not any("placeholder" in field.widget.attrs for field in form.fields.values())
    assert "placeholder" in str(LoginForm()["password"])


@pytest.mark.parametrize(
    "form", [each for each in vars(sign_in_forms).values() if isinstance(each, type) and issubclass(each, InOurWords)]
)
def test_no_form_of_signing_in_shows_the_librarys_labels(form):
    assert form is InOurWords or form.__mro__[1] is InOurWords


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
@pytest.mark.parametrize("name", ["account_login", "account_signup", "account_reset_password"])
def test_each_door_is_there_in_each_language(client, language, name):
    with override(language):
        shown = client.get(reverse(name))

    assert shown.status_code == 200
    assert f'<html lang="{language}"' in shown.content.decode()


@pytest.mark.django_db
def test_the_way_to_a_forgotten_password_stands_beside_the_password(client):
    assert reverse("account_reset_password") in client.get(reverse("account_login")).content.decode()


@pytest.mark.django_db
def test_after_signing_in_one_is_led_to_no_other_site(client, noor):
    given = {"login": noor.email, "password": "a long enough password", "next": "https://evil.example/"}

    assert client.post(reverse("account_login"), given).url == reverse("people:home")


@pytest.mark.django_db
def test_after_signing_in_one_is_led_to_where_one_wanted_to_go(client, noor):
    given = {"login": noor.email, "password": "a long enough password", "next": "/en/account/close/"}

    assert client.post(reverse("account_login"), given).url == "/en/account/close/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wanted", ["//evil.example/", "https:///evil.example", r"/\evil.example", "javascript:alert(1)"]
)
def test_no_door_leads_out_of_the_house(client, wanted):
    assert client.get("/office/login/", {"next": wanted}).url == reverse("account_login")


@pytest.mark.django_db
def test_the_offices_own_way_out_leads_to_the_one_way_out(enter, ingrid):
    browser = enter(ingrid)

    assert browser.get("/office/logout/").url == reverse("account_logout")
    assert browser.get("/office/").status_code == 200


def kept(days, after="the account is closed"):
    return kept_words(Account, "email", Personal(Purpose.SIGN_IN, Retention(days=days, after=after))).retention


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "until the account is closed"),
        (1, "1 day after the account is closed"),
        (30, "30 days after the account is closed"),
        (365, "1 year after the account is closed"),
        (730, "2 years after the account is closed"),
        (731, "731 days after the account is closed"),
    ],
)
def test_how_long_something_is_kept_is_said_in_days_or_whole_years(days, words):
    assert kept(days) == words


def test_an_end_that_has_no_words_yet_is_told_as_it_was_declared():
    assert kept(1, "the moon is full") == "1 day after the moon is full"


def test_how_long_something_is_kept_is_said_in_the_readers_language():
    with override("es"):
        assert "30" in kept(30)
        assert "days" not in kept(30)


def test_a_field_is_called_as_its_form_calls_it_and_by_its_code_where_it_is_gone():
    assert field_label(Account, "email") == "E-mail address"
    assert field_label(Account, "shoe_size") == "shoe_size"


def test_kinds_of_records_stand_by_their_names():
    labels = [kind.label for kind in everything_kept()]

    assert labels == sorted(labels)
    assert len(labels) > len(BORROWED_FIELDS)


def test_of_a_kind_each_field_is_a_line_with_four_cells():
    kind = everything_kept()[0]

    assert {len(row) for row in kind.rows} == {4}
    assert len(kind.rows) == len(kind.fields)


@pytest.mark.django_db
def test_ones_own_page_tells_of_the_person_only_where_there_is_one(noor):
    assert [kind.label for kind in kept_about(noor, None)] == ["Account"]
    assert [kind.label for kind in kept_about(noor, PersonFactory())] == ["Account", "Person"]


@pytest.mark.django_db
@pytest.mark.parametrize("is_demonstration", [True, False])
def test_the_office_says_when_anyone_may_sign_in(enter, ingrid, is_demonstration):
    AccountFactory(is_demonstration=is_demonstration)

    shown = enter(ingrid).get("/office/").content.decode()

    assert ("This is a demonstration." in shown) is is_demonstration
