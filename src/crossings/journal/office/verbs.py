"""A verb of the office as a page of its own: it says what will happen, asks what it needs and why, and does it.

Public names: `OfficeVerb`, `VerbForm`, `VerbsViewSet`, `JoinedIndexView`. A viewset names its verbs; each then has an
address, a button in the list and one on the edit screen, shown only while the record permits it and to those who hold
the permission.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from crossings.engine.audience import Audience, open_to
from crossings.engine.refusal import Refusal
from crossings.journal.office import CorrectView, RecordViewSet, actor_of

logger = logging.getLogger(__name__)
OUT_OF_DATE = _(
    "This could not be done: the record is not as this page expected it. Somebody may have changed it meanwhile. Look "
    "at the record, then decide again."
)


class VerbForm(forms.Form):
    """What a verb asks. Every verb asks why; who carries it out and when is known.

    A verb that needs more adds its fields, and says in the reader's words what the verb would refuse.
    """

    why = forms.CharField(
        label=_("Why"),
        max_length=500,
        help_text=_("Kept in the journal beside your name. Name the source or the decision behind this change."),
    )

    def __init__(self, *args: Any, record: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record = record


def always(record: Any) -> bool:
    return True


def nothing(record: Any) -> str:
    return ""


@dataclass(frozen=True)
class OfficeVerb:
    """One verb: its words, what it asks, what it does, and when a record permits it."""

    key: str
    label: str | Promise
    explanation: str | Promise
    done: str | Promise
    form: type[VerbForm]
    perform: Callable[..., object]
    """Called with the record, the form's answers, and `by`, `at`."""
    permission: str
    icon: str = "edit"
    permitted: Callable[[Any], bool] = always
    now: Callable[[Any], str] = nothing
    """How the record stands before the verb, in words."""

    def is_for(self, user: Any, record: Any) -> bool:
        return bool(user.has_perm(self.permission)) and self.permitted(record)


class VerbView(WagtailAdminTemplateMixin, FormView[VerbForm]):
    """The page of one verb for one record."""

    verb: OfficeVerb = None  # type: ignore[assignment]  # `as_view` gives it
    model: type[models.Model] = models.Model
    index_url_name = ""
    template_name = "journal/verb.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows: Any = self.model._default_manager
        self.record = get_object_or_404(rows.visible_to(request.user), pk=kwargs["pk"])
        self.form_class = self.verb.form
        self.page_title, self.page_subtitle = self.verb.label, str(self.record)
        self.header_icon = self.verb.icon

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"record": self.record}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        plural = self.model._meta.verbose_name_plural
        here = [{"url": reverse(self.index_url_name), "label": plural}, {"url": "", "label": self.verb.label}]
        return [*self.breadcrumbs_items, *here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = {"verb": self.verb, "now": self.verb.now(self.record), "back": self.back}
        context = super().get_context_data(**own, **kwargs)
        return {**context, "media": context["form"].media}

    @property
    def back(self) -> str:
        return get_valid_next_url_from_request(self.request) or reverse(self.index_url_name)

    def form_valid(self, form: VerbForm) -> HttpResponse:
        try:
            self.verb.perform(self.record, by=actor_of(self.request.user), at=timezone.now(), **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
            return self.form_invalid(form)
        except Refusal as refused:
            logger.info("A verb of the office was refused: %s", refused)
            form.add_error(None, [OUT_OF_DATE, str(refused)])
            return self.form_invalid(form)
        messages.success(self.request, str(self.verb.done) % {"record": self.record})
        return redirect(self.back)


class OffersVerbs:
    """A screen that shows buttons for the verbs that a record permits."""

    request: HttpRequest
    verbs: tuple[OfficeVerb, ...] = ()
    verb_url_prefix = ""

    def verb_buttons(self, record: Any) -> list[Button]:
        back = urlencode({"next": self.request.get_full_path()})
        return [
            Button(
                verb.label,
                url=f"{reverse(f'{self.verb_url_prefix}:{verb.key}', args=(record.pk,))}?{back}",
                icon_name=verb.icon,
                priority=position,
            )
            for position, verb in enumerate(self.verbs, 11)
            if verb.is_for(self.request.user, record)
        ]


class JoinedIndexView(OffersVerbs, IndexView):
    """A list that fetches with its rows whatever its columns show, so that its queries do not grow with it."""

    joined: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()

    def get_base_queryset(self) -> models.QuerySet[Any]:
        rows = self.model._default_manager.visible_to(self.request.user)
        return rows.select_related(*self.joined).prefetch_related(*self.fetched) if self.joined else rows

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        return [*super().get_list_more_buttons(instance), *self.verb_buttons(instance)]


class VerbEditView(OffersVerbs, CorrectView):
    @cached_property
    def header_more_buttons(self) -> list[Any]:
        return [*super().header_more_buttons, *self.verb_buttons(self.object)]


class VerbsViewSet(RecordViewSet):
    """Screens of a record that has verbs of its own: `verbs` names them; `joined` and `fetched` what its list shows."""

    verbs: ClassVar[tuple[OfficeVerb, ...]] = ()
    joined: ClassVar[tuple[str, ...]] = ()
    fetched: ClassVar[tuple[str, ...]] = ()
    index_view_class = JoinedIndexView
    edit_view_class = VerbEditView

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        own = {
            "verbs": self.verbs,
            "verb_url_prefix": self.url_namespace,
            "joined": self.joined,
            "fetched": self.fetched,
        }
        return super().get_common_view_kwargs(**kwargs) | own

    def get_urlpatterns(self) -> list[URLPattern]:
        own = [path(f"{verb.key}/<int:pk>/", self._page_of(verb), name=verb.key) for verb in self.verbs]
        return [*super().get_urlpatterns(), *own]

    def _page_of(self, verb: OfficeVerb) -> Callable[..., HttpResponseBase]:
        view = VerbView.as_view(verb=verb, model=self.model, index_url_name=self.get_url_name("index"))
        return open_to(Audience.OFFICE, writes=True, holding=(verb.permission,))(view)
