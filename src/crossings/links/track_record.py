"""How often suggestions came true: `track_record`, `Record`, `joined_by_now`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from crossings.engine.links.corpus import Corpus
from crossings.links.models import Run

AT_THE_TOP = 20


@dataclass(frozen=True, slots=True)
class Record:
    """One run: how many suggestions it made and how many came true, of all and of those at the top of each list.

    `report` is how the way of suggesting did on the years before, as the engine tells it; empty where it could not be told.
    """

    made_at: datetime
    version: str
    judged_at: datetime | None
    suggested: int
    came_true: int
    suggested_at_the_top: int
    came_true_at_the_top: int
    report: dict[str, Any]

    @property
    def precision(self) -> float | None:
        """The share of suggestions that came true; nothing before a run was judged, or where it suggested nothing."""
        return self.came_true / self.suggested if self.judged_at and self.suggested else None

    @property
    def precision_at_the_top(self) -> float | None:
        top = self.suggested_at_the_top
        return self.came_true_at_the_top / top if self.judged_at and top else None


def track_record() -> tuple[Record, ...]:
    """All runs that were kept, the newest first; one query."""
    top, true = Q(suggestions__rank__lte=AT_THE_TOP), Q(suggestions__came_true=True)
    rows = Run.objects.newest().select_related("corpus")
    counted: Any = rows.annotate(
        all=Count("suggestions"),
        true=Count("suggestions", filter=true),
        top=Count("suggestions", filter=top),
        top_true=Count("suggestions", filter=top & true),
    )
    return tuple(
        Record(
            made_at=run.made_at,
            version=run.corpus.version,
            judged_at=run.judged_at,
            suggested=run.all,
            came_true=run.true,
            suggested_at_the_top=run.top,
            came_true_at_the_top=run.top_true,
            report=run.report,
        )
        for run in counted
    )


def joined_by_now(corpus: Corpus, suggested: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of these pairs of concepts that a work of the corpus holds together; one question of it."""
    asked = sorted({pair for one, other in suggested for pair in ((one, other), (other, one))})
    if not asked:
        return set()
    found = corpus.ask(
        "SELECT DISTINCT one.id, other.id FROM pair JOIN concept AS one ON one.number = pair.a"
        " JOIN concept AS other ON other.number = pair.b"
        " JOIN (SELECT unnest(?) AS one, unnest(?) AS other) AS asked ON asked.one = one.id AND asked.other = other.id",
        [[one for one, _other in asked], [other for _one, other in asked]],
    )
    return {(one, other) for one, other in found}
