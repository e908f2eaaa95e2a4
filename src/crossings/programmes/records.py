"""Rows of the programmes as values of the engine: fees to compare, coverage to weigh, lengths of study, shares.

Fees: `fee_rows`, `fee_grids`. Coverage: `discipline_coverage`, `competency_coverage`, `outcome_coverage`,
`outcomes_off_topic`. Study: `months_of`, `ends`, `award_title`. Teaching: `practitioner_share`. Counts: `taught_modules`.
Each says which relations it reads, so that a page prefetches them and asks no more.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from crossings.engine.coverage import Coverage, CoverageModule, coverage
from crossings.engine.fees import FeeBasis, FeeGrid, FeeLine, FeeRow, compare_by_year
from crossings.engine.values import Duration, PartialDate, StudyMode
from crossings.languages.words import words
from crossings.network.models import Membership
from crossings.programmes.models import (
    Catalogue,
    CatalogueModule,
    Competency,
    Fee,
    FeeTable,
    LearningOutcome,
    Module,
    Offering,
    Programme,
    Teaching,
    Version,
)
from crossings.topics.models import Concept


def fee_rows(tables: Iterable[FeeTable]) -> Iterator[FeeRow]:
    """The amounts of fee tables, each in its own year. Reads `FeeTable.objects.with_fees()` and `version.durations`.

    A fee without a mode holds for each mode in which its version is offered, and one without a version for each
    version of its catalogue; a version without durations counts as full time.
    """
    for table in tables:
        for fee in table.fees.all():
            yield from (_row(table, fee, line) for line in _lines(table, fee))


def _row(table: FeeTable, fee: Fee, line: FeeLine) -> FeeRow:
    fee.table = table  # the very row that was read, so that its currency and year cost no query
    return FeeRow(table.catalogue.year, line, fee.status, fee.value)


def _lines(table: FeeTable, fee: Fee) -> Iterator[FeeLine]:
    site_path = fee.site_path.key if fee.site_path else ""
    for version in [fee.version] if fee.version else table.catalogue.versions.all():
        for mode in [StudyMode(fee.mode)] if fee.mode else modes_of(version):
            yield FeeLine(table.catalogue.programme.slug, version.key, mode, FeeBasis(table.basis), site_path)


def fee_grids(tables: Iterable[FeeTable]) -> tuple[FeeGrid, ...]:
    """One grid for each academic year, the latest first. Raises `Refusal` where two tables price the same thing."""
    return compare_by_year(fee_rows(tables))


def modes_of(version: Version) -> list[StudyMode]:
    """The modes in which a version is offered. Reads `version.durations`."""
    return [StudyMode(duration.mode) for duration in version.durations.all()] or [StudyMode.FULL_TIME]


def months_of(version: Version, mode: StudyMode) -> Duration | None:
    """How long a version takes in a mode; nothing where it is not offered so. Reads `version.durations`."""
    return next((Duration(row.months) for row in version.durations.all() if row.mode == mode), None)


def ends(offering: Offering) -> PartialDate | None:
    """The month in which a study that begins with this offering is over. Reads what `with_parts()` fetches."""
    length = months_of(offering.version, StudyMode(offering.mode))
    if length is None:
        return None
    over = length.end(offering.start.intake.starts.earliest())
    return PartialDate(over.year, over.month)


def award_title(offering: Offering, language: str) -> str:
    """The title that the award will bear: the programme's own, and the specialisation's where one is taken."""
    programme = offering.catalogue.programme
    title = words(programme, "award_title", language) or words(programme, "name", language)
    if offering.specialisation is None:
        return str(title)
    return _("%(award)s with %(field)s") % {
        "award": title,
        "field": words(offering.specialisation, "name", language),
    }


def discipline_coverage(modules: Sequence[Module], concepts: Sequence[Concept]) -> Coverage:
    """Which modules cover which of these concepts, by slug. Reads `Module.objects.with_coverage()`."""
    tags = ((tag.concept_id, module) for module in modules for tag in module.disciplines.all())
    return _coverage(modules, {concept.pk: concept.slug for concept in concepts}, tags)


def competency_coverage(modules: Sequence[Module], competencies: Sequence[Competency]) -> Coverage:
    """Which modules train which of these competencies, by key. Reads `Module.objects.with_coverage()`."""
    links = ((link.competency_id, module) for module in modules for link in module.competencies.all())
    return _coverage(modules, {competency.pk: competency.key for competency in competencies}, links)


def outcome_coverage(modules: Sequence[Module], outcomes: Sequence[LearningOutcome]) -> Coverage:
    """Which modules lead to which outcomes, by key. Reads `Module.objects.with_coverage()`."""
    links = ((link.outcome_id, module) for module in modules for link in module.outcomes.all())
    return _coverage(modules, {outcome.pk: outcome.key for outcome in outcomes}, links)


def _coverage(modules: Sequence[Module], aspects: dict[int, str], links: Iterable[tuple[int, Module]]) -> Coverage:
    """The matrix of these aspects; links to others, such as another year's outcomes, are left out."""
    pairs = ((aspects[aspect], module.slug) for aspect, module in links if aspect in aspects)
    return coverage(aspects.values(), [CoverageModule(one.slug, one.is_example) for one in modules], pairs)


def outcomes_off_topic(modules: Sequence[Module], outcomes: Sequence[LearningOutcome]) -> list[LearningOutcome]:
    """The outcomes that talk about something no module of the real programme is about, examples left out.

    An outcome that names no concept is not flagged. Reads `Module.objects.with_coverage()`.
    """
    taught = {tag.concept_id for module in modules if not module.is_example for tag in module.disciplines.all()}
    return [outcome for outcome in outcomes if outcome.about_id is not None and outcome.about_id not in taught]


@dataclass(frozen=True, slots=True)
class PractitionerShare:
    """How many of those who teach a module come from practice."""

    professionals: int
    teachers: int

    @property
    def per_cent(self) -> int:
        """The share in whole per cent, rounded half up; there is at least one teacher."""
        return (200 * self.professionals + self.teachers) // (2 * self.teachers)


def practitioner_share(placement: CatalogueModule) -> PractitionerShare | None:
    """The share of practitioners among a module's teachers; nothing where no teacher is known. Reads `teaching`.

    A person who has two roles counts once; each row without a name counts as one teacher.
    """
    teachers = {(row.person_id or f"unnamed {row.pk}"): row.kind for row in placement.teaching.all()}
    if not teachers:
        return None
    return PractitionerShare(list(teachers.values()).count(Teaching.Kind.PROFESSIONAL), len(teachers))


def award_members(programme: Programme, day: date) -> list[Membership]:
    """The institutions that award the degree on `day`, by their place in the consortium; none without a consortium."""
    if programme.consortium is None:
        return []
    return list(Membership.objects.members_as_of(programme.consortium, day).full())


def taught_modules(placements: Iterable[CatalogueModule]) -> int:
    """How many taught modules of the real programme a catalogue lists; examples are counted nowhere."""
    real = (placement.module for placement in placements if not placement.module.is_example)
    return sum(module.kind == Module.Kind.TAUGHT for module in real)


def modules_of(catalogue: Catalogue) -> list[Module]:
    """A catalogue's modules in its order, ready for the coverage functions, in a constant number of queries."""
    placed = Module.objects.filter(placements__catalogue=catalogue).order_by("placements__position", "placements__id")
    return list(placed.with_words().with_coverage())
