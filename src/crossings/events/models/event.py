"""Events: what takes place, when as far as that is known, where, for whom, and whether it keeps its date."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.engine.events.lifecycle import EventStatus
from crossings.engine.events.when import NoSuchTime, When
from crossings.events.models.computed import MomentField, SequenceField
from crossings.events.models.questions import IS_A_DAY, EventQuerySet
from crossings.events.models.series import EventSeries
from crossings.events.models.unsound import unsound
from crossings.fields.choice import ChoiceField
from crossings.fields.country import CountryField
from crossings.fields.partial_date import PartialDateField
from crossings.fields.sort_key import SortKeyField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.provenance.models import Sourced
from crossings.search.findable import Findable
from crossings.topics.models import Concept

NOT_SLUGS = ("archive",)


class Event(Findable, Translatable, Sourced):
    """Something that takes place at a time, told as exactly as its source tells it and no more."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference", _("Conference")
        SYMPOSIUM = "symposium", _("Symposium")
        SEMINAR = "seminar", _("Seminar")
        WORKSHOP = "workshop", _("Workshop")
        LECTURE = "lecture", _("Lecture")
        PANEL = "panel", _("Panel")
        LAUNCH = "launch", _("Launch")
        MEETING = "meeting", _("Meeting")
        ACADEMY = "academy", _("Academy or summer school")
        OPEN_DAY = "open_day", _("Open day or open evening")
        OTHER = "other", _("Other event")

    class ForWhom(models.TextChoices):
        EVERYONE = "everyone", _("Everyone")
        SCHOLARS = "scholars", _("Scholars")
        STUDENTS = "students", _("Students")
        APPLICANTS = "applicants", _("Those who think of applying")
        POLICY = "policy", _("Policy makers and practitioners")
        MEMBERS = "members", _("Members of the network")

    STATUS_WORDS: ClassVar = (
        (EventStatus.DRAFT.value, _("Draft")),
        (EventStatus.PLANNED.value, _("Planned")),
        (EventStatus.POSTPONED.value, _("Postponed")),
        (EventStatus.CANCELLED.value, _("Cancelled")),
    )

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=250)
    kind = ChoiceField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.OTHER)
    summary = models.TextField(_("what it is about, in our own words"), blank=True)
    starts = PartialDateField(_("first day"), null=True, blank=True)
    last_day = PartialDateField(
        _("last day"), null=True, blank=True, help_text=_("Counted in. Leave it empty for an event of one day.")
    )
    begins_at = models.TimeField(_("begins at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    zone = models.CharField(
        _("time zone"),
        max_length=40,
        blank=True,
        help_text=_("Of the place, such as Europe/Madrid. Where it is known it says when a day begins and ends there."),
    )
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = CountryField(_("country"), null=True, blank=True)
    online_address = models.URLField(_("address where it can be followed online"), max_length=500, blank=True)
    homepage = models.URLField(_("its own page"), max_length=500, blank=True)
    audience = ChoiceField(_("for whom"), max_length=10, choices=ForWhom.choices, blank=True)
    series = models.ForeignKey(
        EventSeries, models.PROTECT, verbose_name=_("series"), null=True, blank=True, related_name="events"
    )
    status = ChoiceField(
        _("status"), max_length=9, choices=STATUS_WORDS, default=EventStatus.DRAFT.value, editable=False
    )
    notice = models.CharField(
        _("what those who would come should know"),
        max_length=300,
        blank=True,
        help_text=_("Shown first, such as why it is cancelled and whom to ask."),
    )
    is_example = models.BooleanField(
        _("example made for demonstration"),
        default=False,
        help_text=_("Marked as an example on every page and in every calendar."),
    )
    uid = models.UUIDField(_("identifier in calendars"), default=uuid.uuid4, unique=True, editable=False)
    sequence = SequenceField(_("number of changes that calendars were told"), default=0, editable=False)
    opens = MomentField(_("may begin from"), of="opens")
    closes = MomentField(_("is over from"), of="closes")
    sort_key = SortKeyField(of="title", language_of="language")

    found_as = "event"
    translated_fields = ("title", "summary", "city", "notice")
    journal_parts = ("translations", "parties", "topics")
    matters_to_calendars = (
        *("title", "starts", "last_day", "begins_at", "ends_at", "zone"),
        *("venue", "city", "country", "online_address", "status"),
    )
    objects: ClassVar[EventQuerySet] = EventQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ("-starts", "-id")
        indexes = (
            models.Index(fields=("starts", "id"), name="events_event_by_day"),
            models.Index(fields=("opens", "id"), name="events_event_by_opening"),
            models.Index(fields=("closes", "id"), name="events_event_by_closing"),
            models.Index(fields=("sort_key", "id"), name="events_event_by_title"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="events_event_has_a_title"),
            models.CheckConstraint(
                condition=Q(status__in=[status.value for status in EventStatus]), name="events_event_status_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(slug__in=NOT_SLUGS),
                name="events_event_slug_is_free",
                violation_error_message=_("This short name is the address of a page of its own. Write another."),
            ),
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(starts__isnull=False, last_day__gte=F("starts")),
                name="events_event_last_day_not_before",
            ),
            models.CheckConstraint(
                condition=Q(begins_at__isnull=True, ends_at__isnull=True)
                | (Q(begins_at__isnull=False, starts__regex=IS_A_DAY) & ~Q(zone="")),
                name="events_event_hours_have_day_and_zone",
            ),
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True, starts__isnull=True)
                | Q(starts__isnull=False, opens__isnull=False, closes__gt=F("opens")),
                name="events_event_opens_and_closes",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("events:event", args=[self.slug])

    @property
    def when(self) -> When:
        """Its date as a value. Raises `NoSuchTime` where the columns do not make one."""
        return When(self.starts, self.last_day, self.begins_at, self.ends_at, self.zone)

    def clean(self) -> None:
        """Refuse a date that no calendar could hold, in words beside the column that has to be mended."""
        super().clean()
        if any(isinstance(each, str) for each in (self.starts, self.last_day, self.begins_at, self.ends_at)):
            return  # what could not be read is named at its own column
        try:
            self.opens, self.closes = self.when.opens, self.when.closes
        except NoSuchTime as refused:
            raise unsound(refused, self) from refused


class EventTranslation(Translation):
    record = ParentalKey(Event, on_delete=models.CASCADE, related_name="translations")
    title = models.CharField(_("title"), max_length=250, blank=True)
    summary = models.TextField(_("what it is about, in our own words"), blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    notice = models.CharField(_("what those who would come should know"), max_length=300, blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("events_event"),)


class EventTopic(models.Model):
    """An event is about a concept."""

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="topics")
    concept = models.ForeignKey(Concept, models.PROTECT, verbose_name=_("concept"), related_name="in_events")

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("topic of an event")
        verbose_name_plural = _("topics of events")
        ordering = ("id",)
        indexes = (models.Index(fields=("concept", "event"), name="events_topic_by_concept"),)
        constraints = (models.UniqueConstraint(fields=("event", "concept"), name="events_topic_once"),)

    def __str__(self) -> str:
        return str(self.concept)
