"""The office's screens for pages: its own style sheet, and a page made in one tree stands in for itself in the others."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.models import Page

from crossings.website.addresses import translations_of


@hooks.register("before_serve_page")
def name_the_other_languages(page: Page, request: HttpRequest, *_: Any) -> None:
    """Lets the frame link to this page in the other trees, whose slugs may differ."""
    request.page_in_languages = translations_of(page)  # type: ignore[attr-defined]


@hooks.register("insert_global_admin_css")
def office_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/office.css"))
