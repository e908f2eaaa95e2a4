from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from crossings.journal.triggers import make_append_only


class JournalConfig(AppConfig):
    name = "crossings.journal"
    verbose_name = _("journal")

    def ready(self) -> None:
        post_migrate.connect(make_append_only, sender=self, dispatch_uid="journal-append-only")
