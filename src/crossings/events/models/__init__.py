"""What is remembered of events, one file per thing."""

from crossings.events.models.event import Event, EventTopic, EventTranslation
from crossings.events.models.party import EventParty
from crossings.events.models.series import EventSeries, EventSeriesTranslation

__all__ = [
    "Event",
    "EventParty",
    "EventSeries",
    "EventSeriesTranslation",
    "EventTopic",
    "EventTranslation",
]
