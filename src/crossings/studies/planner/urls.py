from django.urls import path

from crossings.studies.planner import views

app_name = "planner"
urlpatterns = [
    path("programmes/<slug:slug>/plan/", views.plan, name="plan"),
    path("programmes/<slug:slug>/plan/desk/", views.desk, name="desk"),
]
