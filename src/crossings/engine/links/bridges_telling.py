"""What closed discovery found, as data and as text.

Public names: `bridges_as_data` (JSON, described in docs/reference/links-output.md), `bridges_as_text`, `WARNINGS`, `Works`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from crossings.engine.links.bridges import Bridge, Found, SideFound, shown
from crossings.engine.links.corpus import WorkRow
from crossings.engine.links.evidence import Evidence
from crossings.engine.links.works import BridgingWork

FORMAT = "crossings-bridges/1"
LISTED = 20  # bridges in a text
WARNINGS = {
    "from_is_large": "The first side is over 5 % of the corpus: so many works say little. A narrower side says more.",
    "to_is_large": "The second side is over 5 % of the corpus: so many works say little. A narrower side says more.",
    "little_outside": "The two sides are over half of the corpus: little is left to compare them with, and concepts that are"
    " frequent on both come first. A background (build with --background) or a wider corpus says more.",
    "sides_overlap": "Over half of the smaller side is also in the other: these are hardly two approaches.",
    "small_corpus": "The corpus is small (fewer than 1,000 works): a few works more could change the order.",
}
NO_CAUSE = "Concepts that occur together on both sides need have no cause in common: read the works."


class Works(NamedTuple):
    """Works to tell with what was found: those shown for some bridges, by the number of their concept, and those that bridge."""

    evidence: Mapping[int, Evidence]
    bridging: tuple[BridgingWork, ...]


def bridges_as_data(found: Found, works: Works) -> dict[str, Any]:
    """What was found, ready for JSON."""
    asked = found.asked
    return {
        "format": FORMAT,
        "corpus": {
            "version": found.version,
            "works": found.works,
            "background_works": found.background_works,
            "drawn": found.drawn,
        },
        "asked": {
            "types": list(asked.types) if asked.types is not None else None,
            "support": asked.support,
            "first_year": asked.years[0],
            "last_year": asked.years[1],
            "contrast": asked.contrast,
            "without": list(asked.without),
            "top": asked.top,
        },
        "from": _side(found.a),
        "to": _side(found.c),
        "joint_works": found.joint_works,
        "expected_joint": found.expected_joint,
        "first_joint_year": found.first_joint_year,
        "warnings": [{"code": code, "text": WARNINGS[code]} for code in found.warnings],
        "candidates": found.candidates,
        "bridges": [_bridge(rank, each, works.evidence) for rank, each in enumerate(found.bridges, 1)],
        "bridging_works": [_bridging(each) for each in works.bridging],
    }


def _side(side: SideFound) -> dict[str, Any]:
    narrower = [
        {
            "concept": offer.concept.label,
            "id": offer.concept.id,
            "works": offer.works,
            "works_in_all": offer.works_in_all,
        }
        for offer in side.offers
    ]
    return {"name": side.name, "works": side.works, "share": side.share, "narrower": narrower}


def _bridge(rank: int, bridge: Bridge, evidence: Mapping[int, Evidence]) -> dict[str, Any]:
    told = bridge._asdict()
    concept = told.pop("concept")
    start = {"rank": rank, "concept": concept.label, "id": concept.id, "type": concept.type, "works": concept.works}
    shown_for = evidence.get(concept.number)
    works = (
        {
            "from": [_work(row) for row in shown_for.a],
            "to": [_work(row) for row in shown_for.c],
            "joint": [_work(row) for row in shown_for.joint],
        }
        if shown_for
        else None
    )
    return {**start, **told, "background_works": concept.background, "evidence": works}


def _work(row: WorkRow) -> dict[str, Any]:
    return {"id": row.id, "title": row.title, "year": row.year, "authors": list(row.authors), "url": row.url}


def _bridging(each: BridgingWork) -> dict[str, Any]:
    return {
        **_work(each.work),
        "in_from": each.in_a,
        "in_to": each.in_c,
        "cites_from": each.cites_a,
        "cites_to": each.cites_c,
        "coupled_from": each.coupled_a,
        "coupled_to": each.coupled_c,
        "diversity": each.diversity,
    }


def bridges_as_text(found: Found, works: Works) -> str:
    """What was found, in sentences made of its numbers."""
    return "\n".join(_lines(found, works))


def _lines(found: Found, works: Works) -> Iterator[str]:
    yield f"From {_named(found.a)} to {_named(found.c)}, in a corpus of {found.works:,} works."
    yield _joint_of_sides(found)
    for code in found.warnings:
        yield f"Mind: {WARNINGS[code]}"
    for side in (found.a, found.c):
        if side.offers:
            offers = "; ".join(f"{offer.concept.label} ({offer.works_in_all:,} works)" for offer in side.offers)
            yield f"Narrower than “{side.name}”: {offers}."
    listed = shown(found, LISTED)
    yield ""
    if not listed:
        yield f"No concept is held by {found.asked.support} works or more on each side. Lower the support, or widen a side."
        return
    yield f"{len(listed)} of {found.candidates:,} bridges, the strongest first:"
    for rank, bridge in enumerate(listed, 1):
        yield from _told(rank, bridge, works.evidence)
    if works.bridging:
        yield ""
        yield "Works that hold, cite or share references with both sides:"
        yield from (f"  {_cited(each.work)}: {_ties(each)}." for each in works.bridging)
    yield ""
    yield NO_CAUSE


def _named(side: SideFound) -> str:
    return f"“{side.name}” ({side.works:,} works, {side.share:.1%})"


def _joint_of_sides(found: Found) -> str:
    if not found.joint_works:
        return f"No work is of both sides yet ({found.expected_joint:.1f} would be by chance)."
    year = f", the first in {found.first_joint_year}" if found.first_joint_year else ""
    many = "1 work is" if found.joint_works == 1 else f"{found.joint_works:,} works are"
    return f"{many} of both sides{year} ({found.expected_joint:.1f} would be by chance)."


def _told(rank: int, bridge: Bridge, evidence: Mapping[int, Evidence]) -> Iterator[str]:
    yield f"{rank:3}. {bridge.concept.label}  (score {bridge.score:.2f})"
    yield (
        f"     {bridge.observed_from:,} works from (by chance {bridge.expected_from:.1f}),"
        f" {bridge.observed_to:,} works to (by chance {bridge.expected_to:.1f}); {_joint_of_three(bridge)}."
    )
    for side, rows in zip(("from", "to", "joint"), evidence.get(bridge.concept.number, ()), strict=False):
        yield from (f"       {side}: {_cited(row)}" for row in rows)


def _joint_of_three(bridge: Bridge) -> str:
    if not bridge.joint_works:
        return "no work joins all three yet"
    many = "1 work joins" if bridge.joint_works == 1 else f"{bridge.joint_works:,} works join"
    return f"{many} all three" + (f", since {bridge.first_joint_year}" if bridge.first_joint_year else "")


def _cited(row: WorkRow) -> str:
    said = [row.authors[0] + (" et al." if len(row.authors) > 1 else "") if row.authors else "", str(row.year or "")]
    return " ".join([*(each for each in said if each), f"“{row.title or row.id}” [{row.id}]"])


def _ties(each: BridgingWork) -> str:
    holds = " and ".join(side for side, so in (("from", each.in_a), ("to", each.in_c)) if so)
    return (
        f"{f'is of {holds}, ' if holds else ''}cites {each.cites_a} from and {each.cites_c} to,"
        f" shares {each.coupled_a} and {each.coupled_c} references, diversity {each.diversity:.2f}"
    )
