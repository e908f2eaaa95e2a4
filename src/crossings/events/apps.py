from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "crossings.events"
    verbose_name = _("events")

    def ready(self) -> None:
        from crossings.events.models import Event
        from crossings.events.records.found import search_documents
        from crossings.search import kinds

        kinds.register("event", search_documents, lambda: Event.objects.public().values_list("pk", flat=True))
