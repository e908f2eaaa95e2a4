from django.urls import URLPattern, URLResolver, path

from crossings.links import opening, taken, views
from crossings.links.record import views as record

app_name = "links"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("bridges/", views.bridges, name="bridges"),
    path("bridges.csv", taken.bridges_sheet, name="bridges_sheet"),
    path("bridges.svg", taken.drawing, name="drawing"),
    path("works.bib", taken.works, name="works"),
    path("bridge/", views.bridge, name="bridge"),
    path("open/", opening.open_ideas, name="open"),
    path("open.csv", opening.open_sheet, name="open_sheet"),
    path("record/", record.record, name="record"),
    path("record/<int:key>/", record.run, name="run"),
    path("record.csv", record.runs_sheet, name="record_sheet"),
    path("record-measures.csv", record.measures_sheet, name="measures_sheet"),
    path("report/", views.report, name="report"),
    path("report/sent/", views.reported, name="reported"),
]
