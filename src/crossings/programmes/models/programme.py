"""A taught programme and its life: open, suspended, withdrawn, each from a day and by a source."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.engine.lifecycle import ProgrammeState
from crossings.fields.choice import ChoiceField
from crossings.fields.partial_date import PartialDateField
from crossings.fields.sort_key import SortKeyField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.programmes.models.rules import leaves_free, one_of, says_something
from crossings.provenance.models import Sourced
from crossings.search.findable import Findable

LANGUAGE_CODE = RegexValidator(
    r"^[a-z]{2,3}$", _("A language is written with its ISO 639 code in small letters, such as es for Spanish.")
)


def may_see_drafts(account: Any) -> bool:
    """Whether an account holds an office role that prepares catalogues before they are published."""
    return bool(account.has_perm("programmes.view_catalogue"))


class State(models.TextChoices):
    """Where a programme stands towards new students, with the words for it."""

    OPEN = ProgrammeState.OPEN.value, _("Open")
    SUSPENDED = ProgrammeState.SUSPENDED.value, _("Suspended")
    WITHDRAWN = ProgrammeState.WITHDRAWN.value, _("Withdrawn")


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, account: Any) -> Self:
        """Programmes with a published catalogue; the office also sees those still being prepared."""
        return self if may_see_drafts(account) else self.published()

    def published(self) -> Self:
        """Programmes of which at least one year's catalogue is published."""
        catalogues = self.model._meta.get_field("catalogues").related_model._base_manager
        return self.filter(Exists(catalogues.filter(programme=OuterRef("pk"), published_at__isnull=False)))

    def with_state(self, day: date) -> Self:
        """Each programme with `state` as it stood on `day`; open while nothing else is recorded."""
        changes = LifecycleChange.objects.filter(programme=OuterRef("pk"))
        latest = changes.filter(on__lte=day).order_by("-on", "-id").values("to_state")[:1]
        before_the_first = changes.order_by("on", "id").values("from_state")[:1]
        return self.annotate(
            state=Coalesce(
                Subquery(latest), Subquery(before_the_first), Value(State.OPEN), output_field=models.CharField()
            )
        )

    def open_on(self, day: date) -> Self:
        """Programmes that take new students on `day`."""
        return self.with_state(day).filter(state=State.OPEN)

    def with_words(self) -> Self:
        return self.select_related("school", "consortium", "source").prefetch_related(
            "translations", "teaching_languages"
        )


