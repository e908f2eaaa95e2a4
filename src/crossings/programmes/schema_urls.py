"""Where the JSON Schemas of rules and records stand for everybody: outside the languages, at addresses that stay."""

from django.urls import path

from crossings.programmes import rule_views

app_name = "schemas"
urlpatterns = [path("schemas/<slug:name>.json", rule_views.schema, name="schema")]
