"""The page of the track record: the runs, what came true of each, and the evaluation of one of them.

Public names: `record_page`, `run_page`, `A_PAGE`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _

from crossings.links.models import Run, Suggestion
from crossings.links.pages.figures import count, share
from crossings.links.record.chart import charted
from crossings.links.record.measured import evaluation_of
from crossings.links.track_record import AT_THE_TOP, Counted, Record, counted_runs, told

A_PAGE = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """The lists of one order, in figures; dashes where nothing is known yet."""

    name: str
    suggested: str
    came_true: str
    share: str
    at_the_top: str
    share_at_the_top: str
    waiting: str


@dataclass(frozen=True, slots=True)
class Line:
    """One run: the day, its corpus, a sentence, and the lists of both orders."""

    day: date
    url: str
    version: str
    sentence: str
    lists: tuple[Figures, ...]


def record_page(wanted: str | None) -> dict[str, Any]:
    """A page of runs, the newest first; on the first page the evaluation of the newest."""
    pages = Paginator(range(Run.objects.count()), A_PAGE)
    page: Page[int] = pages.get_page(wanted)
    begin = (page.number - 1) * A_PAGE
    records = [told(run) for run in counted_runs()[begin : begin + A_PAGE]]
    newest = _evaluated(records[0]) if records and page.number == 1 else {}
    return {"lines": [_line(each) for each in records], "page": page, "top": AT_THE_TOP, **newest}


def run_page(key: int) -> dict[str, Any]:
    """One run and its evaluation. Raises `Http404` where there is none."""
    record = told(get_object_or_404(counted_runs(), pk=key))
    return {"lines": [_line(record)], "top": AT_THE_TOP, **_evaluated(record)}


def _evaluated(record: Record) -> dict[str, Any]:
    """How the way of suggesting did on the years before, or the words in which that was refused."""
    evaluation = evaluation_of(record.report)
    return {
        "of": _day(record.made_at),
        "evaluation": evaluation,
        "chart": charted(evaluation, is_mirrored=get_language_bidi()) if evaluation else None,
        "refused": record.report.get("refused") or {},
        "settings": _settings(record.asked),
    }


def _settings(asked: dict[str, Any]) -> str:
    """From how much was suggested; nothing where that was not kept."""
    if not {"candidates", "pairs", "least_works", "top"} <= asked.keys():
        return ""
    text = _(
        "It starts from each of %(ideas)s ideas that at least %(least)s works name, and lists up to %(top)s "
        "others in either "
        "order; %(pairs)s pairs were apart. A pair may stand in a list of either of its ideas."
    )
    names = {"ideas": "candidates", "least": "least_works", "top": "top", "pairs": "pairs"}
    return text % {name: count(asked[key]) for name, key in names.items()}


def _day(moment: datetime) -> date:
    """The day on which it was, where the network is."""
    return moment.astimezone(timezone.get_current_timezone()).date()


def _line(record: Record) -> Line:
    return Line(
        day=_day(record.made_at),
        url=reverse("links:run", args=[record.key]),
        version=record.version[:12],
        sentence=_sentence(record),
        lists=tuple(
            _figures(str(order.label), counted)
            for order, counted in (
                (Suggestion.Order.LIKELY, record.likely),
                (Suggestion.Order.SURPRISE, record.surprise),
            )
            if counted.suggested
        ),
    )


def _sentence(record: Record) -> str:
    """What came of a run by the day on which it was judged, of the lists that begin with the likeliest."""
    counted = record.likely
    if not counted.suggested:
        return _("Nothing was suggested: too few ideas were named by enough works.")
    if record.judged_at is None or counted.precision is None:
        text = ngettext(
            "%(number)s suggestion waits: it has not been compared with a newer corpus yet.",
            "%(number)s suggestions wait: they have not been compared with a newer corpus yet.",
            counted.suggested,
        )
        return text % {"number": count(counted.suggested)}
    text = ngettext(
        "Of %(number)s suggestion, %(true)s came true by %(day)s (%(share)s): a work now joins the two ideas. "
        "%(waiting)s did not so far.",
        "Of %(number)s suggestions, %(true)s came true by %(day)s (%(share)s): a work now joins the two ideas. "
        "%(waiting)s did not so far.",
        counted.suggested,
    )
    told = text % {
        "number": count(counted.suggested),
        "true": count(counted.came_true),
        "day": date_format(_day(record.judged_at), "DATE_FORMAT"),
        "share": share(counted.precision),
        "waiting": count(counted.waiting),
    }
    return f"{told} {_luck(record)}".strip()


def _luck(record: Record) -> str:
    """What a list drawn by lot would have reached, beside what the lists did."""
    if record.by_luck is None:
        return ""
    text = _("Of all pairs that were apart then, %(share)s are joined now: so much would have come true by luck alone.")
    return text % {"share": share(record.by_luck)}


def _figures(name: str, counted: Counted) -> Figures:
    top = counted.suggested_at_the_top
    return Figures(
        name=name,
        suggested=count(counted.suggested),
        came_true=_known(counted, counted.came_true),
        share=_share(counted.precision),
        at_the_top=_("%(true)s of %(number)s") % {"true": count(counted.came_true_at_the_top), "number": count(top)}
        if counted.is_judged
        else _("not known yet"),
        share_at_the_top=_share(counted.precision_at_the_top),
        waiting=count(counted.waiting),
    )


def _known(counted: Counted, number: int) -> str:
    return count(number) if counted.is_judged else _("not known yet")


def _share(part: float | None) -> str:
    return "" if part is None else share(part)
