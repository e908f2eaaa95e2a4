"""Turns what is remembered of people into plain values."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from crossings.engine.privacy import ConsentStanding, Purpose
from crossings.fields.sort_key import sort_key
from crossings.people.consent_wordings import CONSENTED, PURPOSE_WORDS, newest_wording
from crossings.people.models import Consent, Person

LONGEST = 70


def free_slug(name: str) -> str:
    """A short name for addresses that nobody has yet, made from a person's name; `person` where no letter is Latin."""
    wanted = slugify(sort_key(name))[:LONGEST] or "person"
    taken = set(Person.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    candidates = [wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a person may agree to, and how their answer stands."""

    key: str
    label: str
    words: str
    standing: ConsentStanding
    given: date | None
    ends: date | None

    @property
    def stands(self) -> bool:
        return self.standing.permits


def consents_of(person: Person, day: date) -> list[Asked]:
    """Everything that people are asked to agree to, with this person's newest answer as it stands on `day`."""
    answers = {consent.purpose: consent for consent in reversed(list(person.consents.newest()))}
    return [_asked(purpose, str(dict(PURPOSE_WORDS)[purpose]), answers.get(purpose), day) for purpose in CONSENTED]


def _asked(purpose: Purpose, label: str, answer: Consent | None, day: date) -> Asked:
    words = answer.words if answer else str(newest_wording(purpose).text)
    key = purpose.value.replace("_", "-")
    if answer is None:
        return Asked(key, label, words, ConsentStanding.NEVER, None, None)
    return Asked(key, label, words, answer.standing(day), answer.given_at.date(), answer.expires_on)
