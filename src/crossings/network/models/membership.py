"""Who belongs to which network, in which role, from when to when, and how well that is evidenced."""

from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from crossings.engine.network.presence import Presence, Span, overlapping, period_of, presence
from crossings.engine.values import Period
from crossings.fields.choice import ChoiceField
from crossings.fields.partial_date import PartialDateField, ends_after_it_starts, holding_on
from crossings.network.models.institution import Institution
from crossings.network.models.network import Network
from crossings.provenance.models import Sourced
from crossings.search.findable import Findable


class MembershipQuerySet(models.QuerySet["Membership"]):
    def visible_to(self, account: Any) -> Self:
        """Memberships are public."""
        return self

    def as_of(self, day: date) -> Self:
        """Those that sources show to hold on a day."""
        return self.evidenced().filter(holding_on(day))

    def evidenced(self) -> Self:
        return self.filter(evidence=Membership.Evidence.ON_RECORD)

    def members_as_of(self, network: Network, day: date) -> Self:
        """The members of a network on a day, in every role, by name."""
        return self.filter(network=network).as_of(day).with_institutions()

    def by_network(self) -> Self:
        """Ready for a line in a list: with the network, oldest first in each; its words are fetched apart."""
        return self.select_related("network").order_by(
            "network__sort_key", models.F("starts").asc(nulls_last=True), "id"
        )

    def with_networks(self) -> Self:
        """Ready for an institution's page: the network with its words and the source of each, oldest first."""
        return self.by_network().select_related("network", "source")

    def with_bodies(self) -> Self:
        """With the institution alone, by name; its words are fetched by who tells it."""
        return self.select_related("institution").order_by("institution__sort_key", "id")

    def full(self) -> Self:
        """Those that make an institution one of the network's own, not only associated with it."""
        return self.filter(role__in=Membership.FULL_ROLES)

    def with_institutions(self) -> Self:
        """Ready for a page: the institution with its words and the source of each, by name."""
        return (
            self.select_related("institution", "source")
            .prefetch_related("institution__translations", "institution__names")
            .order_by("institution__sort_key", "id")
        )


class Membership(Findable, Sourced):
    """An institution's place in a network, in one role, over one span of time."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("Coordinator")
        CHAIR = "chair", _("Chair")
        PARTNER = "partner", _("Full partner")
        MEMBER = "member", _("Member")
        CENTRE = "centre", _("Research and intervention centre")
        ASSOCIATED = "associated", _("Associated partner")
        COMMISSION = "commission", _("Represented in the commission")
        ACTIVITY = "activity", _("Partner in activities")

    class Evidence(models.TextChoices):
        ON_RECORD = "on_record", _("On record: a source shows it")
        NOT_EVIDENCED = "not_evidenced", _("Not evidenced: named only")

    FULL_ROLES: ClassVar = (Role.COORDINATOR, Role.CHAIR, Role.PARTNER, Role.MEMBER)

    network = models.ForeignKey(Network, models.PROTECT, verbose_name=_("network"), related_name="memberships")
    institution = models.ForeignKey(
        Institution, models.PROTECT, verbose_name=_("institution"), related_name="memberships"
    )
    role = ChoiceField(_("role"), max_length=11, choices=Role.choices)
    starts = PartialDateField(_("from"), null=True, blank=True)
    starts_stated = models.BooleanField(
        _("a source states this beginning"),
        default=True,
        help_text=_("Leave it empty where this is only the first day for which the membership is shown."),
    )
    ends = PartialDateField(
        _("until"), null=True, blank=True, help_text=_("The first day, month or year in which it no longer held.")
    )
    ends_stated = models.BooleanField(
        _("a source states this end"),
        default=True,
        help_text=_("Leave it empty where this is only the end of what the sources show."),
    )
    evidence = ChoiceField(_("evidence"), max_length=13, choices=Evidence.choices, default=Evidence.ON_RECORD)

    objects: ClassVar[MembershipQuerySet] = MembershipQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("network", "institution", "starts", "id")
        indexes = (
            models.Index(fields=("network", "institution", "starts", "id"), name="network_membership_in_order"),
            models.Index(fields=("institution", "starts"), name="network_membership_by_body"),
        )
        constraints = (
            ends_after_it_starts(name="network_membership_ends_later"),
            models.UniqueConstraint(
                fields=("network", "institution", "role"),
                condition=models.Q(ends__isnull=True),
                name="network_membership_open_once",
                violation_error_message=_(
                    "This institution already has an open membership in this role. End that one first."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(evidence="on_record") | models.Q(starts__isnull=True, ends__isnull=True),
                name="network_membership_dated_if_evidenced",
                violation_error_message=_(
                    "A membership that is not evidenced has no dates. Name the source and set the evidence first."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.institution} · {self.get_role_display()} · {self.network}"

    def clean(self) -> None:
        """Refuse a second membership of the same institution in the same role over the same days."""
        period = period_of(self.starts, self.ends)
        if period is None or not (self.network_id and self.institution_id):
            return
        shared = overlapping(period, self._others())
        if shared is not None:
            raise ValidationError(
                _(
                    "This institution already has this role in this network over %(period)s. One membership holds at "
                    "a time: end the first on the day on which the second begins, or correct the first."
                ),
                "overlap",
                {"period": shared},
            )

    def _others(self) -> list[Period]:
        rows = Membership.objects.filter(
            network_id=self.network_id, institution_id=self.institution_id, role=self.role
        ).exclude(pk=self.pk)
        return [Period(row.starts, row.ends) for row in rows]

    @property
    def span(self) -> Span:
        return Span(
            Period(self.starts, self.ends),
            self.starts_stated,
            self.ends_stated,
            self.evidence == self.Evidence.ON_RECORD,
        )

    def presence_on(self, day: date) -> Presence:
        return presence(self.span, day)

    def holds_on(self, day: date) -> bool:
        """Whether a source shows it for the day."""
        return self.presence_on(day) is Presence.ON_RECORD

    @property
    def is_full(self) -> bool:
        return self.role in self.FULL_ROLES
