"""What strangers' software looks for at fixed addresses: robots.txt, security.txt and the icon."""

from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path

from crossings.engine.audience import Audience, open_to

RELEASED = date(2026, 11, 21)
EXPIRES = datetime.combine(RELEASED + timedelta(days=300), time(0), UTC)
NOT_FOR_ROBOTS = ("/office/", "/*/account/", "/api/", "/ooapi/")


@open_to(Audience.EVERYONE)
def robots(request: HttpRequest) -> HttpResponse:
    """All pages may be read by robots, save the doors of the office and of accounts."""
    closed = "".join(f"Disallow: {path}\n" for path in NOT_FOR_ROBOTS)
    where = request.build_absolute_uri("/sitemap.xml")
    return _plain(f"User-agent: *\n{closed}\nSitemap: {where}\n")


@open_to(Audience.EVERYONE)
def security(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness, after RFC 9116. It expires: an installation that is kept up to date renews it."""
    lines = {
        "Contact": settings.SECURITY_CONTACT,
        "Expires": EXPIRES.isoformat().replace("+00:00", "Z"),
        "Preferred-Languages": ", ".join(code for code, _name in settings.LANGUAGES),
        "Canonical": request.build_absolute_uri("/.well-known/security.txt"),
    }
    return _plain("".join(f"{name}: {value}\n" for name, value in lines.items()))


@open_to(Audience.EVERYONE)
def icon(request: HttpRequest) -> HttpResponse:
    """The icon for what names none itself: a browser that shows a feed, a file or an answer of the API asks here."""
    return redirect(static("images/favicon.svg"))


def _plain(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


urlpatterns = [
    path("favicon.ico", icon, name="icon"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security, name="security"),
]
