"""The index: what is found of every public record. Nothing in it is a record; all of it can be written anew.

Documents, words and values are numbered by a digest of what they are, so that writing one never waits for another.
"""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal
from crossings.fields.bytewise import BytewiseField


class IndexedDocuments(models.QuerySet["IndexedDocument"]):
    def hidden(self, day: date) -> Self:
        """Those that may not be found on the day: not yet, or not any more."""
        return self.filter(Q(starts__gt=day) | Q(ends__lte=day))


class IndexedDocument(models.Model):
    """One public record, as its hit shows it."""

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    address = models.CharField(max_length=500)
    texts = models.JSONField()  # a list of [role, words, language]
    day: "BytewiseField[str, str]" = BytewiseField(max_length=10, blank=True)
    title_key: "BytewiseField[str, str]" = BytewiseField(max_length=300)
    length = models.PositiveIntegerField()  # words, in the language that has the most
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)

    objects = IndexedDocuments.as_manager()
    personal_fields: ClassVar[dict[str, Personal]] = {}  # only what is public, and only while it is
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="search_document_of_one_record"),
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gt=F("starts")),
                name="search_document_ends_after_start",
            ),
        ]
        indexes = [
            models.Index(fields=["-day", "id"], name="search_document_newest"),
            models.Index(fields=["title_key", "id"], name="search_document_by_title"),
            models.Index(fields=["length"], name="search_document_length"),
            models.Index(fields=["starts", "id"], condition=Q(starts__isnull=False), name="search_document_starts"),
            models.Index(fields=["ends", "id"], condition=Q(ends__isnull=False), name="search_document_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class WaitingDocument(models.Model):
    """A document that tells of a record which changed, and is still to be written anew; twice where two changed.

    A number and no relation: the document may be gone by then.
    """

    document = models.BigIntegerField()

    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return str(self.document)


class Posting(models.Model):
    """A term in a document: how often, titles weighted, and in a text of how many words."""

    pk = models.CompositePrimaryKey("document_id", "term")
    document = models.ForeignKey(IndexedDocument, models.CASCADE, related_name="postings", db_index=False)
    term = models.BigIntegerField()
    times = models.PositiveSmallIntegerField()
    length = models.PositiveIntegerField()

    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [models.Index(fields=["term", "document", "times", "length"], name="search_posting_by_term")]

    def __str__(self) -> str:
        return f"{self.term} in {self.document_id}"


class DocumentVector(models.Model):
    """What a document means, as an encoder says it: numbers of one byte; none, where it knows none of its languages."""

    document = models.OneToOneField(IndexedDocument, models.CASCADE, related_name="vector")
    encoder = models.CharField(max_length=60)
    words = models.BigIntegerField()  # a digest of the words that it was made of
    numbers = models.BinaryField()

    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.encoder} of {self.document_id}"


class Word(models.Model):
    """A word of some title or name, as it is folded: what is suggested, and what a mistyped word may have meant."""

    id = models.BigIntegerField(primary_key=True)
    text: "BytewiseField[str, str]" = BytewiseField(max_length=60, unique=True)

    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.text


class WordUse(models.Model):
    """A document whose titles or names have the word."""

    pk = models.CompositePrimaryKey("document_id", "word_id")
    document = models.ForeignKey(IndexedDocument, models.CASCADE, related_name="word_uses", db_index=False)
    word = models.ForeignKey(Word, models.CASCADE, related_name="uses", db_index=False)

    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [models.Index(fields=["word", "document"], name="search_word_use_by_word")]

    def __str__(self) -> str:
        return f"{self.word_id} in {self.document_id}"


class ShornWord(models.Model):
    """A word with one letter taken out, by which words that differ by one letter find each other."""

    pk = models.CompositePrimaryKey("form", "word_id")
    form = models.BigIntegerField()
    word = models.ForeignKey(Word, models.CASCADE, related_name="shorn")

    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.form} of {self.word_id}"


class FacetValue(models.Model):
    """One value of one facet, such as the topic `unu/forced-migration`."""

    id = models.BigIntegerField(primary_key=True)
    facet = models.CharField(max_length=20)
    code = models.CharField(max_length=120)

    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "code"], name="search_facet_value_once")]

    def __str__(self) -> str:
        return f"{self.facet} {self.code}"


class DocumentFacet(models.Model):
    """A value that a document has."""

    pk = models.CompositePrimaryKey("document_id", "value_id")
    document = models.ForeignKey(IndexedDocument, models.CASCADE, related_name="values", db_index=False)
    value = models.ForeignKey(FacetValue, models.CASCADE, related_name="uses", db_index=False)

    personal_fields: ClassVar[dict[str, Personal]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [models.Index(fields=["value", "document"], name="search_facet_by_value")]

    def __str__(self) -> str:
        return f"{self.value_id} of {self.document_id}"
