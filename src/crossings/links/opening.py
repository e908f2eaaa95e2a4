"""From one approach to the ideas that nobody has joined to it yet: the page, and the same as a sheet. Open to everyone."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from crossings.engine.audience import Audience, open_to
from crossings.engine.refusal import Refusal
from crossings.links.asking import corpus_of, opened
from crossings.links.forms import OpenForm
from crossings.links.pages.bridges import Asking
from crossings.links.pages.ideas import ideas
from crossings.links.pages.open import named_start, open_page, shown
from crossings.links.taken import IN_A_FILE, refused
from crossings.links.views import answer, asking_of
from crossings.machines.sheets import csv_file

OPEN = (
    *("rank", "idea", "label", "type", "works", "likely", "surprise", "association", "popular_anyway", "through"),
    "corpus",
)


@open_to(Audience.EVERYONE)
def open_ideas(request: HttpRequest) -> HttpResponseBase:
    """From one approach: ideas that are not joined to it yet."""
    return answer(request, "links/open.html", open_page, form_of=OpenForm)


@open_to(Audience.EVERYONE)
def open_sheet(request: HttpRequest) -> HttpResponseBase:
    """Ideas that are not joined yet as CSV, in the order that is asked for."""
    try:
        rows = list(_rows(asking_of(request, OpenForm)))
    except Refusal as refusal:
        return refused(refusal)
    return csv_file(OPEN, rows, name="open-ideas")


def _rows(asking: Asking) -> Iterator[tuple[Any, ...]]:
    corpus = corpus_of(asking.question)
    found = opened(corpus, named_start(asking))
    links = found.links(corpus, shown(corpus, found, asking.question)[:IN_A_FILE])
    names = ideas((each.concept for each in links), asking.language)
    is_learned = found.seen.blend.pairs > 0
    for place, each in enumerate(links, 1):
        yield (
            *(place, each.concept.id, names[each.concept.id].name.text, each.concept.type, each.concept.works),
            *(round(each.likely, 6) if is_learned else None, round(each.surprise, 6), round(each.association, 6)),
            *(each.popular_anyway, "; ".join(other.concept.id for other in each.through), corpus.version),
        )
