"""Which corpora were built, and which of them is asked today."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from crossings.programmes.models.rules import says_something


class CorpusVersionQuerySet(models.QuerySet["CorpusVersion"]):
    def visible_to(self, account: Any) -> Self:
        """Which corpora there are is public: every answer names the one that it comes from."""
        return self

    def newest(self) -> Self:
        return self.order_by("-built_at", "-id")

    def current(self) -> "CorpusVersion | None":
        """The one that is asked today; none before the first was built."""
        return self.filter(is_current=True).first()

    def unneeded(self, kept: int) -> Self:
        """Those beside the newest `kept` on which nothing rests: what rests on one points at it."""
        newest = list(self.newest().values_list("pk", flat=True)[:kept])
        return self.exclude(pk__in=newest).exclude(is_current=True).filter(**_rested_on_by_nothing())


def _rested_on_by_nothing() -> dict[str, bool]:
    return {f"{relation.name}__isnull": True for relation in CorpusVersion._meta.related_objects}


class CorpusVersion(models.Model):
    """One corpus that was built of the network's publications: an immutable file, known by its checksum."""

    version = models.CharField(_("version"), max_length=64, unique=True)
    settings = models.JSONField(_("settings"), default=dict)
    works = models.PositiveIntegerField(_("works"), default=0)
    concepts = models.PositiveIntegerField(_("concepts"), default=0)
    built_at = models.DateTimeField(_("built"))
    path = models.CharField(_("file"), max_length=200, help_text=_("Below the folder “links” of the data folder."))
    is_current = models.BooleanField(_("asked today"), default=False)

    objects: ClassVar[CorpusVersionQuerySet] = CorpusVersionQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("corpus")
        verbose_name_plural = _("corpora")
        ordering = ("-built_at", "-id")
        indexes = (models.Index(fields=("-built_at", "-id"), name="links_corpus_newest"),)
        constraints = (
            models.UniqueConstraint(fields=("is_current",), condition=Q(is_current=True), name="links_one_current"),
            says_something("version", name="links_corpus_has_a_version"),
            says_something("path", name="links_corpus_has_a_file"),
        )

    def __str__(self) -> str:
        return self.version[:12]
