"""Who did what, when and why: append-only, and the one feed of what has changed.

Actors are opaque keys without a foreign key (`account:7`, `system:demo`), so that the journal outlives accounts. Values
of personal fields stand in a table of their own, `PersonalValue`, which erasure may empty; an entry never changes.
"""

from typing import Any, ClassVar, Self

from django.db import connection, models
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity

OLDEST_STILL_COMMITTING = RawSQL("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", ())


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, account: Any) -> Self:
        """Those whose role reads the journal see all of it; everyone else sees nothing."""
        return self if account.has_perm("journal.view_entry") else self.none()

    def about(self, record: models.Model) -> Self:
        """Everything that happened to one record, newest first."""
        return self.filter(kind=record._meta.label_lower, record_key=str(record.pk)).newest()

    def newest(self) -> Self:
        return self.order_by("-at", "-id")

    def after(self, position: int) -> Self:
        """What a reader who has read up to the entry `position` has not seen, in reading order; 0 reads from the start.

        The reading order is that in which transactions began to write, so that an entry which commits late is not
        missed: on PostgreSQL what may still be committing, and all that began after it, is left for the next time.
        """
        unread = self.in_reading_order()
        if connection.vendor == "postgresql":
            unread = unread.filter(transaction_id__lt=OLDEST_STILL_COMMITTING)
        last = self.model._default_manager.filter(pk=position).first()
        if last is None:
            return unread.filter(id__gt=position)
        return unread.filter(
            models.Q(transaction_id__gt=last.transaction_id)
            | models.Q(transaction_id=last.transaction_id, id__gt=last.pk)
        )

    def in_reading_order(self) -> Self:
        return self.order_by("transaction_id", "id")


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

    objects: ClassVar[EntryQuerySet] = EntryQuerySet.as_manager()  # type: ignore[assignment]
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


class PersonalValueQuerySet(models.QuerySet["PersonalValue"]):
    def about(self, kind: str, record_key: str) -> Self:
        """What the journal holds of one record's personal fields."""
        return self.filter(entry__kind=kind, entry__record_key=record_key)

    def not_erased(self) -> Self:
        return self.filter(erased_at=None)


class PersonalValue(models.Model):
    """What a personal field said before and after a change. Erasure empties the values and leaves the row."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="personal_values")
    field = models.CharField(_("field"), max_length=100)
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)
    erased_at = models.DateTimeField(_("erased"), null=True)

    objects: ClassVar[PersonalValueQuerySet] = PersonalValueQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, Personal]] = {
        "before": Personal(Purpose.ACCOUNTABILITY, Retention(days=3650, after="the change"), Sensitivity.P3),
        "after": Personal(Purpose.ACCOUNTABILITY, Retention(days=3650, after="the change"), Sensitivity.P3),
    }
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("personal value in the journal")
        verbose_name_plural = _("personal values in the journal")
        ordering = ("entry_id", "field")
        constraints = (
            models.UniqueConstraint(fields=("entry", "field"), name="journal_personal_value_once"),
            models.CheckConstraint(
                condition=models.Q(erased_at=None) | models.Q(before=None, after=None), name="journal_erased_is_empty"
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.field}"


def snapshot_value(value: Any) -> Any:
    """A value as JSON can keep it: numbers, truth and nothing as they are, all else as its text."""
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
