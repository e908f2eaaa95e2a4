"""Every question answers as its description says, in pages, in the reader's language, and never twice the same bytes."""

import pytest

from tests.api.asking import HERE, ask, departures, described, keys, lists
from tests.factories.provenance import SourceFactory
from tests.factories.topics import ConceptFactory, TranslationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_every_answer_over_the_demonstration_is_as_described(client, demo_corpus):
    wrong = {}
    for address in lists():
        answer = ask(client, f"{address}?limit=100")
        schema = described()["paths"][f"{HERE}{address}"]["get"]["responses"][200]["content"]["application/json"][
            "schema"
        ]
        assert answer["count"], f"{address} tells nothing of the demonstration network"
        wrong |= {address: found} if (found := departures(answer, schema)) else {}
    assert wrong == {}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["es", "ar"])
def test_the_demonstration_can_be_paged_through_without_loss_or_repetition(client, demo_corpus, language):
    met, address = [], f"concepts?limit=100&language={language}"
    while address:
        answer = ask(client, address)
        met += [(each["scheme"], each["key"]) for each in answer["items"]]
        address = (answer["next"] or "").rpartition(HERE)[2]
    assert len(met) == len(set(met)) == answer["count"]


def test_a_page_says_where_the_next_and_the_one_before_are(client):
    SourceFactory.create_batch(3)
    answer = ask(client, "sources?limit=1&offset=1")
    assert answer["count"] == 3
    assert answer["next"] == "http://testserver/api/v1/sources?limit=1&offset=2"
    assert answer["previous"] == "http://testserver/api/v1/sources?limit=1&offset=0"


def test_the_last_page_has_no_next(client):
    SourceFactory.create_batch(2)
    assert ask(client, "sources?limit=1&offset=1")["next"] is None


def test_a_page_beyond_the_last_is_empty_and_keeps_the_count(client):
    SourceFactory()
    answer = ask(client, "sources?offset=50")
    assert (answer["items"], answer["count"]) == ([], 1)


def test_records_stand_in_the_same_order_each_time(client):
    for title in ("Same", "Same", "Another"):
        SourceFactory(title=title)
    assert keys(client, "sources") == keys(client, "sources?limit=1") + keys(client, "sources?offset=1")


def test_words_come_in_the_language_asked_for(client):
    TranslationFactory(record=ConceptFactory(label="Law"), language="es", label="Derecho")
    (told,) = ask(client, "concepts?language=es")["items"]
    assert told["label"] == {"text": "Derecho", "language": "es"}


def test_words_that_are_missing_fall_back_and_say_so(client):
    ConceptFactory(label="Law")
    (told,) = ask(client, "concepts?language=ar")["items"]
    assert told["label"] == {"text": "Law", "language": "en"}


def test_without_a_parameter_the_header_decides_the_language(client):
    TranslationFactory(record=ConceptFactory(label="Law"), language="fr", label="Droit")
    answer = ask(client, "concepts", Accept_Language="fr-CH, en;q=0.5")
    assert answer["language"] == "fr"
    assert answer["items"][0]["label"]["text"] == "Droit"


def test_a_language_cookie_changes_nothing(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
    assert ask(client, "sources")["language"] == "en"


def test_an_empty_text_is_told_as_nothing(client):
    ConceptFactory(definition="")
    assert ask(client, "concepts")["items"][0]["definition"] is None


@pytest.mark.parametrize(
    "address", ["sources/none", "schemes/none", "concepts/none/none", "institutions/none", "programmes/none"]
)
def test_a_record_that_is_not_there_is_told_as_a_problem(client, address):
    told = ask(client, address, status=404)
    assert told["status"] == 404
    assert "Look it up" in told["detail"]


def test_an_address_that_the_api_does_not_have_is_told_as_a_problem(client):
    response = client.get("/api/v1/unicorns")
    assert response.status_code == 404
    assert response.headers["Content-Type"].startswith("application/problem+json")
