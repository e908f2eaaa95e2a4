"""The same page in another language: records translate their prefix, pages follow their translations."""

from datetime import date
from uuid import UUID

from django.apps import apps
from django.http import HttpRequest
from wagtail.models import Page

from crossings.languages.addresses import address_in


def in_language(request: HttpRequest, code: str) -> str:
    """The address of the page being shown, in the language `code`, with its query kept.

    A Wagtail page gives the address of its translation, since slugs may differ; every page has one in each tree.
    """
    page = getattr(request, "page_in_languages", {}).get(code)
    address = page or address_in(code, request.path)
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address


def translations_of(page: Page) -> dict[str, str]:
    """Language code to address, for a page and all that stand for it in the other trees."""
    pages = Page.objects.filter(translation_key=page.translation_key).live().select_related("locale")
    return {each.locale.language_code: each.url for each in pages if each.url}


def true_translations_of(page: Page) -> list[tuple[str, str]]:
    """Language code and full address of the real translations, for machines: stand-ins are left out."""
    pages = Page.objects.filter(translation_key=page.translation_key, alias_of=None).live().select_related("locale")
    found = [(each.locale.language_code, each.full_url) for each in pages if each.full_url]
    return sorted(found) if len(found) > 1 else []


def shown_as(key: UUID, language: str, day: date) -> str:
    """The address of the page with this translation key, in the language or else in another; empty if none is shown.

    A story that may not be told on the day is not led to: its very address tells of it.
    """
    hidden = apps.get_model("website", "StoryPage").objects.not_told_on(
        day
    )  # words.py, below stories, imports this file
    pages = Page.objects.filter(translation_key=key).live().public().exclude(pk__in=hidden.values("pk"))
    found = {each.locale.language_code: each for each in pages.select_related("locale").order_by("-pk")}
    page = found.get(language) or next(reversed(found.values()), None)
    return (page.url or "") if page else ""
