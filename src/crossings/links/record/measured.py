"""The evaluation that a run keeps, told to readers: who was measured on what, a table, and what follows from it.

Public names: `Evaluation`, `Row`, `Cell`, `Number`, `evaluation_of`, `numbers_of`, `by_luck`. A report is read as it
was kept; one in another form is told as none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crossings.engine.links.prediction_telling import EVALUATED
from crossings.links.pages.figures import count, decimal, share
from crossings.links.record.words import MEASURES, USED, WAYS, Said

FEW = 50  # pairs that came true, below which one work more could change every number
AT = 50  # of recall
EVEN = 0.5
PLACES = 3


class Number(NamedTuple):
    """One way by one measure: the value and its 95 % interval; nothing where it could not be measured."""

    way: str
    measure: str
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in words, and the interval below it."""

    value: str
    interval: str


@dataclass(frozen=True, slots=True)
class Row:
    """One way of ranking, with a cell for each measure."""

    name: str
    meaning: str
    cells: tuple[Cell, ...]
    is_used: bool


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A report in words. `on`: what was measured; `verdicts`: what follows; `luck`: by measure, what luck alone would give."""

    split: int
    last: int
    on: tuple[str, ...]
    verdicts: tuple[str, ...]
    measures: tuple[Said, ...]
    rows: tuple[Row, ...]
    luck: tuple[str, ...]
    numbers: tuple[Number, ...]


def evaluation_of(report: Mapping[str, Any]) -> Evaluation | None:
    """A report in the reader's language; nothing where none was kept in the form that is known."""
    if report.get("format") != EVALUATED:
        return None
    numbers = tuple(numbers_of(report))
    by_chance = by_luck(report)
    return Evaluation(
        split=report["split"],
        last=report["options"]["last_year"],
        on=_on(report),
        verdicts=tuple(_verdicts(report)),
        measures=tuple(MEASURES.values()),
        rows=tuple(_row(way, numbers) for way in WAYS if way in report["scorers"]),
        luck=tuple(_figure(by_chance[measure]) for measure in MEASURES),
        numbers=numbers,
    )


def numbers_of(report: Mapping[str, Any]) -> Iterator[Number]:
    """Every way by every measure, in the order in which they are told; none of a report in another form."""
    if report.get("format") != EVALUATED:
        return
    for way in WAYS:
        for measure in MEASURES:
            if way in report["scorers"]:
                told = report["scorers"][way][measure]
                yield Number(way, measure, told["value"], *told["interval"])


def by_luck(report: Mapping[str, Any]) -> dict[str, float | None]:
    """By measure, what luck alone gives: known for three of them, and measured by a random order for recall."""
    base = report["came_true"] / report["pairs"] if report["pairs"] else None
    recall = report["scorers"]["random"]["recall_at_50"]["value"]
    return {"auc": EVEN, "average_precision": base, "recall_at_50": recall, "degree_matched_auc": EVEN}


def _row(way: str, numbers: tuple[Number, ...]) -> Row:
    said = WAYS[way]
    cells = tuple(_cell(each) for each in numbers if each.way == way)
    return Row(str(said.name), str(said.meaning), cells, way == USED)


def _cell(number: Number) -> Cell:
    if number.value is None:
        return Cell(_("not measurable"), "")
    return Cell(_figure(number.value), _between(number.low, number.high))


def _figure(value: float | None) -> str:
    return _("not measurable") if value is None else decimal(value, PLACES)


def _between(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return _("%(low)s to %(high)s") % {"low": decimal(low, PLACES), "high": decimal(high, PLACES)}


def _on(report: Mapping[str, Any]) -> tuple[str, ...]:
    """On what it was measured, in sentences."""
    told = {
        "split": report["split"],
        "last": report["options"]["last_year"],
        "before": count(report["works_before"]),
        "after": count(report["works_after"]),
        "ideas": count(report["candidates"]),
        "least": count(report["options"]["least_works"]),
        "pairs": count(report["pairs"]),
        "true": count(report["came_true"]),
        "share": share(report["came_true"] / report["pairs"]) if report["pairs"] else share(0),
    }
    return (
        _(
            "What was known at the end of %(split)s (%(before)s works) was ranked, and compared with %(after)s "
            "works until %(last)s."
        )
        % told,
        _(
            "%(ideas)s ideas that at least %(least)s works named made %(pairs)s pairs that no work joined. "
            "%(true)s of them (%(share)s) were joined later."
        )
        % told,
    )


def _verdicts(report: Mapping[str, Any]) -> Iterator[str]:
    """What may be concluded, and what not."""
    used = report["scorers"][USED]
    yield _against_popularity(used["ratios"]["average_precision"])
    yield _among_equals(used["degree_matched_auc"])
    true = report["came_true"]
    if true < FEW:
        text = ngettext(
            "Only %(number)s pair came true: a few works more could change every number here.",
            "Only %(number)s pairs came true: a few works more could change every number here.",
            true,
        )
        yield text % {"number": count(true)}
    if report["candidates"] <= AT + 1:
        yield _(
            "No idea has more than fifty others to be joined to, so recall at 50 is full for every way and tells "
            "nothing."
        )
    if not report["blend"]["learned"]:
        yield _("Too little had come true before to learn weights from: in the blend two signs weighed alike.")


def _against_popularity(ratio: Mapping[str, Any]) -> str:
    low, high = ratio["interval"]
    if ratio["value"] is None or low is None or high is None:
        return _("Whether the blend does better than popularity alone could not be measured.")
    if low > 1:
        text = _(
            "The blend did better than popularity alone: its average precision was %(ratio)s times as high "
            "(%(low)s to %(high)s)."
        )
    elif high < 1:
        text = _(
            "Popularity alone did better than the blend: the average precision of the blend was %(ratio)s times that "
            "of popularity (%(low)s to %(high)s)."
        )
    else:
        text = _(
            "The blend did no better than popularity alone, as far as can be told: its average precision was %(ratio)s "
            "times as high, and the interval (%(low)s to %(high)s) holds 1."
        )
    return text % {"ratio": decimal(ratio["value"], 2), "low": decimal(low, 2), "high": decimal(high, 2)}


def _among_equals(estimate: Mapping[str, Any]) -> str:
    low, high = estimate["interval"]
    if estimate["value"] is None or low is None or high is None:
        return _("Among equally popular pairs nothing could be measured.")
    if low > EVEN:
        text = _(
            "Among equally popular pairs it did better than luck: %(value)s (%(low)s to %(high)s), where luck gives 0.5."
        )
    elif high < EVEN:
        text = _(
            "Among equally popular pairs it did worse than luck: %(value)s (%(low)s to %(high)s), where luck gives 0.5."
        )
    else:
        text = _(
            "Among equally popular pairs it did no better than luck, as far as can be told: %(value)s (%(low)s to "
            "%(high)s), where luck gives 0.5."
        )
    told = {"value": estimate["value"], "low": low, "high": high}
    return text % {name: decimal(number, PLACES) for name, number in told.items()}
