from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinksConfig(AppConfig):
    name = "crossings.links"
    verbose_name = _("links between approaches")
