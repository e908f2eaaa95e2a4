"""Groups and clusters in which people research together, and what they supervise."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from crossings.engine.privacy import Personal
from crossings.fields.choice import ChoiceField
from crossings.fields.sort_key import SortKeyField
from crossings.languages.models import Translatable, Translation, once_per_language
from crossings.network.models import Institution, Profile
from crossings.people.models import Person
from crossings.provenance.models import Sourced
from crossings.research.models.published import (
    BY_CONSENT,
    Published,
    PublishedQuerySet,
    Subject,
    not_empty,
    once_per_concept,
    state_is_known,
)
from crossings.search.findable import Findable


class ResearchGroupQuerySet(PublishedQuerySet):
    def by_name(self) -> Self:
        return self.order_by("sort_key", "id")

    def of_person(self, person: Any) -> Self:
        """Those to which a person belongs."""
        return self.filter(pk__in=GroupMember.objects.filter(person=person).values("group"))

    def asked_for(self, asked: dict[str, str]) -> Self:
        """Those that answer a question of the list: a part of a name, a kind, an institution, a topic."""
        found = self.filter(kind=asked["kind"]) if "kind" in asked else self
        if "q" in asked:
            translated = ResearchGroupTranslation._default_manager.filter(name__icontains=asked["q"])
            found = found.filter(Q(name__icontains=asked["q"]) | Q(pk__in=translated.values("record")))
        if "institution" in asked:
            found = found.filter(institution__slug=asked["institution"])
        return found.about_topic(asked["topic"]) if "topic" in asked else found


class ResearchGroup(Published, Findable, Translatable, Sourced):
    """A group or a cluster of researchers at an institution."""

    class Kind(models.TextChoices):
        GROUP = "group", _("Research group")
        CLUSTER = "cluster", _("Research cluster")
        CENTRE = "centre", _("Research centre")

    slug = models.SlugField(_("short name in addresses"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = ChoiceField(_("kind"), max_length=7, choices=Kind.choices)
    about = models.TextField(_("what it studies"), blank=True)
    institution = models.ForeignKey(
        Institution, models.PROTECT, verbose_name=_("institution"), related_name="research_groups"
    )
    homepage = models.URLField(_("homepage"), max_length=500, blank=True)
    sort_key = SortKeyField(of="name", language_of="language")

    found_as: ClassVar[str] = "group"
    translated_fields = ("name", "about")
    journal_parts = ("translations", "members", "supervision_topics", "subjects")
    objects: ClassVar[ResearchGroupQuerySet] = ResearchGroupQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("research group")
        verbose_name_plural = _("research groups")
        ordering = ("sort_key", "id")
        indexes = (models.Index(fields=("sort_key", "id"), name="research_group_by_name"),)
        constraints = (not_empty("research_group_has_a_name", "name"), state_is_known("research_group"))

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("research:group", args=[self.slug])


class ResearchGroupTranslation(Translation):
    record = ParentalKey(ResearchGroup, on_delete=models.CASCADE, related_name="translations")
    name = models.CharField(_("name"), max_length=200, blank=True)
    about = models.TextField(_("what it studies"), blank=True)

    class Meta(Translation.Meta):
        abstract = False
        constraints = (once_per_language("research_group"),)


class GroupMemberQuerySet(models.QuerySet["GroupMember"]):
    def public(self, today: date) -> Self:
        """Those whose profile is public today: nobody is shown without consent."""
        return self.filter(person__in=Profile.objects.public(today).values("person"))


class GroupMember(models.Model):
    """A person in a group, shown only while that person consents."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Leads it")
        MEMBER = "member", _("Member")
        DOCTORAL = "doctoral", _("Doctoral researcher")

    group = ParentalKey(ResearchGroup, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, verbose_name=_("person"), related_name="research_groups")
    role = ChoiceField(_("role"), max_length=8, choices=Role.choices, default=Role.MEMBER)

    objects: ClassVar[GroupMemberQuerySet] = GroupMemberQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, Personal]] = {"person": BY_CONSENT, "role": BY_CONSENT}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("member of a group")
        verbose_name_plural = _("members of groups")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("group", "person"), name="research_member_once"),)

    def __str__(self) -> str:
        return str(self.person)


class SupervisionTopic(models.Model):
    """Something on which a group takes doctoral researchers, in its own words, and the concept that it comes to."""

    group = ParentalKey(ResearchGroup, on_delete=models.CASCADE, related_name="supervision_topics")
    position = models.PositiveSmallIntegerField(_("place in the order"), default=0)
    text = models.CharField(_("topic"), max_length=200)
    concept = models.ForeignKey(
        "topics.Concept", models.PROTECT, verbose_name=_("concept"), null=True, blank=True, related_name="+"
    )

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("supervision topic")
        verbose_name_plural = _("supervision topics")
        ordering = ("position", "id")
        constraints = (not_empty("research_supervision_topic_says_something", "text"),)

    def __str__(self) -> str:
        return self.text


class GroupSubject(Subject):
    record = ParentalKey(ResearchGroup, on_delete=models.CASCADE, related_name="subjects")

    class Meta(Subject.Meta):
        abstract = False
        verbose_name = _("subject of a group")
        verbose_name_plural = _("subjects of groups")
        ordering = ("id",)
        constraints = (once_per_concept("research_group"),)
