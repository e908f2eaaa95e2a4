from django.urls import path

from crossings.network import views

app_name = "network"
urlpatterns = [
    path("institutes/", views.institutions, name="institutions"),
    path("institutes/<slug:slug>/", views.institution, name="institution"),
    path("networks/", views.networks, name="networks"),
    path("networks/<slug:slug>/", views.network, name="network"),
    path("map/", views.network_map, name="map"),
    path("people/", views.people, name="people"),
    path("people/<slug:slug>/", views.profile, name="profile"),
]
