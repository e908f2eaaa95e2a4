"""What can be taken away of an answer: tables for spreadsheets, the drawing, the works for reference managers."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from crossings.engine.audience import Audience, open_to
from crossings.engine.citation import Contributor, Part, Reference, WorkType
from crossings.engine.links.corpus import WorkRow
from crossings.engine.links.evidence import evidence
from crossings.engine.refusal import Refusal
from crossings.engine.values import PartialDate
from crossings.links.pages.bridges import Known, drawing_of, known, ordered
from crossings.links.pages.ideas import ideas
from crossings.links.pages.works import is_ours
from crossings.links.views import asking_of
from crossings.machines.citations import citation_file
from crossings.machines.conditional import unless_known
from crossings.machines.sheets import csv_file
from crossings.research.records.references import cited, reference

IN_A_FILE = 1000
CITED_FOR_ONE, CITED_FOR_EACH = 500, 10  # works of each side: of one bridge, and of each in a list
BRIDGES_CITED = 25
BRIDGES = (
    *("rank", "idea", "label", "type", "works", "score", "observed_from", "expected_from", "association_from"),
    *("observed_to", "expected_to", "association_to", "joint_works", "expected_joint", "first_joint_year"),
    *("contrast", "corpus"),
)


def refused(refusal: Refusal) -> HttpResponse:
    """Why there is no file, in plain text."""
    return HttpResponse(str(refusal).strip(), status=400, content_type="text/plain; charset=utf-8")


@open_to(Audience.EVERYONE)
def bridges_sheet(request: HttpRequest) -> HttpResponseBase:
    """The bridges as CSV, in the order that is asked for."""
    try:
        told = known(asking_of(request))
    except Refusal as refusal:
        return refused(refusal)
    return csv_file(BRIDGES, _bridge_rows(told), name="bridges")


def _bridge_rows(told: Known) -> Iterator[tuple[Any, ...]]:
    places = {each.concept.id: place for place, each in enumerate(told.bridges, 1)}
    here = ordered(told)[:IN_A_FILE]
    names = ideas((each.concept for each in here), told.asking.language)
    for each in here:
        yield (
            *(places[each.concept.id], each.concept.id, names[each.concept.id].name.text, each.concept.type),
            *(each.concept.works, round(each.score, 6)),
            *(each.observed_from, round(each.expected_from, 4), round(each.association_from, 6)),
            *(each.observed_to, round(each.expected_to, 4), round(each.association_to, 6)),
            *(each.joint_works, round(each.expected_joint, 4), each.first_joint_year),
            *(round(each.contrast, 6), told.corpus.version),
        )


@open_to(Audience.EVERYONE)
def drawing(request: HttpRequest) -> HttpResponseBase:
    """The drawing of the page asked for, as a file of its own."""
    try:
        told = drawing_of(asking_of(request))
    except Refusal as refusal:
        return refused(refusal)
    response = render(request, "links/drawing.svg", {**told, "is_alone": True}, content_type="image/svg+xml")
    response.headers["Content-Disposition"] = 'attachment; filename="bridges.svg"'
    return unless_known(request, response)


@open_to(Audience.EVERYONE)
def works(request: HttpRequest) -> HttpResponseBase:
    """The works behind one bridge, or behind the first bridges of a list, for reference managers."""
    try:
        told = known(asking_of(request))
    except Refusal as refusal:
        return refused(refusal)
    return citation_file(request, list(_references(request, _behind(told))), "bib", name="works")


def _behind(told: Known) -> list[WorkRow]:
    """The works of both sides that name the bridges, each once."""
    through = told.asking.question.through
    chosen = [each for each in told.bridges if not through or each.concept.id == through][:BRIDGES_CITED]
    size = CITED_FOR_ONE if through else CITED_FOR_EACH
    shown = [evidence(told.corpus, told.found, each, size) for each in chosen]
    rows = {row.id: row for each in shown for row in (*each.a, *each.joint, *each.c)}
    return list(rows.values())


def _references(request: HttpRequest, rows: list[WorkRow]) -> Iterator[Reference]:
    """Works as they are cited: publications of the network as their records say, without those that are not public."""
    ours = cited().in_bulk([int(each.id) for each in rows if is_ours(each.id)])
    for each in rows:
        if not is_ours(each.id):
            yield _foreign(each)
        elif work := ours.get(int(each.id)):
            yield reference(work, request.build_absolute_uri(work.get_absolute_url()))


def _foreign(work: WorkRow) -> Reference:
    address = work.url if work.url.startswith(("https://", "http://")) else ""
    return Reference(
        key="".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in work.id).strip("-") or "work",
        address=address,
        type=WorkType.OTHER,
        title=work.title,
        language=work.language,
        contributors=tuple(Contributor(name, Part.AUTHOR) for name in work.authors),
        issued=PartialDate(work.year) if work.year else None,
        url=address,
    )
