"""What a programme asks and what it stands on: entry, accreditation, claims, resources, values, disagreements of sources.

Public names: `requirements`, `accreditations`, `claims`, `resources`, `values_statement`, `disputes`, `notes` and the
values they give. Reads the rows with their words and sources.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.engine.values import PartialDate
from crossings.programmes.models import (
    Accreditation,
    Claim,
    Dispute,
    EntryRequirement,
    FeeRule,
    GradeExpectation,
    Resource,
    ValuesStatement,
)
from crossings.programmes.pages.facts import date_words
from crossings.programmes.pages.phrases import listed, phrase, spoken
from crossings.programmes.pages.references import Reference, References
from crossings.provenance.models import Source

GRADE = ("label", "system", "expected")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement, and the grades or levels it means, as rows of a small table."""

    kind: str
    text: str
    only_for: str
    note: str
    grades: tuple[tuple[str, ...], ...]
    refs: tuple[Reference, ...]


def requirements(rows: Iterable[EntryRequirement], references: References) -> list[Requirement]:
    """The requirements in their order."""
    return [
        Requirement(
            kind=str(row.get_kind_display()),
            text=spoken(row, "statement"),
            only_for=spoken(row.version) if row.version else "",
            note=_("For information only: no subject lets anybody in or keeps anybody out.")
            if row.only_informs
            else "",
            grades=tuple(tuple(spoken(each, name) for name in GRADE) for each in _as_written(row)),
            refs=references.to(row, *_as_written(row)),
        )
        for row in rows
    ]


def _as_written(row: EntryRequirement) -> list[GradeExpectation]:
    """The grades in their order: levels follow each other, not the alphabet."""
    return sorted(row.grade_expectations.all(), key=lambda each: (each.position, each.pk))


@dataclass(frozen=True, slots=True)
class Recognition:
    """Who recognises the programme, and from when to when as far as that is stated."""

    text: str
    since: PartialDate | None
    until: PartialDate | None
    note: str
    is_over: bool
    refs: tuple[Reference, ...]


def accreditations(rows: Iterable[Accreditation], day: date, references: References) -> list[Recognition]:
    """The accreditations, those that are over on `day` marked."""
    return [
        Recognition(
            text=spoken(row, "body"),
            since=row.starts,
            until=row.until,
            note=phrase(_("On behalf of %(body)s."), body=spoken(row, "on_behalf_of")) if row.on_behalf_of else "",
            is_over=row.until is not None and row.until.has_come_by(day),
            refs=references.to(row),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as `components/claim.html` shows it: never without saying out of how many, or that nobody says."""

    text: str
    base: str
    instrument: str
    day: PartialDate | None
    source: Source | None
    is_aged: bool


def claims(rows: Iterable[Claim], day: date, references: References) -> list[ClaimView]:
    """The claims in their order, those that have expired on `day` marked as history."""
    return [_claim(row, day, references) for row in rows]


def _claim(row: Claim, day: date, references: References) -> ClaimView:
    references.to(row)
    is_aged = row.expires_on is not None and row.expires_on <= day
    base = listed([spoken(row, "population"), _denominator(row)], between=". ")
    return ClaimView(spoken(row, "statement"), base, row.instrument, row.made_on, row.source, is_aged)


def _denominator(row: Claim) -> str:
    if row.denominator is None:
        return _("Out of how many: not stated in any source read") if row.lacks_denominator else ""
    return ngettext("Out of %(number)s answer", "Out of %(number)s answers", row.denominator) % {
        "number": number_format(row.denominator, force_grouping=True)
    }


@dataclass(frozen=True, slots=True)
class ResourceView:
    """Something that students can use: what, where, and who may."""

    kind: str
    name: str
    note: str
    url: str
    where: str
    who: str
    refs: tuple[Reference, ...]


def resources(rows: Iterable[Resource], references: References) -> list[ResourceView]:
    """The resources in their order."""
    return [
        ResourceView(
            kind=str(row.get_kind_display()),
            name=spoken(row),
            note=spoken(row, "note"),
            url=row.address,
            where=row.site or _("Not tied to a site"),
            who=str(row.get_open_to_display()),
            refs=references.to(row),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence that stands on a source."""

    text: str
    refs: tuple[Reference, ...] = ()


def fee_rules(rows: Iterable[FeeRule], references: References) -> list[Note]:
    """The rules about fees in their order."""
    return [Note(spoken(row, "statement"), references.to(row)) for row in rows]


def values_statement(rows: Iterable[ValuesStatement], day: date, references: References) -> Note | None:
    """The statement of values in force on `day`, if there is one."""
    begun = [row for row in rows if row.starts is None or row.starts.has_come_by(day)]
    newest = max(begun, key=lambda row: row.number, default=None)
    return Note(spoken(newest, "statement"), references.to(newest)) if newest else None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Sources that disagree, as `components/differ.html` shows them."""

    field: str
    heading: str
    claims: tuple[tuple[str, str], ...]
    text: str
    url: str = ""


def disputes(rows: Iterable[Dispute], references: References) -> list[Disagreement]:
    """The disagreements in their order, each side under the name of its source."""
    return [_disagreement(row, references) for row in rows]


def _disagreement(row: Dispute, references: References) -> Disagreement:
    sides = list(row.sides.all())
    references.to(*sides)
    consortium = row.catalogue.programme.consortium
    return Disagreement(
        field=row.field,
        heading=spoken(row, "topic"),
        claims=tuple((side.source.title if side.source else "", spoken(side, "statement")) for side in sides),
        text=listed([spoken(row, "note"), _followed(row), _settled(row)], between=" "),
        url=reverse("network:network", args=[consortium.slug]) if consortium and row.field == "consortium" else "",
    )


def _followed(row: Dispute) -> str:
    title = next((side.source.title for side in row.sides.all() if side.is_followed and side.source), "")
    return phrase(_("This page follows “%(source)s”."), source=title) if title else ""


def _settled(row: Dispute) -> str:
    if row.settled_on is not None:
        return _("Settled on %(day)s.") % {"day": date_words(row.settled_on)}
    who = spoken(row, "can_be_settled_by")
    return phrase(_("Who can settle it: %(who)s."), who=who) if who else ""
