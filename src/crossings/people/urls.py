from django.urls import path

from crossings.people import views

app_name = "people"
urlpatterns = [
    path("account/home/", views.home, name="home"),
    path("privacy/what-we-keep/", views.kept, name="kept"),
]
