"""The office's screen for tasks that failed for good: what, when, how often, with which error; run again or set aside."""

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.actions import action_registry
from wagtail.actions.edit import EditAction
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views.generic import IndexView

from crossings.jobs import actions
from crossings.jobs.models import DeadLetter
from crossings.journal.office import CorrectView, RecordForm, RecordViewSet, actor_of

VERBS = {
    DeadLetter.Decision.RUN_AGAIN.value: actions.run_again,
    DeadLetter.Decision.SET_ASIDE.value: actions.set_aside,
}
NEXT = {
    DeadLetter.Decision.RUN_AGAIN.value: _(
        "“%(task)s” is in the queue again. If it fails, it comes back to this list."
    ),
    DeadLetter.Decision.SET_ASIDE.value: _(
        "“%(task)s” was set aside. It leaves this list two weeks after it was given up."
    ),
}


class DecideForm(RecordForm):
    """A task that was given up; the one thing to say is what becomes of it, and why."""

    verb = forms.ChoiceField(
        label=_("What becomes of it"),
        choices=[
            (DeadLetter.Decision.RUN_AGAIN.value, _("Run it again: one attempt more, as soon as a worker is free")),
            (DeadLetter.Decision.SET_ASIDE.value, _("Set it aside: it is not done any more")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].required = True


class Decide(EditAction):
    def _save_instance(self) -> None:
        self.log_action = None  # the journal is the log
        given = self.form.cleaned_data
        letter = DeadLetter.objects.get(pk=self.instance.pk)
        VERBS[given["verb"]](letter=letter, by=actor_of(self.user), at=timezone.now(), why=given["why"])


class DeadLetterIndexView(IndexView):
    def get_base_queryset(self) -> models.QuerySet[DeadLetter]:
        return DeadLetter.objects.visible_to(self.request.user)


class DecideView(CorrectView):
    def get_success_message(self) -> str:
        return str(NEXT[self.form.cleaned_data["verb"]]) % {"task": self.object}


class DeadLetterViewSet(RecordViewSet):
    """The queue writes these rows; the office decides on them, and neither adds nor removes any."""

    model = DeadLetter
    icon = "warning"
    menu_label = _("Tasks given up")
    menu_order = 602
    add_to_settings_menu = True
    list_display: ClassVar = ["name", "died_at", "attempts", "reason", "decision"]
    list_filter: ClassVar = ["decision"]
    search_fields: ClassVar = ["name", "reason"]
    ordering = ("-died_at", "-id")
    index_view_class = DeadLetterIndexView
    edit_view_class = DecideView
    base_form_class = DecideForm
    panels: ClassVar = [
        *(FieldPanel(name, read_only=True) for name in ("name", "died_at", "attempts", "reason", "decision")),
        FieldPanel("verb"),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in ("add", "delete")]

    def on_register(self) -> None:
        super().on_register()
        action_registry.register(DeadLetter, Decide)


@hooks.register("register_admin_viewset")
def register_tasks_given_up() -> DeadLetterViewSet:
    return DeadLetterViewSet("tasks-given-up")
