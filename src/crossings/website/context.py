"""What the frame of every page shows: the network's name, the ways through it, this page in the other languages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_info

from crossings.website.addresses import in_language
from crossings.website.menus import foot_groups, main_nav
from crossings.website.site import this_network


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Only for public pages; the office has its own. Reads the session only of who brings one: other pages are kept."""
    if request.path.startswith(("/office/", "/api/", "/ooapi/")):
        return {"is_demo": settings.DEMO}
    network = this_network()
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "site_name": network.name,
        "site_note": network.note,
        "theme_url": reverse("website:colours") if network.has_colours else "",
        "home_url": f"/{language}/",
        "main_nav": main_nav(request.path, language),
        "footer_groups": foot_groups(language),
        "language_links": [
            (code, get_language_info(code)["name_local"], in_language(request, code), code == language)
            for code, _name in settings.LANGUAGES
        ],
        "sign_in_url": reverse("account_login"),
        "account_url": reverse("people:home") if _is_signed_in(request) else "",
    }


def _is_signed_in(request: HttpRequest) -> bool:
    user = getattr(request, "user", None) if settings.SESSION_COOKIE_NAME in request.COOKIES else None
    return user is not None and user.is_authenticated
