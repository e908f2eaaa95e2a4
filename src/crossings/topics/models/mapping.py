"""How a concept of one scheme stands to a concept of another."""

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.provenance.models import Sourced
from crossings.topics.models.concept import Concept


class MappingQuerySet(models.QuerySet["Mapping"]):
    def visible_to(self, account: Any) -> Self:
        return self

    def about(self, concept: Concept | int) -> Self:
        """The mappings in which this concept stands on either side."""
        return self.filter(Q(concept=concept) | Q(target=concept))

    def with_words(self) -> Self:
        both = ("concept__scheme", "target__scheme", "source")
        return self.select_related(*both).prefetch_related("concept__translations", "target__translations")


class Mapping(Sourced):
    """A typed relation between concepts of two schemes, after SKOS: `concept` has the match `target`."""

    class Relation(models.TextChoices):
        EXACT = "exact", _("Same as")
        CLOSE = "close", _("Close to")
        BROAD = "broad", _("Narrower than")
        NARROW = "narrow", _("Broader than")
        RELATED = "related", _("Related to")

    concept = ParentalKey(Concept, verbose_name=_("concept"), related_name="mappings")
    target = models.ForeignKey(Concept, models.CASCADE, verbose_name=_("other concept"), related_name="mapped_from")
    relation = ChoiceField(_("relation"), max_length=8, choices=Relation.choices)

    objects: ClassVar[MappingQuerySet] = MappingQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mapping")
        verbose_name_plural = _("mappings")
        ordering = ("concept_id", "relation", "target_id")
        indexes = (models.Index(fields=("concept", "relation", "target"), name="topics_mapping_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=("concept", "target"), name="topics_mapping_once"),
            models.CheckConstraint(condition=~Q(concept=F("target")), name="topics_mapping_not_to_itself"),
            models.CheckConstraint(
                condition=Q(relation__in=("exact", "close", "broad", "narrow", "related")),
                name="topics_mapping_relation_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.concept} · {self.get_relation_display()} · {self.target}"

    def clean(self) -> None:
        super().clean()
        if self.concept_id and self.target_id and self.concept.scheme_id == self.target.scheme_id:
            text = _(
                "“%(label)s” is in the same scheme. A mapping joins two schemes: say here which concept is broader."
            )
            raise ValidationError({"target": text % {"label": self.target.label}})
        if self.concept_id and Mapping.objects.filter(concept=self.target_id, target=self.concept_id).exists():
            raise self.unique_error_message(Mapping, ("concept", "target"))  # joined already, from the other side
