"""How works stand to each other."""

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from crossings.engine.network.lineage import would_return
from crossings.fields.choice import ChoiceField
from crossings.provenance.models import Sourced
from crossings.research.models.publication import Publication


class WorkRelationQuerySet(models.QuerySet["WorkRelation"]):
    def visible_to(self, account: Any) -> Self:
        """The office sees every relation; everyone else those of two published works."""
        if account.has_perm("research.view_workrelation"):
            return self
        public = Publication.objects.public()
        return self.filter(work__in=public, other__in=public)

    def around(self, work: Publication) -> Self:
        """Those of a work to works that are published, ready for its page."""
        mine = models.Q(work=work, other__state="published") | models.Q(other=work, work__state="published")
        return self.filter(mine).select_related("work", "other", "source")


class WorkRelation(Sourced):
    """One work that is a brief, a chapter, a later edition or a translation of another."""

    class Kind(models.TextChoices):
        BRIEF_OF = "brief-of", _("is a brief of")
        CHAPTER_OF = "chapter-of", _("is a chapter of")
        SUPERSEDES = "supersedes", _("supersedes")
        TRANSLATION_OF = "translation-of", _("is a translation of")

    work = models.ForeignKey(Publication, models.PROTECT, verbose_name=_("work"), related_name="relations")
    kind = ChoiceField(_("how it stands"), max_length=14, choices=Kind.choices)
    other = models.ForeignKey(Publication, models.PROTECT, verbose_name=_("to which work"), related_name="related_by")

    objects: ClassVar[WorkRelationQuerySet] = WorkRelationQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("relation between works")
        verbose_name_plural = _("relations between works")
        ordering = ("kind", "id")
        indexes = (models.Index(fields=("kind", "id"), name="research_relation_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=("work", "other", "kind"), name="research_relation_once"),
            models.CheckConstraint(
                condition=~models.Q(work=models.F("other")),
                name="research_relation_of_two_works",
                violation_error_message=_("A work cannot stand so to itself. Choose the other work."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.work} · {self.get_kind_display()} · {self.other}"

    def clean(self) -> None:
        """Refuse a relation that would lead back to where it began."""
        known = WorkRelation.objects.filter(kind=self.kind).exclude(pk=self.pk).values_list("work_id", "other_id")
        both = self.work_id and self.other_id and self.work_id != self.other_id
        if both and would_return(known, self.work_id, self.other_id):
            raise ValidationError(
                _(
                    "The other work already stands so to this one, by itself or through others, so the line would lead "
                    "back to its beginning. Check which of the two came first."
                ),
                "returns",
            )
