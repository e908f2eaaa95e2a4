"""A mail as it is kept until it is sent, and how it is handed over."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.message import make_msgid

from crossings.jobs.models import Letter

FIELDS = ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to", "extra_headers")


def as_json(message: EmailMessage) -> dict[str, Any]:
    """What has to be kept of a message until it is sent. Raises `ValueError` for an attachment.

    Its Message-ID is given here, so that a mail that was handed over twice reaches its reader as one.
    """
    if message.attachments:
        raise ValueError(
            "A mail with an attachment was refused: mail is not private. Link to a page that asks to sign in."
        )
    kept = {name: getattr(message, name) for name in FIELDS}
    kept["extra_headers"] = {"Message-ID": make_msgid(domain=settings.MAIL_DOMAIN), **kept["extra_headers"]}
    kept["alternatives"] = [[content, kind] for content, kind in getattr(message, "alternatives", [])]
    return {name: _plain(value) for name, value in kept.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): str(text) for name, text in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else str(value)


def carry(letter: Letter) -> None:
    """Hand a letter to the carrier; raises what the carrier raises, and then it is tried again later."""
    words = dict(letter.message)
    headers = words.pop("extra_headers")
    alternatives = words.pop("alternatives")
    message = EmailMultiAlternatives(**words, headers=headers, connection=get_connection(settings.MAIL_CARRIER))
    for content, kind in alternatives:
        message.attach_alternative(content, kind)
    message.send()
