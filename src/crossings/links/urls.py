from django.urls import URLPattern, URLResolver, path

from crossings.links import taken, views

app_name = "links"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("bridges/", views.bridges, name="bridges"),
    path("bridges.csv", taken.bridges_sheet, name="bridges_sheet"),
    path("bridges.svg", taken.drawing, name="drawing"),
    path("works.bib", taken.works, name="works"),
    path("bridge/", views.bridge, name="bridge"),
    path("report/", views.report, name="report"),
    path("report/sent/", views.reported, name="reported"),
]
