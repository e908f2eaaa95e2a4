"""Every change of links between approaches.

Corpora: `build_corpus`. Bridges: `propose_bridge`, `drop_proposal`, `confirm_bridge`, `reject_bridge`, `reopen_bridge`.
Reports of readers: `report_bad_bridge`, `settle_report`. Notes: `publish_note`, `withdraw_note`. One's own: `follow_topics`,
`refuse_suggestions`, `allow_suggestions`. Runs of suggestions: `ask_for_run`, `tell_progress`, `keep_run`, `judge_run`.
"""

from crossings.links.actions.bridges import (
    confirm_bridge,
    drop_proposal,
    propose_bridge,
    reject_bridge,
    reopen_bridge,
    report_bad_bridge,
    settle_report,
)
from crossings.links.actions.corpora import build_corpus
from crossings.links.actions.notes import publish_note, withdraw_note
from crossings.links.actions.own import allow_suggestions, follow_topics, refuse_suggestions
from crossings.links.actions.runs import ask_for_run, judge_run, keep_run, tell_progress

__all__ = [
    "allow_suggestions",
    "ask_for_run",
    "build_corpus",
    "confirm_bridge",
    "drop_proposal",
    "follow_topics",
    "judge_run",
    "keep_run",
    "propose_bridge",
    "publish_note",
    "refuse_suggestions",
    "reject_bridge",
    "reopen_bridge",
    "report_bad_bridge",
    "settle_report",
    "tell_progress",
    "withdraw_note",
]
