from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    name = "crossings.programmes"
    verbose_name = _("programmes")

    def ready(self) -> None:
        from crossings.programmes import found
        from crossings.search import kinds

        kinds.register("programme", found.programmes)
        kinds.register("module", found.modules)
        kinds.follow("network.network", found.of_network)
        kinds.follow("network.membership", found.of_membership)
