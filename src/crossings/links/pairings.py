"""The pairs of approaches that are offered, as questions of the explorer, and what curators decided between them.

Public names: `Offer`, `offers`, `name_of`, `decided`. The first pair is the one for which the network was asked: what the
environment does to people, and what that does to an economy.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from crossings.engine.links.states import BridgeState
from crossings.journal.kept import until_changed
from crossings.links.models import Pairing, ProposedBridge
from crossings.links.models.pairing import ONE, OTHER
from crossings.links.pages.standing import Standing
from crossings.links.question import Question


@dataclass(frozen=True, slots=True)
class Offer:
    """A pair of approaches: their names, and the concepts by which works belong to each."""

    key: int
    start: str
    end: str
    asks_from: tuple[str, ...]
    asks_to: tuple[str, ...]

    @property
    def question(self) -> Question:
        return Question(start=self.asks_from, end=self.asks_to)


@until_changed
def offers(language: str) -> tuple[Offer, ...]:
    """The pairs that are offered, in their order; a few queries however many there are."""
    return tuple(
        Offer(
            each.pk,
            each.words("one", language).text,
            each.words("other", language).text,
            _codes(each, ONE),
            _codes(each, OTHER),
        )
        for each in Pairing.objects.offered().in_order().with_sides()
    )


def _codes(pairing: Pairing, side: str) -> tuple[str, ...]:
    return tuple(f"{concept.scheme.slug}/{concept.slug}" for concept in pairing.concepts_of(side))


def name_of(values: Sequence[str], language: str) -> str:
    """The name by which an approach is offered; empty where it is not."""
    for offer in offers(language):
        for asks, name in ((offer.asks_from, offer.start), (offer.asks_to, offer.end)):
            if asks and set(values) == set(asks):
                return name
    return ""


@until_changed
def decided(start: tuple[str, ...], end: tuple[str, ...]) -> dict[str, Standing]:
    """What curators decided of bridges between two approaches, by concept; two queries at most for a pair that is offered."""
    sides = {frozenset(start), frozenset(end)}
    keys = [each.key for each in offers("en") if {frozenset(each.asks_from), frozenset(each.asks_to)} == sides]
    rows = ProposedBridge.objects.too_general()
    if keys:
        rows |= ProposedBridge.objects.filter(pairing__in=keys).exclude(state=BridgeState.PROPOSED.value)
    told = rows.order_by("pk").values_list("concept__scheme__slug", "concept__slug", "state")
    return {f"{scheme}/{slug}": _standing(state) for scheme, slug, state in told}


def _standing(state: str) -> Standing:
    if state == BridgeState.CONFIRMED.value:
        return Standing("met", _("Confirmed"), _("a curator read both sides"))
    return Standing("no", _("Set aside"), _("by a curator"))
