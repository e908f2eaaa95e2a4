from django.urls import path

from crossings.programmes.elm import views

app_name = "elm"
urlpatterns = [
    path("elm.jsonld", views.catalogue, name="catalogue"),
    path("<slug:slug>/elm.jsonld", views.programme, name="programme"),
    path("<slug:slug>/modules/<slug:module>/elm.jsonld", views.module, name="module"),
]
