"""The programmes of one institution on a day, each with the part that the institution has in it.

Public names: `kept_at`, `entries_at`. A degree of one institution is awarded by the whole of which its school is
a part; a joint one by those who on that day are full members of its consortium. A programme is known from the first
academic year of which a catalogue is published. Reads what `fetch.for_the_institution` fetches.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from crossings.engine.values import AcademicYear
from crossings.journal.kept import until_changed
from crossings.network.models import Institution, Membership
from crossings.network.records.lines import Entry
from crossings.programmes.models import Catalogue, Programme
from crossings.programmes.pages import fetch
from crossings.programmes.pages.facts import state_words
from crossings.programmes.pages.parties import whole_of
from crossings.programmes.pages.phrases import phrase, spoken, year_words

AT_MOST = 25


@until_changed
def kept_at(institution: int, day: date, language: str) -> tuple[Entry, ...]:
    """`entries_at` of the institution with this key, the first of them by name; eight queries at most."""
    found = Institution.objects.get(pk=institution)
    held = list(Membership.objects.as_of(day).filter(institution=found))
    networks = [row.network_id for row in held]
    programmes = fetch.for_the_institution(Programme.objects.published(), found, networks, language)
    return tuple(entries_at(found, programmes, held, day)[:AT_MOST])


def entries_at(
    institution: Institution, programmes: Iterable[Programme], memberships: Iterable[Membership], day: date
) -> list[Entry]:
    """Those of the programmes in which the institution has a part; `memberships` are its own of that day."""
    held = list(memberships)
    return list(_entries(institution, programmes, held, day))


def _entries(
    institution: Institution, programmes: Iterable[Programme], held: list[Membership], day: date
) -> Iterator[Entry]:
    for programme in programmes:
        years = list(programme.catalogues.all())
        shown = next((each for each in years if each.year <= AcademicYear.of(day)), None)
        roles = [row for row in held if row.network_id == programme.consortium_id]
        parts = tuple(_parts(shown, institution, roles)) if shown else ()
        if shown and parts:
            url = programme.get_absolute_url()
            yield Entry(
                title=spoken(programme),
                url=url if shown == years[0] else f"{url}?year={shown.year}",
                kinds=parts,
                text=state_words(programme, day),
                note=phrase(_("Catalogue %(year)s"), year=year_words(shown.year)),
            )


def _parts(catalogue: Catalogue, institution: Institution, roles: list[Membership]) -> Iterator[str]:
    """Each part that the institution has: it awards, it is a partner in some role, it is the host."""
    programme = catalogue.programme
    if any(row.is_full for row in roles) or _awards_alone(programme, institution):
        yield _("Awards the degree")
    yield from (str(row.get_role_display()) for row in roles)
    owned = [row for row in catalogue.catalogue_modules.all() if row.module.owner_id == institution.pk]
    if owned and programme.school_id != institution.pk:
        yield _("Owner of modules taught in it")
    if programme.school_id == institution.pk:
        yield _("Host: the school that answers for it")
    stops = (stop for path in catalogue.site_paths.all() for stop in path.stops.all())
    if any(stop.institution_id == institution.pk for stop in stops):
        yield _("Host: students study here")


def _awards_alone(programme: Programme, institution: Institution) -> bool:
    """Whether it gives a degree of one institution: it is the whole of which the school is a part, or the school."""
    return programme.award_kind == Programme.AwardKind.SINGLE and whole_of(programme.school) == institution
