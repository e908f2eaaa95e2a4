"""Where allauth asks us: how an account begins, which words are said, and when a mailed code is asked for as well."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.models import Login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from crossings.people.letters import write
from crossings.people.middleware import FACTORS
from crossings.people.models import Account
from crossings.people.sign_in_words import ERRORS, REMARKS

QUARTER_OF_AN_HOUR = 900


def tried_too_often(request: HttpRequest) -> HttpResponse:
    """What is answered to too many attempts of any kind; allauth finds it as the site's `handler429`."""
    answer = render(request, "429.html", status=429)
    answer.headers["Retry-After"] = str(QUARTER_OF_AN_HOUR)
    return answer


class AccountAdapter(DefaultAccountAdapter):
    """What is ours about accounts."""

    error_messages = DefaultAccountAdapter.error_messages | ERRORS

    def save_user(self, request: HttpRequest, user: Account, form: Any, commit: bool = True) -> Account:
        user.name = form.cleaned_data["name"]
        user.language = get_language() or "en"
        saved: Account = super().save_user(request, user, form, commit)
        return saved

    def is_login_by_code_required(self, login: Login) -> bool:
        """An office role without a second factor shows that it reads its mail: else a stolen password could enrol one."""
        account = login.user
        if account is None or not account.has_office_role or FactorAdapter().is_mfa_enabled(account, FACTORS):
            return bool(super().is_login_by_code_required(login))
        shown = get_authentication_records(self.request, account)
        return all(record["method"] != "code" for record in shown)

    def validation_error(self, code: str, *args: Any) -> Any:
        """Too many attempts are answered with the status that says so, and when to come back."""
        if code == "too_many_login_attempts":
            raise ImmediateHttpResponse(tried_too_often(self.request))
        return super().validation_error(code)  # our words need no numbers

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        write(template_prefix, email, context)

    def add_message(  # noqa: PLR0917  allauth's signature
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        words = message or str(REMARKS.get(message_template or "", ""))
        if words:
            messages.add_message(request, level, words, extra_tags=extra_tags)


class FactorAdapter(DefaultMFAAdapter):
    """What is ours about second factors."""

    error_messages = DefaultMFAAdapter.error_messages | ERRORS
