"""The questions of the Open Education API, answered for everyone: `Service`, whose routes stand behind the door of the machines.

A list tells what belongs to a record where its address names one. Each answer carries its ETag and may be asked again.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from crossings.machines.conditional import unless_known
from crossings.outside.ooapi import questions
from crossings.outside.ooapi.questions import TAKES, Misasked
from crossings.outside.ooapi.written import Told, page_of, problem_of
from crossings.programmes.ooapi.shelf import Shelf, shelf

View = Callable[..., HttpResponseBase]
SPECIFICATION = "https://raw.githubusercontent.com/open-education-api/specification/release/5.0/v5/ooapi.json"
KEPT_APART = "timelineOverrides"


class Below(NamedTuple):
    """A list of records that belong to one: of which kind, below which, and how it is known that one belongs."""

    kind: str
    above: str
    belongs: Callable[[Told, str], bool]


def _names(field: str) -> Callable[[Told, str], bool]:
    return lambda record, key: record.get(field) == key


LISTS = (
    Below("programs", "organizations", _names("organization")),
    Below("courses", "organizations", _names("organization")),
    Below("offerings", "organizations", _names("organization")),
    Below("education-specifications", "organizations", _names("organization")),
    Below("offerings", "academic-sessions", _names("academicSession")),
    Below("programs", "programs", _names("parent")),
    Below("courses", "programs", lambda record, key: key in record.get("programs", ())),
    Below("offerings", "programs", lambda record, key: key in (record.get("program"), *_parts(record))),
    Below("offerings", "courses", _names("course")),
    Below("programs", "education-specifications", _names("educationSpecification")),
    Below("courses", "education-specifications", _names("educationSpecification")),
    Below("education-specifications", "education-specifications", _names("parent")),
)
WITHOUT_LIST = ("offerings",)  # an offering is found by what it offers


def _parts(record: Told) -> list[str]:
    return list(record.get("ext", {}).get("programs", ()))


@dataclass(frozen=True, slots=True)
class Service:
    """Who answers: an installation, whose network has this name at the moment of the question."""

    network_name: Callable[[], str]

    def routes(self) -> list[tuple[str, View]]:
        """Each address below the root of the service, and what answers there."""
        return [
            ("", self.about),
            *((kind, self.whole_list(kind)) for kind in TAKES if kind not in WITHOUT_LIST),
            *((f"{kind}/<uuid:key>", self.single(kind)) for kind in TAKES),
            *((f"{below.above}/<uuid:key>/{below.kind}", self.list_below(below)) for below in LISTS),
            ("<path:anything>", nothing),
        ]

    def about(self, request: HttpRequest) -> HttpResponseBase:
        """Who answers here, and where that is written down."""
        told = {
            "contactEmail": parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
            "specification": SPECIFICATION,
            "documentation": request.build_absolute_uri("/en/api/"),
        }
        return _answer(request, told)

    def whole_list(self, kind: str) -> View:
        """The question for all records of a kind."""

        def answered(request: HttpRequest) -> HttpResponseBase:
            return _page(request, kind, self._shelf(request, kind).records)

        return answered

    def list_below(self, below: Below) -> View:
        """The question for the records that belong to one."""

        def answered(request: HttpRequest, key: UUID) -> HttpResponseBase:
            if str(key) not in self._shelf(request, below.above).by_key:
                return nothing(request)
            records = self._shelf(request, below.kind).records
            return _page(request, below.kind, [each for each in records if below.belongs(each, str(key))])

        return answered

    def single(self, kind: str) -> View:
        """The question for one record, with those of its parts in full that are asked for."""

        def answered(request: HttpRequest, key: UUID) -> HttpResponseBase:
            record = self._shelf(request, kind).by_key.get(str(key))
            if record is None:
                return nothing(request)
            try:
                parts, with_times = questions.expansions(TAKES[kind], request.GET.dict())
            except Misasked as wrong:
                return problem(400, "Bad request", str(wrong))
            told = dict(record) if with_times else _of_now(record)
            for part in parts:
                if part in told:
                    told[part] = _in_full(self._shelf(request, TAKES[kind].expands[part]), told[part])
            return _answer(request, told)

        return answered

    def _shelf(self, request: HttpRequest, kind: str) -> Shelf:
        return shelf(kind, request.build_absolute_uri("/").rstrip("/"), self.network_name())


def _in_full(records: Shelf, named: Any) -> Any:
    if isinstance(named, list):
        return [_of_now(records.by_key[key]) for key in named]
    return _of_now(records.by_key[named])


def _page(request: HttpRequest, kind: str, records: Sequence[Told]) -> HttpResponseBase:
    try:
        question = questions.understood(TAKES[kind], request.GET.dict(), timezone.localdate())
    except Misasked as wrong:
        return problem(400, "Bad request", str(wrong))
    found = questions.found(records, question)
    told = page_of(found, question.size, question.number)
    return _answer(request, told | {"items": [_of_now(each) for each in told["items"]]})


def _of_now(record: Told) -> Told:
    """A record without what held at other times, which is told only to who asks for it."""
    return {name: value for name, value in record.items() if name != KEPT_APART}


def _answer(request: HttpRequest, told: Told) -> HttpResponseBase:
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return unless_known(request, HttpResponse(body, content_type="application/json; charset=utf-8"))


def problem(status: int, title: str, detail: str) -> HttpResponse:
    """Why there is no answer, in the words of the specification."""
    body = json.dumps(problem_of(status, title, detail), ensure_ascii=False).encode()
    return HttpResponse(body, status=status, content_type="application/problem+json; charset=utf-8")


def nothing(request: HttpRequest, **anything: Any) -> HttpResponse:
    """There is no such address, or no public record at it."""
    return problem(404, "Not found", "Nothing is told at this address. Look the identifier up in a list.")
