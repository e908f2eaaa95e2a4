"""allauth's forms in our words: a label above each field, a hint where one helps, nothing that vanishes on typing."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as app
from allauth.mfa.webauthn import forms as keys
from django.utils.translation import gettext_lazy as _

from crossings.people.sign_in_words import HINTS, LABELS


class InOurWords:
    """Put over a form of allauth's: `fields` are renamed, and no field has a placeholder."""

    labels: dict[str, Any] = {}
    hints: dict[str, Any] = HINTS
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name) or LABELS.get(name) or field.label
            field.help_text = self.hints.get(name) or (field.help_text if name in ("login", "name") else "")


class SignIn(InOurWords, account.LoginForm):
    """Address and password; the way to replace a forgotten one stands beside it."""

    hints: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = account.PasswordField._get_help_text()


class SignUp(InOurWords, account.SignupForm):
    pass


class GiveAddress(InOurWords, account.AddEmailForm):
    labels = {"email": _("New address")}


class ChangePassword(InOurWords, account.ChangePasswordForm):
    labels = {"password1": _("New password"), "password2": _("New password, once more")}


class SetPassword(InOurWords, account.SetPasswordForm):
    pass


class ForgottenPassword(InOurWords, account.ResetPasswordForm):
    pass


class ReplacePassword(InOurWords, account.ResetPasswordKeyForm):
    labels = {"password1": _("New password"), "password2": _("New password, once more")}


class PasswordAgain(InOurWords, account.ReauthenticateForm):
    pass


class CodeFromMail(InOurWords, account.ConfirmLoginCodeForm):
    pass


class Code(InOurWords, factor.AuthenticateForm):
    pass


class CodeAgain(InOurWords, factor.ReauthenticateForm):
    pass


class FirstCode(InOurWords, app.ActivateTOTPForm):
    labels = {"code": _("The six digits that the app shows")}


class NewKey(InOurWords, keys.AddWebAuthnForm):
    labels = {"name": _("Name of the key")}


class RenamedKey(InOurWords, keys.EditWebAuthnForm):
    labels = {"name": _("Name of the key")}
