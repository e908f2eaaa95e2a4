"""Stories that people tell of themselves: shown only while their consent stands, with role and year."""

from datetime import date
from typing import Any, ClassVar, Self

from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Locale, PageManager, PageQuerySet

from crossings.engine.privacy import Personal, Purpose, Retention, Sensitivity, consent_standing
from crossings.website.blocks import BodyBlock
from crossings.website.pages.words import WordsPage


class StoryQuerySet(PageQuerySet):
    def told_on(self, day: date) -> Self:
        """Stories whose teller agrees to their being shown on `day`."""
        standing = models.Q(consent_given_on__lte=day) & (
            models.Q(consent_withdrawn_on=None) | models.Q(consent_withdrawn_on__gt=day)
        )
        return self.live().public().filter(standing, consent_expires_on__gt=day)

    def newest_in(self, locale: Locale, day: date) -> Self:
        told = self.told_on(day).filter(locale=locale)
        return told.order_by("-year", "title").select_related("locale", "alias_of__locale")

    def not_told_on(self, day: date) -> Self:
        """Stories, live or not, that nobody may be led to on `day`."""
        return self.exclude(pk__in=self.model._default_manager.told_on(day).values("pk"))


class StoryIndexPage(WordsPage):
    content_panels: ClassVar = WordsPage.content_panels
    subpage_types: ClassVar = ["website.StoryPage"]
    template = "website/story_index.html"
    personal_fields: ClassVar[dict[str, object]] = {}

    class Meta:
        verbose_name = _("story index")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        stories = StoryPage.objects.newest_in(self.locale, timezone.localdate()).descendant_of(self)
        context["stories"] = Paginator(stories, 25).get_page(request.GET.get("page"))
        return context


class StoryPage(WordsPage):
    teller = models.CharField(_("told by"), max_length=200, help_text=_("As the person wishes to be named."))
    role = models.CharField(_("role at that time"), max_length=200)
    year = models.PositiveSmallIntegerField(_("year"))
    consent_given_on = models.DateField(_("consent given on"))
    consent_withdrawn_on = models.DateField(_("consent withdrawn on"), null=True, blank=True)
    consent_expires_on = models.DateField(_("consent expires on"))
    body = StreamField(BodyBlock(), verbose_name=_("body"))

    objects: ClassVar = PageManager.from_queryset(StoryQuerySet)()
    personal_fields: ClassVar[dict[str, Personal]] = {
        name: Personal(Purpose.STORYTELLING, Retention(days=30, after="consent withdrawn or expired"), Sensitivity.P2)
        for name in ("teller", "role", "year", "body", "consent_given_on", "consent_withdrawn_on", "consent_expires_on")
    }
    content_panels: ClassVar = [
        *WordsPage.content_panels,
        FieldRowPanel([FieldPanel("teller"), FieldPanel("role"), FieldPanel("year")]),
        MultiFieldPanel(
            [FieldPanel("consent_given_on"), FieldPanel("consent_expires_on"), FieldPanel("consent_withdrawn_on")],
            heading=_("Consent"),
        ),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar = ["website.StoryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "website/story.html"

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(consent_expires_on__gt=models.F("consent_given_on"))
                & (
                    models.Q(consent_withdrawn_on=None)
                    | models.Q(consent_withdrawn_on__gte=models.F("consent_given_on"))
                ),
                name="website_story_consent_ends_after_it_began",
            ),
        )

    def is_told_on(self, day: date) -> bool:
        return consent_standing(self.consent_given_on, self.consent_withdrawn_on, self.consent_expires_on, day).permits

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.is_told_on(timezone.localdate()):
            raise Http404
        return super().serve(request, *args, **kwargs)
