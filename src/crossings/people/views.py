from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from crossings.engine.audience import Audience, open_to


@open_to(Audience.SIGNED_IN)
def home(request: HttpRequest) -> HttpResponse:
    """What is kept about the person who is signed in, and what they can do about it."""
    return render(request, "people/home.html")


@open_to(Audience.EVERYONE)
def kept(request: HttpRequest) -> HttpResponse:
    """What is kept about people, for what, and for how long."""
    return render(request, "people/kept.html")
