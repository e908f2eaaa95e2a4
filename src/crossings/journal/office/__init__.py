"""The office's screens for records: list, filter, search, edit, history; every change through a verb.

`RecordViewSet` is the one base for all record screens, and registers in Wagtail's action registry the verbs that its
create, edit and delete screens call, so that no stock screen saves straight to the row.
"""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from django.views.generic.edit import FormMixin
from wagtail.actions import action_registry
from wagtail.actions.create import CreateAction
from wagtail.actions.delete import DeleteAction
from wagtail.actions.edit import EditAction
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import CreateView, DeleteView, EditView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from crossings.engine.audience import Audience, open_to
from crossings.engine.refusal import Refusal
from crossings.journal import actions
from crossings.journal.actors import names_of
from crossings.journal.models import Entry
from crossings.journal.record import Actor
from crossings.journal.words import in_short, verb_words


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
    """A record's history, read from the journal: what, who, when and why, with each field that changed."""

    filterset_class = None
    any_permission_required = ("add", "change", "delete", "view")

    @cached_property
    def columns(self) -> list[Column]:
        return entry_columns()

    def get_base_queryset(self) -> models.QuerySet[Entry]:
        return Entry.objects.about(self.object).prefetch_related("personal_values")

    def get_queryset(self) -> models.QuerySet[Entry]:
        return self.get_base_queryset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return name_actors(context)


class ShowsRefusals(FormMixin[Any]):
    """What a verb refuses is told above the form, with what was written still in it; nothing is kept."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as error:
            form.add_error(None, error.messages)
        self.produced_error_message = gettext("Nothing was saved: see what is refused below.")
        return self.form_invalid(form)


class AddView(ShowsRefusals, CreateView):
    pass


class CorrectView(ShowsRefusals, EditView):
    pass


class RemoveView(DeleteView):
    """Asks before a record is removed, and says what rests on it where it cannot be."""

    def form_valid(self, form: Any) -> HttpResponseBase:
        try:
            return super().form_valid(form)
        except (ProtectedError, RestrictedError) as refused:
            messages.error(self.request, rests_on_it(self.object, refused))
            return redirect(self.get_delete_url())


def rests_on_it(record: models.Model, refused: ProtectedError | RestrictedError) -> str:
    """Why a record cannot be removed: which kinds of records need it, and what to do."""
    resting = refused.protected_objects if isinstance(refused, ProtectedError) else refused.restricted_objects
    kinds = sorted({str(row._meta.verbose_name_plural) for row in resting})
    return gettext(
        "“%(record)s” was not removed: %(kinds)s rest on it. Remove those or point them elsewhere first."
    ) % {
        "record": record,
        "kinds": ", ".join(kinds),
    }


class ActorColumn(Column):
    """Who did it, by the name that the actor's key has today."""

    def get_value(self, instance: Entry) -> str:
        return getattr(instance, "actor_name", instance.actor)


def entry_columns() -> list[Column]:
    """How journal entries are listed, in a record's history and in the whole journal."""
    return [
        TitleColumn("verb", label=_("What"), accessor=verb_words, get_url=entry_url),
        Column("changes", label=_("Changed"), accessor=in_short),
        Column("why", label=_("Why")),
        ActorColumn("actor", label=_("Who")),
        DateColumn("at", label=_("When")),
    ]


def entry_url(entry: Entry) -> str:
    return reverse("journal:entry", args=(entry.pk,))


def name_actors(context: dict[str, Any]) -> dict[str, Any]:
    """Give each listed entry the name of its actor: one question for the whole page."""
    entries = list(context["object_list"])
    names = names_of(entry.actor for entry in entries)
    for entry in entries:
        entry.actor_name = names[entry.actor]
    context["object_list"] = entries
    return context


class RecordViewSet(ModelViewSet):
    """Screens for one kind of record. Give `model`, `panels`, `list_display`, `list_filter`, `search_fields`, `icon`.

    Each screen is open to the office roles that hold the permission it needs: adding, changing or removing this kind of
    record; who may only view it gets the list and the history.
    """

    panels: ClassVar[list[Panel]]
    base_form_class: ClassVar[type[RecordForm]] = RecordForm
    add_view_class = AddView
    edit_view_class = CorrectView
    history_view_class = JournalView
    delete_view_class = RemoveView
    copy_view_enabled = False
    sort_order_field = None
    add_to_reference_index = False
    search_backend_name = None
    list_per_page = 25
    inspect_view_enabled = False

    def get_edit_handler(self) -> Any:
        panels = [*self.panels, FieldPanel("why")]
        return ObjectList(panels, base_form_class=self.base_form_class).bind_to_model(self.model)

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No screen counts what rests on a record: it would name private records to those who may not see them."""
        return super().get_common_view_kwargs(**kwargs) | {"usage_url_name": None}

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "usage"]

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        writes, needed = next((w, n) for base, w, n in NEEDED if issubclass(view_class, base))
        options = self.model._meta
        holding = tuple(f"{options.app_label}.{act}_{options.model_name}" for act in needed)
        view = super().construct_view(view_class, **kwargs)
        return open_to(Audience.OFFICE, writes=writes, holding=holding)(view)

    def on_register(self) -> None:
        super().on_register()
        through_verbs(self.model)


NEEDED: tuple[tuple[type, bool, tuple[str, ...]], ...] = (
    (CreateView, True, ("add",)),
    (EditView, True, ("change",)),
    (DeleteView, True, ("delete",)),
    (View, False, ("add", "change", "delete", "view")),
)
"""What each kind of screen needs, and whether it takes forms; the first that fits counts."""


class RecordChooserViewSet(ChooserViewSet):
    """A list of records to choose one from, inside another record's form. Records are made on their own screens only."""

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        return open_to(Audience.OFFICE)(super().construct_view(view_class, **kwargs))


def through_verbs(model: type[models.Model]) -> None:
    """Let Wagtail's create, edit and delete screens of `model` change it through the journal's verbs only."""
    action_registry.register(model, AddThroughVerb)
    action_registry.register(model, CorrectThroughVerb)
    action_registry.register(model, RemoveThroughVerb)
