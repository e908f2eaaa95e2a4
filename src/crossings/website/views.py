from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from crossings.engine.audience import Audience, open_to
from crossings.website.site import NetworkSettings


@open_to(Audience.EVERYONE)
def colours(request: HttpRequest) -> HttpResponse:
    """The network's own colours as a style sheet, since no page carries styles inside it."""
    network = NetworkSettings.for_request(request)
    return render(request, "website/colours.css", {"network": network}, content_type="text/css; charset=utf-8")
