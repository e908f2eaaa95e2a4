"""What the modules of a plan train: the competencies and the learning outcomes of the programme, and which of them it leaves out.

Public names: `Trained`, `Aspect`, `trained_by`. Only what the programme itself links is told: where no module is linked to an
outcome, nothing is said about outcomes. Always the same number of queries.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from crossings.engine.coverage import Coverage
from crossings.engine.regulations.language import Regulations
from crossings.languages.words import Words, words
from crossings.programmes.models import Catalogue, Competency, CompetencyFramework, LearningOutcome, Module, Programme
from crossings.programmes.records import competency_coverage, outcome_coverage
from crossings.programmes.regulations import modules_of


@dataclass(frozen=True, slots=True)
class Aspect:
    """One competency or outcome, and the modules that train it: of the plan, and others that could."""

    name: Words
    modules: Sequence[Words]
    others: Sequence[Words]


@dataclass(frozen=True, slots=True)
class Trained:
    """Competencies or outcomes: those that the plan covers, and those that it leaves out."""

    heading: str
    covered: Sequence[Aspect]
    gaps: Sequence[Aspect]

    @property
    def total(self) -> int:
        return len(self.covered) + len(self.gaps)


def trained_by(
    account: Any, programme: Programme, rules: Regulations, codes: Collection[str], *, day: date, language: str
) -> list[Trained]:
    """What these modules train, of what the programme says that its modules train on a day."""
    rows = modules_of(rules, programme)
    planned = frozenset(rows[code].slug for code in codes if code in rows)
    seen = Module.objects.visible_to(account).filter(programme=programme)
    modules = list(seen.prefetch_related("translations").with_coverage())
    titles = {each.slug: words(each, "title", language) for each in modules}
    competencies, outcomes = _competencies(programme, day), _outcomes(account, programme)
    named = {each.key: words(each, "name", language) for each in competencies}
    stated = {each.key: words(each, "statement", language) for each in outcomes}
    found = [
        _trained(_("Competencies"), named, competency_coverage(modules, competencies), planned, titles),
        _trained(_("Learning outcomes"), stated, outcome_coverage(modules, outcomes), planned, titles),
    ]
    return [each for each in found if each is not None]


def _competencies(programme: Programme, day: date) -> list[Competency]:
    """Those of the framework in force on a day."""
    in_force = CompetencyFramework.objects.filter(programme=programme).in_force_on(day).values("pk")[:1]
    return list(Competency.objects.filter(framework__in=in_force).with_words())


def _outcomes(account: Any, programme: Programme) -> list[LearningOutcome]:
    """Those of the newest catalogue that the account may see."""
    newest = Catalogue.objects.visible_to(account).filter(programme=programme).newest().values("pk")[:1]
    return list(LearningOutcome.objects.filter(catalogue__in=newest).prefetch_related("translations"))


def _trained(
    heading: str, names: dict[str, Words], coverage: Coverage, planned: Collection[str], titles: dict[str, Words]
) -> Trained | None:
    if not coverage.pairs:
        return None
    aspects = [_aspect(names[key], key, coverage, planned, titles) for key in coverage.aspects]
    return Trained(heading, [each for each in aspects if each.modules], [each for each in aspects if not each.modules])


def _aspect(name: Words, key: str, coverage: Coverage, planned: Collection[str], titles: dict[str, Words]) -> Aspect:
    by = [module.key for module in coverage.covering(key)]
    return Aspect(name, _titles(by, planned, titles), _titles(by, set(by) - set(planned), titles))


def _titles(modules: Iterable[str], among: Collection[str], titles: dict[str, Words]) -> list[Words]:
    return [titles[each] for each in modules if each in among]
