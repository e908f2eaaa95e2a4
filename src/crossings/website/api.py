"""What machines read of pages: where each is, in which language it is written, and when it last changed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field
from wagtail.models import Page

from crossings.machines import answers
from crossings.machines.asked import AskedPage, Day, Language
from crossings.machines.telling import Row
from crossings.website.models import NewsPage, StoryPage

router = Router(tags=["Pages"])


class PageTold(Schema):
    """A page of words. Translations of one page have the same key; stand-ins for missing ones are not told."""

    key: str
    language: str
    title: str
    address: str
    published_at: datetime | None
    changed_at: datetime | None


class NewsTold(PageTold):
    """A dated item of news."""

    day: date
    summary: str | None


class AskedPages(AskedPage):
    written_in: Language | None = Field(None, description="Only pages really written in this language.")


class AskedNews(AskedPages):
    since: Day | None = Field(None, description="Only news of this day or later.")


def tell(page: Any, request: HttpRequest) -> Row:
    return {
        "key": page.translation_key,
        "language": page.locale.language_code,
        "title": page.title,
        "address": page.get_full_url(request),
        "published_at": page.first_published_at and page.first_published_at.isoformat(),
        "changed_at": page.last_published_at and page.last_published_at.isoformat(),
    }


def real(pages: Any, asked: AskedPages) -> Any:
    """Live public pages without the stand-ins, in one language where that was asked for."""
    found = pages.live().public().filter(alias_of=None).select_related("locale")
    return found.filter(locale__language_code=asked.written_in) if asked.written_in else found


@router.get("/news", **answers.pages_of(NewsTold))
def list_news(request: HttpRequest, asked: Query[AskedNews]) -> HttpResponseBase:
    """News, the newest first, each in the language in which it was written."""
    rows = real(NewsPage.objects.defer("body"), asked).order_by("-day", "-pk")
    if asked.since:
        rows = rows.filter(day__gte=asked.since)

    def tell_news(here: Iterable[Any], _language: str) -> list[Row]:
        return [{**tell(page, request), "day": page.day, "summary": page.summary or None} for page in here]

    return answers.page(request, asked, rows, tell_news)


@router.get("/pages", **answers.pages_of(PageTold))
def list_pages(request: HttpRequest, asked: Query[AskedPages]) -> HttpResponseBase:
    """Pages of words in the order of the site; stories only while their tellers agree."""
    not_told = StoryPage.objects.not_told_on(timezone.localdate())
    rows = real(Page.objects.filter(depth__gt=1).exclude(pk__in=not_told.values("pk")), asked).order_by("path")

    def tell_pages(here: Iterable[Any], _language: str) -> list[Row]:
        return [tell(page, request) for page in here]

    return answers.page(request, asked, rows, tell_pages)
