from django.urls import path

from crossings.studies.papers import views

app_name = "papers"
urlpatterns = [
    path("studies/<uuid:key>/transcript.pdf", views.transcript_file, name="transcript"),
    path("studies/<uuid:key>/supplement.pdf", views.supplement_file, name="supplement"),
]
