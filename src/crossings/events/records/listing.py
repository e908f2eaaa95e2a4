"""What the list of events may be narrowed by, and what was asked, in words."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django import forms
from django.db import models

from crossings.events.models import Event, EventParty, EventSeries, EventTopic
from crossings.journal.kept import until_changed
from crossings.languages.fetch import fetch_words
from crossings.network.models import Institution
from crossings.topics.models import Concept
from crossings.topics.records import named


@until_changed
def choices(language: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Topics, institutions, years, audiences and series of the public events, in the reader's language."""
    shown = Event.objects.public()
    topics = named(Concept.objects.filter(pk__in=_of(EventTopic, shown).values("concept")), language).values()
    institutions = list(Institution.objects.filter(pk__in=_of(EventParty, shown).values("institution")).by_name())
    series = list(EventSeries.objects.filter(pk__in=shown.values("series")).by_title())
    fetch_words([*institutions, *series], language)
    present = set(shown.exclude(audience="").values_list("audience", flat=True).distinct())
    return MappingProxyType(
        {
            "topic": tuple((f"{leaf.scheme}/{leaf.slug}", leaf.label.text) for leaf in topics),
            "institution": tuple((each.slug, each.words("name", language).text) for each in institutions),
            "year": tuple((str(year), str(year)) for year in years_of(shown)),
            "audience": tuple((value, str(label)) for value, label in Event.ForWhom.choices if value in present),
            "series": tuple((each.slug, each.words("title", language).text) for each in series),
        }
    )


def _of(part: type[models.Model], shown: models.QuerySet[Event]) -> models.QuerySet[Any]:
    return part._base_manager.filter(event__in=shown)


def years_of(shown: models.QuerySet[Event]) -> list[int]:
    """The years in which some of these began, the newest first."""
    found = shown.filter(starts__isnull=False).order_by().values_list("starts", flat=True).distinct()
    return sorted({day.year for day in found if day is not None}, reverse=True)


def asked_words(form: forms.Form, asked: Mapping[str, str]) -> str:
    """The words of what was chosen in the menus: “Past, Forced migration”; a key stands for itself where none has it."""
    told = (dict(getattr(form.fields[name], "choices", ())).get(value, value) for name, value in asked.items())
    return ", ".join(str(each) for each in told)
