"""Scholars in public: where they work or worked, and the page that shows them while they consent to it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.engine.network.presence import overlapping, period_of
from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity
from crossings.engine.values import Period
from crossings.fields.partial_date import PartialDateField, ends_after_it_starts, holding_on
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.network.models.institution import Institution
from crossings.people.models import Consent, Expertise, Person
from crossings.provenance.models import Sourced
from crossings.search.findable import Findable

WITHDRAWN = Retention(days=30, after="the consent to a public profile ended")


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def visible_to(self, account: Any) -> Self:
        """The office sees every affiliation; everyone else sees their own. Public pages ask for `public`."""
        if account.has_perm("network.view_affiliation"):
            return self
        return self.filter(person__account=account) if account.is_authenticated else self.none()

    def as_of(self, day: date) -> Self:
        """Those that hold on a day, as far as their dates are known."""
        return self.filter(holding_on(day))

    def public(self, today: date) -> Self:
        """Those of persons whose profile is public today: an earlier day asked for brings nobody back."""
        return self.filter(person__in=Profile.objects.public(today).values("person"))

    def with_places(self) -> Self:
        """Ready for a page: with person, institution and source; their words are fetched apart."""
        return self.select_related("person", "institution", "source")


class Affiliation(Findable, Translatable, Sourced):
    """A person's place at an institution, under one title, over one span of time."""

    person = models.ForeignKey(Person, models.CASCADE, verbose_name=_("person"), related_name="affiliations")
    institution = models.ForeignKey(
        Institution, models.PROTECT, verbose_name=_("institution"), related_name="affiliations"
    )
    title = models.CharField(_("title of the role"), max_length=150)
    starts = PartialDateField(_("from"), null=True, blank=True)
    ends = PartialDateField(
        _("until"), null=True, blank=True, help_text=_("The first day, month or year in which it no longer held.")
    )

    translated_fields = ("title",)
    objects: ClassVar[AffiliationQuerySet] = AffiliationQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, Personal]] = {
        "person": Personal(Purpose.PUBLIC_PROFILE, WITHDRAWN, Sensitivity.P1),
        "institution": Personal(Purpose.PUBLIC_PROFILE, WITHDRAWN, Sensitivity.P1),
        "title": Personal(Purpose.PUBLIC_PROFILE, WITHDRAWN, Sensitivity.P1),
        "starts": Personal(Purpose.PUBLIC_PROFILE, WITHDRAWN, Sensitivity.P1),
        "ends": Personal(Purpose.PUBLIC_PROFILE, WITHDRAWN, Sensitivity.P1),
    }
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        ordering = ("person", "-starts", "id")
        indexes = (
            models.Index(fields=("person", "-starts", "id"), name="network_affiliation_in_order"),
            models.Index(fields=("institution", "starts"), name="network_affiliation_by_place"),
        )
        constraints = (
            models.CheckConstraint(condition=~models.Q(title=""), name="network_affiliation_has_a_title"),
            models.UniqueConstraint(
                fields=("person", "institution", "title"),
                condition=models.Q(ends__isnull=True),
                name="network_affiliation_open_once",
                violation_error_message=_("This person already has this role at this institution. End that one first."),
            ),
            ends_after_it_starts(name="network_affiliation_ends_later"),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.title} · {self.institution}"

    def told_in(self, changes: Mapping[str, tuple[Any, Any]]) -> Iterable[tuple[str, Collection[Any]]]:
        return [("person", self.now_and_before("person_id", changes))]

    def clean(self) -> None:
        """Refuse the same role of the same person at the same place over the same days."""
        period = period_of(self.starts, self.ends)
        if period is None or not (self.person_id and self.institution_id):
            return
        rows = Affiliation.objects.filter(
            person_id=self.person_id, institution_id=self.institution_id, title=self.title
        ).exclude(pk=self.pk)
        if overlapping(period, [Period(row.starts, row.ends) for row in rows]):
            raise ValidationError(
                _("This person already has this role at this institution over some of these days. Correct that one."),
                "overlap",
            )


class AffiliationTranslation(Translation):
    record = ParentalKey(Affiliation, on_delete=models.CASCADE, related_name="translations")
    title = models.CharField(_("title of the role"), max_length=150, blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("network_affiliation"),)


