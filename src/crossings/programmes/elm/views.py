"""The files of the European Learning Model: one for each programme, for each module, and for the whole catalogue.

They hold every language that there is, so that their addresses name none. Only published catalogues are told.
"""

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import override

from crossings.engine.audience import Audience, open_to
from crossings.machines.conditional import unless_known
from crossings.outside.elm.nodes import Node, graph
from crossings.programmes.elm.rows import catalogues, countries
from crossings.programmes.elm.told import Told

MEDIA_TYPE = "application/ld+json"


@open_to(Audience.EVERYONE)
def catalogue(request: HttpRequest) -> HttpResponseBase:
    """Every programme in its newest published year."""
    return _file(request, lambda told: told.programme_nodes())


@open_to(Audience.EVERYONE)
def programme(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One programme in its newest published year."""
    return _file(request, lambda told: told.programme_nodes(), programme__slug=slug)


@open_to(Audience.EVERYONE)
def module(request: HttpRequest, slug: str, module: str) -> HttpResponseBase:
    """One module in the newest published year of its programme."""
    return _file(request, lambda told: told.module_nodes(module), programme__slug=slug)


def _file(request: HttpRequest, nodes_of: Callable[[Told], list[Node]], **where: Any) -> HttpResponseBase:
    """The nodes of each catalogue asked for, those that several share told once; not found where there are none."""
    origin, known = request.build_absolute_uri("/").rstrip("/"), countries()
    with override(settings.LANGUAGE_CODE):  # whatever the reader's language, a record has one address
        told = [Told(each, origin, timezone.localdate(), known) for each in catalogues(**where)]
        found = {json.dumps(each): each for one in told for each in nodes_of(one)}
    if not found:
        raise Http404("Nothing is published under this address.")
    body = json.dumps(graph([*found.values()]), ensure_ascii=False, separators=(",", ":")).encode()
    return unless_known(request, HttpResponse(body, content_type=MEDIA_TYPE))
