"""Every address of the product, and two bytes through the same middleware, never kept."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from crossings.config.urls import *  # noqa: F403
from crossings.config.urls import urlpatterns as product
from crossings.engine.audience import Audience, open_to


@open_to(Audience.EVERYONE)
def two_bytes(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", headers={"Cache-Control": "private"})


urlpatterns = [path("two-bytes/", two_bytes), *product]
