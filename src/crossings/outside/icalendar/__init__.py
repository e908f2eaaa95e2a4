"""Calendars as iCalendar (RFC 5545, RFC 7986): what calendar programs subscribe to.

Public names: `write`, `MEDIA_TYPE`.
"""

from crossings.outside.icalendar.writing import MEDIA_TYPE, write

__all__ = ["MEDIA_TYPE", "write"]
