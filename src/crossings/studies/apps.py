from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StudiesConfig(AppConfig):
    name = "crossings.studies"
    verbose_name = _("studies")

    def ready(self) -> None:
        """Say whose account is needed while studies go on."""
        from crossings.people.leaving import object_to_closing
        from crossings.studies.leaving import refuse_while_studies_go_on

        object_to_closing(refuse_while_studies_go_on)
