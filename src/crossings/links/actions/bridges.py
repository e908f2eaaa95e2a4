"""Bridges: `propose_bridge`, `drop_proposal`, `confirm_bridge`, `reject_bridge`, `reopen_bridge`.

Reports of readers: `report_bad_bridge`, `settle_report`.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop

from crossings.engine.links.states import BridgeState, move
from crossings.engine.refusal import Refusal
from crossings.journal import actions as journal
from crossings.journal.record import Actor, NothingRecorded, recording
from crossings.links.letters import tell_followers
from crossings.links.models import BadBridge, BridgeWork, CorpusVersion, Pairing, ProposedBridge
from crossings.topics.models import Concept

VERBS = (
    gettext_noop("propose a bridge"),
    gettext_noop("renew a bridge"),
    gettext_noop("confirm a bridge"),
    gettext_noop("reject a bridge"),
    gettext_noop("reopen a bridge"),
    gettext_noop("report a bad bridge"),
    gettext_noop("settle a report"),
)
"""What the journal calls these verbs, named here so that they are translated."""

Works = Mapping[str, str]  # key of a publication: `one`, `other` or `both`


def propose_bridge(
    *,
    pairing: Pairing,
    concept: Concept,
    corpus: CorpusVersion,
    score: float,
    numbers: Mapping[str, Any],
    works: Works,
    by: Actor,
    at: datetime,
    why: str = "",
) -> ProposedBridge:
    """Put a bridge that was found before the curators, or renew the numbers and works of one that stands there.

    Safe to repeat. What a curator decided stays decided, and the note stays: only the numbers follow the newest corpus.

    Args:
        numbers: as the engine tells them, such as `{"observed_from": 8, "expected_from": 0.4, "joint_works": 0}`.
        works: by key of a publication, on which side it shows the bridge: `one`, `other` or `both`.

    Example::

        propose_bridge(
            pairing=pair, concept=health, corpus=newest, score=2.1, numbers=told, works={"17": "one"}, by=actor, at=now
        )
    """
    bridge = ProposedBridge.objects.filter(pairing=pairing, concept=concept).first()
    bridge = bridge or ProposedBridge(pairing=pairing, concept=concept)
    with recording(bridge, "renew a bridge" if bridge.pk else "propose a bridge", by=by, at=at, why=why):
        if bridge.pk:
            bridge.refresh_from_db()
            _tell_of_a_joint_work(bridge, numbers, by=by)
        bridge.score, bridge.numbers, bridge.corpus = score, dict(numbers), corpus
        bridge.save()
        _shown_by(bridge, works)
    return bridge


def _tell_of_a_joint_work(bridge: ProposedBridge, numbers: Mapping[str, Any], *, by: Actor) -> None:
    """Tell those who follow a confirmed bridge that more works than before join both sides over it."""
    if bridge.state == BridgeState.CONFIRMED and numbers.get("joint_works", 0) > bridge.numbers.get("joint_works", 0):
        tell_followers(_concepts_of(bridge), by=by)


def _shown_by(bridge: ProposedBridge, works: Works) -> None:
    """Let exactly these works show the bridge; rows that say so already stay."""
    kept = {str(row.publication_id): row for row in bridge.works.all()}
    BridgeWork.objects.filter(pk__in=[row.pk for key, row in kept.items() if works.get(key) != row.side]).delete()
    BridgeWork.objects.bulk_create(
        BridgeWork(bridge=bridge, publication_id=int(key), side=side)
        for key, side in works.items()
        if key not in kept or kept[key].side != side
    )


def drop_proposal(*, bridge: ProposedBridge, by: Actor, at: datetime, why: str = "") -> None:
    """Take back a proposal that the newest corpus does not bear out. Raises `Refusal` where a curator has decided on it.

    Example: `drop_proposal(bridge=found_no_more, by=actor, at=now, why="Not found in the newest corpus")`.
    """
    if bridge.state != BridgeState.PROPOSED:
        raise Refusal("The bridge stays.", "A curator has decided on it.", "Open it anew first.")
    journal.remove(record=bridge, by=by, at=at, why=why)


def confirm_bridge(*, bridge: ProposedBridge, note: str = "", by: Actor, at: datetime, why: str = "") -> ProposedBridge:
    """Agree that a bridge holds: the public sees it, and those who follow its topics are told, in the same transaction.

    Raises `Refusal` where it does not wait for a decision.

    Example: `confirm_bridge(bridge=health, by=actor, at=now, why="The works of both sides speak of infants")`.
    """
    with recording(bridge, "confirm a bridge", by=by, at=at, why=why):
        bridge.decided_at = at
        _decided(bridge, "confirm", note)
        tell_followers(_concepts_of(bridge), by=by)
    return bridge


def reject_bridge(
    *, bridge: ProposedBridge, too_general: bool = False, note: str = "", by: Actor, at: datetime, why: str = ""
) -> ProposedBridge:
    """Disagree: the concept is left out of later proposals for this pair, or, `too_general`, for every pair.

    Raises `Refusal` where the bridge does not wait for a decision.

    Example: `reject_bridge(bridge=policy, too_general=True, by=actor, at=now, why="Every work has some policy")`.
    """
    with recording(bridge, "reject a bridge", by=by, at=at, why=why):
        bridge.is_too_general, bridge.decided_at = too_general, at
        _decided(bridge, "reject", note)
    return bridge


def reopen_bridge(*, bridge: ProposedBridge, by: Actor, at: datetime, why: str = "") -> ProposedBridge:
    """Open a decision anew: the bridge waits for a curator again, and is not public meanwhile.

    Raises `Refusal` where nothing was decided.

    Example: `reopen_bridge(bridge=health, by=actor, at=now, why="A reader shows that the works mean something else")`.
    """
    with recording(bridge, "reopen a bridge", by=by, at=at, why=why):
        bridge.is_too_general, bridge.decided_at = False, None
        _decided(bridge, "reopen", "")
    return bridge


def _decided(bridge: ProposedBridge, verb: str, note: str) -> None:
    """Move the state as the row has it now, and keep a note if one was written."""
    kept = ProposedBridge.objects.get(pk=bridge.pk)
    bridge.state = move(BridgeState(kept.state), verb).value
    bridge.note = note or kept.note
    bridge.save(update_fields=["state", "note", "is_too_general", "decided_at"])


def _concepts_of(bridge: ProposedBridge) -> list[int]:
    """The topics that a confirmed bridge touches: its own, and those of both approaches."""
    return [bridge.concept_id, *bridge.pairing.concepts.values_list("concept", flat=True)]


def report_bad_bridge(
    *, concept: Concept, asked: str, words: str = "", by: Actor, at: datetime, why: str = ""
) -> BadBridge:
    """Keep that a reader finds a bridge wrong. The same report while the first one waits changes nothing.

    Args:
        asked: the question in which the bridge stood, as the address has it; an address alone names nobody.

    Example: `report_bad_bridge(concept=policy, asked="from=a&to=b", words="Too vague", by=actor, at=now)`.
    """
    same = BadBridge.objects.waiting().filter(concept=concept, asked=asked[:500], words=words[:1200]).first()
    if same is not None:
        return same
    report = BadBridge(concept=concept, asked=asked[:500], words=words[:1200], reported_at=at)
    with recording(report, "report a bad bridge", by=by, at=at, why=why):
        report.save()
    return report


def settle_report(*, report: BadBridge, answer: str, by: Actor, at: datetime, why: str = "") -> BadBridge:
    """Close a report with what came of it, such as a bridge that was rejected or a concept whose type was mended.

    Example: `settle_report(report=report, answer="Rejected in every pair", by=actor, at=now)`.
    """
    with recording(report, "settle a report", by=by, at=at, why=why):
        report.refresh_from_db()
        if report.settled_at is not None:
            raise NothingRecorded
        report.settled_at, report.answer = at, answer
        report.save(update_fields=["settled_at", "answer"])
    return report
