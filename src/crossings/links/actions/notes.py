"""Bridge notes: `publish_note`, `withdraw_note`. They are written and corrected through the journal's plain verbs."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from crossings.engine.refusal import Refusal
from crossings.engine.research.states import State, move
from crossings.journal.record import Actor, recording
from crossings.links.models import BridgeNote
from crossings.links.models.pairing import ONE, OTHER

VERBS = (gettext_noop("publish"), gettext_noop("withdraw"))
"""What the journal calls these verbs, named here so that they are translated."""


def publish_note(*, note: BridgeNote, by: Actor, at: datetime, why: str = "") -> BridgeNote:
    """Show a note to the public. Raises `Refusal` unless it cites a published work of each of the two approaches.

    Example: `publish_note(note=note, by=actor, at=now, why="Read by a second curator")`.
    """
    with recording(note, "publish", by=by, at=at, why=why):
        cited = {work.side for work in note.works.filter(publication__state=State.PUBLISHED.value)}
        if cited != {ONE, OTHER}:
            missing = note.pairing.other if ONE in cited else note.pairing.one
            raise Refusal(
                _("The note was not published."),
                _("It cites no published work on “%(approach)s”.") % {"approach": missing},
                _("Add one; a note on what joins two approaches cites works of both."),
            )
        _moved(note, "publish")
    return note


def withdraw_note(*, note: BridgeNote, by: Actor, at: datetime, why: str = "") -> BridgeNote:
    """Take a note out of the public's sight; it stays on record. Raises `Refusal` where it is not published.

    Example: `withdraw_note(note=note, by=actor, at=now, why="One of its works was withdrawn")`.
    """
    with recording(note, "withdraw", by=by, at=at, why=why):
        _moved(note, "withdraw")
    return note


def _moved(note: BridgeNote, verb: str) -> None:
    kept = BridgeNote.objects.get(pk=note.pk)
    note.state = move(State(kept.state), verb).value
    note.save(update_fields=["state"])
