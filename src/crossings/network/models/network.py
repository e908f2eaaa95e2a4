"""Networks: a consortium of universities, or a network of research institutes, with what it is told by its milestones."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.fields.choice import ChoiceField
from crossings.fields.partial_date import PartialDateField
from crossings.fields.sort_key import SortKeyField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.provenance.models import Sourced
from crossings.search.findable import Findable


class NetworkQuerySet(models.QuerySet["Network"]):
    def visible_to(self, account: Any) -> Self:
        """Networks are public."""
        return self

    def by_name(self) -> Self:
        return self.order_by("sort_key", "id")

    def with_words(self) -> Self:
        return self.prefetch_related("translations").select_related("source")


class Network(Findable, Translatable, Sourced):
    """A group of institutions that work together under one name."""

    class Kind(models.TextChoices):
        CONSORTIUM = "consortium", _("Consortium that awards a degree")
        RESEARCH = "research", _("Research network")
        MIGRATION = "migration", _("Network on migration")
        DEVELOPMENT = "development", _("Network on development")
        RIGHTS = "rights", _("Network on human rights")
        ADVOCACY = "advocacy", _("Network on advocacy")
        HEALTH = "health", _("Network on health")

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    kind = ChoiceField(_("kind"), max_length=11, choices=Kind.choices)
    description = models.TextField(_("what it is"), blank=True)
    homepage = models.URLField(_("homepage"), blank=True)
    founded = PartialDateField(_("founded"), null=True, blank=True)
    sort_key = SortKeyField(of="name", language_of="language")

    found_as = "network"
    translated_fields = ("name", "description")
    journal_parts = ("translations",)
    objects: ClassVar[NetworkQuerySet] = NetworkQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        ordering = ("sort_key", "id")
        indexes = (models.Index(fields=("sort_key", "id"), name="network_network_by_name"),)
        constraints = (models.CheckConstraint(condition=~models.Q(name=""), name="network_network_has_a_name"),)

    def __str__(self) -> str:
        return self.name


class NetworkTranslation(Translation):
    record = ParentalKey(Network, on_delete=models.CASCADE, related_name="translations")
    name = models.CharField(_("name"), max_length=200, blank=True)
    description = models.TextField(_("what it is"), blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("network_network"),)
