"""Screens for the rules of study: drafts that are written and checked, editions that are published and never changed."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.actions import action_registry
from wagtail.actions.create import CreateAction
from wagtail.actions.delete import DeleteAction
from wagtail.actions.edit import EditAction
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.button import Button

from crossings.engine.regulations.load import load
from crossings.journal.office import AddView, RecordForm, actor_of
from crossings.journal.office.verbs import JoinedIndexView, OfficeVerb, VerbEditView, VerbForm, VerbsViewSet
from crossings.programmes import actions
from crossings.programmes.draft_report import is_of, problems_in
from crossings.programmes.models import Programme, RegulationDraft, RegulationEdition
from crossings.programmes.pages.rules.page import wording_of
from crossings.programmes.pages.rules.routes import VERDICTS, finding_rows, route_groups, route_rows

ROUTES_PER_PAGE = 25  # rows, each of routes of which the same is said
WIDE = {"rows": 40, "dir": "ltr", "lang": "en", "spellcheck": "false", "class": "rules-text"}


def refuse_unusable(text: str, programme: Programme, key: str) -> None:
    """Refuse, mistake by mistake, a text that cannot be the rules of this edition."""
    problems = problems_in(text, key)
    if problems:
        raise ValidationError(
            [
                ValidationError(
                    _("Line %(line)s: %(what)s %(mend)s"),
                    params={"line": each.line, "what": each.what, "mend": each.mend},
                )
                for each in problems
            ]
        )
    rules = load(text).regulations
    if (rules.programme, rules.edition) != (programme.slug, key):
        raise ValidationError(
            _("The text says of itself that it rules %(says)s. Write programme: %(slug)s and edition: %(key)s in it."),
            params={"says": f"{rules.programme} {rules.edition}", "slug": programme.slug, "key": key},
        )


class DraftForm(RecordForm):
    """A draft of rules. Its text may be wrong: what is wrong is told beside it."""

    class Meta:
        widgets: ClassVar = {"text": forms.Textarea(attrs=WIDE)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].strip = False  # the text is kept to the letter


class PublishRulesForm(VerbForm):
    """Asks why, and lets nobody publish rules that cannot be read."""

    record: RegulationDraft

    def clean(self) -> dict[str, Any]:
        refuse_unusable(self.record.text, self.record.programme, self.record.key)
        published = RegulationEdition.objects.of(self.record.programme)
        if published.filter(key=self.record.key).exists():
            raise ValidationError(
                _(
                    "This edition is published already, and what is published never changes. Give the draft another "
                    "edition, or mend a mistake in the encoding by an erratum."
                )
            )
        return self.cleaned_data


class ErratumForm(VerbForm):
    """What was mended, and the whole text as corrected."""

    what = forms.CharField(
        label=_("What was wrong, and what it is now"), max_length=500, help_text=_("Readers see it beside the rules.")
    )
    text = forms.CharField(label=_("Rules as corrected"), strip=False, widget=forms.Textarea(attrs=WIDE))
    field_order = ("what", "text", "why")
    record: RegulationEdition

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].initial = self.record.effective_text

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        refuse_unusable(text, self.record.programme, self.record.key)
        if load(text).checksum in self.record.checksums:
            raise ValidationError(_("The rules stand or stood in this very text. Mend it, then add the erratum."))
        return text


class DraftThroughVerb(CreateAction):
    def _save_instance(self) -> None:
        self.log_action = None  # the journal is the log
        given = self.form.cleaned_data
        self.instance = self.form.instance = actions.draft_rules(
            programme=given["programme"],
            key=given["key"],
            text=given["text"],
            by=actor_of(self.user),
            at=timezone.now(),
            why=given["why"],
        )


class CorrectDraftThroughVerb(EditAction):
    def _save_instance(self) -> None:
        self.log_action = None
        given = self.form.cleaned_data
        actions.correct_draft(
            draft=self.instance,
            key=given["key"],
            text=given["text"],
            by=actor_of(self.user),
            at=timezone.now(),
            why=given["why"],
        )


class DiscardThroughVerb(DeleteAction):
    def _delete(self) -> None:
        actions.discard_draft(draft=self.instance, by=actor_of(self.user), at=timezone.now())


def address_of(draft: RegulationDraft) -> str:
    """Where readers will find the rules of a draft, once it is published."""
    return reverse("programmes:edition", args=(draft.programme.slug, draft.key))


class FindingsPanel(Panel):
    """What was found in the text: its mistakes at once, and, once the background has looked, the routes through it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "programmes/office/findings.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            text = str(self.form["text"].value() or "").replace("\r\n", "\n")
            report = self.instance.report
            problems = problems_in(text, self.instance.key)
            own: dict[str, Any] = {"problems": problems, "report": None}
            if not problems and is_of(report, text):
                rules = load(text).regulations
                words = wording_of(rules, self.instance.programme, get_language() or "en", address_of(self.instance))
                rows = route_rows(report, words)
                page = Paginator(rows, ROUTES_PER_PAGE).get_page(self.request.GET.get("routes"))
                own |= {
                    "report": report,
                    "verdict": VERDICTS[report["verdict"]],
                    "findings": finding_rows(report, words),
                }
                own |= {"groups": route_groups(rows, page), "page": page, "request": self.request}
            return super().get_context_data(parent_context) | own


