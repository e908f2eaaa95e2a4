from django.urls import path

from crossings.machines.citations import FORMATS
from crossings.research import taken, views

app_name = "research"
urlpatterns = [
    path("research/", views.home, name="home"),
    path("publications.atom", taken.publications_feed, name="publications_feed"),
    path("publications.csv", taken.publications_sheet, name="publications_sheet"),
    *(
        path(f"publications.{ending}", taken.publications_cited, {"ending": ending}, name=f"publications_{ending}")
        for ending in FORMATS
    ),
    path("projects.atom", taken.projects_feed, name="projects_feed"),
    path("projects.csv", taken.projects_sheet, name="projects_sheet"),
    path("publications/", views.publications, name="publications"),
    path("publications/<slug:slug>/", views.publication, name="publication"),
    path("publications/<slug:slug>/cite.<slug:ending>", views.cite, name="cite"),
    path("projects/", views.projects, name="projects"),
    path("projects/<slug:slug>/", views.project, name="project"),
    path("research-groups/", views.groups, name="groups"),
    path("research-groups/<slug:slug>/", views.group, name="group"),
    path("journals/", views.venues, name="venues"),
    path("journals/<slug:slug>/", views.venue, name="venue"),
]
