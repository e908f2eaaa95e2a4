from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    name = "crossings.network"
    verbose_name = _("network")

    def ready(self) -> None:
        from crossings.network import found
        from crossings.network.models import Profile
        from crossings.search import kinds

        kinds.register("institution", found.institutions)
        kinds.register("network", found.networks)
        kinds.register("person", found.persons, lambda: Profile.objects.agreed_to().values_list("person", flat=True))