def state_words(draft: RegulationDraft) -> str:
    """How far the check of a draft is, in a few words."""
    if draft.report is None or not is_of(draft.report, draft.text):
        return gettext("Being checked")
    mistakes = len(draft.report["problems"])
    if mistakes:
        return ngettext("%(count)s mistake", "%(count)s mistakes", mistakes) % {"count": mistakes}
    return str(VERDICTS[draft.report["verdict"]])


class BackToTheDraft:
    """After a save the screen stays with the draft, where what is found in it is told."""

    object: RegulationDraft

    def get_success_url(self) -> str:
        return reverse("rule-drafts:edit", args=(self.object.pk,))


class DraftAddView(BackToTheDraft, AddView):
    pass


class DraftEditView(BackToTheDraft, VerbEditView):
    pass


class RegulationDraftViewSet(VerbsViewSet):
    model = RegulationDraft
    icon = "edit"
    menu_label = _("Drafts of rules")
    base_form_class = DraftForm
    add_view_class = DraftAddView
    edit_view_class = DraftEditView
    joined: ClassVar = ("programme",)
    list_display: ClassVar = ["__str__", Column("state", label=_("State"), accessor=state_words)]
    list_filter: ClassVar = ["programme"]
    search_fields: ClassVar = ["programme__name", "key"]
    panels: ClassVar = [FieldPanel("programme"), FieldPanel("key"), FieldPanel("text")]
    verbs: ClassVar = (
        OfficeVerb(
            key="publish",
            label=_("Publish"),
            explanation=_(
                "The text and its checksum will be kept for ever as this edition, and the draft ends. What is published "
                "never changes; a mistake in its encoding is mended by an erratum."
            ),
            done=_("The rules %(record)s are published."),
            form=PublishRulesForm,
            perform=lambda draft, **answers: actions.publish_draft(draft=draft, **answers),
            permission="programmes.add_regulationedition",
            icon="upload",
        ),
    )

    @cached_property
    def _correcting(self) -> Any:
        """On the edit screen: the programme stays, and what is found in the text stands above it."""
        shown = [FieldPanel("programme", read_only=True), FindingsPanel(heading=_("What was found"))]
        panels = [*shown, FieldPanel("key"), FieldPanel("text"), FieldPanel("why")]
        return ObjectList(panels, base_form_class=DraftForm).bind_to_model(self.model)

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        correcting = {"panel": self._correcting, "form_class": self._correcting.get_form_class()}
        return super().get_edit_view_kwargs(**kwargs) | correcting

    def on_register(self) -> None:
        super().on_register()
        for action in (DraftThroughVerb, CorrectDraftThroughVerb, DiscardThroughVerb):
            action_registry.register(RegulationDraft, action)


def errata_words(edition: RegulationEdition) -> int:
    """How many errata an edition has."""
    return len(edition.errata.all())


class EditionIndexView(JoinedIndexView):
    """Each edition leads to what readers see of it; its buttons, to its errata and its history."""

    def get_edit_url(self, instance: RegulationEdition) -> str:
        return instance.get_absolute_url()

    def get_list_more_buttons(self, instance: RegulationEdition) -> list[Any]:
        address = reverse(f"{self.verb_url_prefix}:history", args=(instance.pk,))
        return [*self.verb_buttons(instance), Button(_("History"), url=address, icon_name="history", priority=20)]


class RegulationEditionViewSet(VerbsViewSet):
    """Editions are read, and mended by errata; nothing changes or removes them."""

    model = RegulationEdition
    icon = "lock"
    menu_label = _("Editions of the rules")
    index_view_class = EditionIndexView
    joined: ClassVar = ("programme",)
    fetched: ClassVar = ("errata",)
    list_display: ClassVar = [
        "__str__",
        Column("errata", label=_("Errata"), accessor=errata_words),
        Column("why", label=_("Why")),
        DateColumn("published_at", label=_("Published")),
    ]
    list_filter: ClassVar = ["programme"]
    search_fields: ClassVar = ["programme__name", "key"]
    panels: ClassVar = [FieldPanel("key")]
    verbs: ClassVar = (
        OfficeVerb(
            key="erratum",
            label=_("Add an erratum"),
            explanation=_(
                "From now on the corrected text holds. The text that was published stays on record, and results that "
                "name its checksum can be repeated with it."
            ),
            done=_("%(record)s has an erratum."),
            form=ErratumForm,
            perform=lambda edition, at, **answers: actions.add_erratum(
                edition=edition, on=timezone.localdate(at), at=at, **answers
            ),
            permission="programmes.add_erratum",
            icon="edit",
        ),
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        none = {"add_url_name": None, "edit_url_name": None, "delete_url_name": None}
        return super().get_common_view_kwargs(**kwargs) | none

    def get_urlpatterns(self) -> list[URLPattern]:
        without = {"add", "edit", "delete"}
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in without]
