from django.urls import path

from crossings.programmes import views

app_name = "programmes"
urlpatterns = [
    path("programmes/", views.programmes, name="list"),
    path("programmes/compare/", views.compare, name="compare"),
    path("programmes/<slug:slug>/", views.programme, name="programme"),
    path("programmes/<slug:slug>/fees.csv", views.fees, name="fees"),
    path("programmes/<slug:slug>/modules/<slug:module>/", views.module, name="module"),
]
