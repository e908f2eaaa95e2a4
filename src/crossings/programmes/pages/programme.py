"""The page of one programme in one academic year, from top to bottom.

Public names: `ProgrammePage`, `kept_page`, `programme_page`, `YearLink`, `current`, `in_force`. Reads what `fetch.for_its_page`
fetches, and asks no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from crossings.engine.values import AcademicYear, ToBeConfirmed
from crossings.journal.kept import until_changed
from crossings.network.records.lines import Entry
from crossings.programmes.models import Catalogue, Competency, CompetencyFramework, CostItem, RegulationEdition
from crossings.programmes.pages import coverage, facts, fees, fetch, modules, outcomes, parties, standing, versions
from crossings.programmes.pages.phrases import phrase, spoken, year_words
from crossings.programmes.pages.references import Reference, References
from crossings.programmes.pages.sections import Section
from crossings.programmes.records import outcomes_off_topic, practitioner_share
from crossings.research.records.near import key_works_of_programme, works_near
from crossings.topics.models import Concept

PLACED = ("state", "credits", "languages", "rules", "modules", "consortium")


@dataclass(frozen=True, slots=True)
class YearLink:
    """A year of which the programme has a catalogue that the reader may see."""

    year: AcademicYear
    url: str
    is_shown: bool
    is_current: bool
    is_draft: bool


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """Everything that the page of a programme shows, in the order in which it shows it."""

    catalogue: Catalogue
    years: Sequence[YearLink]
    state: str
    state_shape: str
    facts: Sequence[facts.Fact]
    awarded_by: Sequence[parties.Party]
    awarded_on: date
    versions: Sequence[versions.VersionRow]
    fees: Sequence[fees.FeeBlock]
    fee_rules: Sequence[standing.Note]
    costs: Sequence[tuple[str, str, CostItem]]
    modules: Sequence[modules.ModuleEntry]
    named_modules: int
    requirements: Sequence[standing.Requirement]
    aims: Sequence[outcomes.Statement]
    outcome_groups: Sequence[outcomes.OutcomeGroupView]
    off_topic: str
    competencies: Sequence[outcomes.Statement]
    matrices: Sequence[coverage.Matrix]
    teachers: str
    accreditations: Sequence[standing.Recognition]
    claims: Sequence[standing.ClaimView]
    resources: Sequence[standing.ResourceView]
    values: standing.Note | None
    disputes: Sequence[standing.Disagreement]
    sources: Sequence[Reference]
    rules: Sequence[RegulationEdition] = ()
    key_works: Sequence[Entry] = ()
    works_near: Sequence[Entry] = ()

    @property
    def is_current(self) -> bool:
        """Whether the year shown is the one that is shown to who names none."""
        return any(link.is_shown and link.is_current for link in self.years)

    @property
    def has_open_fees(self) -> bool:
        """Whether some amount is still to be confirmed."""
        amounts = (amount for block in self.fees for _label, row in block.rows for amount in row)
        return any(isinstance(amount, ToBeConfirmed) for amount in amounts)

    @property
    def has_outcome_matrix(self) -> bool:
        return any(matrix.key == "outcomes" for matrix in self.matrices)

    @property
    def sections(self) -> list[Section]:
        """The sections that the page has, in their order."""
        return [section for section, is_there in self._every_section() if is_there]

    @property
    def contents(self) -> list[tuple[str, str]]:
        """The keys and headings of the sections, for the table of contents."""
        return [(section.key, section.heading) for section in self.sections]

    def _every_section(self) -> list[tuple[Section, bool]]:
        year = year_words(self.catalogue.year)
        return [
            (Section("facts", _("The facts"), "_is", phrase(_("Catalogue %(year)s"), year=year)), True),
            (Section("versions", _("Versions"), "_versions"), True),
            (Section("fees", _("Fees"), "_fees", phrase(_("Amounts of %(year)s only."), year=year)), True),
            (Section("modules", _("Modules"), "_modules"), True),
            (Section("rules", _("Rules of study"), "_rules"), bool(self.rules)),
            (Section("entry", _("What you need"), "_entry"), True),
            (Section("aims", _("Aims"), "_aims"), bool(self.aims)),
            (Section("outcomes", _("What you will be able to do"), "_outcomes"), bool(self.outcome_groups)),
            (Section("competencies", _("Competencies"), "_competencies"), bool(self.competencies)),
            (Section("coverage", _("Coverage"), "_coverage"), bool(self.matrices or self.outcome_groups)),
            (Section("standing", _("What it stands on"), "_standing"), self.is_current),
            (Section("resources", _("Resources"), "_resources"), self.is_current and bool(self.resources)),
            (Section("research", _("Research"), "_research"), bool(self.key_works or self.works_near)),
            (Section("disagreements", _("Where sources disagree"), "_other"), bool(self.disputes_by_part["other"])),
            (Section("sources", _("Sources and citation"), "_take"), True),
        ]

    def disputes_about(self, field: str) -> list[standing.Disagreement]:
        """The disagreements that belong to one part of the page."""
        return [dispute for dispute in self.disputes if dispute.field == field]

    @property
    def disputes_by_part(self) -> dict[str, list[standing.Disagreement]]:
        """The disagreements under the part of the page to which each belongs; `other` for the rest."""
        by_part = {part: self.disputes_about(part) for part in PLACED}
        return by_part | {"other": [dispute for dispute in self.disputes if dispute.field not in PLACED]}


@until_changed
def kept_page(catalogue: int, years: tuple[int, ...], language: str, day: date) -> ProgrammePage:
    """`programme_page` of the catalogue with this key; `years` are the keys of those that the reader may see."""
    whole = fetch.for_its_page(Catalogue.objects.filter(pk=catalogue), language)
    seen = Catalogue.objects.filter(pk__in=years).select_related("programme").newest()
    page = programme_page(whole, list(seen), fetch.disciplines(language), day)
    about = frozenset(tag.concept_id for row in whole.catalogue_modules.all() for tag in row.module.disciplines.all())
    bodies = frozenset(party.institution.pk for party in page.awarded_by) | {whole.programme.school_id}
    return replace(
        page,
        key_works=key_works_of_programme(whole.programme.slug, language),
        works_near=works_near(about, bodies, day, language),
    )


def programme_page(
    catalogue: Catalogue, years: Sequence[Catalogue], disciplines: Sequence[Concept], day: date
) -> ProgrammePage:
    """The page of a catalogue on `day`. `years` are the catalogues that the reader may see, the newest first."""
    programme, refs = catalogue.programme, References()
    placements = list(catalogue.catalogue_modules.all())
    taught = [placement.module for placement in placements]
    told_outcomes = list(catalogue.learning_outcomes.all())
    competencies = in_force(list(programme.competency_frameworks.all()), day)
    groups = outcomes.outcome_groups(told_outcomes, outcomes_off_topic(taught, told_outcomes), refs)
    shown = day if catalogue == current(years) else min(day, catalogue.year.ends)
    return ProgrammePage(
        catalogue=catalogue,
        years=[_year(each, catalogue, is_current=each == current(years)) for each in years],
        state=facts.state_words(programme, day),
        state_shape=facts.state_shape(programme, day),
        facts=facts.facts_of(catalogue, day, refs),
        awarded_by=parties.awarding(programme, shown),
        awarded_on=shown,
        versions=versions.versions_of(catalogue, refs),
        fees=fees.fee_blocks(catalogue.fee_tables.all(), refs),
        fee_rules=standing.fee_rules(catalogue.fee_rules.all(), refs),
        costs=[(spoken(row), spoken(row, "note"), row) for row in catalogue.cost_items.all()],
        modules=modules.module_entries(placements, refs),
        named_modules=sum(not module.is_example for module in taught),
        requirements=standing.requirements(catalogue.entry_requirements.all(), refs),
        aims=outcomes.aims(catalogue.aims.all(), refs),
        outcome_groups=groups,
        off_topic=outcomes.off_topic_sentence(groups),
        competencies=outcomes.competencies(competencies, refs),
        matrices=coverage.matrices(taught, disciplines, competencies, told_outcomes),
        teachers=_teachers(catalogue),
        accreditations=standing.accreditations(programme.accreditations.all(), day, refs),
        claims=standing.claims(programme.claims.all(), day, refs),
        resources=standing.resources(programme.resources.all(), refs),
        values=standing.values_statement(programme.values_statements.all(), day, refs),
        disputes=standing.disputes(catalogue.disputes.all(), refs),
        sources=refs.all,
        rules=list(programme.regulations.all()),
    )


def current(years: Sequence[Catalogue]) -> Catalogue:
    """The catalogue that is shown to who names no year: the newest published, or the newest draft where none is.

    `years` has at least one, the newest first.
    """
    return next((each for each in years if each.is_published), years[0])


def _year(each: Catalogue, shown: Catalogue, *, is_current: bool) -> YearLink:
    url = reverse("programmes:programme", args=[shown.programme.slug])
    return YearLink(
        each.year, url if is_current else f"{url}?year={each.year}", each == shown, is_current, not each.is_published
    )


def in_force(frameworks: Sequence[CompetencyFramework], day: date) -> list[Competency]:
    """The competencies of the framework in force on `day`, the newest that has begun."""
    begun = [each for each in frameworks if each.starts is None or each.starts.has_come_by(day)]
    newest = max(begun, key=lambda each: each.number, default=None)
    return list(newest.competencies.all()) if newest else []


def _teachers(catalogue: Catalogue) -> str:
    """How many of the teachers on record come from practice; nothing while none is. Examples are left out."""
    shares = [
        share
        for placement in catalogue.catalogue_modules.all()
        if not placement.module.is_example and (share := practitioner_share(placement)) is not None
    ]
    teachers = sum(share.teachers for share in shares)
    practitioners = sum(share.professionals for share in shares)
    if not teachers:
        return ""
    return phrase(
        _("%(practitioners)s of %(teachers)s teaching posts on record are held by practitioners."),
        practitioners=practitioners,
        teachers=teachers,
    )
