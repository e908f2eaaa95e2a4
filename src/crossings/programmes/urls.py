from django.urls import path, register_converter

from crossings.programmes import rule_views, views
from crossings.programmes.models.regulations import KEY


class EditionKey:
    """The key of an edition in an address, such as 2023-24 or 2023-24.flexible-study."""

    regex = KEY

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(EditionKey, "edition")

app_name = "programmes"
urlpatterns = [
    path("programmes/", views.programmes, name="list"),
    path("programmes/compare/", views.compare, name="compare"),
    path("programmes/<slug:slug>/", views.programme, name="programme"),
    path("programmes/<slug:slug>/fees.csv", views.fees, name="fees"),
    path("programmes/<slug:slug>/rules/", rule_views.editions, name="rules"),
    path("programmes/<slug:slug>/rules/compare/", rule_views.compare, name="compare-rules"),
    path("programmes/<slug:slug>/rules/<edition:key>/", rule_views.edition, name="edition"),
    path("programmes/<slug:slug>/rules/<edition:key>/rules.yaml", rule_views.yaml_file, name="rules-yaml"),
    path("programmes/<slug:slug>/rules/<edition:key>/rules.json", rule_views.json_file, name="rules-json"),
    path("programmes/<slug:slug>/rules/<edition:key>/cases/<slug:name>.yaml", rule_views.cases, name="rule-cases"),
    path("programmes/<slug:slug>/modules/<slug:module>/", views.module, name="module"),
]
