"""What works, projects and groups have in common: a state that decides who sees them, and what they are about."""

from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity
from crossings.engine.research.states import MOVES, State
from crossings.fields.choice import ChoiceField

FORGOTTEN = Retention(days=30, after="the person asks to be forgotten")
ATTRIBUTED = Personal(Purpose.ATTRIBUTION, FORGOTTEN, Sensitivity.P0)
BY_CONSENT = Personal(
    Purpose.PUBLIC_PROFILE, Retention(days=30, after="the consent to a public profile ended"), Sensitivity.P1
)

STATE_WORDS = (
    (State.DRAFT.value, _("Draft")),
    (State.PUBLISHED.value, _("Published")),
    (State.WITHDRAWN.value, _("Withdrawn")),
)


class PublishedQuerySet(models.QuerySet[Any]):
    def public(self) -> Self:
        """Those that everyone sees."""
        return self.filter(state=State.PUBLISHED.value)

    def visible_to(self, account: Any) -> Self:
        """The office sees drafts and what was withdrawn as well; everyone else what is published."""
        meta = self.model._meta
        return self if account.has_perm(f"{meta.app_label}.view_{meta.model_name}") else self.public()

    def about_topic(self, code: str) -> Self:
        """Those about the concept that a list names as `scheme/slug`."""
        subjects: Any = self.model._meta.get_field("subjects").related_model
        scheme, _slash, slug = code.partition("/")
        known = subjects._default_manager.filter(concept__scheme__slug=scheme, concept__slug=slug)
        return self.filter(pk__in=known.values("record"))


class Published(models.Model):
    """A record that the public sees only while its state says so. Only verbs move the state."""

    state = ChoiceField(
        _("state"), max_length=9, choices=STATE_WORDS, default=State.DRAFT.value, editable=False, db_default="draft"
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a change of state that the engine's table does not have."""
        super().clean()
        kept = type(self)._base_manager.filter(pk=self.pk).values_list("state", flat=True).first()
        if kept not in (None, self.state) and not any(
            kept in step.before and self.state == step.after for step in MOVES
        ):
            raise ValidationError(_("This state cannot follow the one that it has. Look at the record, then decide."))

    @property
    def is_public(self) -> bool:
        return self.state == State.PUBLISHED


class Subject(models.Model):
    """One concept that a record is about: a topic, a discipline, a country or region studied, a target.

    A subclass adds `record = ParentalKey(X, related_name="subjects")` and the constraint `once_per_concept("app_x")`.
    """

    concept = models.ForeignKey("topics.Concept", models.PROTECT, verbose_name=_("concept"), related_name="+")

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.concept)


def once_per_concept(name: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=("record", "concept"), name=f"{name}_subject_once")


def state_is_known(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=models.Q(state__in=[state.value for state in State]), name=f"{name}_state_is_known"
    )


def not_empty(name: str, field: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=~models.Q(**{field: ""}), name=name)
