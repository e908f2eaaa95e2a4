from django.urls import path

from crossings.studies.planner.views import own, public

app_name = "planner"
urlpatterns = [
    path("programmes/<slug:slug>/plan/", public.plan, name="plan"),
    path("programmes/<slug:slug>/plan/desk/", public.desk, name="desk"),
    path("studies/<uuid:key>/plan/", own.own, name="own"),
    path("studies/<uuid:key>/plan/desk/", own.own_desk, name="own-desk"),
    path("studies/<uuid:key>/plan/keep/", own.keep, name="keep"),
    path("studies/plans/<uuid:key>/choose/", own.choose, name="choose"),
    path("studies/plans/<uuid:key>/discard/", own.discard, name="discard"),
]
