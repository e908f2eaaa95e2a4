"""A mail on its way: everything that its writer said arrives, and nothing more is kept than is needed for that."""

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.utils.translation import gettext_lazy, override

from crossings.jobs.letters import as_json, carry
from crossings.jobs.models import Letter
from crossings.jobs.worker import Worker

pytestmark = pytest.mark.django_db

CARRIER = {"MAIL_CARRIER": "django.core.mail.backends.locmem.EmailBackend", "MAIL_DOMAIN": "network.example"}


@pytest.fixture(autouse=True)
def product_mail():
    with override_settings(EMAIL_BACKEND="crossings.jobs.mail.QueuedMail", **CARRIER):
        yield


def message(**known):
    facts = {"subject": "Subject", "body": "Body", "from_email": "office@network.example", "to": ["a@example.org"]}
    return EmailMessage(**(facts | known))


def arrived(letter):
    carry(Letter(message=as_json(letter)))
    return mail.outbox[-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("to", ["a@example.org", "b@example.org"]),
        ("cc", ["c@example.org"]),
        ("bcc", ["d@example.org"]),
        ("reply_to", ["office@network.example"]),
        ("subject", "القانون والهجرة"),
        ("body", "One line.\n\nAnother line.\n"),
    ],
)
def test_what_its_writer_said_arrives(name, value):
    assert getattr(arrived(message(**{name: value})), name) == value


def test_a_header_of_its_writer_arrives_beside_ours():
    headers = arrived(message(headers={"List-Unsubscribe": "<https://network.example/stop>"})).extra_headers

    assert headers["List-Unsubscribe"] == "<https://network.example/stop>"
    assert headers["Message-ID"].endswith("@network.example>")


def test_a_message_that_has_a_name_already_keeps_it():
    assert (
        arrived(message(headers={"Message-ID": "<1@other.example>"})).extra_headers["Message-ID"] == "<1@other.example>"
    )


def test_words_are_kept_in_the_language_in_which_they_were_written():
    with override("es"):
        kept = as_json(message(subject=gettext_lazy("English")))
        wanted = str(gettext_lazy("English"))

    with override("en"):
        assert kept["subject"] == wanted != "English"


def test_a_mail_with_an_attachment_is_refused_with_what_to_do_instead():
    letter = message()
    letter.attach("transcript.pdf", b"%PDF", "application/pdf")

    with pytest.raises(ValueError, match="Link to a page that asks to sign in"):
        letter.send()
    assert not Letter.objects.exists()


def test_of_several_mails_of_which_one_is_refused_none_goes_out():
    refused = message()
    refused.attach("x.pdf", b"x")

    with pytest.raises(ValueError, match="attachment"):
        mail.get_connection().send_messages([message(), refused])

    assert Worker("tests").run_all() == 0
    assert not Letter.objects.exists()


def test_each_mail_is_a_letter_of_its_own():
    assert mail.get_connection().send_messages([message(), message()]) == 2

    assert Letter.objects.unsent().count() == 2


def test_a_letter_that_was_sent_waits_no_more():
    message().send()
    Worker("tests").run_all()

    assert not Letter.objects.unsent().exists()
    assert Letter.objects.count() == 1


def test_the_database_refuses_a_sent_letter_that_still_holds_its_words(at):
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(message=as_json(message()), sent_at=at)


def test_a_letter_is_called_by_its_number_and_not_by_its_reader():
    letter = Letter.objects.create(message=as_json(message()))

    assert str(letter) == str(letter.pk)
