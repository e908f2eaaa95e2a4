from django.urls import path

from crossings.provenance import views

app_name = "provenance"
urlpatterns = [path("sources/", views.sources, name="sources")]
