"""What may be asked of the events."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from crossings.engine.events.lifecycle import PUBLIC
from crossings.engine.events.when import YEARS
from crossings.engine.values import PartialDate
from crossings.topics.models import Concept

IS_A_DAY = r"^\d{4}-\d{2}-\d{2}$"
HAS_ITS_DAYS = Q(starts__isnull=False, starts__regex=IS_A_DAY) & (
    Q(last_day__isnull=True) | Q(last_day__regex=IS_A_DAY)
)


class EventQuerySet(models.QuerySet[Any]):
    def visible_to(self, account: Any) -> Self:
        """The office also sees what is not announced yet; everyone else what is, or was, public."""
        return self if account.has_perm("events.view_event") else self.public()

    def public(self) -> Self:
        """Those that were announced, also when they are postponed or cancelled since: people have to be told."""
        return self.filter(status__in=PUBLIC)

    def upcoming(self, at: datetime) -> Self:
        """Those that have begun nowhere by then."""
        return self.filter(opens__gt=at)

    def ongoing(self, at: datetime) -> Self:
        """Those that go on then, as far as their dates say; a month goes on from its first day to its last."""
        return self.filter(opens__lte=at, closes__gt=at)

    def to_come(self, at: datetime) -> Self:
        """Those that are not over, in the order in which they begin."""
        return self.filter(closes__gt=at).order_by("opens", "id")

    def past(self, at: datetime) -> Self:
        """Those that are over everywhere, the newest first."""
        return self.filter(closes__lte=at).order_by("-starts", "-id")

    def undated(self) -> Self:
        """Those of which no date is known."""
        return self.filter(starts__isnull=True).order_by("sort_key", "id")

    def turning(self, after: datetime, until: datetime) -> Self:
        """Those that begin or are over after one moment and by another: until the first of them nothing changes."""
        return self.filter(Q(opens__gt=after, opens__lte=until) | Q(closes__gt=after, closes__lte=until))

    def in_year(self, year: int) -> Self:
        """Those of which some day lies, or may lie, in the year."""
        begun = self.filter(starts__lt=PartialDate(year + 1))
        return begun.filter(
            Q(last_day__gte=PartialDate(year)) | Q(last_day__isnull=True, starts__gte=PartialDate(year))
        )

    def begun_in(self, year: int) -> Self:
        """Those that began in the year."""
        return self.filter(starts__gte=PartialDate(year), starts__lt=PartialDate(year + 1))

    def with_days(self) -> Self:
        """Those of which the first and the last day are known, so that a calendar can show them."""
        return self.filter(HAS_ITS_DAYS)

    def without_days(self) -> Self:
        """Those that a calendar cannot show: they are known to the month or the year, or not at all."""
        return self.exclude(HAS_ITS_DAYS)

    def about(self, *concepts: Any) -> Self:
        """Those that are about one of these concepts."""
        return self.filter(Exists(self._below("topics", concept__in=concepts)))

    def with_part_of(self, institutions: Any) -> Self:
        """Those in which one of these institutions has a part: it organised, hosted or attended."""
        return self.filter(Exists(self._below("parties", institution__in=institutions)))

    def in_state(self, state: str, at: datetime) -> Self:
        """Those in a phase at the moment, or with a status that takes them off their date."""
        return {
            "upcoming": lambda: self.upcoming(at),
            "ongoing": lambda: self.ongoing(at),
            "past": lambda: self.filter(closes__lte=at),
            "undated": lambda: self.filter(starts__isnull=True),
        }.get(state, lambda: self.filter(status=state))()

    def asked_for(self, asked: dict[str, str], at: datetime) -> Self:
        """Those that answer a question of the list: state, topic, institution, year, audience, series."""
        found = self.in_state(asked["state"], at) if "state" in asked else self
        if "topic" in asked:
            scheme, _slash, slug = asked["topic"].partition("/")
            found = found.about(*Concept.objects.filter(scheme__slug=scheme, slug=slug).values_list("pk", flat=True))
        if "institution" in asked:
            found = found.filter(Exists(self._below("parties", institution__slug=asked["institution"])))
        if "year" in asked:
            year = int(asked["year"]) if asked["year"].isdecimal() else 0
            found = found.in_year(year) if year in YEARS else found.none()
        if "audience" in asked:
            found = found.filter(audience=asked["audience"])
        return found.filter(series__slug=asked["series"]) if "series" in asked else found

    def with_parts(self) -> Self:
        """Ready to be told: with series, source, topics and parties; their words are fetched apart."""
        return self.select_related("series", "source").prefetch_related(
            models.Prefetch("parties", self._rows("parties").select_related("institution")),
            models.Prefetch("topics", self._rows("topics").select_related("concept__scheme")),
        )

    def _rows(self, name: str) -> models.QuerySet[Any]:
        """The rows of a part of events, in order."""
        part: Any = self.model._meta.get_field(name).related_model
        rows: models.QuerySet[Any] = part._base_manager.order_by("id")
        return rows

    def _below(self, name: str, **which: Any) -> models.QuerySet[Any]:
        return self._rows(name).filter(event=OuterRef("pk"), **which)
