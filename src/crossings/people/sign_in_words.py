"""Every word of ours around signing in: labels, errors, remarks after a press of a button, and letters.

allauth decides what happens; these say it. Letters are plain and short, and say nothing private: they name no person,
no machine and no place. Names: `LABELS`, `HINTS`, `ERRORS`, `REMARKS`, `LETTERS`, `NOTICES`, `Letter`.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("Password until now"),
    "password1": _("Password"),
    "password2": _("Password, once more"),
    "code": _("Code"),
    "name": _("Name"),
    "passwordless": _("Sign in with this key alone, without a password"),
}
HINTS = {
    "password1": _("At least 12 characters. A few words that only you put together are better than one odd word."),
    "passwordless": _("The key then has to ask for your finger, your face or its own code."),
}
ERRORS = {
    "account_inactive": _("This account does not open: it was closed, or a steward has stopped it."),
    "cannot_remove_primary_email": _("This is the address you sign in with. Give another address first."),
    "duplicate_email": _("This address is on your account already."),
    "email_password_mismatch": _(
        "This address and this password do not belong together. Check both, or replace a forgotten password."
    ),
    "email_taken": _("Another account has this address. Sign in there, or give another address."),
    "enter_current_password": _("This is not your password until now. Write it again."),
    "incorrect_code": _("This code is not right, or its time is over. Write the newest one."),
    "incorrect_password": _("This is not your password. Write it again, or replace a forgotten password."),
    "invalid_password_reset": _("This link is old, was used already, or is not whole. Ask for another."),
    "max_email_addresses": _("An account has one address, and one more while it changes. Wait for the letter."),
    "rate_limited": _("That was tried too often. Wait a quarter of an hour, then try again."),
    "too_many_login_attempts": _("That was tried too often. Wait a quarter of an hour, then try again."),
    "unknown_email": _("No account has this address. Check it, or sign up."),
    "unverified_primary_email": _("Your address is not confirmed yet. Follow the link in the letter we sent."),
    "same_as_current": _("This is what it is already. Write something else, or leave it."),
    "add_email_blocked": _("Take off your second factor before you give a new address."),
    "cannot_delete_authenticator": _("This factor cannot be taken off now."),
    "cannot_generate_recovery_codes": _("Recovery codes come with an app or a key. Set up one of them first."),
    "unverified_email": _("Confirm your address first: follow the link in the letter we sent."),
}
REMARKS = {
    "account/messages/cannot_delete_primary_email.txt": ERRORS["cannot_remove_primary_email"],
    "account/messages/email_confirmation_failed.txt": _("That address belongs to another account already."),
    "account/messages/email_confirmation_sent.txt": _("We have sent a letter to that address. Follow its link."),
    "account/messages/email_confirmed.txt": _("Your address is confirmed."),
    "account/messages/email_deleted.txt": _("That address is no longer on your account."),
    "account/messages/logged_in.txt": _("You are signed in."),
    "account/messages/logged_out.txt": _("You are signed out."),
    "account/messages/login_code_sent.txt": _("We have sent you a code."),
    "account/messages/password_changed.txt": _("Your password is changed."),
    "account/messages/password_set.txt": _("Your password is set."),
    "account/messages/primary_email_set.txt": _("That is the address you sign in with now."),
    "account/messages/unverified_primary_email.txt": ERRORS["unverified_primary_email"],
    "mfa/messages/recovery_codes_generated.txt": _("You have new recovery codes. Write them down."),
    "mfa/messages/totp_activated.txt": _("The app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The app is taken off your account."),
    "mfa/messages/webauthn_added.txt": _("The key is added."),
    "mfa/messages/webauthn_removed.txt": _("The key is removed."),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's subject, what it says, and which value of allauth's it carries on a line of its own."""

    subject: Any
    text: Any
    value: str = ""
    after: Any = ""


DO_NOTHING = _("If this was not you, do nothing: nobody can go on without this letter.")
CONFIRM = Letter(
    _("Confirm your address"), _("To confirm that this address is yours, open:"), "activate_url", DO_NOTHING
)
LETTERS = {
    "account/email/email_confirmation": CONFIRM,
    "account/email/email_confirmation_signup": CONFIRM,
    "account/email/account_already_exists": Letter(
        _("You have an account already"),
        _("Someone tried to sign up with this address, which has an account. To replace a forgotten password, open:"),
        "password_reset_url",
        _("If this was not you, do nothing: no second account was made."),
    ),
    "account/email/unknown_account": Letter(
        _("No account has this address"),
        _("Someone asked for a new password for this address, which has no account. To sign up, open:"),
        "signup_url",
        _("If this was not you, do nothing."),
    ),
    "account/email/password_reset_key": Letter(
        _("Choose a new password"), _("To choose a new password, open:"), "password_reset_url", DO_NOTHING
    ),
    "account/email/login_code": Letter(_("Your code"), _("Your code for signing in:"), "code", DO_NOTHING),
}
NOTICES = {
    "account/email/email_changed": _("The address of your account was changed."),
    "account/email/email_confirm": _("The address of your account was confirmed."),
    "account/email/email_deleted": _("An address was taken off your account."),
    "account/email/password_changed": _("The password of your account was changed."),
    "account/email/password_reset": _("The password of your account was replaced."),
    "account/email/password_set": _("A password was set for your account."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made for your account."),
    "mfa/email/totp_activated": _("An authenticator app was set up for your account."),
    "mfa/email/totp_deactivated": _("The authenticator app was taken off your account."),
    "mfa/email/webauthn_added": _("A key was added to your account."),
    "mfa/email/webauthn_removed": _("A key was removed from your account."),
}
NOTICE_SUBJECT = _("Your account was changed")
IF_NOT_YOU = _("If this was not you, replace your password now and write to the network. Your account:")
INVITATION = Letter(
    _("An account was opened for you"),
    _("An account was opened for this address. To use it, choose a password:"),
    "address",
    _("If you did not expect this letter, do nothing: without a password nobody can use the account."),
)
