from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from crossings.engine.audience import Audience, open_to
from crossings.website.site import this_network


@open_to(Audience.EVERYONE)
def colours(request: HttpRequest) -> HttpResponse:
    """The network's own colours as a style sheet, since no page carries styles inside it."""
    network = this_network()
    sheet = render_to_string("website/colours.css", {"network": network})
    return HttpResponse(sheet, content_type="text/css; charset=utf-8")
