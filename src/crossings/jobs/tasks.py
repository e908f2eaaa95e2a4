"""The queue's own tasks."""

from django.utils import timezone
from django_tasks import task

from crossings.jobs.letters import carry
from crossings.jobs.models import Letter


@task(queue_name="mail", priority=10)
def send_letter(letter_id: int) -> None:
    """Send one mail and empty it. A worker that dies in between sends it again, under the same Message-ID."""
    letter = Letter.objects.unsent().filter(pk=letter_id).first()
    if letter is not None and letter.message:
        carry(letter)
        Letter.objects.filter(pk=letter_id).update(message={}, sent_at=timezone.now())
