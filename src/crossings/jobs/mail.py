"""Mail goes out as a job: written in the transaction of what it tells, sent by a worker, emptied once it is sent.

Whoever sends mail writes it as Django always does; `settings.MAIL_CARRIER` names the backend that takes it out.
"""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from crossings.jobs.letters import as_json
from crossings.jobs.models import Letter
from crossings.jobs.tasks import send_letter


class QueuedMail(BaseEmailBackend):
    """Django's mail backend for the product: queues each message beside the change that it tells of."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        with transaction.atomic():
            for message in email_messages:
                letter = Letter.objects.create(message=as_json(message))
                send_letter.enqueue(letter.pk)
        return len(email_messages)
