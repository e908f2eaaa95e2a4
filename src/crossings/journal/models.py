"""Who did what, when and why: append-only, and the one feed of what has changed.

Actors are opaque keys without a foreign key (`account:7`, `system:demo`), so that the journal outlives accounts. Values
of personal fields stand in a table of their own, `PersonalValue`, which erasure may empty; an entry never changes.
"""

from typing import Any, ClassVar, Self

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, record: models.Model) -> Self:
        """Everything that happened to one record, newest first."""
        return self.filter(kind=record._meta.label_lower, record_key=str(record.pk)).newest()

    def newest(self) -> Self:
        return self.order_by("-at", "-id")

    def after(self, position: int) -> Self:
        """What a reader who stands at `position` has not seen, oldest first, leaving out what may still be committing."""
        unseen = self.filter(id__gt=position).order_by("id")
        if connection.vendor != "postgresql":
            return unseen  # SQLite has one writer: ids appear in the order of their commits
        settled = "transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
        return self.extra(where=[settled]).filter(id__gt=position).order_by("transaction_id", "id")


class Entry(models.Model):
    """One change to one record by one actor."""

    at = models.DateTimeField(_("when"))
    actor = models.CharField(_("who"), max_length=80)
    verb = models.CharField(_("what"), max_length=80)
    kind = models.CharField(_("kind of record"), max_length=100)
    record_key = models.CharField(_("record"), max_length=64)
    title = models.CharField(_("title at that time"), max_length=255, blank=True)
    why = models.TextField(_("why"), blank=True)
    request_id = models.CharField(_("request"), max_length=64, blank=True)
    transaction_id = models.BigIntegerField(_("transaction"), default=0, editable=False)
    changes = models.JSONField(_("changes"), default=dict)

    objects: ClassVar[models.Manager["Entry"]] = EntryQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, Personal]] = {
        "actor": Personal(Purpose.ACCOUNTABILITY, Retention(days=3650, after="the change"), Sensitivity.P2),
    }
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal")
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=("kind", "record_key", "-at"), name="journal_by_record"),
            models.Index(fields=("-at", "-id"), name="journal_newest"),
            models.Index(fields=("actor", "-at"), name="journal_by_actor"),
            models.Index(fields=("transaction_id", "id"), name="journal_cursor"),
        )
        constraints = (
            models.CheckConstraint(condition=~models.Q(actor=""), name="journal_entry_has_an_actor"),
            models.CheckConstraint(condition=~models.Q(verb=""), name="journal_entry_has_a_verb"),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.kind} {self.record_key}"


class PersonalValue(models.Model):
    """What a personal field said before and after a change. Erasure empties the values and leaves the row."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="personal_values")
    field = models.CharField(max_length=100)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    erased_at = models.DateTimeField(null=True)

    personal_fields: ClassVar[dict[str, Personal]] = {
        "before": Personal(Purpose.ACCOUNTABILITY, Retention(days=3650, after="the change"), Sensitivity.P3),
        "after": Personal(Purpose.ACCOUNTABILITY, Retention(days=3650, after="the change"), Sensitivity.P3),
    }
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = (models.UniqueConstraint(fields=("entry", "field"), name="journal_personal_value_once"),)

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.field}"


def snapshot_value(value: Any) -> Any:
    """A value as JSON can keep it: numbers, truth and nothing as they are, all else as its text."""
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
