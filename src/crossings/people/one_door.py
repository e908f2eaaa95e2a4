"""The one way in: Wagtail's own doors stay on their hinges whatever its settings say, so they all lead to ours.

These addresses stand before Wagtail's. Its page for one's own account stands here too, without the name, the picture
and the password that it would change past our verbs.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import (
    AccountView,
    LocaleSettingsPanel,
    NotificationsSettingsPanel,
    ThemeSettingsPanel,
)
from wagtail.users.models import UserProfile

from crossings.engine.audience import Audience, open_to

PANELS = (NotificationsSettingsPanel, LocaleSettingsPanel, ThemeSettingsPanel)


@open_to(Audience.EVERYONE, writes=True)
def sign_in(request: HttpRequest, **_: Any) -> HttpResponse:
    """Lead to the one sign-in, and from there to where the reader wanted to go."""
    wanted = request.GET.get("next", "")
    answer = redirect("account_login")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        answer = redirect(reverse("account_login", query={"next": wanted}))
    return answer


@open_to(Audience.EVERYONE, writes=True)
def choose_password(request: HttpRequest, **_: Any) -> HttpResponse:
    """Lead to the one page on which a forgotten password is replaced."""
    return redirect("account_reset_password")


@open_to(Audience.EVERYONE, writes=True)
def sign_out(request: HttpRequest) -> HttpResponse:
    """Lead to the one page on which a reader signs out."""
    return redirect("account_logout")


class ScreenSettingsView(AccountView):
    """How the office looks to one person: language, time zone, notices, colours."""

    def get_panels(self) -> list[Any]:
        profile = UserProfile.get_for_user(self.request.user)
        panels = (panel(self.request, self.request.user, profile) for panel in PANELS)
        return [panel for panel in panels if panel.is_active()]


office_doors = [
    path("login/", sign_in),
    path("logout/", sign_out),
    path("password_reset/", choose_password),
    path("password_reset/done/", choose_password),
    path("password_reset/confirm/<uidb64>/<token>/", choose_password),
    path("password_reset/complete/", choose_password),
    path("account/", open_to(Audience.OFFICE, writes=True)(require_admin_access(ScreenSettingsView.as_view()))),
]
site_doors = [path("_util/login/", sign_in)]
