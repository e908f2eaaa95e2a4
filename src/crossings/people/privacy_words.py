"""The declarations of personal fields, in words that a reader understands: what is kept, for what, for how long.

Names: `Kept`, `KeptKind`, `everything_kept`, `kept_words`, `PURPOSES`, `EVENTS`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from crossings.engine.privacy import Personal, Purpose, Sensitivity
from crossings.people.borrowed_fields import BORROWED_FIELDS
from crossings.people.models import Account, Person

PURPOSES = {
    Purpose.SIGN_IN: _("To let you in, and nobody else"),
    Purpose.SECURITY: _("To notice and stop misuse of accounts"),
    Purpose.ACCOUNTABILITY: _("To show who changed a record, when and why"),
    Purpose.PUBLIC_PROFILE: _("To show a scholar’s work to the public, by consent"),
    Purpose.TEACHING: _("To say who teaches and coordinates a programme"),
    Purpose.STORYTELLING: _("To tell a person’s story, by consent and for a limited time"),
    Purpose.ATTRIBUTION: _("To name those who made a work, as the work itself names them"),
    Purpose.CORRESPONDENCE: _("To answer a person who wrote, in their language"),
    Purpose.NOTICES: _("To tell you of what you asked to hear of"),
    Purpose.STUDIES: _("To teach a student by the rules that hold for them, and to prove what they achieved"),
}
SENSITIVITIES = {
    Sensitivity.P0: _("public"),
    Sensitivity.P1: _("not yet public"),
    Sensitivity.P2: _("personal"),
    Sensitivity.P3: _("confidential"),
    Sensitivity.P4: _("specially protected"),
}
EVENTS = {
    "the account is closed": _("the account is closed"),
    "the person asks to be forgotten": _("the person asks to be forgotten"),
    "the consent ended": _("the consent ended"),
    "the consent to a public profile ended": _("the consent to a public profile ended"),
    "consent withdrawn or expired": _("the consent was withdrawn or expired"),
    "the catalogue's year": _("the academic year of the catalogue"),
    "the change": _("the change"),
    "the session ended": _("the session ended"),
    "the mail is sent": _("the mail is sent"),
    "the picture is removed": _("the picture is removed"),
    "the studies ended": _("the studies ended"),
}
DAYS_OF_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class Kept:
    """One field that is kept of people."""

    label: str
    purpose: str
    retention: str
    sensitivity: str


@dataclass(frozen=True, slots=True)
class KeptKind:
    """One kind of record that holds something of people, with its fields."""

    label: str
    fields: tuple[Kept, ...]

    @property
    def rows(self) -> list[list[str]]:
        """The lines of its table."""
        return [[kept.label, kept.purpose, kept.retention, kept.sensitivity] for kept in self.fields]


def declarations() -> Iterator[tuple[type[models.Model], dict[str, Personal]]]:
    """Every model that holds something of people, ours and borrowed ones, with what is declared of its fields."""
    for model in apps.get_models():
        declared = getattr(model, "personal_fields", None) or BORROWED_FIELDS.get(model._meta.label_lower)
        if declared:
            yield model, declared


def everything_kept() -> list[KeptKind]:
    """What the page for readers shows, by kind of record; kinds that a language calls by one word are one."""
    found: dict[str, dict[Kept, None]] = {}
    for model, declared in declarations():
        rows = found.setdefault(str(capfirst(model._meta.verbose_name)), {})
        rows.update((kept_words(model, name, personal), None) for name, personal in declared.items())
    return [KeptKind(label, tuple(rows)) for label, rows in sorted(found.items())]


def kept_about(account: Account, person: Person | None) -> list[KeptKind]:
    """What one's own page shows: each field of the account and the person, with its purpose and retention."""
    rows: list[models.Model] = [account, *([person] if person else [])]
    return [
        KeptKind(
            str(capfirst(row._meta.verbose_name)),
            tuple(kept_words(type(row), name, personal) for name, personal in type(row).personal_fields.items()),  # type: ignore[attr-defined]
        )
        for row in rows
    ]


def kept_words(model: type[models.Model], name: str, personal: Personal) -> Kept:
    """One declaration in words."""
    return Kept(
        label=field_label(model, name),
        purpose=str(PURPOSES[personal.purpose]),
        retention=_retention(personal),
        sensitivity=str(SENSITIVITIES[personal.sensitivity]),
    )


def field_label(model: type[models.Model], name: str) -> str:
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return str(capfirst(getattr(field, "verbose_name", name)))


def _retention(personal: Personal) -> str:
    """`30 days after the account is closed`; whole years are told in years."""
    days = personal.retention.days
    event = str(EVENTS.get(personal.retention.after, personal.retention.after))
    if days == 0:
        return gettext("until %(event)s") % {"event": event}
    if days % DAYS_OF_A_YEAR == 0:
        years = days // DAYS_OF_A_YEAR
        words = ngettext("%(years)d year after %(event)s", "%(years)d years after %(event)s", years)
        return words % {"years": years, "event": event}
    words = ngettext("%(days)d day after %(event)s", "%(days)d days after %(event)s", days)
    return words % {"days": days, "event": event}
