"""The first page of the explorer: what it rests on, and pairs of approaches to begin with."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import reverse

from crossings.engine.links.corpus import Corpus
from crossings.links import corpora
from crossings.links.pages.bridges import Asking
from crossings.links.pages.sentences import behind
from crossings.links.pairings import Offer, offers


class Offered(NamedTuple):
    """A pair of approaches with the address that asks for what joins them."""

    start: str
    end: str
    url: str


def home_page(asking: Asking) -> dict[str, Any]:
    """What the page tells. Raises `NoCorpus` before the first corpus was built."""
    corpus = corpora.current()
    return {
        "corpus": corpus,
        "behind": behind(corpus.works),
        "offers": [_offered(each) for each in _known(corpus, offers(asking.language))],
    }


def _known(corpus: Corpus, offered: tuple[Offer, ...]) -> Iterator[Offer]:
    """Those of which the corpus knows both ends."""
    asked = [id_ for each in offered for id_ in (*each.asks_from, *each.asks_to)]
    held = {id_ for (id_,) in corpus.ask("SELECT id FROM concept WHERE list_contains(?, id)", [asked])}
    return (each for each in offered if held & set(each.asks_from) and held & set(each.asks_to))


def _offered(offer: Offer) -> Offered:
    return Offered(offer.start, offer.end, f"{reverse('links:bridges')}?{offer.question.query}")
