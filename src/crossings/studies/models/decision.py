"""A decision of the board about one student: an exemption, a substitution, and whatever else the engine calls a fact."""

from typing import ClassVar, get_args

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal
from crossings.engine.regulations.record import Kind as FactKind
from crossings.engine.studies.states import RequestState
from crossings.fields.choice import ChoiceField
from crossings.fields.ects import EctsField
from crossings.programmes.models.rules import one_of, says_something
from crossings.studies.models.enrolment import Enrolment
from crossings.studies.models.kept import Request, decided_with_reason, in_states, study_record


class BoardDecision(Request):
    """What the board decided, or is asked to decide, about one clause for one student. The rules stay as they are."""

    class Kind(models.TextChoices):
        EXEMPTION = "exemption", _("Exemption from a clause")
        SUBSTITUTION = "substitution", _("One module in place of another")
        ALLOW = "allow", _("A module counts where it else would not")
        PIN = "pin", _("A module is counted in this clause")
        THRESHOLD = "threshold", _("Another number than the rules ask for")
        FORCE = "force", _("Held satisfied as a last resort")
        MILESTONE = "milestone", _("Reached without credit")
        DECISION = "decision", _("What only the board can decide")

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, verbose_name=_("enrolment"), related_name="decisions")
    kind = ChoiceField(_("kind"), max_length=12, choices=Kind.choices)
    clause = models.CharField(
        _("clause"), max_length=120, help_text=_("Its name in the rules; of a milestone, its own.")
    )
    module = models.CharField(_("module"), max_length=250, blank=True)
    instead_of = models.CharField(_("in place of"), max_length=80, blank=True)
    modules = models.PositiveSmallIntegerField(_("modules asked for"), null=True, blank=True)
    ects = EctsField(_("credits asked for"), null=True, blank=True)
    until = models.DateField(
        _("holds until"), null=True, blank=True, help_text=_("The first day on which it holds no more.")
    )

    personal_fields: ClassVar[dict[str, Personal]] = study_record(
        *("kind", "clause", "module", "instead_of", "modules", "ects", "because", "state", "reason"),
        *("decided_by", "decided_on", "until"),
    )
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("decision of the board")
        verbose_name_plural = _("decisions of the board")
        ordering = ("enrolment_id", "id")
        indexes = (models.Index(fields=("state", "id"), name="studies_decision_waiting"),)
        constraints = (
            one_of("kind", " ".join(get_args(FactKind)), name="studies_decision_kind_known"),
            in_states("state", RequestState, name="studies_decision_state_known"),
            says_something("clause", name="studies_decision_names_a_clause"),
            decided_with_reason("studies_decided_with_reason"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(decided_on__isnull=True) | Q(until__gt=F("decided_on")),
                name="studies_decision_ends_later",
                violation_error_message=_("It would end before it begins. Choose a later day."),
            ),
            models.CheckConstraint(
                condition=(Q(kind="substitution") & ~Q(module="") & ~Q(instead_of=""))
                | (Q(kind__in=["allow", "pin"], instead_of="") & ~Q(module=""))
                | Q(kind__in=["exemption", "threshold", "force", "milestone", "decision"], module="", instead_of=""),
                name="studies_decision_names_its_modules",
                violation_error_message=_("This kind of decision needs other modules to be named, or none."),
            ),
            models.CheckConstraint(
                condition=Q(kind="threshold", modules__isnull=False, ects__isnull=True)
                | Q(kind="threshold", modules__isnull=True, ects__isnull=False)
                | (~Q(kind="threshold") & Q(modules__isnull=True, ects__isnull=True)),
                name="studies_threshold_has_one_number",
                violation_error_message=_("Another number is given in modules or in credits, and for nothing else."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.clause}"

    def get_absolute_url(self) -> str:
        return reverse("studies:decision", args=[self.key])

    @property
    def is_flagged(self) -> bool:
        """Whether it is the last resort, which every list marks."""
        return self.kind == self.Kind.FORCE
