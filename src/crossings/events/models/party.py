"""Who held an event and who came: institutions of the network, and bodies that it has no record of."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.events.models.event import Event
from crossings.fields.choice import ChoiceField
from crossings.fields.partial_date import PartialDateField
from crossings.network.models import Institution


class EventParty(models.Model):
    """An institution's part in an event, for the whole of it or for the days that are stated."""

    class Role(models.TextChoices):
        ORGANISER = "organiser", _("Organiser")
        PARTNER = "partner", _("Partner of the organiser")
        HOST = "host", _("Host")
        ATTENDED = "attended", _("Attended")

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="parties")
    role = ChoiceField(_("part"), max_length=9, choices=Role.choices, default=Role.ORGANISER)
    institution = models.ForeignKey(
        Institution, models.PROTECT, verbose_name=_("institution"), null=True, blank=True, related_name="events"
    )
    name = models.CharField(
        _("name, where the network has no record of the body"),
        max_length=200,
        blank=True,
        help_text=_("Leave it empty where an institution is chosen."),
    )
    first_day = PartialDateField(_("from, where it had part in some of the days only"), null=True, blank=True)
    last_day = PartialDateField(_("to, this day counted in"), null=True, blank=True)

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("part in an event")
        verbose_name_plural = _("parts in events")
        ordering = ("id",)
        indexes = (models.Index(fields=("institution", "event"), name="events_party_by_institution"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(institution__isnull=False, name="") | (Q(institution__isnull=True) & ~Q(name="")),
                name="events_party_is_somebody",
                violation_error_message=_(
                    "Name one body: choose an institution, or write the name of a body that has no record here."
                ),
            ),
            models.UniqueConstraint(
                fields=("event", "institution", "role"),
                condition=Q(institution__isnull=False),
                name="events_party_once_in_a_role",
            ),
            models.CheckConstraint(
                condition=Q(first_day__isnull=True) | Q(last_day__isnull=True) | Q(last_day__gte=models.F("first_day")),
                name="events_party_ends_later",
                violation_error_message=_("The last day comes before the first. Check both."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.institution or self.name}"
