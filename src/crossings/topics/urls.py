from django.urls import path

from crossings.topics import views

app_name = "topics"
urlpatterns = [
    path("topics/", views.schemes, name="schemes"),
    path("topics/<slug:scheme>/", views.scheme, name="scheme"),
    path("topics/<slug:scheme>.ttl", views.turtle, name="turtle"),
    path("topics/<slug:scheme>.jsonld", views.json_ld, name="json_ld"),
    path("topics/<slug:scheme>/versions/<str:version>.ttl", views.version, name="version"),
    path("topics/<slug:scheme>/<slug:concept>/", views.concept, name="concept"),
]
