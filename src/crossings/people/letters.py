"""Letters about accounts: plain, short, in the reader's language, with nothing private in them."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import get_language, override

from crossings.people.models import Account
from crossings.people.sign_in_words import IF_NOT_YOU, INVITATION, LETTERS, NOTICE_SUBJECT, NOTICES, Letter


def invite(account: Account) -> None:
    """Tell somebody for whom an account was opened where to choose a password."""
    with override(account.language):
        post(INVITATION, account.email, {"address": address_of("account_reset_password")})


def write(kind: str, to: str, context: dict[str, Any]) -> None:
    """Send the letter that allauth calls `kind`, in the language of the account that it concerns."""
    reader = Account.objects.filter(email__iexact=to).first()
    with override(reader.language if reader else get_language()):
        if kind in NOTICES:
            after = Letter(NOTICE_SUBJECT, f"{NOTICES[kind]}\n\n{IF_NOT_YOU}", "address")
            post(after, to, {"address": address_of("people:home")})
        else:
            post(LETTERS[kind], to, context)


def post(letter: Letter, to: str, context: dict[str, Any]) -> None:
    parts = [str(letter.text), str(context[letter.value]), str(letter.after)]
    send_mail(str(letter.subject), "\n\n".join(part for part in parts if part) + "\n", None, [to])


def address_of(name: str) -> str:
    """The whole address of one of our pages, in the language of the letter."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name)}"
