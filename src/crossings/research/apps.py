from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResearchConfig(AppConfig):
    name = "crossings.research"
    verbose_name = _("research")

    def ready(self) -> None:
        """Say what can be found here, and who writes its documents."""
        from crossings.research.models import Project, Publication
        from crossings.research.records import documents
        from crossings.search import kinds

        kinds.register(
            "publication", documents.of_publications, lambda: Publication.objects.public().values_list("pk", flat=True)
        )
        kinds.register("project", documents.of_projects, lambda: Project.objects.public().values_list("pk", flat=True))
        kinds.register("group", documents.of_groups)
        kinds.register("journal", documents.of_venues)
