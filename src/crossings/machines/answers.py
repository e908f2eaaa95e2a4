"""Whole answers to machines: a page of records, one record, or a problem that says what, why and how to mend it.

A reader who has an answer already is told so in a few bytes (`conditional`).
"""

import json
from collections.abc import Callable, Sequence
from typing import Any, Generic, NotRequired, TypedDict, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from ninja import Schema

from crossings.machines.asked import Asked, AskedPage, language_of
from crossings.machines.conditional import unless_known
from crossings.machines.telling import Row, plain

Item = TypeVar("Item")
Tell = Callable[[list[Row], str], Sequence[Any]]


class PageOf(Schema, Generic[Item]):
    """A page of records in a stable order."""

    language: str
    count: int
    limit: int
    offset: int
    next: str | None
    previous: str | None
    items: list[Item]


class Mistake(Schema):
    """One thing that was wrong with a question."""

    parameter: str
    what: str
    mend: str


class Problem(Schema):
    """Why there is no answer, after RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Mistake] = []


class WrongQuestion(Exception):
    """A question that names what it may not; told as a problem with status 422."""

    def __init__(self, mistakes: list[dict[str, str]]) -> None:
        super().__init__(mistakes)
        self.mistakes = mistakes


class Documented(TypedDict):
    """The answers of one kind of question, as its route declares them."""

    response: dict[int, Any]
    url_name: NotRequired[str]


def pages_of(item: type[Any]) -> Documented:
    return {"response": {200: PageOf[item], 422: Problem, 429: Problem}}  # type: ignore[valid-type]


def one_of(item: type[Any]) -> Documented:
    return {"response": {200: item, 404: Problem, 422: Problem, 429: Problem}}


def for_accounts(documented: Documented) -> Documented:
    """The same answers to those who are signed in; everyone else is told to sign in."""
    return {"response": {**documented["response"], 401: Problem}}


def page(request: HttpRequest, asked: AskedPage, rows: QuerySet[Any, Any], tell: Tell) -> HttpResponseBase:
    """A page of `rows`, which are ordered, each told by `tell` in the language asked for.

    Rooms make their question once, keep it (`@cache`) and filter what they kept: Django takes longer to make a question
    of many columns than the database to answer it. A kept question is itself never asked.
    """
    refuse_unknown(request, asked)
    here = list(rows[asked.offset : asked.offset + asked.limit])
    count = asked.offset + len(here) if here and len(here) < asked.limit else rows.count()
    return _page(request, asked, here, count, tell)


def page_of(request: HttpRequest, asked: AskedPage, rows: Sequence[Any], tell: Tell) -> HttpResponseBase:
    """A page of what was worked out already and stands in memory, in its order."""
    refuse_unknown(request, asked)
    return _page(request, asked, list(rows[asked.offset : asked.offset + asked.limit]), len(rows), tell)


def _page(request: HttpRequest, asked: AskedPage, here: list[Any], count: int, tell: Tell) -> HttpResponseBase:
    language = language_of(request, asked)
    return answer(
        request,
        language,
        {
            "language": language,
            "count": count,
            "limit": asked.limit,
            "offset": asked.offset,
            "next": _at(request, asked.offset + asked.limit) if asked.offset + asked.limit < count else None,
            "previous": _at(request, max(0, asked.offset - asked.limit)) if asked.offset else None,
            "items": tell(here, language),
        },
    )


def one(request: HttpRequest, asked: Asked, rows: QuerySet[Any, Any], tell: Tell) -> HttpResponseBase:
    """The one record among `rows`, or a problem with status 404."""
    refuse_unknown(request, asked)
    here = list(rows[:1])
    if not here:
        return problem(404, "Nothing is here", "No public record has this key. Look it up in the list one address up.")
    language = language_of(request, asked)
    return answer(request, language, tell(here, language)[0])


def answer(request: HttpRequest, language: str, told: Any) -> HttpResponseBase:
    """`told` as JSON, or only the word that the reader has it already."""
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=plain).encode()
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    response.headers["Content-Language"] = language
    patch_vary_headers(response, ("Accept-Language",))
    return unless_known(request, response)


def problem(status: int, title: str, detail: str, mistakes: Sequence[dict[str, str]] = ()) -> HttpResponse:
    """Why there is no answer, as `application/problem+json`."""
    told: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    if mistakes:
        told["errors"] = list(mistakes)
    body = json.dumps(told, ensure_ascii=False).encode()
    return HttpResponse(body, status=status, content_type="application/problem+json; charset=utf-8")


def refuse_unknown(request: HttpRequest, asked: Asked) -> None:
    """Raise `WrongQuestion` for a parameter that this question does not take."""
    taken = {field.alias or name for name, field in type(asked).model_fields.items()}
    mend = f"Leave it out, or write one of: {', '.join(sorted(taken))}."
    unknown = [
        {"parameter": name[:100], "what": "This question does not take this parameter.", "mend": mend}
        for name in request.GET
        if name not in taken
    ]
    if unknown:
        raise WrongQuestion(unknown)


def _at(request: HttpRequest, offset: int) -> str:
    query = request.GET.copy()
    query["offset"] = str(offset)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
