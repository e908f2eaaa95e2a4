"""What search may find of the pages that people write: news, stories, and pages of words.

A page and its translations are one document, by the key that they share; stand-ins add no words. The address leads on to
the page in the reader's language, since every language has its own slugs. A story is found only while every one of its
translations may be shown.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from wagtail.models import Page

from crossings.engine.search.document import Document, Text
from crossings.search import kinds
from crossings.search.actions import refresh
from crossings.website.pages.news import NewsPage
from crossings.website.pages.standard import SectionPage, StandardPage, ValuesPage
from crossings.website.pages.stories import StoryPage

AT_A_TIME = 500
MODELS: dict[str, tuple[Any, ...]] = {
    "news": (NewsPage,),
    "page": (SectionPage, StandardPage, ValuesPage),
    "story": (StoryPage,),
}


def register() -> None:
    for kind in MODELS:
        kinds.register(kind, partial(documents, kind))


def documents(kind: str, keys: Collection[str] | None) -> Iterator[Document]:
    """The documents of these groups of translations, or of all: two queries for each model of the kind."""
    for model in MODELS[kind]:
        rows = model.objects.live().public().filter(alias_of=None).select_related("locale")
        rows = rows if keys is None else rows.filter(translation_key__in=keys)
        in_order = rows.order_by("translation_key", "pk").iterator(chunk_size=AT_A_TIME)
        for key, pages in groupby(in_order, key=lambda page: page.translation_key):
            yield from _documents(kind, str(key), list(pages))


def write_anew(pages: Sequence[Page]) -> None:
    """Write the documents of these pages as they are now."""
    for kind, models in MODELS.items():
        keys = {str(page.translation_key) for page in pages if page.specific_class in models}
        if keys:
            refresh(kind, keys)


def _documents(kind: str, key: str, pages: Sequence[Any]) -> Iterator[Document]:
    first = pages[0]
    starts, ends = _told(pages) if kind == "story" else (None, None)
    if starts and ends and ends <= starts:
        return
    day = {"news": lambda: str(first.day), "story": lambda: str(first.year)}.get(kind, str)()
    yield Document(
        kind=kind,
        key=key,
        address=f"/pages/{key}/",
        texts=tuple(_texts(pages)),
        facets={"language": [each.locale.language_code for each in pages], "year": [day[:4]] if day else []},
        day=day,
        starts=starts,
        ends=ends,
    )


def _told(pages: Sequence[StoryPage]) -> tuple[Any, Any]:
    """The days between which every one of the translations may be shown."""
    ends = [min(filter(None, (each.consent_withdrawn_on, each.consent_expires_on))) for each in pages]
    return max(each.consent_given_on for each in pages), min(ends)


def _texts(pages: Sequence[Any]) -> Iterator[Text]:
    said = [(page, page.locale.language_code) for page in pages]
    yield from (Text("title", page.title, language) for page, language in said)
    tellers = [page.teller for page in pages if isinstance(page, StoryPage)]
    yield from (Text("name", teller) for teller in dict.fromkeys(tellers))
    for page, language in said:
        words = [page.summary, getattr(page, "role", ""), *_body(page)]
        yield from (Text("body", each, language) for each in ["\n".join(filter(None, words))] if each)


def _body(page: Any) -> list[str]:
    body = getattr(page, "body", None)
    return list(body.stream_block.get_searchable_content(body)) if body else []
