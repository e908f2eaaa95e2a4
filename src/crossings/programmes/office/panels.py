"""The pieces that edit screens are made of."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel

from crossings.programmes.models import Catalogue, PlacementSector
from crossings.programmes.office.forms import PartsFormSet


class PartsPanel(InlinePanel):
    """Rows edited inside a record, by a formset that keeps the record's rules."""

    def __init__(self, *args: Any, formset: type[PartsFormSet] = PartsFormSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.formset = formset

    def clone_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().clone_kwargs()
        return kwargs | {"formset": self.formset}

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = self.formset
        return options


def fields(*names: str) -> list[Panel]:
    return [FieldPanel(name) for name in names]


def row(*names: str) -> Panel:
    """Short fields side by side."""
    return FieldRowPanel(fields(*names))


def source() -> Panel:
    return MultiFieldPanel(fields("source", "source_note"), _("Source"))


def translations(*names: str) -> Panel:
    return InlinePanel("translations", heading=_("Translations"), panels=fields("language", *names, "standing"))


class OfCatalogue(WagtailFilterSet):
    """Finds the rows of one catalogue."""

    catalogue = django_filters.ModelChoiceFilter(
        label=_("Catalogue"),
        queryset=Catalogue.objects.select_related("programme").order_by("programme__sort_key", "-year"),
    )


class OfVersion(WagtailFilterSet):
    """Finds what hangs on the versions of one catalogue."""

    catalogue = django_filters.ModelChoiceFilter(
        label=_("Catalogue"),
        field_name="version__catalogue",
        queryset=Catalogue.objects.select_related("programme").order_by("programme__sort_key", "-year"),
    )

    class Meta:
        model = PlacementSector
        fields = ()


class OfFee(WagtailFilterSet):
    """Finds fees by their catalogue, and those that are still to be confirmed."""

    catalogue = django_filters.ModelChoiceFilter(
        label=_("Catalogue"),
        field_name="table__catalogue",
        queryset=Catalogue.objects.select_related("programme").order_by("programme__sort_key", "-year"),
    )
    awaited = django_filters.BooleanFilter(label=_("To be confirmed"), field_name="amount", lookup_expr="isnull")
