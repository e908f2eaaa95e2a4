from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TopicsConfig(AppConfig):
    name = "crossings.topics"
    verbose_name = _("topics")

    def ready(self) -> None:
        from crossings.search import kinds
        from crossings.topics import records
        from crossings.topics.models import Concept

        kinds.register(
            Concept.found_as, records.search_documents, lambda: Concept.objects.in_use().values_list("pk", flat=True)
        )
