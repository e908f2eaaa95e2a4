"""The ways to study a programme, each in time and with its price, and the academic years in which they lie.

Public names: `program_offerings`, `sessions`, `is_told`, `way_words`, `fees_of`, `price_words`. A month in which studies begin is
told by its first day. An offering whose length no source states has no end, which the Open Education API wants: it is not
told.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from crossings.engine.values import AcademicYear, PartialDate
from crossings.outside.ooapi.values import AcademicSession, Address, Code, Cost, Offering, Texts
from crossings.programmes.models import Catalogue, Fee, FeeTable, Mode, Programme, SitePath
from crossings.programmes.models import Offering as Way
from crossings.programmes.ooapi.identity import uid
from crossings.programmes.ooapi.programs import MODES, delivery, teaching_language
from crossings.programmes.ooapi.texts import composed, said, texts, texts_or_unknown
from crossings.programmes.records import ends

DAY = timedelta(days=1)


def sessions(years: Iterable[AcademicYear]) -> list[AcademicSession]:
    """The academic years, the first one first."""
    return [_session(year) for year in sorted(set(years))]


def _session(year: AcademicYear) -> AcademicSession:
    return AcademicSession(
        academic_session_id=uid("year", year),
        academic_session_type="academic year",
        primary_code=Code("identifier", str(year)),
        name=composed(said(lambda: _("Academic year")), said(lambda: str(year))),
        start_date=year.starts,
        end_date=year.ends,
    )


def program_offerings(ways: Sequence[Way], catalogues: dict[int, Catalogue], origin: str) -> Iterator[Offering]:
    """The ways to study that have an end, with the prices that their own year's tables give them."""
    for way in ways:
        over = ends(way)
        if over is not None and is_told(way):
            yield _offering(way, catalogues[way.catalogue_id], over, origin)


def is_told(way: Way) -> bool:
    """Whether no part of it is an example made for demonstration."""
    return not (way.specialisation and way.specialisation.is_example)


def _offering(way: Way, catalogue: Catalogue, over: PartialDate, origin: str) -> Offering:
    programme, year = catalogue.programme, catalogue.year
    special = way.specialisation
    parts = (programme.slug, year, way.version.key, way.mode, way.start.month, way.site_path.key)
    keys = (*parts, special.key) if special else parts
    return Offering(
        offering_id=uid("offering", *keys),
        primary_code=Code("offeringCode", "/".join(map(str, keys))),
        offering_type="program",
        academic_session=uid("year", year),
        name=way_words(way, programme),
        description=texts_or_unknown(programme, "summary"),
        teaching_language=teaching_language(programme),
        mode_of_delivery=delivery(programme),
        max_number_students=way.version.places,
        link=f"{origin}{reverse('programmes:programme', args=[programme.slug])}?year={year}",
        start_date=way.start.intake.starts.earliest(),
        end_date=over.earliest() - DAY,
        addresses=_addresses(way.site_path),
        price_information=tuple(_cost(table, fee) for table, fee in fees_of(way, catalogue)),
        program=uid("programme", programme.slug),
        organization=uid("institution", programme.school.slug),
        ext={"modeOfStudy": MODES[Mode(way.mode)], "programs": _also_of(way, catalogue)},
    )


def _also_of(way: Way, catalogue: Catalogue) -> list[str]:
    """The parts of the programme to which this way of studying also belongs: its size and its specialisation."""
    slug = catalogue.programme.slug
    size = [uid("version", slug, way.version.key)] if len(catalogue.versions.all()) > 1 else []
    special = [uid("specialisation", slug, way.specialisation.key)] if way.specialisation else []
    return [str(each) for each in (*size, *special)]


def way_words(way: Way, programme: Programme) -> Texts:
    """What a way to study is called: the programme, and each part in which ways differ."""
    return composed(
        texts(programme, "name"),
        texts(way.version, "name"),
        said(lambda: str(way.get_mode_display())),
        said(lambda: f"{way.start.get_month_display()} {way.start.intake.starts.year}"),
        texts(way.site_path, "name"),
        texts(way.specialisation, "name") if way.specialisation else (),
    )


def _addresses(path: SitePath) -> tuple[Address, ...]:
    """Where it is taught, stop after stop, as far as places are named."""
    stops = [stop for stop in path.stops.all() if stop.place]
    return tuple(
        Address(
            address_type="teaching",
            city=stop.place,
            country_code=str((stop.institution and stop.institution.country) or ""),
        )
        for stop in stops
    )


def fees_of(way: Way, catalogue: Catalogue) -> Iterator[tuple[FeeTable, Fee]]:
    """What the year's tables of tuition ask for this way of studying."""
    for table in catalogue.fee_tables.all():
        if table.kind == FeeTable.Kind.TUITION and table.start_id in (None, way.start_id):
            yield from ((table, fee) for fee in table.fees.all() if _is_for(fee, way))


def _is_for(fee: Fee, way: Way) -> bool:
    return (
        fee.version_id in (None, way.version_id)
        and fee.mode in ("", way.mode)
        and fee.site_path_id in (None, way.site_path_id)
    )


def price_words(table: FeeTable, fee: Fee) -> Texts:
    """A price in words, or who will give it: for whom, and for how much study."""

    def words() -> str:
        status, basis = fee.get_status_display(), table.get_basis_display()
        if fee.amount is not None:
            return f"{fee.amount} {table.currency}, {basis} ({status})"
        given_by = _("To be confirmed by %(owner)s") % {"owner": fee.to_be_confirmed_by}
        return f"{given_by}, {basis} ({status})"

    return said(words)


def _cost(table: FeeTable, fee: Fee) -> Cost:
    return Cost(
        cost_type=f"tuition {table.basis} {fee.status}".replace("_", " "),
        amount="" if fee.amount is None else str(fee.amount),
        currency=table.currency,
        display_amount=price_words(table, fee),
    )
