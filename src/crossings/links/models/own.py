"""What one person asked of links: topics of which they want to hear, and not to be suggested to others."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal, Purpose, Retention
from crossings.people.models import Person
from crossings.people.models.person import ASKED_TO_LEAVE

ACCOUNT_CLOSED = Retention(days=1, after="the account is closed")


class FollowedTopicQuerySet(models.QuerySet["FollowedTopic"]):
    def visible_to(self, account: Any) -> Self:
        """Everyone sees their own, and nobody those of others."""
        return self.filter(account=account) if account.is_authenticated else self.none()


class FollowedTopic(models.Model):
    """A concept of which somebody wants to hear when a bridge over it is confirmed, or a new work joins it to another."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("account"), related_name="followed_topics"
    )
    concept = models.ForeignKey("topics.Concept", models.CASCADE, verbose_name=_("topic"), related_name="+")

    objects: ClassVar[FollowedTopicQuerySet] = FollowedTopicQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, Personal]] = {
        "account": Personal(Purpose.NOTICES, ACCOUNT_CLOSED),
        "concept": Personal(Purpose.NOTICES, ACCOUNT_CLOSED),
    }
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("topic that somebody follows")
        verbose_name_plural = _("topics that somebody follows")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("account", "concept"), name="links_followed_once"),)

    def __str__(self) -> str:
        return str(self.pk)


class NotSuggestedQuerySet(models.QuerySet["NotSuggested"]):
    def visible_to(self, account: Any) -> Self:
        """Everyone sees their own wish."""
        return self.filter(person__account=account) if account.is_authenticated else self.none()


class NotSuggested(models.Model):
    """A person who does not want to be suggested to others as somebody to work with."""

    person = models.OneToOneField(Person, models.CASCADE, verbose_name=_("person"), related_name="not_suggested")

    objects: ClassVar[NotSuggestedQuerySet] = NotSuggestedQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, Personal]] = {"person": Personal(Purpose.PUBLIC_PROFILE, ASKED_TO_LEAVE)}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("wish not to be suggested")
        verbose_name_plural = _("wishes not to be suggested")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.pk)
