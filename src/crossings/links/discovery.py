"""Bridges between the pairs of approaches that the network keeps, looked for in a corpus and put before curators.

Public names: `look_between`, `look_everywhere`. Both may be repeated: what was found before is renewed, what was decided stays.
"""

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from crossings.engine.links.bridges import Asked, Bridge, Found, bridges, shown
from crossings.engine.links.corpus import Concept as Idea
from crossings.engine.links.corpus import Corpus
from crossings.engine.links.evidence import evidence
from crossings.engine.links.sides import Side
from crossings.engine.refusal import Refusal
from crossings.journal.record import Actor
from crossings.links import actions, corpora
from crossings.links.models import CorpusVersion, Pairing, ProposedBridge
from crossings.links.models.pairing import ONE, OTHER
from crossings.links.records import code_of_concepts
from crossings.research.models import Publication
from crossings.topics.models import Concept
from crossings.topics.types import JOINING, types_of_concepts

AT_MOST = 20  # bridges that are put before curators for one pair
EACH_SIDE = 3  # works that show a bridge
DIGITS = 6
NUMBERS = (
    *("observed_from", "expected_from", "association_from", "observed_to", "expected_to", "association_to"),
    *("joint_works", "expected_joint", "first_joint_year", "strength", "contrast"),
)
log = logging.getLogger(__name__)


def look_everywhere(*, by: Actor, at: datetime) -> int:
    """Look for bridges between all pairs that are offered, in the newest corpus; says how many were found."""
    row = CorpusVersion.objects.current()
    if row is None:
        return 0
    pairings = Pairing.objects.offered().in_order().with_sides()
    return sum(look_between(pairing, row, corpora.current(), by=by, at=at) for pairing in pairings)


def look_between(pairing: Pairing, row: CorpusVersion, corpus: Corpus, *, by: Actor, at: datetime) -> int:
    """Look for bridges between the two approaches of a pair; says how many were found. None where a side has no works."""
    codes, known = code_of_concepts(), _known(corpus)
    one, other = (_side(pairing, side, codes, known) for side in (ONE, OTHER))
    left_out = tuple(known[code] for code in _left_out(pairing, codes) if code in known)
    try:
        found = bridges(corpus, one, other, Asked(without=left_out))
    except Refusal as refusal:
        log.info("No bridges were looked for between %s: %s", pairing, refusal)
        return 0
    joining = _joining(found)
    for concept, bridge in joining:
        actions.propose_bridge(
            pairing=pairing,
            concept=concept,
            corpus=row,
            score=round(bridge.score, DIGITS),
            numbers=_numbers(found, bridge),
            works=_works(corpus, found, bridge),
            by=by,
            at=at,
        )
    _drop_the_others(pairing, [concept.pk for concept, _bridge in joining], by=by, at=at)
    return len(joining)


def code_of(idea: Idea) -> str:
    """The network's name of a concept of a corpus, `scheme/slug`: its id there, or, where it was only stated, its label."""
    return idea.id if "/" in idea.id else idea.label


def _known(corpus: Corpus) -> dict[str, str]:
    """The ids of the concepts of a corpus by the network's names of them."""
    rows = corpus.ask("SELECT id, label FROM concept ORDER BY id")
    return {id if "/" in id else label: id for id, label in rows}  # noqa: A001


def _side(pairing: Pairing, side: str, codes: Mapping[int, str], known: Mapping[str, str]) -> Side:
    """One approach, as far as the corpus knows its concepts; of one that it does not know, those below."""
    found: list[str] = []
    for concept in pairing.concepts_of(side):
        own = [codes[concept.pk]]
        if own[0] not in known:
            own = sorted({codes[key] for key in _with_narrower([concept.pk])} & known.keys())
        found += [known[code] for code in own]
    return Side(getattr(pairing, side), concepts=tuple(dict.fromkeys(found)))


def _with_narrower(concepts: Iterable[int]) -> set[int]:
    """These concepts and all below them, in a query for each step down."""
    found, nearest = set[int](), set(concepts)
    while nearest - found:
        found |= nearest
        nearest = set(Concept.objects.filter(broader__in=nearest).values_list("pk", flat=True)) - found
    return found


def _left_out(pairing: Pairing, codes: Mapping[int, str]) -> tuple[str, ...]:
    """What curators rejected, for this pair or for all."""
    rows = ProposedBridge.objects.left_out().filter(pairing=pairing) | ProposedBridge.objects.too_general()
    return tuple(sorted({codes[key] for key in rows.values_list("concept", flat=True)}))


def _joining(found: Found) -> list[tuple[Concept, Bridge]]:
    """The strongest bridges with the network's own concepts of them: those in its sets of terms, of a type that joins.

    What is no more frequent on a side than chance would have it is no bridge to propose, whatever else it is.
    """
    types = types_of_concepts()
    own = {f"{each.scheme.slug}/{each.slug}": each for each in Concept.objects.select_related("scheme").in_use()}
    joining = [bridge for bridge in shown(found, len(found.bridges)) if round(bridge.score, DIGITS) > 0]
    known = ((own.get(code_of(bridge.concept)), bridge) for bridge in joining)
    return [(each, bridge) for each, bridge in known if each is not None and types[each.pk] in JOINING][:AT_MOST]


def _numbers(found: Found, bridge: Bridge) -> dict[str, Any]:
    told = {name: getattr(bridge, name) for name in NUMBERS}
    told |= {"works_from": found.a.works, "works_to": found.c.works, "joint_works_of_sides": found.joint_works}
    return {name: round(value, DIGITS) if isinstance(value, float) else value for name, value in told.items()}


def _works(corpus: Corpus, found: Found, bridge: Bridge) -> dict[str, str]:
    """Some works of each side, and of both, that show a bridge: those that are still public."""
    read = evidence(corpus, found, bridge, size=EACH_SIDE)
    sides = (("one", read.a), ("other", read.c), ("both", read.joint))
    told = {work.id: side for side, works in sides for work in works}
    public = {str(key) for key in Publication.objects.public().filter(pk__in=told).values_list("pk", flat=True)}
    return {key: side for key, side in told.items() if key in public}


def _drop_the_others(pairing: Pairing, concepts: list[int], *, by: Actor, at: datetime) -> None:
    for bridge in ProposedBridge.objects.waiting().filter(pairing=pairing).exclude(concept__in=concepts):
        actions.drop_proposal(bridge=bridge, by=by, at=at, why="Not found in the newest corpus")
