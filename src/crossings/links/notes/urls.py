from django.urls import path

from crossings.links.notes import views

app_name = "bridge_notes"
urlpatterns = [
    path("", views.notes, name="notes"),
    path("<slug:slug>/", views.note, name="note"),
]
