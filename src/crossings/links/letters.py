"""Letters about topics that somebody follows: that there is something new, and where; never what, nor which topic.

Public name: `tell_followers`. A verb calls it inside its `recording`: the letter is queued with the change or not at all.
Its words are a template's, the subject in the first line.
"""

from collections.abc import Collection

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from crossings.journal.record import Actor
from crossings.people.models import Account


def tell_followers(concepts: Collection[int], *, by: Actor) -> int:
    """Write to each account that follows one of these concepts, once and in its language; says to how many.

    Nobody is told what they did themselves.
    """
    readers = Account.objects.get_queryset().filter(followed_topics__concept__in=concepts, is_active=True)
    told = [reader for reader in readers.distinct().order_by("pk") if reader.actor != by]
    for reader in told:
        _write(reader)
    return len(told)


def _write(reader: Account) -> None:
    with override(reader.language):
        address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('own_links:topics')}"
        subject, _line, text = render_to_string("links/letters/news.txt", {"address": address}).partition("\n")
    send_mail(subject, text.lstrip(), None, [reader.email])
