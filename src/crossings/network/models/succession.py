"""What an institution came from and what it became."""

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from crossings.engine.network.lineage import would_return
from crossings.fields.choice import ChoiceField
from crossings.fields.partial_date import PartialDateField
from crossings.network.models.institution import Institution
from crossings.provenance.models import Sourced


class SuccessionQuerySet(models.QuerySet["Succession"]):
    def visible_to(self, account: Any) -> Self:
        """Successions are public."""
        return self

    def around(self, institution: Institution) -> Self:
        """Those in which an institution took part, oldest first, ready for its page; their words are fetched apart."""
        found = self.filter(models.Q(predecessor=institution) | models.Q(successor=institution))
        return found.select_related("predecessor", "successor", "source")


class Succession(Sourced):
    """One institution that went on as another."""

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("Renamed")
        MERGED = "merged", _("Merged into")
        SPLIT = "split", _("Split into")

    predecessor = models.ForeignKey(
        Institution, models.PROTECT, verbose_name=_("predecessor"), related_name="successions_from"
    )
    successor = models.ForeignKey(
        Institution, models.PROTECT, verbose_name=_("successor"), related_name="successions_to"
    )
    kind = ChoiceField(_("kind"), max_length=7, choices=Kind.choices)
    on = PartialDateField(_("on"), null=True, blank=True)

    objects: ClassVar[SuccessionQuerySet] = SuccessionQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering = ("on", "id")
        indexes = (models.Index(fields=("on", "id"), name="network_succession_in_order"),)
        constraints = (
            models.UniqueConstraint(fields=("predecessor", "successor"), name="network_succession_once"),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")),
                name="network_succession_of_two_bodies",
                violation_error_message=_("An institution cannot succeed itself. Record another name instead."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"

    def clean(self) -> None:
        """Refuse a succession that would lead back to where it began."""
        known = Succession.objects.exclude(pk=self.pk).values_list("predecessor_id", "successor_id")
        both = self.predecessor_id and self.successor_id and self.predecessor_id != self.successor_id
        if both and would_return(known, self.predecessor_id, self.successor_id):
            raise ValidationError(
                _(
                    "The successor is already the predecessor, or comes before it, so the line would lead back to its "
                    "beginning. Check which of the two came first."
                ),
                "returns",
            )
