"""Every address. Records come first, then Wagtail's pages, which take what is left."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as office_urls
from wagtail.documents import urls as document_urls

from crossings.config.api import api
from crossings.config.reference import reference
from crossings.engine.audience import Audience, open_to
from crossings.people.one_door import office_doors, site_doors

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("crossings.operations.urls")),
    path("office/", include(office_doors)),
    path("office/", include(office_urls)),
    path("documents/", include(document_urls)),
    path("api/v1/", api.urls),
    path("ooapi/v5/", include("crossings.config.ooapi")),
    path("programmes/", include("crossings.programmes.elm.urls")),
    path("", include("crossings.config.sitemaps")),
    path("", include("crossings.config.well_known")),
    path("", include("crossings.programmes.schema_urls")),
    path("design/", open_to(Audience.EVERYONE)(RedirectView.as_view(pattern_name="design:catalogue"))),
]

urlpatterns += i18n_patterns(
    path("", include("crossings.people.urls")),
    path("account/", include("allauth.urls")),
    path("api/", reference, name="api-reference"),
    path("", include("crossings.provenance.urls")),
    path("", include("crossings.topics.urls")),
    path("", include("crossings.network.urls")),
    path("", include("crossings.studies.urls")),
    path("", include("crossings.programmes.urls")),
    path("", include("crossings.studies.planner.urls")),
    path("", include("crossings.studies.papers.urls")),
    path("", include("crossings.research.urls")),
    path("", include("crossings.events.urls")),
    path("links/notes/", include("crossings.links.notes.urls")),
    path("links/", include("crossings.links.urls")),
    path("", include("crossings.links.own.urls")),
    path("design/", include("crossings.website.design.urls")),
    path("", include("crossings.website.urls")),
    path("", include(site_doors)),
    path("", include(wagtail_urls)),
)

handler429 = "crossings.people.adapter.tried_too_often"
