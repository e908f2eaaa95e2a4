"""The Open Education API under /ooapi/v5/, behind the same door as the platform's own API: read-only, counted, for everyone."""

from django.urls import URLPattern, path

from crossings.config.api import door
from crossings.programmes.ooapi.views import Service, problem
from crossings.website.site import this_network

SERVICE = Service(lambda: this_network().name)
urlpatterns: list[URLPattern] = [path(route, door(view, problem)) for route, view in SERVICE.routes()]
