"""The office's forms: what may be chosen together, and what each verb of the office asks.

A record that hangs on a catalogue is offered parts of that catalogue only (`WithinForm`), and so are the rows edited
inside it (`PartsFormSet`). The verbs' forms ask for what the verb needs and, last of all, why.
"""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet

from crossings.fields.partial_date import PartialDateFormField
from crossings.journal.office import RecordForm
from crossings.journal.office.verbs import VerbForm
from crossings.programmes.models import Catalogue, Competency, Dispute, DisputeSide, Fee, Programme
from crossings.provenance.forms import source_field


def choosable(rows: models.QuerySet[Any], record: Any) -> models.QuerySet[Any]:
    """The rows that `record` may point at: of its own catalogue, else of its own programme, where it has one yet."""
    catalogue = record.catalogue if getattr(record, "catalogue_id", None) else None
    programme_id = catalogue.programme_id if catalogue else getattr(record, "programme_id", None)
    known = {field.name for field in rows.model._meta.fields}
    if rows.model is Catalogue:
        return rows.select_related("programme")
    if rows.model is Competency:
        return rows.filter(framework__programme=programme_id) if programme_id else rows
    if "catalogue" in known:
        rows = rows.select_related("catalogue__programme")
        if catalogue:
            return rows.filter(catalogue=catalogue)
        return rows.filter(catalogue__programme=programme_id) if programme_id else rows
    if "programme" in known and programme_id:
        return rows.filter(programme=programme_id)
    return rows


def in_its_year(row: Any) -> str:
    """A part of a catalogue, told apart from its namesakes of other years."""
    return f"{row} · {row.catalogue}"


def limit(field: Any, record: Any) -> None:
    """Offer in a field only what `record` may point at, each choice named well enough to be told apart."""
    field.queryset = choosable(field.queryset, record)
    has_year = "catalogue" in {one.name for one in field.queryset.model._meta.fields}
    if has_year and not getattr(record, "catalogue_id", None):
        field.label_from_instance = in_its_year


class WithinForm(RecordForm):
    """The form of a record that offers only what belongs to the same catalogue or programme."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                limit(field, self.instance)
        for formset in self.formsets.values():
            formset.instance = self.instance  # a new record too: its rows are checked against what the form says


class PartsFormSet(BaseChildFormSet):
    """Rows edited inside a record: they share one list of choices, and keep the record's rules before it is saved.

    `once` names the fields that together may stand in one row only.
    """

    once: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choices: dict[str, list[Any]] = {}

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            if isinstance(field, forms.ModelChoiceField) and isinstance(field.widget, forms.Select):
                limit(field, self.instance)
                field.choices = self._shared(name, field)

    def _shared(self, name: str, field: Any) -> list[Any]:
        """The choices of a field, read once for all rows."""
        if name not in self._choices:
            self._choices[name] = list(field.choices)
        return self._choices[name]

    def clean(self) -> None:
        super().clean()
        seen: set[tuple[Any, ...]] = set()
        for form in self.forms:
            if form.is_valid() and form not in self.deleted_forms and (form.has_changed() or form.instance.pk):
                self._keep_the_rules(form, seen)

    def _keep_the_rules(self, form: Any, seen: set[tuple[Any, ...]]) -> None:
        setattr(form.instance, self.fk.name, self.instance)
        try:
            form.instance.clean()
            if self.instance.pk:
                form.instance.validate_constraints()
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        key = tuple(form.cleaned_data.get(name) for name in self.once)
        if self.once and key in seen:
            form.add_error(None, _("This row stands here twice. Remove one of the two."))
        seen.add(key)


class FeesFormSet(PartsFormSet):
    once = ("version", "status", "mode", "site_path")


class AmountForm(VerbForm):
    """The amount of a fee, in the currency of its table."""

    amount = forms.DecimalField(label=_("Amount"), min_value=Decimal(0), max_digits=10, decimal_places=2)
    source = source_field()
    field_order = ("amount", "source", "why")
    record: Fee

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].label = _("Amount in %(currency)s") % {"currency": self.record.table.currency}
        self.fields["amount"].initial = self.record.amount


class PostponeForm(VerbForm):
    """By whom and until when a fee will be confirmed."""

    to_be_confirmed_by = forms.CharField(
        label=_("To be confirmed by"), max_length=120, help_text=_("The office that will give the amount.")
    )
    expected_on = PartialDateFormField(
        label=_("Expected"), required=False, help_text=_("A day, a month or a year; left empty if nobody has said.")
    )
    source = source_field()
    field_order = ("to_be_confirmed_by", "expected_on", "source", "why")
    record: Fee

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_be_confirmed_by"].initial = self.record.to_be_confirmed_by
        self.fields["expected_on"].initial = self.record.expected_on


class MoveForm(VerbForm):
    """From when a programme stands otherwise, and what readers are told about it."""

    on = PartialDateFormField(label=_("From when"), help_text=_("A day, a month or a year, such as 2024-09."))
    reason = forms.CharField(label=_("Reason, as told to readers"), max_length=300, required=False)
    source = source_field()
    field_order = ("on", "reason", "source", "why")
    record: Programme

    def clean_on(self) -> Any:
        on, last = self.cleaned_data["on"], self.record.last_change
        if last is not None and on < last.on:
            raise ValidationError(
                _("The programme's last change is of %(last)s, which is later. Write a day that comes after it."),
                params={"last": last.on},
            )
        return on


class PublishForm(VerbForm):
    """Asks only why, and lets nobody publish a catalogue in which a reader would find nothing."""

    record: Catalogue

    def clean(self) -> dict[str, Any]:
        if not self.record.versions.exists():
            raise ValidationError(
                _("This catalogue has no version, so a reader would find nothing in it. Add its versions first.")
            )
        return self.cleaned_data


class NextYearForm(VerbForm):
    """Who will give the amounts of the coming year, if the fee tables are to come along."""

    fees_confirmed_by = forms.CharField(
        label=_("Fees will be confirmed by"),
        max_length=120,
        required=False,
        help_text=_(
            "With an office named here, the fee tables come along and every fee is to be confirmed by it. "
            "Left empty, they stay behind."
        ),
    )
    field_order = ("fees_confirmed_by", "why")


class SettleForm(VerbForm):
    """Which side of a disagreement is right, since when that is settled, and by which decision."""

    side: Any = forms.ModelChoiceField(None, label=_("Right is"), empty_label=None, widget=forms.RadioSelect)
    on = PartialDateFormField(label=_("Settled"), help_text=_("A day, a month or a year, such as 2024-02."))
    source = source_field()
    field_order = ("side", "on", "source", "why")
    record: Dispute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        side: Any = self.fields["side"]
        side.queryset = DisputeSide.objects.filter(dispute=self.record)
