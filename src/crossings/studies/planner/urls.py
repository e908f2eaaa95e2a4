from django.urls import path

from crossings.studies.planner import own_views, views

app_name = "planner"
urlpatterns = [
    path("programmes/<slug:slug>/plan/", views.plan, name="plan"),
    path("programmes/<slug:slug>/plan/desk/", views.desk, name="desk"),
    path("studies/<uuid:key>/plan/", own_views.own, name="own"),
    path("studies/<uuid:key>/plan/desk/", own_views.own_desk, name="own-desk"),
    path("studies/<uuid:key>/plan/keep/", own_views.keep, name="keep"),
    path("studies/plans/<uuid:key>/choose/", own_views.choose, name="choose"),
    path("studies/plans/<uuid:key>/discard/", own_views.discard, name="discard"),
]
