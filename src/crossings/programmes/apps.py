from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    name = "crossings.programmes"
    verbose_name = _("programmes")

    def ready(self) -> None:
        from crossings.journal.triggers import keep_for_ever
        from crossings.programmes import found
        from crossings.search import kinds

        for table in ("programmes_regulationedition", "programmes_erratum"):
            keep_for_ever(table)
        kinds.register("programme", found.programmes)
        kinds.register("module", found.modules)
        kinds.follow("network.network", found.of_network)
        kinds.follow("network.membership", found.of_membership)
