from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConfigConfig(AppConfig):
    name = "crossings.config"
    verbose_name = _("configuration")

    def ready(self) -> None:
        import crossings.config.checks  # noqa: F401  registers them
