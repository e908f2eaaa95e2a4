"""Every title in the demonstration data, mistyped in one letter, still finds its record among the first three."""

from random import Random

import pytest

from crossings.engine.search.stems import LANGUAGES
from crossings.search.find import find
from crossings.search.models import IndexedDocument
from tests.factories.search import asked
from tests.search.typing import mistyped

FOUND_AT_LEAST = 0.95

pytestmark = pytest.mark.slow


def titles_of(document):
    return {(words, language) for role, words, language in document.texts if role == "title" and words.strip()}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_mistyped_title_finds_its_record_among_the_first_three(demo_network, seed):
    random, missed = Random(seed), []
    documents = {(each.kind, each.key): each for each in IndexedDocument.objects.order_by("kind", "key")}
    titles = [(key, *title) for key, each in documents.items() for title in sorted(titles_of(each))]
    drawn = random.sample(titles, min(len(titles), 600))
    for key, title, language in drawn:
        typed = mistyped(title, random)
        hits = find(asked(typed[:300], language=language if language in LANGUAGES else "en"), size=3).hits
        called = {words for hit in hits for words, _language in titles_of(documents[hit.kind, hit.key])}
        if title not in called:  # records of one title cannot be told apart by it
            missed.append((key, typed))

    found = 1 - len(missed) / len(drawn)
    print(f"{found:.1%} of {len(drawn)} mistyped titles find their record among the first three")
    assert found >= FOUND_AT_LEAST, missed
