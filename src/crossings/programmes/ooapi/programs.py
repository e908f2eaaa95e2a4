"""Programmes, the sizes in which they are offered and their specialisations, each with what held in other years.

Public names: `programs`, `specifications`, `standing`, `span`, `teaching_language`, `delivery`. The newest published
catalogue is what a program is now; those of other years are its timeline. A size is told as a track where a year offers
more than one, since a program has only one study load.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from itertools import groupby
from typing import Any

from django.urls import reverse

from crossings.engine.language_codes import SEVERAL, UNDETERMINED, three_letters
from crossings.engine.values import AcademicYear
from crossings.outside.ooapi.values import (
    Code,
    EducationSpecification,
    Program,
    ProgramOverride,
    ProgramProperties,
    StudyLoad,
    StudyProperties,
)
from crossings.programmes.models import Catalogue, Mode, Programme, Specialisation, Version
from crossings.programmes.ooapi.identity import uid
from crossings.programmes.ooapi.texts import composed, outcomes, texts, texts_or_unknown, whole

DELIVERY = {
    Programme.TeachingType.FACE_TO_FACE: ("on campus",),
    Programme.TeachingType.BLENDED: ("hybrid",),
    Programme.TeachingType.DISTANCE: ("distance-learning",),
}
MODES = {Mode.FULL_TIME: "full-time", Mode.PART_TIME: "part-time"}


def teaching_language(programme: Programme, own: str = "") -> str:
    """The language in three letters: `mul` where there are several and none is named the first, `und` where none is known."""
    codes = [own] if own else [row.code for row in programme.teaching_languages.all()]
    return three_letters(codes[0]) if len(codes) == 1 else SEVERAL if codes else UNDETERMINED


def delivery(programme: Programme) -> tuple[str, ...]:
    """How it is taught, as far as a source says so."""
    return DELIVERY.get(Programme.TeachingType(programme.teaching_type), ())


def programs(catalogues: Sequence[Catalogue], origin: str) -> Iterator[Program]:
    """Every program of these catalogues, which stand together by programme and newest first within each."""
    for _key, years in groupby(catalogues, key=lambda each: each.programme_id):
        yield from _programs(list(years), origin)


def _programs(years: list[Catalogue], origin: str) -> Iterator[Program]:
    parts = dict[Any, list[tuple[AcademicYear, ProgramProperties]]]()
    for catalogue in years:
        own = catalogue.programme
        parts.setdefault(uid("programme", own.slug), []).append((catalogue.year, _programme(catalogue, origin)))
        for version in _tracks(catalogue):
            key = uid("version", own.slug, version.key)
            parts.setdefault(key, []).append((catalogue.year, _track(catalogue, version, origin)))
        for special in _specialisations(catalogue):
            key = uid("specialisation", own.slug, special.key)
            parts.setdefault(key, []).append((catalogue.year, _specialisation(catalogue, special, origin)))
    for key, timeline in parts.items():
        yield _through_time(key, timeline)


def _through_time(key: Any, timeline: list[tuple[AcademicYear, ProgramProperties]]) -> Program:
    """A program as it stands in the newest of its years, with what held in the others."""
    (year, now), *others = timeline
    return Program(
        **standing(now, year),
        program_id=key,
        timeline_overrides=tuple(ProgramOverride(**span(year), program=then) for year, then in others),
    )


def standing(now: StudyProperties, year: AcademicYear) -> dict[str, Any]:
    """What is told of a study as it stands, with the time in which it does."""
    return {**{field.name: getattr(now, field.name) for field in fields(now)}, **span(year)}


def span(year: AcademicYear) -> dict[str, date]:
    """The time in which the catalogue of a year holds."""
    return {"valid_from": year.starts, "valid_to": year.next.starts}


def _programme(catalogue: Catalogue, origin: str) -> ProgramProperties:
    programme = catalogue.programme
    return ProgramProperties(
        primary_code=Code("programCode", programme.slug),
        program_type="program",
        name=texts(programme, "name"),
        abbreviation=programme.official_code or programme.slug,
        description=texts_or_unknown(programme, "summary"),
        teaching_language=teaching_language(programme),
        mode_of_delivery=delivery(programme),
        **_study(catalogue.versions.all()),
        learning_outcomes=outcomes(catalogue.learning_outcomes.all()),
        admission_requirements=whole([texts(row, "statement") for row in catalogue.entry_requirements.all()]),
        link=origin + reverse("programmes:programme", args=[programme.slug]),
        education_specification=uid("specification", programme.slug),
        other_codes=(Code("x-officialCode", programme.official_code),) if programme.official_code else (),
        children=(
            *(uid("version", programme.slug, each.key) for each in _tracks(catalogue)),
            *(uid("specialisation", programme.slug, each.key) for each in _specialisations(catalogue)),
        ),
        organization=uid("institution", programme.school.slug),
    )


def _part(catalogue: Catalogue, part: Version | Specialisation, origin: str) -> ProgramProperties:
    """What a part of a programme shares with the whole."""
    whole_programme = _programme(catalogue, origin)
    return replace(
        whole_programme,
        primary_code=Code("programCode", f"{catalogue.programme.slug}/{part.key}"),
        abbreviation=part.key,
        name=composed(whole_programme.name, texts(part, "name")),
        parent=uid("programme", catalogue.programme.slug),
        children=(),
        other_codes=(),
        study_load=None,
        mode_of_study="",
        duration="",
    )


def _track(catalogue: Catalogue, version: Version, origin: str) -> ProgramProperties:
    return replace(_part(catalogue, version, origin), program_type="track", **_study([version]))


def _specialisation(catalogue: Catalogue, special: Specialisation, origin: str) -> ProgramProperties:
    return replace(_part(catalogue, special, origin), program_type="specialization")


def _tracks(catalogue: Catalogue) -> list[Version]:
    versions = list(catalogue.versions.all())
    return versions if len(versions) > 1 else []


def _specialisations(catalogue: Catalogue) -> list[Specialisation]:
    return [each for each in catalogue.specialisations.all() if not each.is_example]


def _study(versions: Iterable[Version]) -> dict[str, Any]:
    """Load, length and mode, each only where all these versions have the same."""
    rows = list(versions)
    loads = {row.ects.points if row.ects else None for row in rows}
    lengths = {(each.mode, each.months) for row in rows for each in row.durations.all()}
    points = loads.pop() if len(loads) == 1 else None
    modes, months = {mode for mode, _months in lengths}, {each for _mode, each in lengths}
    return {
        "study_load": StudyLoad("ects", float(points)) if points is not None else None,
        "mode_of_study": MODES[Mode(modes.pop())] if len(modes) == 1 else "",
        "duration": f"P{months.pop()}M" if len(months) == 1 else "",
    }


def specifications(catalogues: Sequence[Catalogue], origin: str) -> Iterator[EducationSpecification]:
    """The education of which programs are the ways to follow it: one for each programme, since its first year told."""
    for _key, group in groupby(catalogues, key=lambda each: each.programme_id):
        years = list(group)
        now = _programme(years[0], origin)
        yield EducationSpecification(
            education_specification_id=uid("specification", years[0].programme.slug),
            primary_code=now.primary_code,
            education_specification_type="program",
            name=now.name,
            description=texts(years[0].programme, "summary"),
            study_load=now.study_load,
            learning_outcomes=now.learning_outcomes,
            link=now.link,
            other_codes=now.other_codes,
            organization=now.organization,
            valid_from=years[-1].year.starts,
        )
