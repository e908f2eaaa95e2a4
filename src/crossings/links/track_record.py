"""How often suggestions came true, and how often luck would have.

Public names: `track_record`, `Record`, `Counted`, `counted_runs`, `told`, `joined_by_now`, `by_luck`, `AT_THE_TOP`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from crossings.engine.links.corpus import Corpus
from crossings.engine.links.suggestions import share_joined
from crossings.engine.refusal import Refusal
from crossings.links import corpora
from crossings.links.models import Run, Suggestion

AT_THE_TOP = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """The lists of one order: how many suggestions they hold and how many came true, of all and of those at the top of each.

    Before the run was judged nothing is known to have come true.
    """

    suggested: int
    came_true: int
    suggested_at_the_top: int
    came_true_at_the_top: int
    is_judged: bool

    @property
    def precision(self) -> float | None:
        """The share of suggestions that came true; nothing before a run was judged, or where it suggested nothing."""
        return self.came_true / self.suggested if self.is_judged and self.suggested else None

    @property
    def precision_at_the_top(self) -> float | None:
        top = self.suggested_at_the_top
        return self.came_true_at_the_top / top if self.is_judged and top else None

    @property
    def waiting(self) -> int:
        """Suggestions that did not come true so far; they still may."""
        return self.suggested - self.came_true


@dataclass(frozen=True, slots=True)
class Record:
    """One run: what came true of the lists that begin with the likeliest, and of those that begin with the most surprising.

    `report` is how the way of suggesting did on the years before, as the engine tells it, or why it could not be told; `asked`
    are the settings of the run; `by_luck` is the share of all pairs that were apart and are joined by now, where it is known.
    """

    key: int
    made_at: datetime
    version: str
    judged_at: datetime | None
    likely: Counted
    surprise: Counted
    by_luck: float | None
    asked: dict[str, Any]
    report: dict[str, Any]


def counted_runs() -> Any:
    """The runs that were kept, the newest first, with the numbers from which `told` makes records; to be sliced."""
    return Run.objects.newest().select_related("corpus").annotate(**_counts())


def track_record() -> tuple[Record, ...]:
    """All runs that were kept, the newest first; one query."""
    return tuple(map(told, counted_runs()))


def _counts() -> dict[str, Count]:
    counts = {}
    for order in Suggestion.Order:
        of = Q(suggestions__order=order)
        top, true = of & Q(suggestions__rank__lte=AT_THE_TOP), Q(suggestions__came_true=True)
        for name, condition in (("all", of), ("true", of & true), ("top", top), ("top_true", top & true)):
            counts[f"{order.value}_{name}"] = Count("suggestions", filter=condition)
    return counts


def told(run: Any) -> Record:
    """The record of one of `counted_runs`."""
    return Record(
        key=run.pk,
        made_at=run.made_at,
        version=run.corpus.version,
        judged_at=run.judged_at,
        likely=_counted(run, Suggestion.Order.LIKELY),
        surprise=_counted(run, Suggestion.Order.SURPRISE),
        by_luck=run.by_luck,
        asked=run.asked,
        report=run.report,
    )


def _counted(run: Any, order: Suggestion.Order) -> Counted:
    return Counted(
        suggested=getattr(run, f"{order.value}_all"),
        came_true=getattr(run, f"{order.value}_true"),
        suggested_at_the_top=getattr(run, f"{order.value}_top"),
        came_true_at_the_top=getattr(run, f"{order.value}_top_true"),
        is_judged=run.judged_at is not None,
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


def by_luck(run: Run, corpus: Corpus) -> float | None:
    """Of all pairs that were apart when a run was made, the share that this corpus joins; nothing where its own is not kept."""
    least = run.asked.get("least_works")
    if not isinstance(least, int):
        return None
    try:
        return share_joined(corpora.of_version(run.corpus.version), corpus, least)
    except Refusal:
        return None
