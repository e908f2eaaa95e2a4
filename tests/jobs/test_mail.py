import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db import transaction
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from crossings.jobs.letters import carry
from crossings.jobs.models import Letter
from crossings.jobs.worker import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queued_mail():
    """Mail as the product sends it; its carrier keeps what it is given in `mail.outbox`."""
    queued = "crossings.jobs.mail.QueuedMail"
    with override_settings(EMAIL_BACKEND=queued, MAIL_CARRIER="django.core.mail.backends.locmem.EmailBackend"):
        yield


def write_to_amina() -> None:
    send_mail("Your account", "Sign in to read.", "office@example.org", ["amina@example.org"])


def test_a_mail_leaves_when_a_worker_takes_it() -> None:
    write_to_amina()
    assert mail.outbox == []

    Worker("tests").run_all()

    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == ("Your account", ["amina@example.org"])


def test_a_sent_mail_is_emptied() -> None:
    write_to_amina()
    Worker("tests").run_all()

    letter = Letter.objects.get()
    assert letter.message == {}
    assert letter.sent_at is not None


def test_no_word_of_a_mail_stands_in_its_task() -> None:
    write_to_amina()

    assert DBTaskResult.objects.get().args_kwargs == {"args": [Letter.objects.get().pk], "kwargs": {}}


def test_a_mail_is_undone_with_the_change_that_it_tells_of() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        write_to_amina()
        raise RuntimeError

    assert not Letter.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_mail_that_the_server_refuses_stays_to_be_tried_again() -> None:
    write_to_amina()

    with override_settings(MAIL_CARRIER="tests.jobs.refusing_carrier.EmailBackend"):
        Worker("tests").run_all()

    assert Letter.objects.unsent().exists()
    assert DBTaskResult.objects.get().exception_class_path == "smtplib.SMTPServerDisconnected"


def test_a_mail_handed_over_twice_has_one_message_id() -> None:
    write_to_amina()
    letter = Letter.objects.get()

    carry(letter)
    carry(letter)

    assert len(mail.outbox) == 2
    assert len({sent.extra_headers["Message-ID"] for sent in mail.outbox}) == 1


def test_a_mail_in_two_forms_keeps_both() -> None:
    both = EmailMultiAlternatives("News", "In plain words", "office@example.org", ["tomas@example.org"])
    both.attach_alternative("<p>In rich words</p>", "text/html")
    both.send()

    Worker("tests").run_all()

    (sent,) = mail.outbox
    assert [tuple(alternative) for alternative in sent.alternatives] == [("<p>In rich words</p>", "text/html")]


def test_a_mail_with_an_attachment_is_refused() -> None:
    message = EmailMultiAlternatives("Offer", "See below", "office@example.org", ["amina@example.org"])
    message.attach("offer.pdf", b"%PDF", "application/pdf")

    with pytest.raises(ValueError, match="asks to sign in"):
        message.send()