class ProfileQuerySet(models.QuerySet["Profile"]):
    def visible_to(self, account: Any) -> Self:
        """The office sees every profile; everyone else sees their own. Public pages ask for `public`."""
        if account.has_perm("network.view_profile"):
            return self
        return self.filter(person__account=account) if account.is_authenticated else self.none()

    def public(self, day: date) -> Self:
        """Those whose person consents on `day`, and who have something to show: an affiliation or an expertise."""
        agreed = Person.objects.with_public_profile(day).filter(pk=OuterRef("person"))
        return self.something_to_show().filter(Exists(agreed))

    def agreed_to(self) -> Self:
        """Those that are public until a day, `agreed_until`: that of the consent which expires last, if none is withdrawn."""
        agreed = Consent.objects.not_withdrawn().filter(purpose=Purpose.PUBLIC_PROFILE, person=OuterRef("person"))
        until = models.Subquery(agreed.order_by("-expires_on").values("expires_on")[:1])
        return self.something_to_show().annotate(agreed_until=until).filter(agreed_until__isnull=False)

    def something_to_show(self) -> Self:
        """Those that the office has published, with an affiliation or an expertise; consent is asked for apart."""
        affiliated = Exists(Affiliation.objects.filter(person=OuterRef("person")))
        expert = Exists(Expertise.objects.filter(person=OuterRef("person")))
        return self.filter(Q(affiliated) | Q(expert), is_published=True)

    def by_name(self) -> Self:
        return self.order_by("person__sort_key", "id")

    def asked_for(self, asked: dict[str, str]) -> Self:
        """Those that answer a question of the list: a name or part of one, an institution, a field of expertise."""
        found = self
        if "q" in asked:
            words = asked["q"]
            found = found.filter(Q(person__name__icontains=words) | Q(person__also_known_as__icontains=words))
        if "institution" in asked:
            there = Affiliation.objects.filter(institution__slug=asked["institution"])
            found = found.filter(person__in=there.values("person"))
        if "topic" in asked:
            scheme, _slash, slug = asked["topic"].partition("/")
            known = Expertise.objects.filter(concept__scheme__slug=scheme, concept__slug=slug)
            found = found.filter(person__in=known.values("person"))
        return found

    def with_posts(self) -> Self:
        """Ready for a page: with person, places of work and fields of expertise; their words are fetched apart."""
        return self.select_related("person").prefetch_related(
            models.Prefetch("person__affiliations", Affiliation.objects.with_places()),
            models.Prefetch("person__expertise", Expertise.objects.select_related("concept__scheme")),
        )


class Profile(Findable, Translatable):
    """A person's public page. It is shown only while the person's consent stands, whatever else is true."""

    person = models.OneToOneField(Person, models.CASCADE, verbose_name=_("person"), related_name="profile")
    about = models.TextField(_("in a few words"), blank=True, max_length=1200)
    is_published = models.BooleanField(
        _("published"),
        default=False,
        editable=False,
        help_text=_("Shown to the public while the person’s consent stands."),
    )

    translated_fields = ("about",)
    objects: ClassVar[ProfileQuerySet] = ProfileQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, Personal]] = {
        "person": Personal(Purpose.PUBLIC_PROFILE, WITHDRAWN, Sensitivity.P1),
        "about": Personal(Purpose.PUBLIC_PROFILE, WITHDRAWN, Sensitivity.P1),
    }
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("public profile")
        verbose_name_plural = _("public profiles")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.person)

    def told_in(self, changes: Mapping[str, tuple[Any, Any]]) -> Iterable[tuple[str, Collection[Any]]]:
        return [("person", self.now_and_before("person_id", changes))]


class ProfileTranslation(Translation):
    record = ParentalKey(Profile, on_delete=models.CASCADE, related_name="translations")
    about = models.TextField(_("in a few words"), blank=True, max_length=1200)

    personal_fields: ClassVar[dict[str, Personal]] = {  # type: ignore[assignment]
        "about": Personal(Purpose.PUBLIC_PROFILE, WITHDRAWN, Sensitivity.P1),
    }

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("network_profile"),)
