from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class WebsiteConfig(AppConfig):
    name = "crossings.website"
    verbose_name = _("website")

    def ready(self) -> None:
        from wagtail.models import ModelLogEntry, Page, PageLogEntry, PageViewRestriction

        from crossings.website import found, signals

        for log in (PageLogEntry, ModelLogEntry):
            post_save.connect(signals.journal_what_was_logged, sender=log, dispatch_uid=f"journal-{log.__name__}")
        found.register()
        for model in (Page, *(model for models in found.MODELS.values() for model in models)):
            post_save.connect(signals.find_page, sender=model, dispatch_uid=f"find-{model.__name__}")
        post_delete.connect(signals.find_page, sender=Page, dispatch_uid="find-no-more")
        post_save.connect(signals.find_what_moved, sender=PageLogEntry, dispatch_uid="find-moved")
        for told in (post_save, post_delete):
            told.connect(signals.find_what_is_shut, sender=PageViewRestriction, dispatch_uid="find-shut")
