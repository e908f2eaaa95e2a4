from django.urls import path

from crossings.operations import views

app_name = "operations"
urlpatterns = [
    path("health/", views.health, name="health"),
    path("media/images/<path:path>", views.rendition, name="rendition"),
]
