"""What people fill in about their own account."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from crossings.people.models import Account


class NameOnSigningUp(forms.Form):
    """What we ask beyond what allauth asks: the one name."""

    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("As you write it yourself, in one line."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, request: HttpRequest, user: Account) -> None:
        """allauth asks for this; the adapter has kept the name already."""


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
    sure = forms.BooleanField(label=_("I want to close my account"))

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        if not self.account.check_password(password):
            raise forms.ValidationError(
                _("This is not your password, so nothing was closed. Write it again, or replace it if you forgot it.")
            )
        return password
