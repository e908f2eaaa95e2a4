"""The same page in another language: records translate their prefix, pages follow their translations."""

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
