"""Consent: what a person agreed to, in which words, from when to when. Consent given again is a new row."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import ConsentStanding, Personal, Purpose, Retention, consent_standing
from crossings.fields.choice import ChoiceField
from crossings.people.consent_wordings import CONSENTED, PURPOSE_WORDS, wording
from crossings.search.findable import Findable

EVIDENCE = Retention(days=1095, after="the consent ended")


class ConsentQuerySet(models.QuerySet["Consent"]):
    def visible_to(self, account: Any) -> Self:
        """The office sees every consent; everyone else sees their own."""
        if account.has_perm("people.view_person"):
            return self
        return self.filter(person__account=account) if account.is_authenticated else self.none()

    def standing(self, purpose: Purpose, day: date) -> Self:
        """Consents to `purpose` that stand on `day`; the same answer as `engine.privacy.consent_standing`."""
        tomorrow = datetime.combine(day + timedelta(days=1), time.min, UTC)
        return self.filter(
            Q(withdrawn_at=None) | Q(withdrawn_at__gte=tomorrow),
            purpose=purpose,
            given_at__lt=tomorrow,
            expires_on__gt=day,
        )

    def not_withdrawn(self) -> Self:
        return self.filter(withdrawn_at=None)

    def newest(self) -> Self:
        return self.order_by("-given_at", "-id")


class Consent(Findable):
    """One person's agreement to one purpose, in the words of one version, until a day."""

    person = models.ForeignKey("people.Person", models.CASCADE, verbose_name=_("person"), related_name="consents")
    purpose = ChoiceField(_("purpose"), max_length=20, choices=PURPOSE_WORDS)
    wording_version = models.PositiveSmallIntegerField(_("version of the words agreed to"))
    given_at = models.DateTimeField(_("given"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"))

    objects: ClassVar[ConsentQuerySet] = ConsentQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, Personal]] = {
        "person": Personal(Purpose.ACCOUNTABILITY, EVIDENCE),
        "purpose": Personal(Purpose.ACCOUNTABILITY, EVIDENCE),
        "given_at": Personal(Purpose.ACCOUNTABILITY, EVIDENCE),
        "withdrawn_at": Personal(Purpose.ACCOUNTABILITY, EVIDENCE),
    }
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ("-given_at", "-id")
        indexes = (
            models.Index(fields=("purpose", "person", "expires_on"), name="people_consent_standing"),
            models.Index(fields=("-given_at", "-id"), name="people_consent_newest"),
        )
        constraints = (
            models.UniqueConstraint(fields=("person", "purpose", "given_at"), name="people_consent_given_once"),
            models.CheckConstraint(
                condition=Q(purpose__in=[purpose.value for purpose in CONSENTED]), name="people_consent_has_a_purpose"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")),
                name="people_consent_withdrawn_after_given",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("given_at")), name="people_consent_expires_after_given"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.given_at:%Y-%m-%d})"

    def told_in(self, changes: Mapping[str, tuple[Any, Any]]) -> Iterable[tuple[str, Collection[Any]]]:
        return [("person", self.now_and_before("person_id", changes))]

    @property
    def words(self) -> str:
        """The words that the person agreed to, in the reader's language."""
        return str(wording(Purpose(self.purpose), self.wording_version).text)

    def standing(self, day: date) -> ConsentStanding:
        """How this consent stands on `day`, as the engine decides."""
        withdrawn_on = self.withdrawn_at.date() if self.withdrawn_at else None
        return consent_standing(self.given_at.date(), withdrawn_on, self.expires_on, day)
