"""Screens for enrolments, results, seats on boards and scales of grades; every change through a verb."""

from typing import Any, ClassVar

from django.urls import URLPattern
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.actions import action_registry
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSetGroup

from crossings.journal.office import AddThroughVerb, CorrectThroughVerb, actor_of
from crossings.journal.office.verbs import VerbsViewSet
from crossings.programmes.office.panels import fields, row, source
from crossings.studies import actions
from crossings.studies.models import BoardSeat, Enrolment, GradeScale, Result
from crossings.studies.office.forms import AdviserForm, EnrolForm, SeatForm
from crossings.studies.office.verbs import ENROLMENT_VERBS


class EnrolThroughVerb(AddThroughVerb):
    def _save_instance(self) -> None:
        self.log_action = None
        given = self.form.cleaned_data
        self.instance = self.form.instance = actions.enrol(
            student=given["student_email"],
            edition=given["edition"],
            route=given["chosen"],
            on=given["enrolled_on"],
            starts=given["starts"],
            adviser=given["adviser"],
            by=actor_of(self.user),
            at=timezone.now(),
            why=given["why"],
        )


class AssignThroughVerb(CorrectThroughVerb):
    def _save_instance(self) -> None:
        self.log_action = None
        given = self.form.cleaned_data
        enrolment, acts = self.instance, {"by": actor_of(self.user), "at": timezone.now(), "why": given["why"]}
        actions.assign_adviser(enrolment=enrolment, adviser=given["adviser"], **acts)


class CorrectResultThroughVerb(CorrectThroughVerb):
    def _save_instance(self) -> None:
        self.log_action = None
        given = self.form.cleaned_data
        told = {name: given[name] for name in ("status", "term", "ects", "grade", "why")}
        actions.correct_result(result=self.instance, by=actor_of(self.user), at=timezone.now(), **told)


class WithoutViewSet(VerbsViewSet):
    """Screens of which some are left out: records of students are ended or corrected, never deleted."""

    absent: ClassVar[frozenset[str]] = frozenset({"delete"})
    correcting: ClassVar[list[Any]] = []
    correcting_form: ClassVar[Any] = None

    @cached_property
    def _correcting(self) -> Any:
        panels = [*self.correcting, FieldPanel("why")]
        return ObjectList(panels, base_form_class=self.correcting_form or self.base_form_class).bind_to_model(
            self.model
        )

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        own = {"panel": self._correcting, "form_class": self._correcting.get_form_class()}
        return super().get_edit_view_kwargs(**kwargs) | own

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(**kwargs) | {f"{name}_url_name": None for name in self.absent}

    def get_urlpatterns(self) -> list[URLPattern]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in self.absent]


class EnrolmentViewSet(WithoutViewSet):
    model = Enrolment
    icon = "user"
    menu_label = _("Enrolments")
    base_form_class = EnrolForm
    correcting_form = AdviserForm
    joined: ClassVar = ("student", "adviser", "programme", "edition__programme")
    list_display: ClassVar = ["student", "programme", "edition", "state", "adviser", "enrolled_on"]
    list_filter: ClassVar = ["programme", "state"]
    search_fields: ClassVar = ["student__name", "student__email"]
    panels: ClassVar = [*fields("student_email", "edition", "chosen", "starts", "enrolled_on", "adviser")]
    correcting: ClassVar = [
        *(FieldPanel(name, read_only=True) for name in ("student", "edition", "enrolled_on", "state")),
        FieldPanel("adviser"),
    ]
    verbs: ClassVar = ENROLMENT_VERBS

    def on_register(self) -> None:
        super().on_register()
        action_registry.register(Enrolment, EnrolThroughVerb)
        action_registry.register(Enrolment, AssignThroughVerb)


class ResultViewSet(WithoutViewSet):
    """Results are recorded by a verb of their enrolment; here one that is wrong is corrected, with the reason."""

    model = Result
    icon = "form"
    menu_label = _("Results")
    absent: ClassVar = frozenset({"add", "delete"})
    joined: ClassVar = ("enrolment__student", "enrolment__edition__programme")
    list_display: ClassVar = ["__str__", "enrolment", "term", "status", "grade"]
    list_filter: ClassVar = ["enrolment__programme", "status", "term"]
    search_fields: ClassVar = ["module", "enrolment__student__name"]
    panels: ClassVar = fields("term", "status", "ects", "grade")
    correcting: ClassVar = [
        *(FieldPanel(name, read_only=True) for name in ("enrolment", "module")),
        row("term", "status"),
        row("ects", "grade"),
    ]

    def on_register(self) -> None:
        super().on_register()
        action_registry.register(Result, CorrectResultThroughVerb)


class BoardSeatViewSet(VerbsViewSet):
    model = BoardSeat
    icon = "group"
    menu_label = _("Seats on boards")
    base_form_class = SeatForm
    joined: ClassVar = ("account", "programme")
    list_display: ClassVar = ["account", "programme"]
    list_filter: ClassVar = ["programme"]
    search_fields: ClassVar = ["account__name"]
    panels: ClassVar = fields("account", "programme")


class GradeScaleViewSet(VerbsViewSet):
    model = GradeScale
    icon = "order"
    menu_label = _("Scales of grades")
    joined: ClassVar = ("programme", "source")
    list_display: ClassVar = ["programme", "least", "most", "places"]
    search_fields: ClassVar = ["programme__name"]
    panels: ClassVar = [*fields("programme"), row("least", "most", "places"), source()]


class StudiesMenu(ModelViewSetGroup):
    menu_label = _("Students")
    menu_icon = "user"
    menu_order = 210
    items = (
        EnrolmentViewSet("enrolments"),
        ResultViewSet("results"),
        BoardSeatViewSet("board-seats"),
        GradeScaleViewSet("grade-scales"),
    )
