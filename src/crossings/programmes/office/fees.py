"""Screens for fees. A single fee is confirmed, corrected or postponed in a few clicks; a table is composed as a whole."""

from typing import Any, ClassVar

from django.urls import URLPattern, reverse
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from crossings.journal.models import Entry
from crossings.journal.office import JournalView
from crossings.journal.office.verbs import JoinedIndexView, OfficeVerb, VerbsViewSet
from crossings.programmes import actions
from crossings.programmes.models import CostItem, Fee, FeeRule, FeeTable
from crossings.programmes.office.forms import AmountForm, FeesFormSet, PostponeForm
from crossings.programmes.office.panels import OfFee, PartsPanel, fields, row, source, translations
from crossings.programmes.office.studies import WithinViewSet


def amount_in_words(fee: Fee) -> str:
    """The amount with its currency, or who will give it and when."""
    if fee.amount is not None:
        return f"{number_format(fee.amount, 2, use_l10n=True, force_grouping=True)} {fee.table.currency}"
    if fee.expected_on is None:
        return gettext("To be confirmed by %(owner)s") % {"owner": fee.to_be_confirmed_by}
    known = {"owner": fee.to_be_confirmed_by, "date": fee.expected_on}
    return gettext("To be confirmed by %(owner)s, expected %(date)s") % known


def as_it_stands(fee: Fee) -> str:
    return f"{fee.table} · {fee} · {amount_in_words(fee)}"


class FeeIndexView(JoinedIndexView):
    """Fees of the latest year first; each leads straight to what can be done with it."""

    base_filterset_class = OfFee

    def get_base_queryset(self) -> Any:
        in_order = (
            "-table__catalogue__year",
            "table__position",
            "table_id",
            "version_id",
            "site_path_id",
            "status",
            "mode",
        )
        return super().get_base_queryset().order_by(*in_order, "id")

    def get_list_more_buttons(self, instance: Fee) -> list[Any]:
        return self.verb_buttons(instance)

    def get_edit_url(self, instance: Fee) -> str | None:
        """A fee's name in the list leads to the verb that it most needs."""
        if not self.request.user.has_perm("programmes.change_fee"):
            return None
        verb = "confirm" if instance.amount is None else "correct"
        return reverse(f"{self.verb_url_prefix}:{verb}", args=(instance.pk,))


class FeeHistoryView(JournalView):
    """A fee is a part of its table, and its history is its table's."""

    def get_base_queryset(self) -> Any:
        return Entry.objects.about(self.object.table).prefetch_related("personal_values")


class FeeViewSet(VerbsViewSet):
    """Single fees. They are added and removed in their table; here each amount is kept right."""

    model = Fee
    icon = "calendar-check"
    menu_label = _("Fees")
    index_view_class = FeeIndexView
    history_view_class = FeeHistoryView
    joined: ClassVar = ("table__catalogue__programme", "version", "site_path", "source")
    list_display: ClassVar = [
        "__str__",
        Column("table", label=_("Fee table")),
        Column("site_path", label=_("Site path")),
        Column("amount", label=_("Amount"), accessor=amount_in_words, sort_key="amount"),
        Column("source", label=_("Source")),
    ]
    list_filter: ClassVar = ["status", "mode"]
    search_fields: ClassVar = [
        "table__name",
        "version__name",
        "table__catalogue__programme__name",
        "to_be_confirmed_by",
    ]
    panels: ClassVar = fields("amount", "to_be_confirmed_by", "expected_on", "source")
    verbs: ClassVar = (
        OfficeVerb(
            key="confirm",
            label=_("Confirm"),
            explanation=_("The amount is known now, and readers will see it."),
            done=_("The fee is confirmed: %(record)s."),
            form=AmountForm,
            perform=lambda fee, **answers: actions.confirm_fee(fee=fee, **answers),
            permission="programmes.change_fee",
            now=as_it_stands,
            icon="check",
            permitted=lambda fee: fee.amount is None,
        ),
        OfficeVerb(
            key="correct",
            label=_("Correct"),
            explanation=_("The amount was wrong. The journal keeps the old one beside the new one."),
            done=_("The fee is corrected: %(record)s."),
            form=AmountForm,
            perform=lambda fee, **answers: actions.correct_fee(fee=fee, **answers),
            permission="programmes.change_fee",
            now=as_it_stands,
            icon="edit",
            permitted=lambda fee: fee.amount is not None,
        ),
        OfficeVerb(
            key="postpone",
            label=_("Postpone"),
            explanation=_("The amount is to be confirmed later. One that stands there now is taken away."),
            done=_("The fee is to be confirmed: %(record)s."),
            form=PostponeForm,
            perform=lambda fee, **answers: actions.postpone_fee(fee=fee, **answers),
            permission="programmes.change_fee",
            now=as_it_stands,
            icon="time",
        ),
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        absent = dict.fromkeys(("add_url_name", "edit_url_name", "delete_url_name"))
        return super().get_common_view_kwargs(**kwargs) | absent

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in {"add", "edit", "delete"}]


class FeeTableViewSet(WithinViewSet):
    model = FeeTable
    icon = "table"
    menu_label = _("Fee tables")
    joined: ClassVar = ("catalogue__programme", "start")
    list_display: ClassVar = ["name", "catalogue", "kind", "basis", "currency", "start"]
    list_filter: ClassVar = ["catalogue", "kind"]
    search_fields: ClassVar = ["name", "catalogue__programme__name"]
    panels: ClassVar = [
        *fields("catalogue", "language", "name", "note"),
        row("kind", "basis"),
        row("currency", "start", "position"),
        PartsPanel(
            "fees",
            heading=_("Fees"),
            label=_("fee"),
            formset=FeesFormSet,
            panels=[
                row("version", "status"),
                row("mode", "site_path"),
                row("amount", "to_be_confirmed_by", "expected_on"),
                *fields("source", "source_note"),
            ],
        ),
        PartsPanel(
            "due_dates",
            heading=_("Due dates"),
            label=_("due date"),
            panels=[row("start", "on"), *fields("source", "source_note")],
        ),
        source(),
        translations("name", "note"),
    ]


class FeeRuleViewSet(WithinViewSet):
    model = FeeRule
    icon = "list-ol"
    menu_label = _("Fee rules")
    list_display: ClassVar = ["__str__", "catalogue", "kind"]
    list_filter: ClassVar = ["catalogue", "kind"]
    search_fields: ClassVar = ["statement", "index"]
    panels: ClassVar = [
        *fields("catalogue", "kind", "language", "statement"),
        row("index", "points", "position"),
        source(),
        translations("statement"),
    ]


class CostItemViewSet(WithinViewSet):
    model = CostItem
    icon = "plus"
    menu_label = _("Other costs")
    list_display: ClassVar = ["name", "catalogue", "kind", "least", "most", "currency"]
    list_filter: ClassVar = ["catalogue", "kind"]
    search_fields: ClassVar = ["name"]
    panels: ClassVar = [
        *fields("catalogue", "kind", "language", "name", "note"),
        row("least", "most", "currency"),
        *fields("position"),
        source(),
        translations("name", "note"),
    ]
