"""Which module carries what: disciplines, competencies, outcomes; as matrices and in counted sentences.

Public names: `Matrix`, `matrices`. What an example carries is drawn, marked, and counted in no sentence about the
programme. Reads modules with coverage, competencies and outcomes with their words.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.engine.coverage import Coverage
from crossings.programmes.models import Competency, LearningOutcome, Module
from crossings.programmes.pages.modules import module_url
from crossings.programmes.pages.phrases import listed, phrase, spoken
from crossings.programmes.records import competency_coverage, discipline_coverage, outcome_coverage
from crossings.topics.models import Concept


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a matrix: what is carried, by which of the modules, and whether by none."""

    label: str
    cells: tuple[bool, ...]
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """Coverage as `components/matrix.html` draws it, the count in words, and what is left out of the drawing."""

    key: str
    head: str
    caption: str
    note: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    left_out: str = ""


def matrices(
    modules: Sequence[Module],
    disciplines: Sequence[Concept],
    competencies: Sequence[Competency],
    outcomes: Sequence[LearningOutcome],
) -> list[Matrix]:
    """The matrices for which there is anything to draw."""
    if not modules:
        return []
    drawn = [_disciplines(modules, disciplines), _competencies(modules, competencies), _outcomes(modules, outcomes)]
    return [matrix for matrix in drawn if matrix.rows]


def _disciplines(modules: Sequence[Module], disciplines: Sequence[Concept]) -> Matrix:
    """The disciplines that some module carries, and in a sentence those that none does: a degree need not carry all."""
    coverage = discipline_coverage(modules, disciplines)
    named = {concept.slug: spoken(concept, "label") for concept in disciplines}
    missing = listed(named[slug] for slug in coverage.orphans)
    return Matrix(
        key="disciplines",
        head=_("Discipline"),
        caption=_("Disciplines, by module"),
        note=_count(coverage),
        columns=_columns(modules),
        rows=_rows(coverage, named.__getitem__, (slug for slug in coverage.aspects if slug not in coverage.orphans)),
        left_out=phrase(_("Carried by no module here: %(disciplines)s."), disciplines=missing) if missing else "",
    )


def _competencies(modules: Sequence[Module], competencies: Sequence[Competency]) -> Matrix:
    coverage = competency_coverage(modules, competencies)
    named = {competency.key: spoken(competency) for competency in competencies}
    return Matrix(
        key="competencies",
        head=_("Competency"),
        caption=_("Competencies, by module"),
        note=_count(coverage),
        columns=_columns(modules),
        rows=_rows(coverage, named.__getitem__, coverage.aspects),
    )


def _outcomes(modules: Sequence[Module], outcomes: Sequence[LearningOutcome]) -> Matrix:
    """Nothing is drawn while no module is linked to an outcome: an empty matrix would say more than the sources do."""
    coverage = outcome_coverage(modules, outcomes)
    named = {outcome.key: f"{outcome.get_group_display()}, {outcome.position}" for outcome in outcomes}
    return Matrix(
        key="outcomes",
        head=_("Outcome"),
        caption=_("Outcomes, by module"),
        note=_count(coverage),
        columns=_columns(modules),
        rows=_rows(coverage, named.__getitem__, coverage.aspects) if coverage.pairs else (),
    )


def _rows(coverage: Coverage, named: Callable[[str], str], aspects: Iterable[str]) -> tuple[Row, ...]:
    return tuple(
        Row(
            label=named(aspect),
            cells=tuple(coverage.covers(aspect, module) for module in coverage.modules),
            is_gap=aspect in coverage.orphans,
        )
        for aspect in aspects
    )


def _columns(modules: Sequence[Module]) -> tuple[tuple[str, str], ...]:
    return tuple((_column(module), module_url(module)) for module in modules)


def _column(module: Module) -> str:
    name = module.code or spoken(module, "title")
    return format_html("{} <small>{}</small>", name, _("example")) if module.is_example else name


def _count(coverage: Coverage) -> str:
    """How many are carried by modules that a source names; examples are told apart, never added."""
    carried = sum(coverage.count(aspect) > 0 for aspect in coverage.aspects)
    sentence = ngettext(
        "%(carried)s of %(number)s is carried by a module that a source names.",
        "%(carried)s of %(number)s are carried by a module that a source names.",
        carried,
    ) % {"carried": carried, "number": len(coverage.aspects)}
    if not coverage.only_by_example:
        return sentence
    by_example = ngettext(
        "%(number)s is carried by an example only, which counts for nothing.",
        "%(number)s are carried by examples only, which count for nothing.",
        len(coverage.only_by_example),
    ) % {"number": len(coverage.only_by_example)}
    return f"{sentence} {by_example}"
