from django.urls import path

from crossings.website.design import views

app_name = "design"
urlpatterns = [path("", views.catalogue, name="catalogue")]
