"""Choosing a work inside another record's form: by its title, in any language, or by who made it."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView

from crossings.journal.office import RecordChooserViewSet
from crossings.research.models import Publication


class FindPublication(BaseFilterForm):
    """Finds works by their titles and by who made them."""

    q = forms.CharField(label=_("Title or name"), required=False, max_length=80)

    def filter(self, objects: QuerySet[Publication]) -> QuerySet[Publication]:
        self.search_query = self.cleaned_data.get("q")
        if not self.search_query:
            return objects
        self.is_searching = True
        return Publication.objects.filter(pk__in=objects.values("pk")).named_like(self.search_query).by_title()


class ChoosePublication(ChooseView):
    filter_form_class = FindPublication
    ordering = ("sort_key", "id")


class ChoosePublicationResults(ChooseResultsView):
    filter_form_class = FindPublication
    ordering = ("sort_key", "id")


class PublicationChooser(RecordChooserViewSet):
    model = Publication
    icon = "doc-full"
    choose_one_text = _("Choose a work")
    choose_another_text = _("Choose another work")
    edit_item_text = _("Edit this work")
    choose_view_class = ChoosePublication
    choose_results_view_class = ChoosePublicationResults
