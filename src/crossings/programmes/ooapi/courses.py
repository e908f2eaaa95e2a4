"""Modules that a source names, each with what held in other years. Examples made for demonstration are not told.

Public names: `courses`, `course_offerings`, `outcomes_in`.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from crossings.outside.ooapi.values import Code, Course, CourseOverride, CourseProperties, Offering, StudyLoad, Texts
from crossings.programmes.models import CatalogueModule, LearningOutcome, ModuleAssessment
from crossings.programmes.ooapi.identity import uid
from crossings.programmes.ooapi.programs import delivery, span, standing, teaching_language
from crossings.programmes.ooapi.texts import composed, outcomes, said, texts, texts_or_unknown, whole

LEVEL = "undefined"  # the word of the specification for a level that is not laid down


def courses(placements: Sequence[CatalogueModule], origin: str) -> Iterator[Course]:
    """The modules of these placements, which stand together by module and newest first within each."""
    for _key, years in groupby(placements, key=lambda each: each.module_id):
        yield _course(list(years), origin)


def _course(years: list[CatalogueModule], origin: str) -> Course:
    newest, *others = years
    return Course(
        **standing(_properties(newest, origin), newest.catalogue.year),
        course_id=uid("module", newest.module.programme.slug, newest.module.slug),
        timeline_overrides=tuple(
            CourseOverride(**span(each.catalogue.year), course=_properties(each, origin)) for each in others
        ),
    )


def _properties(placement: CatalogueModule, origin: str) -> CourseProperties:
    module = placement.module
    programme = module.programme
    codes = [row.code for row in module.further_codes.all()]
    return CourseProperties(
        primary_code=Code("identifier", f"{programme.slug}/{module.slug}"),
        name=texts(module, "title"),
        abbreviation=module.code or module.slug,
        study_load=StudyLoad("ects", float(module.ects.points)) if module.ects else None,
        description=texts_or_unknown(module, "summary"),
        teaching_language=teaching_language(programme, placement.taught_in),
        learning_outcomes=outcomes(outcomes_in(placement)),
        level=LEVEL,
        assessment=whole([_assessed(each) for each in placement.assessments.all()]),
        link=origin + reverse("programmes:module", args=[programme.slug, module.slug]),
        other_codes=tuple(Code("x-moduleCode", code) for code in filter(None, (module.code, *codes))),
        programs=(uid("programme", programme.slug),),
        organization=uid("institution", (module.owner or programme.school).slug),
    )


def outcomes_in(placement: CatalogueModule) -> list[LearningOutcome]:
    """The outcomes of the same year that the module leads to."""
    linked = [link.outcome for link in placement.module.outcomes.all()]
    return [each for each in linked if each.catalogue_id == placement.catalogue_id]


def _assessed(part: ModuleAssessment) -> Texts:
    def words() -> str:
        kind = str(part.get_kind_display())
        return _("%(kind)s, %(weight)s %%") % {"kind": kind, "weight": part.weight} if part.weight else kind

    return said(words)


def course_offerings(placements: Sequence[CatalogueModule], origin: str) -> Iterator[Offering]:
    """Modules in a year's catalogue, save those that do not run in it. Its days are those of the academic year."""
    for placement in placements:
        if placement.running != CatalogueModule.Running.NOT_RUNNING:
            yield _offering(placement, origin)


def _offering(placement: CatalogueModule, origin: str) -> Offering:
    module, year = placement.module, placement.catalogue.year
    keys = (module.programme.slug, module.slug, year)
    about = _properties(placement, origin)
    term = said(lambda: str(placement.get_term_display())) if placement.term else ()
    return Offering(
        offering_id=uid("placement", *keys),
        primary_code=Code("offeringCode", "/".join(map(str, keys))),
        offering_type="course",
        academic_session=uid("year", year),
        name=composed(about.name, said(lambda: str(year)), term),
        description=about.description,
        teaching_language=about.teaching_language,
        mode_of_delivery=delivery(module.programme),
        link=about.link,
        start_date=year.starts,
        end_date=year.ends,
        course=uid("module", module.programme.slug, module.slug),
        organization=about.organization,
    )
