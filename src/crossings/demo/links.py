"""Links between approaches in the demonstration network: pairs that are offered, the corpus, and what is found in it."""

from datetime import datetime
from pathlib import Path

from crossings.demo.ensure import DEMO, put
from crossings.demo.reading import read
from crossings.links import actions
from crossings.links.discovery import look_everywhere
from crossings.links.models import Pairing, PairingConcept, PairingTranslation
from crossings.topics.models import Concept

DATA = Path(__file__).parent / "data" / "links.yaml"


def load(at: datetime) -> None:
    """Add the pairs that are not there yet, build the corpus of what has been loaded before, and look for bridges."""
    known = {f"{each.scheme.slug}/{each.slug}": each for each in Concept.objects.select_related("scheme")}
    for row in read(DATA)["pairings"]:
        if not Pairing.objects.filter(slug=row["slug"]).exists():
            words = {name: row[name] for name in ("one", "other")}
            pairing = Pairing(slug=row["slug"], position=row["position"], **{name: words[name]["en"] for name in words})
            pairing.translations.set(
                PairingTranslation(
                    language=language, standing="draft", **{name: words[name][language] for name in words}
                )
                for language in sorted(words["one"].keys() - {"en"})
            )
            pairing.concepts.set(
                PairingConcept(side=side, concept=known[code])
                for side, codes in row["concepts"].items()
                for code in codes
            )
            put(pairing, at=at)
    actions.build_corpus(by=DEMO, at=at, why="Demonstration network")
    look_everywhere(by=DEMO, at=at)
