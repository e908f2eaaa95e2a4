"""What a model says about each field that concerns a person, and whether a consent stands.

Public names: `Personal`, `Purpose`, `Sensitivity`, `Retention`, `ConsentStanding`, `consent_standing`.
A model declares `personal_fields = {"name": Personal(purpose=..., retention=...)}`, or an empty mapping.
This module erases nothing: it only says when erasure is due.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, IntEnum, StrEnum

from crossings.engine.refusal import Refusal


class Purpose(StrEnum):
    """Why a personal field is kept. A field serves one purpose; a second purpose needs a second decision."""

    SIGN_IN = "sign_in"
    """To let a person in, and nobody else."""
    SECURITY = "security"
    """To notice and stop misuse of an account."""
    ACCOUNTABILITY = "accountability"
    """To show who changed a record, when and why."""
    PUBLIC_PROFILE = "public_profile"
    """To show a scholar's work to the public, by consent."""
    TEACHING = "teaching"
    """To say who teaches and coordinates a programme."""
    STORYTELLING = "storytelling"
    """To tell a person's story, by consent and for a limited time."""
    ATTRIBUTION = "attribution"
    """To name those who made a work, as the work itself names them."""
    CORRESPONDENCE = "correspondence"
    """To answer a person who wrote."""
    NOTICES = "notices"
    """To tell a person of what they asked to hear of."""
    STUDIES = "studies"
    """To teach a student by the rules that hold for them, and to prove what they achieved."""


class Sensitivity(IntEnum):
    """How much harm disclosure would do; a greater one is guarded more closely."""

    P0 = 0
    """Public already: what a public page shows."""
    P1 = 1
    """Not yet public: drafts of pages and records."""
    P2 = 2
    """Personal: accounts, addresses, bookings."""
    P3 = 3
    """Confidential: applications, documents, references, scores, study records."""
    P4 = 4
    """Special: equality answers, asylum status, health, persecution."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a field is kept: so many days after a named event, zero for at once.

    `after` names the event in plain words, such as "consent withdrawn". Raises `Refusal` without it, or for fewer
    than zero days.

    >>> Retention(days=30, after="account closed").due_on(date(2024, 1, 1))
    datetime.date(2024, 1, 31)
    """

    days: int
    after: str

    def __post_init__(self) -> None:
        if self.days < 0 or not self.after.strip():
            raise Refusal(
                f"A retention of {self.days} days after “{self.after}” was refused.",
                "It needs a number of days, zero or more, and the event from which they are counted.",
                'Write Retention(days=30, after="account closed").',
            )

    def due_on(self, event: date) -> date:
        """The first day on which the field must be gone, if the event happened on `event`."""
        return event + timedelta(days=self.days)

    def is_due(self, event: date | None, day: date) -> bool:
        """Whether the field must be gone on `day`; never while the event has not happened.

        >>> Retention(days=0, after="consent withdrawn").is_due(None, date(2024, 1, 1))
        False
        """
        return event is not None and self.due_on(event) <= day


@dataclass(frozen=True, slots=True)
class Personal:
    """What a model declares of one personal field: why it is kept, how long, and how sensitive it is.

    >>> kept = Personal(purpose=Purpose.SIGN_IN, retention=Retention(days=0, after="account closed"))
    >>> kept.sensitivity.name
    'P2'
    """

    purpose: Purpose
    retention: Retention
    sensitivity: Sensitivity = Sensitivity.P2


class ConsentStanding(Enum):
    """How a consent stands on a day. Only `GIVEN` permits anything."""

    NEVER = "never"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"

    @property
    def permits(self) -> bool:
        """Whether what the person agreed to may be done."""
        return self is ConsentStanding.GIVEN


def consent_standing(
    given_on: date | None, withdrawn_on: date | None, expires_on: date | None, day: date
) -> ConsentStanding:
    """How a consent stands on `day`.

    It stands from the day it was given up to, not including, the day it was withdrawn or the day it expires.
    Withdrawal, being the person's own act, is told before expiry. Consent given again later is a new record.
    Raises `Refusal` when it was withdrawn or expired before it was given.

    Source: Regulation (EU) 2016/679, article 7(3): consent can be withdrawn at any time.

    >>> given, withdrawn = date(2024, 1, 1), date(2024, 5, 1)
    >>> consent_standing(given, withdrawn, None, date(2024, 4, 30)).value
    'given'
    >>> consent_standing(given, withdrawn, None, withdrawn).value
    'withdrawn'
    """
    _refuse_if_out_of_order(given_on, withdrawn_on, expires_on)
    if given_on is None or day < given_on:
        return ConsentStanding.NEVER
    if withdrawn_on is not None and withdrawn_on <= day:
        return ConsentStanding.WITHDRAWN
    if expires_on is not None and expires_on <= day:
        return ConsentStanding.EXPIRED
    return ConsentStanding.GIVEN


def _refuse_if_out_of_order(given_on: date | None, *endings: date | None) -> None:
    for ending in endings:
        if given_on is not None and ending is not None and ending < given_on:
            raise Refusal(
                f"A consent given on {given_on} cannot end on {ending}.",
                "Consent ends on or after the day it was given.",
                "Record consent that was given again as a new consent.",
            )
