"""The office's screens for records: list, filter, search, edit, history; every change through a verb.

`RecordViewSet` is the one base for all record screens, and registers in Wagtail's action registry the verbs that its
create, edit and delete screens call, so that no stock screen saves straight to the row.
"""

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.actions import action_registry
from wagtail.actions.create import CreateAction
from wagtail.actions.delete import DeleteAction
from wagtail.actions.edit import EditAction
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.viewsets.model import ModelViewSet

from crossings.journal import actions
from crossings.journal.models import Entry
from crossings.journal.record import Actor


def actor_of(user: Any) -> Actor:
    """The opaque key by which the journal knows an account."""
    return Actor(f"account:{user.pk}")


class RecordForm(WagtailAdminModelForm):
    """A record's form, with one question more: why the change is made. The answer goes to the journal."""

    why = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=500,
        help_text=_("Kept in the journal beside your name. Name the source or the decision behind this change."),
    )


class AddThroughVerb(CreateAction):
    def _save_instance(self) -> None:
        self.log_action = None  # the journal is the log
        actions.add(
            record=self.instance,
            by=actor_of(self.user),
            at=timezone.now(),
            why=self.form.cleaned_data.get("why", ""),
            save=self.form.save,
        )


class CorrectThroughVerb(EditAction):
    def _save_instance(self) -> None:
        self.log_action = None
        actions.correct(
            record=self.instance,
            by=actor_of(self.user),
            at=timezone.now(),
            why=self.form.cleaned_data.get("why", ""),
            save=self.form.save,
        )


class RemoveThroughVerb(DeleteAction):
    def _delete(self) -> None:
        actions.remove(record=self.instance, by=actor_of(self.user), at=timezone.now())


class JournalView(HistoryView):
    """A record's history, read from the journal: what, who, when and why, with each field before and after."""

    filterset_class = None

    @cached_property
    def columns(self) -> list[Column]:
        return [
            Column("verb", label=_("What")),
            Column("changes", label=_("Changed"), accessor=changed_fields),
            Column("why", label=_("Why")),
            Column("actor", label=_("Who"), cell_template_name="journal/actor_cell.html"),
            DateColumn("at", label=_("When")),
        ]

    def get_base_queryset(self) -> models.QuerySet[Entry]:
        return Entry.objects.about(self.object)

    def get_queryset(self) -> models.QuerySet[Entry]:
        return self.get_base_queryset()


def changed_fields(entry: Entry) -> str:
    """`amount: 20200 → 20400; currency: …` for each field of a changed record; only the verb's name for a new one."""
    known = {name: pair for name, pair in entry.changes.items() if pair[0] is not None or entry.verb != "add"}
    return "; ".join(f"{name}: {old} → {new}" for name, (old, new) in known.items())


class RecordViewSet(ModelViewSet):
    """Screens for one kind of record. Give `model`, `panels`, `list_display`, `list_filter`, `search_fields`, `icon`."""

    panels: ClassVar[list[Panel]]
    history_view_class = JournalView
    copy_view_enabled = False
    sort_order_field = None
    add_to_reference_index = False
    search_backend_name = None
    list_per_page = 25
    inspect_view_enabled = False

    def get_edit_handler(self) -> Any:
        panels = [*self.panels, FieldPanel("why")]
        return ObjectList(panels, base_form_class=RecordForm).bind_to_model(self.model)

    def on_register(self) -> None:
        super().on_register()
        through_verbs(self.model)


def through_verbs(model: type[models.Model]) -> None:
    """Let Wagtail's create, edit and delete screens of `model` change it through the journal's verbs only."""
    action_registry.register(model, AddThroughVerb)
    action_registry.register(model, CorrectThroughVerb)
    action_registry.register(model, RemoveThroughVerb)
