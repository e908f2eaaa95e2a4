from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from crossings.engine.audience import Audience, open_to
from crossings.provenance.models import Source


@open_to(Audience.EVERYONE)
def sources(request: HttpRequest) -> HttpResponse:
    """Every source, by title, with the day it was read."""
    page = Paginator(Source.objects.visible_to(request.user).by_title(), 25).get_page(request.GET.get("page"))
    return render(request, "provenance/sources.html", {"page": page})
