"""Persons: whom the network knows as a scholar, a teacher or a guest, with an account or without."""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from crossings.engine.people.orcid import orcid_id
from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity
from crossings.engine.refusal import Refusal
from crossings.fields.sort_key import SortKeyField
from crossings.people.models.consent import Consent
from crossings.search.findable import Findable

ASKED_TO_LEAVE = Retention(days=30, after="the person asks to be forgotten")


def sound_orcid(text: str) -> None:
    """Refuse an identifier whose check sign does not agree."""
    try:
        orcid_id(text)
    except Refusal as refusal:
        raise ValidationError(
            _(
                "“%(value)s” is not an ORCID iD: its form or its last sign is wrong. "
                "Copy it from orcid.org, such as 0000-0002-1825-0097."
            ),
            params={"value": text},
        ) from refusal


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, account: Any) -> Self:
        """The office sees every person; everyone else sees the person that they are. Public profiles: below."""
        if account.has_perm("people.view_person"):
            return self
        return self.filter(account=account) if account.is_authenticated else self.none()

    def with_public_profile(self, day: date) -> Self:
        """Those whose consent to a public profile stands on `day`."""
        return self.with_consent(Purpose.PUBLIC_PROFILE, day)

    def with_consent(self, purpose: Purpose, day: date) -> Self:
        """Those whose consent to `purpose` stands on `day`."""
        standing = Consent.objects.standing(purpose, day).filter(person=models.OuterRef("pk"))
        return self.filter(models.Exists(standing))

    def expert_in(self, *concepts: Any) -> Self:
        """Those who say that they know one of these concepts."""
        return self.filter(expertise__concept__in=concepts).distinct()

    def by_name(self) -> Self:
        return self.order_by("sort_key", "id")

    def with_expertise(self) -> Self:
        """Ready to be told with what they know: no further query for each row."""
        return self.prefetch_related("expertise__concept__translations")


class Person(Findable, ClusterableModel):
    """One person, under the one name that they write themselves. A mononym is a whole name."""

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200, help_text=_("In one line, as the person writes it."))
    also_known_as = models.TextField(
        _("also known as"), blank=True, help_text=_("Other spellings, scripts and former names, one on each line.")
    )
    orcid = models.CharField(_("ORCID iD"), max_length=19, blank=True, validators=[sound_orcid])
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        related_name="person",
        help_text=_("The account with which this person signs in, if there is one."),
    )
    is_demonstration = models.BooleanField(_("belongs to the demonstration"), default=False, editable=False)
    sort_key = SortKeyField(of="name")

    objects: ClassVar[PersonQuerySet] = PersonQuerySet.as_manager()  # type: ignore[assignment]
    found_as = "person"  # by its own key, though what is found is the profile, which the network publishes
    journal_parts: ClassVar[tuple[str, ...]] = ("expertise", "consents")
    personal_fields: ClassVar[dict[str, Personal]] = {
        "slug": Personal(Purpose.TEACHING, ASKED_TO_LEAVE, Sensitivity.P0),
        "name": Personal(Purpose.TEACHING, ASKED_TO_LEAVE, Sensitivity.P1),
        "also_known_as": Personal(Purpose.PUBLIC_PROFILE, ASKED_TO_LEAVE, Sensitivity.P1),
        "orcid": Personal(Purpose.PUBLIC_PROFILE, ASKED_TO_LEAVE, Sensitivity.P1),
        "account": Personal(Purpose.SIGN_IN, Retention(days=0, after="the account is closed")),
        "sort_key": Personal(Purpose.TEACHING, ASKED_TO_LEAVE, Sensitivity.P1),
    }
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ("sort_key", "id")
        indexes = (models.Index(fields=("sort_key", "id"), name="people_person_by_name"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="people_person_has_a_name"),
            models.UniqueConstraint(
                fields=("orcid",),
                condition=~models.Q(orcid=""),
                name="people_orcid_once",
                violation_error_message=_(
                    "Another person has this ORCID iD. Look that person up, or mend the iD there."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.orcid:
            sound_orcid(self.orcid)
            self.orcid = orcid_id(self.orcid)

    @property
    def other_names(self) -> list[str]:
        return [line.strip() for line in self.also_known_as.splitlines() if line.strip()]


class Expertise(models.Model):
    """One concept that a person says they know."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="expertise")
    concept = models.ForeignKey("topics.Concept", models.PROTECT, verbose_name=_("concept"), related_name="experts")

    personal_fields: ClassVar[dict[str, Personal]] = {
        "concept": Personal(Purpose.PUBLIC_PROFILE, ASKED_TO_LEAVE, Sensitivity.P1),
    }
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("field of expertise")
        verbose_name_plural = _("expertise")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("person", "concept"), name="people_expertise_once"),)

    def __str__(self) -> str:
        return str(self.concept)
