"""Screens for modules: what each is about, where it stands in a year, and who teaches it."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from crossings.journal.office.verbs import VerbsViewSet
from crossings.programmes.models import Aim, CatalogueModule, Competency, CompetencyFramework, LearningOutcome, Module
from crossings.programmes.office.forms import WithinForm
from crossings.programmes.office.panels import PartsPanel, fields, row, source, translations
from crossings.programmes.office.studies import WithinViewSet


class ModuleViewSet(VerbsViewSet):
    model = Module
    icon = "doc-full"
    menu_label = _("Modules")
    base_form_class = WithinForm
    joined: ClassVar = ("programme", "owner")
    list_display: ClassVar = ["title", "code", "programme", "ects", "kind", "is_example"]
    list_filter: ClassVar = ["programme", "kind", "is_example"]
    search_fields: ClassVar = ["title", "code", "further_codes__code", "translations__title"]
    panels: ClassVar = [
        *fields("programme", "slug"),
        row("code", "kind"),
        row("ects", "level"),
        *fields("language", "title", "summary", "owner"),
        row("contact_hours", "private_hours"),
        *fields("content_warning", "is_example"),
        PartsPanel(
            "disciplines",
            heading=_("Disciplines and topics"),
            label=_("concept"),
            panels=fields("concept", "source", "source_note"),
        ),
        PartsPanel(
            "competencies",
            heading=_("Competencies"),
            label=_("competency"),
            panels=fields("competency", "source", "source_note"),
        ),
        PartsPanel(
            "outcomes",
            heading=_("Learning outcomes"),
            label=_("learning outcome"),
            panels=fields("outcome", "source", "source_note"),
        ),
        PartsPanel(
            "further_codes",
            heading=_("Further codes"),
            label=_("code"),
            panels=[row("code", "note"), *fields("source", "source_note")],
        ),
        source(),
        translations("title", "summary", "level", "content_warning"),
    ]


class CatalogueModuleViewSet(WithinViewSet):
    model = CatalogueModule
    icon = "folder-open-1"
    menu_label = _("Modules by year")
    joined: ClassVar = ("catalogue__programme", "module")
    list_display: ClassVar = ["module", "catalogue", "is_compulsory", "term", "running"]
    list_filter: ClassVar = ["catalogue", "is_compulsory", "term", "running"]
    search_fields: ClassVar = ["module__title", "module__code"]
    panels: ClassVar = [
        *fields("catalogue", "module"),
        *fields("is_compulsory"),
        row("term", "running"),
        row("taught_in", "position"),
        PartsPanel(
            "assessments",
            heading=_("Assessment"),
            label=_("part"),
            panels=[row("kind", "weight"), row("least_words", "most_words"), *fields("source", "source_note")],
        ),
        PartsPanel(
            "teaching",
            heading=_("Who teaches it"),
            label=_("teacher"),
            panels=[
                *fields("person"),
                row("role", "kind"),
                *fields("home_institution", "sessions", "source", "source_note"),
            ],
        ),
        source(),
    ]


class AimViewSet(WithinViewSet):
    model = Aim
    icon = "pick"
    menu_label = _("Aims")
    list_display: ClassVar = ["__str__", "catalogue", "position"]
    search_fields: ClassVar = ["statement"]
    panels: ClassVar = [*fields("catalogue", "position", "language", "statement"), source(), translations("statement")]


class LearningOutcomeViewSet(WithinViewSet):
    model = LearningOutcome
    icon = "success"
    menu_label = _("Learning outcomes")
    joined: ClassVar = ("catalogue__programme", "about")
    list_display: ClassVar = ["__str__", "catalogue", "group", "position", "about"]
    list_filter: ClassVar = ["catalogue", "group"]
    search_fields: ClassVar = ["statement", "about__label"]
    panels: ClassVar = [
        *fields("catalogue", "group", "position", "language", "statement", "about"),
        source(),
        translations("statement"),
    ]


class CompetencyFrameworkViewSet(VerbsViewSet):
    model = CompetencyFramework
    icon = "folder-inverse"
    menu_label = _("Competency frameworks")
    joined: ClassVar = ("programme",)
    list_display: ClassVar = ["name", "programme", "number", "starts"]
    list_filter: ClassVar = ["programme"]
    search_fields: ClassVar = ["name", "programme__name"]
    panels: ClassVar = [
        *fields("programme", "number", "starts", "language", "name"),
        source(),
        translations("name"),
    ]


class CompetencyViewSet(VerbsViewSet):
    model = Competency
    icon = "group"
    menu_label = _("Competencies")
    joined: ClassVar = ("framework",)
    list_display: ClassVar = ["name", "framework", "position"]
    list_filter: ClassVar = ["framework"]
    search_fields: ClassVar = ["name", "statement", "key"]
    panels: ClassVar = [
        *fields("framework", "key", "position", "language", "name", "statement"),
        source(),
        translations("name", "statement"),
    ]
