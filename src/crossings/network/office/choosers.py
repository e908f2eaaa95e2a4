"""Choosing an institution inside another record's form: by any name that it bears or bore."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView

from crossings.journal.office import RecordChooserViewSet
from crossings.network.models import Institution


class FindInstitution(BaseFilterForm):
    """Finds institutions by any name that they bear or bore."""

    q = forms.CharField(label=_("Name or acronym"), required=False, max_length=80)

    def filter(self, objects: QuerySet[Institution]) -> QuerySet[Institution]:
        self.search_query = self.cleaned_data.get("q")
        if not self.search_query:
            return objects
        self.is_searching = True
        return Institution.objects.filter(pk__in=objects.values("pk")).named_like(self.search_query).by_name()


class ChooseInstitution(ChooseView):
    filter_form_class = FindInstitution
    ordering = ("sort_key", "id")


class ChooseInstitutionResults(ChooseResultsView):
    filter_form_class = FindInstitution
    ordering = ("sort_key", "id")


class InstitutionChooser(RecordChooserViewSet):
    model = Institution
    icon = "home"
    choose_one_text = _("Choose an institution")
    choose_another_text = _("Choose another institution")
    edit_item_text = _("Edit this institution")
    choose_view_class = ChooseInstitution
    choose_results_view_class = ChooseInstitutionResults
