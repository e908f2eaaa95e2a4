"""On a small collection of our own, judged by us, the best documents come first in all four languages and on both databases."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from crossings.search.find import find
from tests.bench.search_quality import ndcg
from tests.factories.search import asked, document

COLLECTION = yaml.safe_load(Path(__file__).with_name("judged.yaml").read_text())
DOCUMENTS, QUESTIONS = COLLECTION["documents"], COLLECTION["questions"]
LANGUAGES = ("en", "es", "fr", "ar")
# A little under what was measured: 0.829, 0.841, 0.810 and 0.901. What is lost are mostly answers in other languages.
AT_LEAST = {"en": 0.82, "es": 0.83, "fr": 0.80, "ar": 0.89}


@pytest.fixture
def ranked(shelf):
    """The names of the first ten documents that answer a question."""
    names = dict(enumerate(DOCUMENTS, 1))
    shelf.put(*(document(**DOCUMENTS[name], key=str(key)) for key, name in names.items()))
    return lambda question: [
        names[int(hit.key)] for hit in find(asked(question["words"], language=question["language"]), size=10).hits
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_best_come_first(ranked, language):
    measured = [ndcg(ranked(each), each["grades"]) for each in QUESTIONS if each["language"] == language]

    quality = sum(measured) / len(measured)
    print(f"{language} nDCG@10 {quality:.4f} over {len(measured)} questions", [round(each, 3) for each in measured])
    assert quality >= AT_LEAST[language]


def test_the_measure_can_fail(ranked):
    """The same answers from the last to the first, and those to another question, stay under the floor."""
    backwards = [ndcg(ranked(each)[::-1], each["grades"]) for each in QUESTIONS]
    to_another = [ndcg(ranked(other), each["grades"]) for each, other in pairwise(QUESTIONS)]

    assert sum(backwards) / len(backwards) < min(AT_LEAST.values())
    assert sum(to_another) / len(to_another) < 0.5


def test_every_judgement_names_a_document():
    assert {name for each in QUESTIONS for name in each["grades"]} <= DOCUMENTS.keys()
    assert {each["language"] for each in DOCUMENTS.values()} == {*LANGUAGES} == {each["language"] for each in QUESTIONS}
