from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from crossings.engine.audience import Audience, open_to
from crossings.website.addresses import shown_as
from crossings.website.site import this_network


@open_to(Audience.EVERYONE)
def colours(request: HttpRequest) -> HttpResponse:
    """The network's own colours as a style sheet, since no page carries styles inside it."""
    network = this_network()
    sheet = render_to_string("website/colours.css", {"network": network})
    return HttpResponse(sheet, content_type="text/css; charset=utf-8")


@open_to(Audience.EVERYONE)
def page_in_my_language(request: HttpRequest, key: UUID) -> HttpResponse:
    """Lead on to a page by what its translations share, to the one in the reader's language if there is one."""
    address = shown_as(key, get_language() or "en", timezone.localdate())
    if not address:
        raise Http404
    return HttpResponseRedirect(address)
