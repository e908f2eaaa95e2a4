"""What a curator reads before deciding on a bridge: why it was found, the works that show it, and how often others agreed.

Public names: `Evidence`, `evidence_for`, `Share`, `shares`.
"""

from collections import defaultdict
from dataclasses import dataclass

from crossings.engine.links.states import BridgeState
from crossings.links.models import ProposedBridge
from crossings.links.on_pages import because, explored
from crossings.network.records.lines import Entry
from crossings.research.models import Publication
from crossings.research.records.lists import publications
from crossings.topics.models import Concept
from crossings.topics.types import types_of_concepts

BANDS = (4.0, 2.0, 1.0, 0.0)
"""Where bands of strength begin; the strength is the weaker of the two associations, a logarithm."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the bridges that were decided on, of one type and strength, curators confirmed."""

    type: str
    least: float
    confirmed: int
    decided: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a bridge was found, and the works that show it: of one side, of the other, of both."""

    because: str
    explored: str
    sides: tuple[tuple[str, tuple[Entry, ...]], ...]
    share: Share | None


def evidence_for(bridge: ProposedBridge, language: str) -> Evidence:
    """What is known of a bridge, in the reader's language; only works that are public."""
    works = dict(bridge.works.filter(publication__in=Publication.objects.public()).values_list("publication", "side"))
    headings = {
        "one": bridge.pairing.words("one", language).text,
        "other": bridge.pairing.words("other", language).text,
        "both": " ↔ ".join(bridge.pairing.words(side, language).text for side in ("one", "other")),
    }
    sides = tuple(
        (heading, publications(tuple(sorted(key for key, where in works.items() if where == side)), language))
        for side, heading in headings.items()
    )
    own = types_of_concepts()[bridge.concept_id], _band(bridge.score)
    share = next((each for each in shares() if (each.type, each.least) == own), None)
    return Evidence(because(bridge, language), explored(bridge.pairing, language), sides, share)


def shares() -> tuple[Share, ...]:
    """By type and band of strength, how many bridges were decided on and how many of these confirmed; two queries."""
    types, found = types_of_concepts(), defaultdict[tuple[str, float], list[bool]](list)
    decided = ProposedBridge.objects.exclude(state=BridgeState.PROPOSED.value).order_by()
    for concept, score, state in decided.values_list("concept", "score", "state"):
        found[types[concept], _band(score)].append(state == BridgeState.CONFIRMED.value)
    order = {kind: place for place, kind in enumerate(Concept.Type.values)}
    rows = sorted(found.items(), key=lambda each: (order[each[0][0]], -each[0][1]))
    return tuple(Share(kind, least, sum(agreed), len(agreed)) for (kind, least), agreed in rows)


def _band(score: float) -> float:
    return next((least for least in BANDS if score >= least), BANDS[-1])