class Programme(Findable, Translatable, Sourced):
    """A degree programme, apart from any year. What changes from year to year hangs on its catalogues."""

    class AwardKind(models.TextChoices):
        SINGLE = "single", _("Degree of one institution")
        JOINT = "joint", _("Joint degree")
        MULTIPLE = "multiple", _("Multiple degrees")
        NOT_STATED = "", _("Not stated")

    class TeachingType(models.TextChoices):
        FACE_TO_FACE = "face_to_face", _("Face to face")
        BLENDED = "blended", _("Blended")
        DISTANCE = "distance", _("At a distance")
        NOT_STATED = "", _("Not stated")

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    award_title = models.CharField(_("title of the award"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    school = models.ForeignKey(
        "network.Institution", models.PROTECT, verbose_name=_("school"), related_name="programmes"
    )
    consortium = models.ForeignKey(
        "network.Network",
        models.PROTECT,
        verbose_name=_("consortium"),
        null=True,
        blank=True,
        related_name="programmes",
        help_text=_("Its members on the day of an award are the ones named on it."),
    )
    award_kind = ChoiceField(
        _("kind of award"), max_length=8, choices=AwardKind.choices, blank=True, default=AwardKind.NOT_STATED
    )
    teaching_type = ChoiceField(
        _("teaching"), max_length=12, choices=TeachingType.choices, blank=True, default=TeachingType.NOT_STATED
    )
    official_code = models.CharField(_("official code"), max_length=40, blank=True)
    branch = models.CharField(_("branch of knowledge"), max_length=120, blank=True)
    sort_key = SortKeyField(of="name", language_of="language")

    objects: ClassVar[ProgrammeQuerySet] = ProgrammeQuerySet.as_manager()  # type: ignore[assignment]
    found_as = "programme"
    translated_fields: ClassVar[tuple[str, ...]] = ("name", "award_title", "summary", "branch")
    journal_parts: ClassVar[tuple[str, ...]] = ("translations", "teaching_languages", "lifecycle_changes")
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ("sort_key", "id")
        indexes = (models.Index(fields=("sort_key", "id"), name="programmes_by_name"),)
        constraints = (
            says_something("name", name="programmes_programme_has_a_name"),
            leaves_free("slug", "compare", name="programmes_address_is_free"),
            one_of("award_kind", "single joint multiple", or_empty=True, name="programmes_award_kind_known"),
            one_of(
                "teaching_type", "face_to_face blended distance", or_empty=True, name="programmes_teaching_type_known"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def told_in(self, changes: Mapping[str, tuple[Any, Any]]) -> Iterable[tuple[str, Collection[Any]]]:
        """Its modules, whose address, school and languages are the programme's."""
        return [("module", list(self.modules.values_list("pk", flat=True)))] if self.pk else []

    def get_absolute_url(self) -> str:
        return reverse("programmes:programme", args=[self.slug])

    @property
    def life(self) -> "list[LifecycleChange]":
        """Every step of its life, the first one first. Reads `lifecycle_changes`."""
        return sorted(self.lifecycle_changes.all(), key=lambda change: (str(change.on), change.pk or 0))

    @property
    def last_change(self) -> "LifecycleChange | None":
        """The last step that is recorded, whether it has come or not."""
        return next(reversed(self.life), None)

    @property
    def state_reached(self) -> State:
        """The state in which the last recorded step leaves it; on a given day, ask `state_on`."""
        return State(self.last_change.to_state) if self.last_change else State.OPEN

    def state_on(self, day: date) -> State:
        """Its state on `day`, read from `lifecycle_changes.all()`, which a list page prefetches."""
        changes = self.life
        begun = [change.to_state for change in changes if change.on.has_come_by(day)]
        first = [change.from_state for change in changes[:1]] or [State.OPEN]
        return State((first + begun)[-1])


class ProgrammeTranslation(Translation):
    record = ParentalKey(Programme, related_name="translations")
    name = models.CharField(_("name"), max_length=200, blank=True)
    award_title = models.CharField(_("title of the award"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    branch = models.CharField(_("branch of knowledge"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("translation of a programme")
        verbose_name_plural = _("translations of programmes")
        constraints = (once_per_language("programmes_programme"),)


class TeachingLanguage(Sourced):
    """A language in which a programme is taught."""

    programme = ParentalKey(Programme, verbose_name=_("programme"), related_name="teaching_languages")
    code = models.CharField(_("language"), max_length=3, validators=[LANGUAGE_CODE], help_text=_("Such as es or fr."))

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("language of instruction")
        verbose_name_plural = _("languages of instruction")
        ordering = ("code", "id")
        constraints = (
            models.UniqueConstraint(fields=("programme", "code"), name="programmes_teaching_language_once"),
            models.CheckConstraint(condition=Q(code__regex=r"^[a-z]{2,3}$"), name="programmes_teaching_language_code"),
        )

    def __str__(self) -> str:
        return self.code


class LifecycleChangeQuerySet(models.QuerySet["LifecycleChange"]):
    def visible_to(self, account: Any) -> Self:
        return self.filter(programme__in=Programme.objects.visible_to(account))

    def newest(self) -> Self:
        return self.order_by("-on", "-id")


class LifecycleChange(Translatable, Sourced):
    """One step in a programme's life, and the day, month or year from which it counts. Written by verbs only."""

    programme = ParentalKey(Programme, verbose_name=_("programme"), related_name="lifecycle_changes")
    from_state = ChoiceField(_("from"), max_length=9, choices=State.choices)
    to_state = ChoiceField(_("to"), max_length=9, choices=State.choices)
    on = PartialDateField(_("from when"))
    reason = models.CharField(_("reason, as told to readers"), max_length=300, blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("reason",)
    objects: ClassVar[LifecycleChangeQuerySet] = LifecycleChangeQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")
        ordering = ("programme_id", "on", "id")
        indexes = (models.Index(fields=("programme", "on", "id"), name="programmes_lifecycle_in_order"),)
        constraints = (
            models.CheckConstraint(condition=~Q(from_state=F("to_state")), name="programmes_lifecycle_moves"),
            models.CheckConstraint(
                condition=Q(from_state__in=State.values, to_state__in=State.values), name="programmes_lifecycle_known"
            ),
            models.CheckConstraint(condition=~Q(from_state=State.WITHDRAWN), name="programmes_withdrawn_is_final"),
        )

    def __str__(self) -> str:
        return f"{self.get_from_state_display()} → {self.get_to_state_display()} ({self.on})"


class LifecycleChangeTranslation(Translation):
    record = ParentalKey(LifecycleChange, related_name="translations")
    reason = models.CharField(_("reason, as told to readers"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("translation of a change of state")
        verbose_name_plural = _("translations of changes of state")
        constraints = (once_per_language("programmes_lifecycle"),)
