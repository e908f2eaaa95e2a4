"""The read-only API: every room's records under /api/v1/, one manner of answering, one description in OpenAPI."""

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema

from crossings.engine.audience import ALL, Audience, open_to
from crossings.machines.answers import WrongQuestion, problem
from crossings.machines.mistakes import mistakes_in
from crossings.machines.throttle import seconds_to_wait
from crossings.people.middleware import API_OF_ACCOUNTS

READ_ONLY = ("GET", "HEAD", "OPTIONS")
DESCRIPTION = """\
Everything here is public, free to read and free to cite with its source; only what stands under /studies answers each
signed-in account with what it may see, and nobody else. Answers are JSON. Lists come in pages of at
most 100 records, in an order that does not change while nothing is added. Each text says which language it is in;
what no source states is null, and an amount that its owner has still to give is told as `to_be_confirmed`, never as
zero. Amounts are written as text, so that no digit is lost. Send `If-None-Match` with the `ETag` of an answer to hear
whether it is still true.
"""
Door = Callable[..., HttpResponseBase]
Telling = Callable[[int, str, str], HttpResponse]


class MachinesAPI(NinjaAPI):
    """Ninja's API behind our door: counted, readable from every origin, HEAD answered as GET, problems after RFC 9457."""

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        patterns: list[Any] = [each for each in super()._get_urls() if getattr(each, "name", "") != "api-root"]
        for each in patterns:
            is_of_accounts = f"/api/v1/{each.pattern}".startswith(API_OF_ACCOUNTS)
            each.callback = (own_door if is_of_accounts else door)(each.callback)
        return [*patterns, path("<path:anything>", door(nothing_here), name="nothing")]

    def get_root_path(self, path_params: dict[str, Any]) -> str:
        return "/api/v1/"

    def get_openapi_operation_id(self, operation: Any) -> str:
        return str(operation.view_func.__name__)

    def get_openapi_schema(self, **where: Any) -> OpenAPISchema:
        return self.in_openapi

    @cached_property
    def in_openapi(self) -> OpenAPISchema:
        """The whole API in OpenAPI: problems under their own media type, what is only asked left out of the components."""
        schema = super().get_openapi_schema()
        components = schema["components"]["schemas"]
        schema["components"]["schemas"] = {
            name: each for name, each in components.items() if not name.startswith("Asked")
        }
        for route in schema["paths"].values():
            for operation in route.values():
                for status, response in operation["responses"].items():
                    if int(status) >= 400 and "content" in response:
                        response["content"] = {"application/problem+json": response["content"]["application/json"]}
        return schema


def door(view: Door, told_as: Telling = problem) -> Door:
    """What every address of an API does before and after its own work; `told_as` writes why it refuses."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _refused(request, told_as) or _answered(view, request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        return response

    return open_to(Audience.EVERYONE, answers=ALL)(opened)


def own_door(view: Door) -> Door:
    """What an address does that answers each account with its own: told to no other origin, and never kept."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _refused(request, problem) or _unknown(request) or _answered(view, request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return open_to(Audience.EVERYONE, answers=ALL)(opened)


def _unknown(request: HttpRequest) -> HttpResponse | None:
    """What is said to who is not signed in."""
    if request.user.is_authenticated:
        return None
    return problem(401, "Sign in first", "This address tells each account what it may see. Sign in, and ask again.")


def _refused(request: HttpRequest, told_as: Telling) -> HttpResponse | None:
    """Why this question is not put at all, or what a browser hears that asks first; nothing where it may be put."""
    if request.method not in READ_ONLY:
        refused = told_as(405, "Read only", "This API only reads. Ask with GET; records are changed in the office.")
        refused.headers["Allow"] = ", ".join(READ_ONLY)
        return refused
    if request.method == "OPTIONS":
        return HttpResponse(headers={"Access-Control-Allow-Methods": "GET, HEAD", "Access-Control-Allow-Headers": "*"})
    if wait := seconds_to_wait(request):
        refused = told_as(429, "Too many questions", f"Ask again in {wait} seconds, or ask for larger pages.")
        refused.headers["Retry-After"] = str(wait)
        return refused
    return None


def _answered(view: Door, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    return view(request, *args, **kwargs) if request.method == "GET" else _head(view, request, *args, **kwargs)


def _head(view: Door, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """What GET would answer, without its body."""
    request.method = "GET"
    response = view(request, *args, **kwargs)
    request.method = "HEAD"
    length = str(len(getattr(response, "content", b"")))
    headers = {**response.headers, "Content-Length": length}
    return HttpResponse(status=response.status_code, headers=headers)


def nothing_here(request: HttpRequest, anything: str) -> HttpResponse:
    return problem(404, "Nothing is here", "The API has no such address. /api/v1/openapi.json names all that it has.")


api = MachinesAPI(
    title="Crossings",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="api",
    openapi_extra={"info": {"license": {"name": "Each source's own; see /api/v1/sources"}}},
)


@api.exception_handler(WrongQuestion)
def wrong_question(request: HttpRequest, wrong: WrongQuestion) -> HttpResponse:
    return problem(
        422, "This question cannot be answered", "See the mistakes, mend them, and ask again.", wrong.mistakes
    )


@api.exception_handler(ValidationError)
def wrong_shape(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    return wrong_question(request, WrongQuestion(mistakes_in(wrong.errors, request.GET)))


@api.exception_handler(Http404)
def not_here(request: HttpRequest, missing: Http404) -> HttpResponse:
    return problem(404, "Nothing is here", "No public record has this key. Look it up in the list one address up.")


api.add_router("", "crossings.provenance.api.router")
api.add_router("", "crossings.topics.api.router")
api.add_router("", "crossings.network.api.router")
api.add_router("", "crossings.research.api.router")
api.add_router("", "crossings.programmes.api.router")
api.add_router("", "crossings.events.api.router")
api.add_router("", "crossings.studies.api.router")
api.add_router("", "crossings.links.api.router")
api.add_router("", "crossings.links.open_api.router")
api.add_router("", "crossings.links.record.api.router")
api.add_router("", "crossings.website.api.router")
