"""The office's screens for events: each list, form and history, every change through a verb."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSetGroup

from crossings.events.models import Event, EventSeries
from crossings.events.office.forms import EventForm
from crossings.events.office.verbs import EVENT
from crossings.journal.office import RecordViewSet
from crossings.journal.office.verbs import VerbsViewSet


def fields(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


def translations(*names: str) -> InlinePanel:
    return InlinePanel("translations", heading=_("Translations"), panels=fields("language", *names, "standing"))


SOURCE = MultiFieldPanel(fields("source", "source_note"), _("Source"))


class EventViewSet(VerbsViewSet):
    model = Event
    name = "event-records"
    icon = "date"
    menu_label = _("Events")
    list_display: ClassVar = ["title", "kind", "starts", "last_day", "city", "status"]
    list_filter: ClassVar = ["status", "kind", "country", "series"]
    search_fields: ClassVar = ["title", "slug", "city", "translations__title"]
    base_form_class = EventForm
    panels: ClassVar = [
        *fields("slug", "language", "title", "kind", "summary", "notice"),
        MultiFieldPanel(fields("starts", "last_day", "begins_at", "ends_at", "zone"), _("When")),
        MultiFieldPanel(fields("venue", "city", "country", "online_address"), _("Where")),
        *fields("audience", "series", "homepage", "is_example"),
        InlinePanel("parties", heading=_("Who"), panels=fields("role", "institution", "name", "first_day", "last_day")),
        InlinePanel("topics", heading=_("Topics"), panels=fields("concept")),
        translations("title", "summary", "city", "notice"),
        SOURCE,
    ]
    verbs: ClassVar = EVENT


class EventSeriesViewSet(RecordViewSet):
    model = EventSeries
    name = "event-series"
    icon = "list-ul"
    menu_label = _("Series")
    list_display: ClassVar = ["title", "slug"]
    search_fields: ClassVar = ["title", "slug", "translations__title"]
    panels: ClassVar = [*fields("slug", "language", "title"), translations("title"), SOURCE]


class EventsGroup(ModelViewSetGroup):
    menu_label = _("Events")
    menu_icon = "date"
    menu_order = 320
    items = (EventViewSet("event-records"), EventSeriesViewSet("event-series"))
