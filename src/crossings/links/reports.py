"""Reports of readers: how many one address may send, and what goes to the curators.

Public names: `may_report`, `report_bridge`. Nothing that names a reader is kept: addresses are counted by a keyed hash.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from crossings.journal.record import Actor
from crossings.links.actions import report_bad_bridge
from crossings.machines.throttle import reader_address, shared_counter
from crossings.topics.models import Concept

VISITOR = Actor("system:visitor")  # somebody of whom nothing is known
AN_HOUR = 3600  # seconds
REPORTS = 5  # that one address may send in an hour


def may_report(request: HttpRequest, *, at: datetime) -> bool:
    """Whether this address has sent fewer reports in this hour than it may; counts this one."""
    return shared_counter().count(f"report {reader_address(request)}", int(at.timestamp()) // AN_HOUR) <= REPORTS


def report_bridge(told: Mapping[str, Any], said: Mapping[str, Any], *, at: datetime) -> None:
    """Put what a reader said of a bridge into the curators' queue: the concept, the question, the reason and the note."""
    question = told["known"].asking.question
    scheme, _slash, slug = question.through.partition("/")
    concept = Concept.objects.filter(scheme__slug=scheme, slug=slug).first()
    if concept is not None:
        words = ": ".join(filter(None, (said["reason"], said["note"])))
        report_bad_bridge(concept=concept, asked=question.query, words=words, by=VISITOR, at=at)
