from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class WebsiteConfig(AppConfig):
    name = "crossings.website"
    verbose_name = _("website")

    def ready(self) -> None:
        from wagtail.models import ModelLogEntry, PageLogEntry

        from crossings.website.signals import journal_what_was_logged

        for log in (PageLogEntry, ModelLogEntry):
            post_save.connect(journal_what_was_logged, sender=log, dispatch_uid=f"journal-{log.__name__}")
