"""Translation rows of records.

A record carries its own words in its own `language`; every further language is a row of its own beside it. So a network
may add a language without a migration, and each translation knows who made it and whether its source has changed since.
"""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from crossings.fields.choice import ChoiceField
from crossings.languages.words import Words, digest, words


class Translatable(ClusterableModel):
    """A record whose words may be translated. The subclass names its translated fields in `translated_fields`."""

    language = ChoiceField(_("language of these words"), max_length=8, choices=settings.LANGUAGES, default="en")

    translated_fields: ClassVar[tuple[str, ...]]
    journal_parts: ClassVar[tuple[str, ...]] = ("translations",)

    class Meta:
        abstract = True

    def words(self, field: str, language: str) -> Words:
        """The field's words in the asked language or the nearest that exists, saying which that is."""
        return words(self, field, language)


class SourceDigestField(models.CharField[str, str]):
    """The fingerprint of the source words, taken when a translation is made and each time its own words change."""

    def pre_save(self, model_instance: Any, add: bool) -> str:
        if add or self._revised(model_instance):
            setattr(model_instance, self.attname, digest(model_instance.record))
        return str(getattr(model_instance, self.attname))

    @staticmethod
    def _revised(translation: Any) -> bool:
        kept = type(translation)._base_manager.get(pk=translation.pk)
        fields = type(translation.record).translated_fields
        return any(getattr(kept, field) != getattr(translation, field) for field in fields)


class Translation(models.Model):
    """The words of one record in one language.

    A subclass adds `record = ParentalKey(X, related_name="translations")`, the same text fields as the record (blank
    allowed), and the constraint `once_per_language("app_x")`.
    """

    class Standing(models.TextChoices):
        DRAFT = "draft", _("Draft")
        CHECKED = "checked", _("Checked by a second reader")

    language = ChoiceField(_("language"), max_length=8, choices=settings.LANGUAGES)
    standing = ChoiceField(_("standing"), max_length=8, choices=Standing.choices, default=Standing.DRAFT)
    source_digest = SourceDigestField(max_length=64, blank=True, editable=False)

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.language

    @property
    def is_stale(self) -> bool:
        """Whether the source words have changed since this translation was made."""
        return self.source_digest != digest(self.record)  # type: ignore[attr-defined]


def once_per_language(name: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=("record", "language"), name=f"{name}_once_per_language")
