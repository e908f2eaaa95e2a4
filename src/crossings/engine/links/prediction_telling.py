"""What open discovery found and how well it foresees, as data and as text.

Public names: `opened_as_data`, `opened_as_text`, `report_as_data`, `report_as_text` (JSON is described in
docs/reference/links-evaluation.md).
"""

from __future__ import annotations

from collections import defaultdict
from math import isfinite
from typing import Any

from crossings.engine.links.blend import Blend, Reason
from crossings.engine.links.corpus import Concept
from crossings.engine.links.evaluation import Estimate, Report, Score
from crossings.engine.links.prediction import Link, Opened, Start
from crossings.engine.links.ranking import NAMES
from crossings.engine.links.scorers import KINDS

OPENED, EVALUATED = "crossings-open/1", "crossings-evaluation/1"
EXCLUDED = {"general_terms": "terms that name no subject", "shared_words": "pairs of concepts that share a word"}
SAID = {
    "popularity": "popularity and growth",
    "neighbours": "shared neighbours",
    "bridges": "bridging concepts",
    "likeness": "likeness, and the links of similar concepts",
    "authors": "authors",
}


def opened_as_data(found: Opened) -> dict[str, Any]:
    """The links from a start, ready for JSON."""
    return {
        "format": OPENED,
        "corpus": {"version": found.version},
        "from": _start(found.start),
        "asked": {"top": found.asked.top, "least_works": found.asked.least_works, "order": found.asked.order},
        "until": found.until,
        "years": found.years,
        "candidates": found.candidates,
        "blend": _blend(found.blend),
        "links": [_link(rank, link) for rank, link in enumerate(found.links, 1)],
    }


def _start(start: Concept | Start) -> dict[str, Any]:
    return _concept(start) if isinstance(start, Concept) else {"name": start.label, "works": start.works}


def _concept(concept: Concept) -> dict[str, Any]:
    return {"concept": concept.label, "id": concept.id, "type": concept.type, "works": concept.works}


def _blend(blend: Blend) -> dict[str, Any]:
    return {
        "learned": blend.pairs > 0,
        "until": blend.until,
        "years": blend.years,
        "pairs": blend.pairs,
        "came_true": blend.came_true,
        "intercept": blend.intercept,
        "terms": [
            {"name": name, "kind": KINDS[name], "weight": weight, "centre": centre, "spread": spread}
            for name, weight, centre, spread in zip(blend.names, blend.weights, blend.centre, blend.spread, strict=True)
        ],
    }


def _link(rank: int, link: Link) -> dict[str, Any]:
    return {
        "rank": rank,
        **_concept(link.concept),
        "likely": link.likely,
        "reasons": [
            {"name": each.name, "kind": KINDS[each.name], "value": each.value, "contribution": each.contribution}
            for each in link.reasons
        ],
        "surprise": link.surprise,
        "association": link.association,
        "popular_anyway": link.popular_anyway,
        "through": [{**_concept(each.concept), "association": each.association} for each in link.through],
    }


def by_kind(reasons: tuple[Reason, ...]) -> dict[str, float]:
    """The contributions added up by what they are about, the largest first.

    >>> by_kind((Reason("works", 3.0, 0.5), Reason("degree", 2.0, 0.25), Reason("salton", 0.1, -1.0)))
    {'neighbours': -1.0, 'popularity': 0.75}
    """
    total = defaultdict[str, float](float)
    for each in reasons:
        total[KINDS[each.name]] += each.contribution
    return dict(sorted(total.items(), key=lambda item: (-abs(item[1]), item[0])))


def opened_as_text(found: Opened) -> str:
    """The links from a start in sentences."""
    blend = found.blend
    how = (
        f"Learned from {blend.pairs:,} pairs that were apart in {blend.until}; {blend.came_true:,} were joined by {found.until}."
        if blend.pairs
        else "Too little came true in the last years to learn from: recent works and links of similar concepts weigh alike."
    )
    lines = [
        f"From “{found.start.label}” ({found.start.works} works), {found.candidates} concepts not yet joined to it.",
        how,
        "",
    ]
    for rank, link in enumerate(found.links, 1):
        lines += _told(rank, link, found.years)
    return "\n".join(lines)


def _told(rank: int, link: Link, years: int) -> list[str]:
    reasons = ", ".join(f"{SAID[kind]} {total:+.2f}" for kind, total in by_kind(link.reasons).items())
    through = ", ".join(each.concept.label for each in link.through) or "none"
    anyway = " Popular anyway: its popularity alone explains this rank." if link.popular_anyway else ""
    likely = f"{link.likely:.0%} likely within {years} years"
    surprise = f"more strongly bridged than {link.surprise:.0%} of equally popular concepts"
    return [
        f"{rank}. {link.concept.label} ({link.concept.works} works): {likely}; {surprise}.{anyway}",
        f"   Why: {reasons}. Through: {through}.",
    ]


def report_as_data(report: Report) -> dict[str, Any]:
    """A report, ready for JSON; what could not be measured is null."""
    return {
        "format": EVALUATED,
        "corpus": {"version": report.version},
        "split": report.split,
        "options": {
            "horizon": report.asked.horizon,
            "last_year": report.last,
            "least_works": report.asked.least_works,
            "excluded": list(report.asked.excluded),
            "most": report.asked.most,
            "draws": report.asked.draws,
            "seed": report.asked.seed,
        },
        "works_before": report.works_before,
        "works_after": report.works_after,
        "candidates": report.candidates,
        "left_out": report.left_out,
        "pairs": report.pairs,
        "came_true": report.came_true,
        "starts": report.starts,
        "blend": _blend(report.blend),
        "scorers": {score.name: _score(score) for score in report.scores},
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        **{name: _estimate(score.measures[name]) for name in NAMES},
        "ratios": {name: _estimate(score.ratios[name]) for name in NAMES},
    }


def _estimate(estimate: Estimate) -> dict[str, Any]:
    return {"value": _known(estimate.value), "interval": [_known(each) for each in estimate.interval]}


def _known(number: float) -> float | None:
    return number if isfinite(number) else None


def report_as_text(report: Report) -> str:
    """A report as a table, with its options."""
    asked = report.asked
    known = f"Known at the end of {report.split} ({report.works_before:,} works)"
    candidates = f"Candidates: {report.candidates:,} concepts of at least {asked.least_works} works"
    left_out = f", those that most works hold ({report.left_out:,} left out)" if report.left_out else ""
    excluded = " and ".join(EXCLUDED[each] for each in asked.excluded) or "none"
    pairs = f"Pairs: {report.pairs:,} that no work joins. Excluded: {excluded}."
    lines = [
        f"{known}, looked at until {report.last} ({report.works_after:,} works).",
        f"{candidates}{left_out}.",
        f"{pairs} {report.came_true:,} came true.",
        f"Intervals: 95 %, from {asked.draws:,} draws of starts (seed {asked.seed}).",
        "",
        f"{'':24}" + "".join(f"{name.replace('_', ' '):>30}" for name in NAMES),
    ]
    lines += [_line(score.name, score.measures) for score in report.scores]
    lines += ["", "Ratios to preferential attachment, from the same draws:"]
    lines += [_line(score.name, score.ratios) for score in report.scores]
    return "\n".join(lines)


def _line(name: str, estimates: dict[str, Estimate]) -> str:
    told = (
        f"{each.value:.3f} [{each.interval[0]:.3f}, {each.interval[1]:.3f}]"
        for each in map(estimates.get, NAMES)
        if each
    )
    return f"{name.replace('_', ' '):24}" + "".join(f"{each:>30}" for each in told)
