"""The ways in, on the home page, each with what is behind it, counted from the records."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Door:
    drawing: str
    title: str
    url: str
    text: str
    count: str


def doors(account: Any, day: date) -> list[Door]:
    """The doors that this reader may open, with the counts of this day."""
    return []
