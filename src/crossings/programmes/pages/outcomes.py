"""Aims, outcomes and competencies in words, each outcome that seems to belong to another degree flagged.

Public names: `Statement`, `OutcomeGroupView`, `aims`, `competencies`, `outcome_groups`, `off_topic_sentence`.
Reads aims, outcomes and competencies with their words and sources.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.programmes.models import Aim, Competency, LearningOutcome, OutcomeGroup
from crossings.programmes.pages.phrases import phrase, spoken
from crossings.programmes.pages.references import Reference, References


@dataclass(frozen=True, slots=True)
class Statement:
    """One aim, outcome or competency; `concern` says why a reader should doubt that it belongs here."""

    text: str
    name: str = ""
    concern: str = ""
    refs: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeGroupView:
    """The outcomes of one group, and how many of them talk about something that no module teaches."""

    label: str
    outcomes: tuple[Statement, ...]
    off_topic: int


def aims(rows: Iterable[Aim], references: References) -> list[Statement]:
    """The aims in their order."""
    return [Statement(spoken(row, "statement"), refs=references.to(row)) for row in rows]


def competencies(rows: Iterable[Competency], references: References) -> list[Statement]:
    """The competencies in their order, each under its short name."""
    return [Statement(spoken(row, "statement"), name=spoken(row), refs=references.to(row)) for row in rows]


def outcome_groups(
    rows: Sequence[LearningOutcome], off_topic: Sequence[LearningOutcome], references: References
) -> list[OutcomeGroupView]:
    """The outcomes in their four groups, each outcome that no module's topic bears flagged with the reason."""
    groups = []
    for group in OutcomeGroup:
        here = [row for row in rows if row.group == group]
        told = tuple(_outcome(row, row in off_topic, references) for row in here)
        if here:
            groups.append(OutcomeGroupView(str(group.label), told, sum(row in off_topic for row in here)))
    return groups


def _outcome(row: LearningOutcome, is_off_topic: bool, references: References) -> Statement:
    concern = ""
    if is_off_topic:
        concern = phrase(
            _("Speaks of “%(concept)s”, which no module here is about."), concept=spoken(row.about, "label")
        )
    return Statement(spoken(row, "statement"), concern=concern, refs=references.to(row))


def off_topic_sentence(groups: Iterable[OutcomeGroupView]) -> str:
    """How many outcomes seem to belong elsewhere, in a sentence; nothing where none does."""
    number = sum(group.off_topic for group in groups)
    if not number:
        return ""
    return ngettext(
        "%(number)s outcome seems to belong to another degree",
        "%(number)s outcomes seem to belong to another degree",
        number,
    ) % {"number": number}
