"""A programme, a module and a fee table for machines: JSON-LD in the words of schema.org, rows for a spreadsheet.

Public names: `programme_json_ld`, `module_json_ld`, `fee_sheet`. What no source states is left out; an offer is made only
where there is an amount, so that nothing to be confirmed is read as free of charge.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import get_language

from crossings.engine.fees import FeeBasis
from crossings.languages.words import words
from crossings.programmes.models import Catalogue, CatalogueModule, Fee, FeeTable, Mode, Module, Programme
from crossings.provenance.models import Source

FEE_COLUMNS = (
    "programme", "academic_year", "table", "basis", "version", "mode", "fee_status", "site_path",
    "amount", "currency", "to_be_confirmed_by", "expected_on", "source", "source_address", "read_on",
)  # fmt: skip


def programme_json_ld(catalogue: Catalogue, address: str) -> dict[str, Any]:
    """The programme in one year as an EducationalOccupationalProgram. Reads what `fetch.for_its_page` fetches."""
    programme = catalogue.programme
    known = {
        "name": plain(programme, "name"),
        "description": plain(programme, "summary"),
        "inLanguage": [row.code for row in programme.teaching_languages.all()],
        "provider": _provider(programme),
        "educationalCredentialAwarded": plain(programme, "award_title"),
        "identifier": programme.official_code,
        "programType": "Master",
        "termsPerYear": None,
        "numberOfCredits": sorted({float(version.ects.points) for version in catalogue.versions.all() if version.ects}),
        "timeToComplete": sorted(
            {f"P{row.months}M" for version in catalogue.versions.all() for row in version.durations.all()}
        ),
        "offers": list(_offers(catalogue)),
        "hasCourse": [
            _course(placement.module)
            for placement in catalogue.catalogue_modules.all()
            if not placement.module.is_example
        ],
    }
    return _statement("EducationalOccupationalProgram", address, known)


def module_json_ld(placement: CatalogueModule, address: str) -> dict[str, Any]:
    """A module that a source names as a Course, with an instance for its year. Examples have no statement."""
    module = placement.module
    instance = {"courseWorkload": f"PT{module.hours}H"} if module.hours else {}
    course = _course(module) | {"provider": _provider(module.programme)}
    if instance:
        course["hasCourseInstance"] = {"@type": "CourseInstance", "name": str(placement.catalogue.year), **instance}
    return _statement("Course", address, course)


def _statement(kind: str, address: str, known: dict[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in known.items() if value and name != "@type"}
    return {"@context": "https://schema.org", "@type": kind, "@id": address, **told}


def _provider(programme: Programme) -> dict[str, str]:
    return {"@type": "CollegeOrUniversity", "name": plain(programme.school, "name")}


def _course(module: Module) -> dict[str, Any]:
    known = {
        "name": plain(module, "title"),
        "courseCode": module.code,
        "numberOfCredits": float(module.ects.points) if module.ects else None,
    }
    return {"@type": "Course", **{name: value for name, value in known.items() if value}}


def _offers(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    for table in catalogue.fee_tables.all():
        for fee in table.fees.all():
            if fee.amount is not None and table.kind == FeeTable.Kind.TUITION:
                yield _offer(table, fee)


def _offer(table: FeeTable, fee: Fee) -> dict[str, Any]:
    unit = {"unitText": "ECTS"} if table.basis == FeeBasis.PER_CREDIT else {}
    price = {"@type": "UnitPriceSpecification", "price": str(fee.amount), "priceCurrency": table.currency, **unit}
    version = plain(fee.version, "name") if fee.version else ""
    told = [
        version,
        _mode(fee),
        str(fee.get_status_display()),
        str(table.get_basis_display()),
        str(table.catalogue.year),
    ]
    return {
        "@type": "Offer",
        "category": fee.get_status_display(),
        "name": ", ".join(filter(None, told)),
        "priceSpecification": price,
    }


def fee_sheet(tables: Iterable[FeeTable]) -> Iterator[tuple[str, ...]]:
    """The heading and one row for each fee; an amount to be confirmed is an empty cell with who will confirm it."""
    yield FEE_COLUMNS
    for table in tables:
        for fee in table.fees.all():
            yield _sheet_row(table, fee)


def _sheet_row(table: FeeTable, fee: Fee) -> tuple[str, ...]:
    source: Source | None = fee.source or table.source
    return (
        table.catalogue.programme.slug,
        str(table.catalogue.year),
        plain(table, "name"),
        table.basis,
        fee.version.key if fee.version else "",
        fee.mode,
        fee.status,
        fee.site_path.key if fee.site_path else "",
        "" if fee.amount is None else str(fee.amount),
        table.currency,
        fee.to_be_confirmed_by,
        str(fee.expected_on or ""),
        source.title if source else "",
        source.address if source else "",
        source.read_on.isoformat() if source and source.read_on else "",
    )


def _mode(fee: Fee) -> str:
    return str(Mode(fee.mode).label) if fee.mode else ""


def plain(record: Any, field: str) -> str:
    """A record's words in the page's language, without mark-up."""
    return words(record, field, get_language() or "en").text
