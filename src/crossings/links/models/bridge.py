"""Bridges that were found between the approaches of a pair, what curators decided, and the works that show each."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from crossings.engine.links.states import BridgeState
from crossings.fields.choice import ChoiceField
from crossings.links.models.corpus_version import CorpusVersion
from crossings.links.models.pairing import Pairing
from crossings.programmes.models.rules import one_of
from crossings.research.models import Publication


class ProposedBridgeQuerySet(models.QuerySet["ProposedBridge"]):
    def visible_to(self, account: Any) -> Self:
        """The office sees every bridge; everyone else those that were confirmed."""
        return self if account.has_perm("links.view_proposedbridge") else self.confirmed()

    def confirmed(self) -> Self:
        """Those that the public sees: confirmed, between approaches that are offered."""
        return self.filter(state=BridgeState.CONFIRMED.value, pairing__is_offered=True)

    def waiting(self) -> Self:
        """Those that wait for a curator, the strongest first."""
        return self.filter(state=BridgeState.PROPOSED.value).order_by("-score", "id")

    def left_out(self) -> Self:
        """Those that curators rejected."""
        return self.filter(state=BridgeState.REJECTED.value)

    def too_general(self) -> Self:
        """Those of which the concept is rejected wherever it is found."""
        return self.left_out().filter(is_too_general=True)

    def strongest(self) -> Self:
        return self.order_by("-score", "id")

    def with_words(self) -> Self:
        """Ready to be told: with the pair, the concept and what they are called."""
        return self.select_related("pairing", "concept__scheme", "corpus").prefetch_related(
            "pairing__translations", "concept__translations"
        )


class ProposedBridge(models.Model):
    """One concept that joins the two approaches of a pair, in the numbers of one corpus."""

    STATE_WORDS: ClassVar = (
        (BridgeState.PROPOSED.value, _("Waits for a curator")),
        (BridgeState.CONFIRMED.value, _("Confirmed")),
        (BridgeState.REJECTED.value, _("Rejected")),
    )

    pairing = models.ForeignKey(Pairing, models.CASCADE, verbose_name=_("pair of approaches"), related_name="bridges")
    concept = models.ForeignKey("topics.Concept", models.PROTECT, verbose_name=_("concept"), related_name="+")
    state = ChoiceField(
        _("state"), max_length=9, choices=STATE_WORDS, default=BridgeState.PROPOSED.value, editable=False
    )
    is_too_general = models.BooleanField(_("rejected in every pair"), default=False, editable=False)
    score = models.FloatField(_("strength"), default=0.0, editable=False)
    numbers = models.JSONField(_("numbers"), default=dict, editable=False)
    corpus = models.ForeignKey(
        CorpusVersion, models.PROTECT, verbose_name=_("corpus"), related_name="bridges", editable=False
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    note = models.TextField(_("note of the curators"), blank=True, max_length=2000)

    journal_parts: ClassVar[tuple[str, ...]] = ("works",)
    objects: ClassVar[ProposedBridgeQuerySet] = ProposedBridgeQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("bridge")
        verbose_name_plural = _("bridges")
        ordering = ("-score", "id")
        indexes = (models.Index(fields=("state", "-score", "id"), name="links_bridge_waiting"),)
        constraints = (
            models.UniqueConstraint(fields=("pairing", "concept"), name="links_bridge_once"),
            one_of("state", "proposed confirmed rejected", name="links_bridge_state_known"),
            models.CheckConstraint(
                condition=Q(is_too_general=False) | Q(state="rejected"), name="links_bridge_too_general_is_rejected"
            ),
        )

    def __str__(self) -> str:
        return f"{self.concept}: {self.pairing}"


class BridgeWork(models.Model):
    """One work that shows a bridge: on one side, on the other, or on both."""

    SIDES: ClassVar = (("one", _("One approach")), ("other", _("The other approach")), ("both", _("Both")))

    bridge = models.ForeignKey(ProposedBridge, models.CASCADE, verbose_name=_("bridge"), related_name="works")
    publication = models.ForeignKey(Publication, models.CASCADE, verbose_name=_("publication"), related_name="bridges")
    side = ChoiceField(_("side"), max_length=5, choices=SIDES)

    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("work that shows a bridge")
        verbose_name_plural = _("works that show bridges")
        ordering = ("bridge_id", "side", "id")
        constraints = (
            models.UniqueConstraint(fields=("bridge", "publication"), name="links_bridge_work_once"),
            one_of("side", "one other both", name="links_bridge_side_known"),
        )

    def __str__(self) -> str:
        return str(self.publication)


class BadBridgeQuerySet(models.QuerySet["BadBridge"]):
    def visible_to(self, account: Any) -> Self:
        """Only the office reads what readers wrote."""
        return self if account.has_perm("links.view_badbridge") else self.none()

    def waiting(self) -> Self:
        return self.filter(settled_at=None).order_by("reported_at", "id")


class BadBridge(models.Model):
    """A bridge that a reader finds wrong, and why. Who wrote is not kept."""

    concept = models.ForeignKey("topics.Concept", models.CASCADE, verbose_name=_("concept"), related_name="+")
    asked = models.CharField(_("as it was asked"), max_length=500)
    words = models.CharField(_("what the reader wrote"), max_length=1200, blank=True)
    reported_at = models.DateTimeField(_("reported"), editable=False)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True, editable=False)
    answer = models.CharField(_("what came of it"), max_length=500, blank=True, editable=False)

    objects: ClassVar[BadBridgeQuerySet] = BadBridgeQuerySet.as_manager()  # type: ignore[assignment]
    personal_fields: ClassVar[dict[str, object]] = {}
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("report of a bad bridge")
        verbose_name_plural = _("reports of bad bridges")
        ordering = ("-reported_at", "-id")
        indexes = (models.Index(fields=("-reported_at", "-id"), name="links_report_newest"),)

    def __str__(self) -> str:
        return f"{self.concept}: {self.asked}"
