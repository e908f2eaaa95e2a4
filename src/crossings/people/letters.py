"""Letters about accounts: plain, short, in the reader's language, with nothing private in them."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from crossings.people.models import Account


def invite(account: Account) -> None:
    """Tell somebody for whom an account was opened where to choose a password."""
    with override(account.language):
        context = {"address": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('account_reset_password')}"}
        subject = " ".join(render_to_string("people/mail/invitation_subject.txt", context).split())
        send_mail(subject, render_to_string("people/mail/invitation.txt", context), None, [account.email])
