"""What must hold of all programmes together and no single row can promise: looked up after a restore, and at any time.

Public name: `INVARIANTS`, which `crossings invariants` reads.
"""

from collections.abc import Callable, Iterable, Iterator

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Sum

from crossings.engine.invariant import Invariant
from crossings.programmes.models import (
    CatalogueModule,
    Fee,
    FeeTable,
    LifecycleChange,
    ModuleAssessment,
    ModuleCompetency,
    ModuleOutcome,
    Offering,
    StudyDuration,
)


def keys(find: Callable[[], Iterable[models.Model]]) -> Callable[[], Iterator[str]]:
    """The rows that are found, named as the journal names them: by kind and key, never by a person's data."""
    return lambda: (f"{row._meta.label_lower} {row.pk}" for row in find())


def _fees_neither_amount_nor_owner() -> Iterable[models.Model]:
    is_amount = Q(amount__isnull=False, to_be_confirmed_by="", expected_on__isnull=True)
    is_to_be_confirmed = Q(amount__isnull=True) & ~Q(to_be_confirmed_by="")
    return Fee.objects.exclude(is_amount | is_to_be_confirmed)


def _fees_of_another_year() -> Iterable[models.Model]:
    of_another = ~Q(version__catalogue=F("table__catalogue")) & Q(version__isnull=False)
    along_another = ~Q(site_path__catalogue=F("table__catalogue")) & Q(site_path__isnull=False)
    return Fee.objects.filter(of_another | along_another)


def _tables_of_another_start() -> Iterable[models.Model]:
    return FeeTable.objects.filter(start__isnull=False).exclude(start__catalogue=F("catalogue"))


def _offerings_of_two_years() -> Iterable[models.Model]:
    parts = Q(version__catalogue=F("catalogue"), start__catalogue=F("catalogue"), site_path__catalogue=F("catalogue"))
    specialised = Q(specialisation__isnull=True) | Q(specialisation__catalogue=F("catalogue"))
    return Offering.objects.exclude(parts & specialised)


def _offerings_without_duration() -> Iterable[models.Model]:
    durations = StudyDuration.objects.filter(version=OuterRef("version"), mode=OuterRef("mode"))
    return Offering.objects.filter(~Exists(durations))


def _durations_of_no_month() -> Iterable[models.Model]:
    return StudyDuration.objects.filter(months__lt=1)


def _placements_in_another_programme() -> Iterable[models.Model]:
    return CatalogueModule.objects.exclude(module__programme=F("catalogue__programme"))


def _competencies_of_another_programme() -> Iterable[models.Model]:
    return ModuleCompetency.objects.exclude(competency__framework__programme=F("module__programme"))


def _outcomes_of_another_programme() -> Iterable[models.Model]:
    return ModuleOutcome.objects.exclude(outcome__catalogue__programme=F("module__programme"))


def _assessments_over_a_hundred() -> Iterable[models.Model]:
    heavy = ModuleAssessment.objects.values("placement").annotate(all=Sum("weight")).filter(all__gt=100)
    return CatalogueModule.objects.filter(pk__in=heavy.values("placement"))


def _lives_with_a_gap() -> Iterator[models.Model]:
    """Changes that do not begin in the state in which the one before them ended."""
    reached: dict[int, str] = {}
    for change in LifecycleChange.objects.order_by("programme_id", "on", "id"):
        if reached.get(change.programme_id, change.from_state) != change.from_state:
            yield change
        reached[change.programme_id] = change.to_state


INVARIANTS = (
    Invariant("a fee is an amount, or names who will confirm it", keys(_fees_neither_amount_nor_owner)),
    Invariant("a fee and its version and site path are of one catalogue", keys(_fees_of_another_year)),
    Invariant("a fee table and its start are of one catalogue", keys(_tables_of_another_start)),
    Invariant("all parts of an offering are of one catalogue", keys(_offerings_of_two_years)),
    Invariant("an offering's version has a duration in its mode", keys(_offerings_without_duration)),
    Invariant("a duration is a month or longer", keys(_durations_of_no_month)),
    Invariant("a catalogue lists modules of its own programme", keys(_placements_in_another_programme)),
    Invariant("a module trains competencies of its own programme", keys(_competencies_of_another_programme)),
    Invariant("a module leads to outcomes of its own programme", keys(_outcomes_of_another_programme)),
    Invariant("the parts of an assessment weigh a hundred per cent or less", keys(_assessments_over_a_hundred)),
    Invariant("each change in a programme's life follows the one before it", keys(_lives_with_a_gap)),
)
