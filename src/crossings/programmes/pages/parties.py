"""Who awards a programme's degree on a day, each by its own name and mark.

Public names: `Party`, `awarding`, `whole_of`. A joint degree is awarded by those who on the day are full members of its
consortium, a degree of one institution by the whole of which the school is a part. Reads `consortium.memberships` with
their institutions, and the school with the bodies above it.
"""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from crossings.network.models import Institution
from crossings.programmes.models import Programme
from crossings.programmes.pages.machines import plain
from crossings.programmes.pages.phrases import spoken


@dataclass(frozen=True, slots=True)
class Party:
    """One of those who award: its name, its page, and its mark where it has given one."""

    institution: Institution
    name: str
    url: str

    @property
    def mark(self) -> str:
        """The address of its mark."""
        return str(self.institution.mark.url) if self.institution.mark else ""

    @property
    def alternative(self) -> str:
        """What the mark is, for those who do not see it."""
        return _("Mark of %(institution)s") % {"institution": plain(self.institution, "name")}


def awarding(programme: Programme, day: date) -> list[Party]:
    """Those who award the degree on the day; none where no source says what kind of degree it is."""
    return [_party(institution) for institution in _awarding(programme, day)]


def whole_of(school: Institution) -> Institution:
    """The body that stands above all those of which the school is a part, or the school itself."""
    whole = school
    while whole.part_of is not None:
        whole = whole.part_of
    return whole


def _awarding(programme: Programme, day: date) -> list[Institution]:
    if programme.award_kind == Programme.AwardKind.SINGLE:
        return [whole_of(programme.school)]
    if programme.consortium is None:
        return []
    full = [row for row in programme.consortium.memberships.all() if row.is_full and row.holds_on(day)]
    return list(dict.fromkeys(row.institution for row in full))


def _party(institution: Institution) -> Party:
    return Party(institution, spoken(institution), reverse("network:institution", args=[institution.slug]))
