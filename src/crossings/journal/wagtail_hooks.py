"""The office's view of the whole journal: filtered by record, actor, verb and date; each entry with before and after."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.db import models
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import BaseListingView, BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from crossings.engine.audience import Audience, open_to
from crossings.journal.actors import names_of
from crossings.journal.models import Entry
from crossings.journal.office import entry_columns, name_actors
from crossings.journal.words import changes_of, kind_words, verb_words


def kinds() -> list[tuple[str, str]]:
    found = Entry.objects.order_by("kind").values_list("kind", flat=True).distinct()
    return sorted(((kind, kind_words(kind)) for kind in found), key=lambda choice: choice[1])


def verbs() -> list[tuple[str, str]]:
    found = Entry.objects.order_by("verb").values_list("verb", flat=True).distinct()
    return [(verb, verb_words(Entry(verb=verb))) for verb in found]


def actors() -> list[tuple[str, str]]:
    found = Entry.objects.order_by("actor").values_list("actor", flat=True).distinct()
    return sorted(names_of(found).items(), key=lambda choice: choice[1])


class EntryFilterSet(WagtailFilterSet):
    kind = django_filters.MultipleChoiceFilter(label=_("Record"), choices=kinds)
    actor = django_filters.MultipleChoiceFilter(label=_("Who"), choices=actors)
    verb = django_filters.MultipleChoiceFilter(label=_("What"), choices=verbs)
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)

    class Meta:
        model = Entry
        fields = ("kind", "actor", "verb", "at")


class EntriesView(BaseListingView):
    """Everything that was done, newest first."""

    model = Entry
    page_title = _("Journal")
    header_icon = "history"
    paginate_by = 25
    filterset_class = EntryFilterSet
    index_url_name = "journal:index"
    index_results_url_name = "journal:index_results"
    verbose_name_plural = Entry._meta.verbose_name_plural

    @cached_property
    def columns(self) -> list[Column]:
        about = [
            Column("kind", label=_("Record"), accessor=lambda entry: kind_words(entry.kind)),
            Column("title", label=_("Title"), accessor=lambda entry: entry.title or entry.record_key),
        ]
        return [*entry_columns()[:1], *about, *entry_columns()[1:]]

    def get_base_queryset(self) -> models.QuerySet[Entry]:
        return Entry.objects.visible_to(self.request.user).newest().prefetch_related("personal_values")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return name_actors(super().get_context_data(**kwargs))


class EntryView(BaseObjectMixin, WagtailAdminTemplateMixin, TemplateView):
    """One entry: who, when, why, in which request, and each field before and after."""

    model = Entry
    page_title = _("Journal entry")
    header_icon = "history"
    template_name = "journal/entry.html"

    def get_base_object_queryset(self) -> models.QuerySet[Entry]:
        return Entry.objects.visible_to(self.request.user).prefetch_related("personal_values")

    def get_page_subtitle(self) -> str:
        return (
            f"{verb_words(self.object)}: {kind_words(self.object.kind)} {self.object.title or self.object.record_key}"
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry = self.object
        known = {
            "entry": entry,
            "kind": kind_words(entry.kind),
            "verb": verb_words(entry),
            "actor_name": names_of([entry.actor])[entry.actor],
            "changes": changes_of(entry),
        }
        return super().get_context_data(**kwargs) | known


class JournalMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("journal.view_entry")


class JournalViewSet(ViewSet):
    """The screens of the journal: nobody adds, changes or removes anything here."""

    icon = "history"
    menu_label = _("Journal")
    menu_order = 900
    add_to_admin_menu = True

    def construct_view(self, view_class: Any, **kwargs: Any) -> Callable[..., Any]:
        return open_to(Audience.JOURNAL, holding=("journal.view_entry",))(super().construct_view(view_class, **kwargs))

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.construct_view(EntriesView), name="index"),
            path("results/", self.construct_view(EntriesView, results_only=True), name="index_results"),
            path("<int:pk>/", self.construct_view(EntryView), name="entry"),
        ]

    @property
    def menu_item_class(self) -> type[MenuItem]:
        return JournalMenuItem


@hooks.register("register_admin_viewset")
def register_journal() -> JournalViewSet:
    return JournalViewSet("journal")
