"""Links between approaches in the demonstration network: pairs, the corpus, what is found in it, what was decided, and a run."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from crossings.demo.ensure import DEMO, put
from crossings.demo.reading import read
from crossings.engine.links.states import BridgeState
from crossings.links import actions
from crossings.links.discovery import look_everywhere
from crossings.links.models import (
    BridgeNote,
    BridgeNoteTranslation,
    NoteWork,
    Pairing,
    PairingConcept,
    PairingTranslation,
    ProposedBridge,
)
from crossings.links.outlooks import work_out_what_is_missing
from crossings.links.yearly import make
from crossings.research.models import Publication
from crossings.topics.models import Concept

DATA = Path(__file__).parent / "data" / "links.yaml"
WHY = "Demonstration network"
Row = dict[str, Any]


def load(at: datetime) -> None:
    """Add the pairs that are not there yet, build the corpus of what has been loaded before, look for bridges and decide.

    At the end, the run of suggestions of the year is made by the same code as in any network.
    """
    told = read(DATA)
    known = {f"{each.scheme.slug}/{each.slug}": each for each in Concept.objects.select_related("scheme")}
    for row in told["pairings"]:
        if not Pairing.objects.filter(slug=row["slug"]).exists():
            put(_pairing(row, known), at=at)
    actions.build_corpus(by=DEMO, at=at, why=WHY)
    look_everywhere(by=DEMO, at=at)
    work_out_what_is_missing()
    for row in told["confirmed"]:
        bridges = ProposedBridge.objects.filter(pairing__slug=row["pairing"], concept=known[row["concept"]])
        for bridge in bridges.filter(state=BridgeState.PROPOSED.value, decided_at=None):
            actions.confirm_bridge(bridge=bridge, by=DEMO, at=at, why=row["why"])
    for row in told["notes"]:
        if not BridgeNote.objects.filter(slug=row["slug"]).exists():
            with transaction.atomic():
                actions.publish_note(note=put(_note(row, known), at=at), by=DEMO, at=at, why=WHY)
    request = actions.ask_for_run(key=f"year-{at.year}", by=DEMO, at=at, why=WHY)
    if request.is_open:
        make(request, by=DEMO, at=at, why=WHY)


def _pairing(row: Row, known: dict[str, Concept]) -> Pairing:
    pairing = Pairing(slug=row["slug"], position=row["position"], **_in("en", row, "one", "other"))
    pairing.translations.set(
        PairingTranslation(language=language, standing="draft", **_in(language, row, "one", "other"))
        for language in _further(row["one"])
    )
    pairing.concepts.set(
        PairingConcept(side=side, concept=known[code]) for side, codes in row["concepts"].items() for code in codes
    )
    return pairing


def _note(row: Row, known: dict[str, Concept]) -> BridgeNote:
    note = BridgeNote(
        slug=row["slug"],
        pairing=Pairing.objects.get(slug=row["pairing"]),
        concept=known[row["concept"]],
        **_in("en", row, "title", "text"),
    )
    note.translations.set(
        BridgeNoteTranslation(language=language, standing="draft", **_in(language, row, "title", "text"))
        for language in _further(row["title"])
    )
    note.works.set(
        NoteWork(side=side, publication=Publication.objects.get(slug=slug))
        for side, slugs in row["works"].items()
        for slug in slugs
    )
    return note


def _in(language: str, row: Row, *fields: str) -> dict[str, str]:
    return {field: row[field][language] for field in fields}


def _further(spoken: dict[str, str]) -> list[str]:
    return sorted(spoken.keys() - {"en"})
