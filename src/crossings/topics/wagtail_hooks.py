"""The office's screens for schemes, their concepts and what was published of them."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.model import ModelViewSetGroup

from crossings.journal.office import RecordChooserViewSet, RecordViewSet
from crossings.topics.models import Concept, ConceptScheme


def fields(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


class SchemeViewSet(RecordViewSet):
    model = ConceptScheme
    name = "concept-schemes"
    icon = "list-ul"
    menu_label = _("Sets of concepts")
    list_display: ClassVar = ["title", "slug", "version", "source"]
    search_fields: ClassVar = ["title", "slug"]
    panels: ClassVar = [
        *fields("slug", "language", "title", "description", "version", "uri", "licence", "facet", "position"),
        MultiFieldPanel(fields("source", "source_note"), _("Source")),
        InlinePanel(
            "translations", heading=_("Translations"), panels=fields("language", "title", "description", "standing")
        ),
    ]


class ConceptViewSet(RecordViewSet):
    model = Concept
    name = "concepts"
    icon = "tag"
    menu_label = _("Concepts")
    list_display: ClassVar = ["label", "scheme", "notation", "broader", "iso_alpha2", "is_deprecated"]
    list_filter: ClassVar = ["scheme", "links_as", "is_deprecated"]
    search_fields: ClassVar = ["label", "slug", "notation", "iso_alpha2", "iso_alpha3"]
    panels: ClassVar = [
        *fields("scheme", "slug", "notation", "language", "label", "definition", "scope_note", "broader", "position"),
        FieldPanel("links_as"),
        MultiFieldPanel(fields("iso_alpha2", "iso_alpha3"), _("For a country only")),
        InlinePanel(
            "translations",
            heading=_("Translations"),
            panels=fields("language", "label", "definition", "scope_note", "standing"),
        ),
        InlinePanel("alternative_labels", heading=_("Alternative labels"), panels=fields("language", "text")),
        InlinePanel("mappings", heading=_("Mappings"), panels=fields("relation", "target", "source", "source_note")),
        MultiFieldPanel(fields("is_deprecated", "replaced_by", "uri"), _("Standing")),
        MultiFieldPanel(fields("source", "source_note"), _("Source")),
    ]


class TopicsGroup(ModelViewSetGroup):
    menu_label = _("Topics")
    menu_icon = "tag"
    menu_order = 600
    items = (SchemeViewSet("concept-schemes"), ConceptViewSet("concepts"))


class FindConcept(BaseFilterForm):
    """Finds concepts by a part of a name or a code."""

    q = forms.CharField(label=_("Name or code"), required=False, max_length=100)

    def filter(self, objects: QuerySet[Concept]) -> QuerySet[Concept]:
        self.search_query = self.cleaned_data.get("q")
        if not self.search_query:
            return objects
        self.is_searching = True
        names = Q(label__icontains=self.search_query) | Q(translations__label__icontains=self.search_query)
        return objects.filter(names | Q(notation=self.search_query) | Q(slug=self.search_query)).distinct()


class AmongSchemes:
    """A list to choose from in which each concept names its scheme."""

    filter_form_class = FindConcept

    def get_object_list(self) -> QuerySet[Concept]:
        return Concept.objects.in_use().select_related("scheme").order_by("scheme__position", "sort_key", "id")

    @property
    def columns(self) -> list[Any]:
        return [self.title_column, Column("scheme", label=_("Set")), Column("notation", label=_("Notation"))]  # type: ignore[attr-defined]


class ChooseConcept(AmongSchemes, ChooseView):
    pass


class ChooseConceptResults(AmongSchemes, ChooseResultsView):
    pass


class ConceptChooser(RecordChooserViewSet):
    model = Concept
    icon = "tag"
    choose_one_text = _("Choose a concept")
    choose_another_text = _("Choose another concept")
    edit_item_text = _("Edit this concept")
    choose_view_class = ChooseConcept
    choose_results_view_class = ChooseConceptResults


@hooks.register("register_admin_viewset")
def register_topics() -> list[Any]:
    return [TopicsGroup(), ConceptChooser("concept_chooser")]
