"""The office's screens for links: what waits for a curator, reports of readers, pairs of approaches, notes, corpora, runs."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.actions import action_registry
from wagtail.actions.edit import EditAction
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSetGroup

from crossings.engine.research.states import State, permitted
from crossings.journal import actions as journal
from crossings.journal.office import AddThroughVerb, AddView, actor_of
from crossings.journal.office.verbs import JoinedIndexView, OfficeVerb, VerbEditView, VerbForm, VerbsViewSet
from crossings.links import actions
from crossings.links.models import BadBridge, BridgeNote, CorpusVersion, Pairing, ProposedBridge, RunRequest
from crossings.links.office.evidence import evidence_for
from crossings.links.office.forms import CONFIRM, REJECT, REJECT_EVERYWHERE, REOPEN, DecideForm, SettleForm
from crossings.network.office.screens import fields, translations
from crossings.studies.office.screens import WithoutViewSet


class Decide(EditAction):
    """Carries out what a curator decided; without a decision the note alone is mended."""

    def _save_instance(self) -> None:
        self.log_action = None  # the journal is the log
        given, at, by = self.form.cleaned_data, timezone.now(), actor_of(self.user)
        if not given["decision"]:
            journal.correct(record=self.instance, by=by, at=at, why=given["why"], save=self.form.save)
            return
        acts: dict[str, Any] = {"bridge": ProposedBridge.objects.get(pk=self.instance.pk), "by": by, "at": at}
        acts["why"] = given["why"]
        if given["decision"] == REOPEN:
            actions.reopen_bridge(**acts)
        elif given["decision"] == CONFIRM:
            actions.confirm_bridge(note=given["note"], **acts)
        elif given["decision"] in (REJECT, REJECT_EVERYWHERE):
            too_general = given["decision"] == REJECT_EVERYWHERE
            actions.reject_bridge(note=given["note"], too_general=too_general, **acts)


class DecideView(VerbEditView):
    """One bridge with all that speaks for it. After a decision, the next one that waits comes up."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {
            "evidence": evidence_for(self.object, get_language() or "en"),
            "waiting": ProposedBridge.objects.waiting().count(),
        }
        return super().get_context_data(**own, **kwargs)

    def get_success_url(self) -> str:
        following = ProposedBridge.objects.waiting().exclude(pk=self.object.pk).first()
        decided = self.form.cleaned_data["decision"]
        return (
            reverse(self.edit_url_name, args=(following.pk,)) if decided and following else reverse(self.index_url_name)
        )

    def get_success_message(self) -> str:
        return gettext("“%(bridge)s” is saved.") % {"bridge": self.object}


class WaitingFirst(JoinedIndexView):
    """The queue: what waits for a curator comes first, the strongest of it on top."""

    def get_base_queryset(self) -> models.QuerySet[Any]:
        rows = super().get_base_queryset()
        waits = models.Case(models.When(state="proposed", then=0), default=1, output_field=models.IntegerField())
        return rows.annotate(decided=waits).order_by("decided", "-score", "id")


class BridgeViewSet(WithoutViewSet):
    """Bridges are found by the machine; curators decide on them, and neither add nor remove any."""

    model = ProposedBridge
    icon = "link"
    menu_label = _("Bridges to decide on")
    absent: ClassVar = frozenset({"add", "delete"})
    index_view_class = WaitingFirst
    edit_view_class = DecideView
    edit_template_name = "links/office/decide.html"
    joined: ClassVar = ("pairing", "concept__scheme", "corpus")
    list_display: ClassVar = ["concept", "pairing", "state", "score"]
    list_filter: ClassVar = ["state", "pairing", "is_too_general"]
    search_fields: ClassVar = ["concept__label", "note"]
    base_form_class = DecideForm
    panels: ClassVar = fields("note")
    correcting: ClassVar = [FieldPanel("decision"), FieldPanel("note")]

    def on_register(self) -> None:
        super().on_register()
        action_registry.register(ProposedBridge, Decide)


class Settle(EditAction):
    def _save_instance(self) -> None:
        self.log_action = None
        given, report = self.form.cleaned_data, BadBridge.objects.get(pk=self.instance.pk)
        acts: dict[str, Any] = {"by": actor_of(self.user), "at": timezone.now(), "why": given["why"]}
        actions.settle_report(report=report, answer=self.form.answer(), **acts)


class ReportViewSet(WithoutViewSet):
    """Readers write these; the office says what came of each."""

    model = BadBridge
    icon = "warning"
    menu_label = _("Reports of readers")
    absent: ClassVar = frozenset({"add", "delete"})
    joined: ClassVar = ("concept",)
    list_display: ClassVar = ["concept", "words", "reported_at", "settled_at", "answer"]
    list_filter: ClassVar = ["concept"]
    search_fields: ClassVar = ["concept__label", "words", "answer"]
    base_form_class = SettleForm
    panels: ClassVar = fields("words")
    correcting: ClassVar = [
        *(FieldPanel(name, read_only=True) for name in ("concept", "asked", "words", "reported_at", "answer")),
        *fields("outcome", "further"),
    ]

    def on_register(self) -> None:
        super().on_register()
        action_registry.register(BadBridge, Settle)


