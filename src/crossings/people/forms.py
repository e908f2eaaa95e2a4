"""What people fill in about their own account."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from crossings.people.models import Account


class NameForm(forms.ModelForm[Account]):
    """One's own name, and the language of letters and screens."""

    class Meta:
        model = Account
        fields = ("name", "language")


class CloseForm(forms.Form):
    """Asks once more before an account is closed, and for the password, so that nobody else closes it."""

    password = forms.CharField(
        label=_("Your password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=_("Asked for once more, so that nobody closes your account for you."),
        strip=False,
    )
    sure: ClassVar = forms.BooleanField(label=_("I want to close my account"))

    def __init__(self, *args: object, account: Account, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  Django's own signature, passed on
        self.account = account

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        if not self.account.check_password(password):
            raise forms.ValidationError(
                _("This is not your password, so nothing was closed. Write it again, or replace it if you forgot it.")
            )
        return password
