"""Rows of events as pages, calendars, machines and search tell them, one file per reader."""

from crossings.events.records.calendars import calendar_of
from crossings.events.records.lines import entries
from crossings.events.records.linked import event_json_ld
from crossings.events.records.listing import asked_words, choices, years_of
from crossings.events.records.page import event_page

__all__ = ["asked_words", "calendar_of", "choices", "entries", "event_json_ld", "event_page", "years_of"]