class PairingViewSet(VerbsViewSet):
    model = Pairing
    icon = "link"
    menu_label = _("Pairs of approaches")
    list_display: ClassVar = ["__str__", "slug", "position", "is_offered"]
    list_filter: ClassVar = ["is_offered"]
    search_fields: ClassVar = ["one", "other", "slug", "translations__one", "translations__other"]
    panels: ClassVar = [
        *fields("slug", "language", "one", "other", "position", "is_offered"),
        InlinePanel("concepts", heading=_("Concepts of each side"), panels=fields("side", "concept")),
        translations("one", "other"),
    ]


def note_verb(key: str, perform: Any, **words: Any) -> OfficeVerb:
    return OfficeVerb(
        key=key,
        form=VerbForm,
        perform=lambda note, **answers: perform(note=note, **answers),
        permission="links.change_bridgenote",
        permitted=lambda note: key in permitted(State(note.state)),
        now=lambda note: str(note.get_state_display()),
        **words,
    )


class NoteViewSet(VerbsViewSet):
    model = BridgeNote
    icon = "edit"
    menu_label = _("Bridge notes")
    joined: ClassVar = ("pairing", "concept")
    list_display: ClassVar = ["title", "pairing", "concept", "state"]
    list_filter: ClassVar = ["state", "pairing"]
    search_fields: ClassVar = ["title", "text", "slug", "translations__title"]
    panels: ClassVar = [
        *fields("slug", "language", "pairing", "concept", "title", "text"),
        MultiFieldPanel(
            [InlinePanel("works", panels=fields("side", "publication"))],
            heading=_("Works that it cites, at least one of each side"),
        ),
        translations("title", "text"),
    ]
    verbs: ClassVar = (
        note_verb(
            "publish",
            actions.publish_note,
            label=_("Publish"),
            explanation=_("The public sees this note from now on. It has to cite a published work of each side."),
            done=_("%(record)s is published."),
            icon="upload",
        ),
        note_verb(
            "withdraw",
            actions.withdraw_note,
            label=_("Withdraw"),
            explanation=_(
                "The public no longer sees this note, at once. It stays on record and may be published again."
            ),
            done=_("%(record)s is withdrawn."),
            icon="download",
        ),
    )


class CorpusViewSet(WithoutViewSet):
    """Corpora are built by the machine and never changed; the list says which there are."""

    model = CorpusVersion
    icon = "snippet"
    menu_label = _("Corpora")
    absent: ClassVar = frozenset({"add", "edit", "delete"})
    list_display: ClassVar = ["__str__", "built_at", "works", "concepts", "is_current"]
    search_fields: ClassVar = ["version"]
    panels: ClassVar = fields("version")


class AskThroughVerb(AddThroughVerb):
    def _save_instance(self) -> None:
        self.log_action = None
        at = timezone.now()
        self.instance = self.form.instance = actions.ask_for_run(
            key=f"asked-{at:%Y-%m-%d-%H%M%S}", by=actor_of(self.user), at=at, why=self.form.cleaned_data["why"]
        )


class AskView(AddView):
    """Nothing is asked but why: what a run rests on is the newest corpus."""

    def get_success_buttons(self) -> list[Any]:
        return []

    def get_success_message(self, instance: RunRequest) -> str:
        return gettext(
            "“%(run)s” is under way, or waits for its turn. This list says how far it is; you may leave. At most one is "
            "made at a time."
        ) % {"run": instance}


class RunRequestViewSet(WithoutViewSet):
    """Runs are asked for, by the clock or here, and made in the background; the list says how far each is."""

    model = RunRequest
    icon = "history"
    menu_label = _("Runs of suggestions")
    absent: ClassVar = frozenset({"edit", "delete"})
    add_view_class = AskView
    joined: ClassVar = ("run",)
    list_display: ClassVar = [
        "__str__",
        DateColumn("asked_at", label=_("Asked for")),
        Column("step", label=_("Step"), accessor="get_step_display"),
        Column("progress", label=_("Ideas done")),
    ]
    search_fields: ClassVar = ["key"]
    panels: ClassVar = []

    def on_register(self) -> None:
        super().on_register()
        action_registry.register(RunRequest, AskThroughVerb)


class LinksMenu(ModelViewSetGroup):
    menu_label = _("Links")
    menu_icon = "link"
    menu_order = 320
    items = (
        BridgeViewSet("bridges"),
        ReportViewSet("bad-bridges"),
        PairingViewSet("pairings"),
        NoteViewSet("bridge-notes"),
        CorpusViewSet("corpora"),
        RunRequestViewSet("runs"),
    )
