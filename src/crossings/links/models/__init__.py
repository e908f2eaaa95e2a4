"""What the network remembers of links between approaches, one file per thing."""

from crossings.links.models.bridge import BadBridge, BridgeWork, ProposedBridge
from crossings.links.models.corpus_version import CorpusVersion
from crossings.links.models.note import BridgeNote, BridgeNoteTranslation, NoteWork
from crossings.links.models.own import FollowedTopic, NotSuggested
from crossings.links.models.pairing import Pairing, PairingConcept, PairingTranslation
from crossings.links.models.reading import Reading
from crossings.links.models.run import Run, Suggestion
from crossings.links.models.run_request import RunRequest

__all__ = [
    "BadBridge",
    "BridgeNote",
    "BridgeNoteTranslation",
    "BridgeWork",
    "CorpusVersion",
    "FollowedTopic",
    "NotSuggested",
    "NoteWork",
    "Pairing",
    "PairingConcept",
    "PairingTranslation",
    "ProposedBridge",
    "Reading",
    "Run",
    "RunRequest",
    "Suggestion",
]
