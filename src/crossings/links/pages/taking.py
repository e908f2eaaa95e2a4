"""What goes on from a page: the fields that a form keeps, the permalink, and what can be taken away.

Public names: `form_data`, `kept`, `links`.
"""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from crossings.links.question import SUPPORT, Question

KEPT = 12  # signs of a version that name it


def form_data(question: Question) -> QueryDict:
    """What the form that narrows an answer shows as chosen."""
    data = QueryDict(mutable=True)
    data.setlist("types", list(question.types))
    for name in ("support", "since", "until", "surprise"):
        if (value := getattr(question, name)) is not None:
            data[name] = str(value)
    return data


def kept(question: Question) -> list[tuple[str, str]]:
    """What of an address is no field of the form that narrows, and stays."""
    return list(_kept(question))


def _kept(question: Question) -> Iterator[tuple[str, str]]:
    yield from (("from", each) for each in question.start)
    yield from (("to", each) for each in question.end)
    yield from (("without", each) for each in question.without)
    for name in ("sort", "corpus"):
        if (value := getattr(question, name)) != getattr(Question(), name):
            yield name, value


def links(request: HttpRequest, question: Question, told: dict[str, Any]) -> dict[str, Any]:
    """The address that names the corpus as well, and the files; nothing where nothing was found."""
    corpus = told.get("corpus")
    current = f"{request.path}?{question.but(corpus='').query}"
    if corpus is None:
        return {"current": current} if question.corpus else {}
    version = corpus.version[:KEPT]
    pinned = question.but(corpus=version, page=question.page)
    found = question.but(sort="rank", through=question.through)
    asked = Question(start=question.start, end=question.end)
    return {
        "choose_url": f"{reverse('links:home')}?{asked.query}#choose",
        "version": version,
        "permalink": request.build_absolute_uri(f"{request.path}?{pinned.query}"),
        "current": current,
        "files": list(_files(found)) if question.end else list(_open_files(found)),
    }


def _files(question: Question) -> Iterator[tuple[str, str]]:
    query = question.query
    if not question.through:
        yield _("Table (CSV)"), f"{reverse('links:bridges_sheet')}?{query}"
        yield _("Drawing (SVG)"), f"{reverse('links:drawing')}?{query}"
    yield _("Works (BibTeX)"), f"{reverse('links:works')}?{query}"
    yield _("Data (JSON)"), f"/api/v1/links/bridges?{question.but(through='').query}"


def _open_files(question: Question) -> Iterator[tuple[str, str]]:
    yield _("Table (CSV)"), f"{reverse('links:open_sheet')}?{question.query}"
    yield _("Data (JSON)"), f"/api/v1/links/open?{question.but(support=SUPPORT).query}"
