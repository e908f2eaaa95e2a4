"""The sizes of a programme in one year, and how long each takes.

Public names: `VersionRow`, `versions_of`, `duration_words`, `length_words`.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from crossings.engine.values import Duration, Ects
from crossings.programmes.models import Catalogue, Mode, Version
from crossings.programmes.pages.phrases import listed, phrase, spoken
from crossings.programmes.pages.references import Reference, References


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One size: how much it is, how long it takes in each mode, and how its credits are counted, where placements are."""

    name: str
    ects: Ects | None
    taught_modules: int | None
    lengths: tuple[Duration | None, ...]
    places: int | None
    least_enrolment: Ects | None
    shares: tuple[str, ...]
    sectors: tuple[str, ...]
    notes: tuple[Reference, ...]
    refs: tuple[Reference, ...]


def versions_of(catalogue: Catalogue, references: References) -> list[VersionRow]:
    """The versions in their order. Reads `versions` with `durations`, `credit_shares` and `placement_sectors`."""
    return [_row(version, references) for version in catalogue.versions.all()]


def _row(version: Version, references: References) -> VersionRow:
    lengths = {row.mode: row.duration for row in version.durations.all()}
    shares = list(version.credit_shares.all())
    sectors = list(version.placement_sectors.all())
    refs = references.to(version, *version.durations.all(), *shares, *sectors)
    return VersionRow(
        name=spoken(version),
        ects=version.ects,
        taught_modules=version.taught_modules,
        lengths=tuple(lengths.get(mode) for mode in Mode.values),
        places=version.places,
        least_enrolment=version.least_enrolment,
        shares=tuple(f"{share.get_kind_display()}: {share.ects}" for share in shares),
        sectors=tuple(spoken(sector) for sector in sectors),
        notes=tuple(ref for ref in refs if ref.note),
        refs=refs,
    )


def duration_words(length: Duration) -> str:
    """A length in the reader's language, such as 1 year and 6 months."""
    years = ngettext("%(years)s year", "%(years)s years", length.years) % {"years": length.years}
    months = ngettext("%(months)s month", "%(months)s months", length.months_left) % {"months": length.months_left}
    if not length.months_left:
        return years
    joined = pgettext("between years and months", "and")
    return f"{years} {joined} {months}" if length.years else months


def length_words(version: Version) -> str:
    """How long a version takes in each mode in which it is offered; nothing where no source says."""
    lengths = [
        _("%(length)s %(mode)s") % {"length": duration_words(row.duration), "mode": str(row.get_mode_display()).lower()}
        for row in sorted(version.durations.all(), key=lambda row: Mode.values.index(row.mode))
    ]
    return phrase(_("%(version)s: %(lengths)s"), version=spoken(version), lengths=listed(lengths)) if lengths else ""
