"""The works by which somebody wants to be known, in an order that they chose."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from crossings.network.models import Institution
from crossings.provenance.models import Sourced
from crossings.research.models.group import ResearchGroup
from crossings.research.models.publication import Publication


class KeyWorkQuerySet(models.QuerySet["KeyWork"]):
    def visible_to(self, account: Any) -> Self:
        """The office sees every choice; everyone else those of published works."""
        if account.has_perm("research.view_keywork"):
            return self
        return self.public()

    def public(self) -> Self:
        return self.filter(publication__in=Publication.objects.public())

    def chosen(self) -> Self:
        """In the order chosen, ready to be told."""
        return self.order_by("position", "id").select_related("publication__venue", "source")


class KeyWork(Sourced):
    """One work that an institution, a group or a programme chose. A programme is known here by its address only."""

    institution = models.ForeignKey(
        Institution, models.PROTECT, verbose_name=_("institution"), null=True, blank=True, related_name="key_works"
    )
    group = models.ForeignKey(
        ResearchGroup, models.PROTECT, verbose_name=_("research group"), null=True, blank=True, related_name="key_works"
    )
    programme = models.SlugField(
        _("programme"), max_length=80, blank=True, help_text=_("The short name in the programme’s address.")
    )
    publication = models.ForeignKey(
        Publication, models.PROTECT, verbose_name=_("publication"), related_name="key_works"
    )
    position = models.PositiveSmallIntegerField(_("place in the order"), default=0)

    objects: ClassVar[KeyWorkQuerySet] = KeyWorkQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("key work")
        verbose_name_plural = _("key works")
        ordering = ("position", "id")
        indexes = (models.Index(fields=("position", "id"), name="research_key_work_in_order"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(institution__isnull=False, group__isnull=True, programme="")
                | Q(institution__isnull=True, group__isnull=False, programme="")
                | (Q(institution__isnull=True, group__isnull=True) & ~Q(programme="")),
                name="research_key_work_of_one_owner",
                violation_error_message=_("Choose whose key work it is: one institution, one group or one programme."),
            ),
            models.UniqueConstraint(
                fields=("institution", "publication"), name="research_key_work_once_by_institution"
            ),
            models.UniqueConstraint(fields=("group", "publication"), name="research_key_work_once_by_group"),
            models.UniqueConstraint(
                fields=("programme", "publication"),
                condition=~Q(programme=""),
                name="research_key_work_once_by_programme",
            ),
        )

    def __str__(self) -> str:
        return f"{self.institution or self.group or self.programme} · {self.publication}"
