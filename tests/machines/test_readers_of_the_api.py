"""Who asks how often, and what a page tells search engines of itself: at the edges."""

import threading
from types import SimpleNamespace

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from crossings.machines import throttle
from crossings.machines.asked import Asked, language_of
from crossings.machines.linked import in_languages
from crossings.machines.mistakes import LONGEST_SHOWN, mistakes_in
from crossings.machines.throttle import SLOT, SLOTS, Counter, reader_address

PROXY = ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.fixture
def counted(tmp_path, settings):
    """The API as it counts, with two questions a minute."""
    settings.API_COUNTS, settings.API_CALLS_PER_MINUTE = tmp_path / "new" / "counts", 2
    throttle.shared_counter.cache_clear()
    yield settings
    throttle.shared_counter.cache_clear()


def test_the_file_has_one_size_however_many_ask(tmp_path):
    counter = Counter(tmp_path / "counts")
    for number in range(300):
        counter.count(f"192.0.2.{number}", 1)

    assert (tmp_path / "counts").stat().st_size == SLOTS * SLOT.size


def test_opening_the_file_again_forgets_nothing(tmp_path):
    Counter(tmp_path / "counts").count("a", 1)

    assert Counter(tmp_path / "counts").count("a", 1) == 2


def test_a_minute_that_is_over_is_not_counted_on(tmp_path):
    counter = Counter(tmp_path / "counts")

    assert [counter.count("a", minute) for minute in (1, 1, 2, 2, 1)] == [1, 2, 1, 2, 1]


def test_another_installation_puts_readers_elsewhere(settings):
    places = set()
    for secret in ("one" * 20, "two" * 20):
        settings.SECRET_KEY = secret
        places.add(tuple(Counter._slot(f"192.0.2.{number}") for number in range(8)))

    assert len(places) == 2


@pytest.mark.slow
def test_many_who_ask_at_once_are_all_counted_within_one_process(tmp_path):
    counter = Counter(tmp_path / "counts")
    askers = [threading.Thread(target=lambda: [counter.count("a", 1) for _ in range(50)]) for _ in range(4)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()

    assert 50 < counter.count("a", 1) <= 201


@pytest.mark.parametrize(
    ("behind", "passed_on", "address"),
    [
        (None, "203.0.113.9", "10.0.0.1"),
        (PROXY, "203.0.113.9", "203.0.113.9"),
        (PROXY, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (PROXY, " 203.0.113.9 ", "203.0.113.9"),
        (PROXY, "", "10.0.0.1"),
        (PROXY, "203.0.113.9,", "10.0.0.1"),
    ],
)
def test_a_reader_is_known_by_what_the_nearest_proxy_saw(settings, behind, passed_on, address):
    settings.SECURE_PROXY_SSL_HEADER = behind
    request = RequestFactory(headers={"X-Forwarded-For": passed_on}).get("/", REMOTE_ADDR="10.0.0.1")

    assert reader_address(request) == address


@pytest.mark.django_db
def test_head_counts_as_a_question_and_asking_what_may_be_asked_does_not(client, counted):
    statuses = [client.options("/api/v1/sources").status_code for _ in range(5)]
    statuses += [client.head("/api/v1/sources").status_code for _ in range(3)]

    assert statuses == [200] * 7 + [429]


@pytest.mark.django_db
def test_pages_for_people_are_not_counted(client, counted):
    for _ in range(4):
        assert client.get("/en/sources/").status_code == 200


@pytest.mark.django_db
def test_who_has_to_wait_may_still_be_told_so_by_any_site(client, counted):
    answers = [client.get("/api/v1/sources") for _ in range(3)]

    assert answers[-1].status_code == 429
    assert answers[-1].headers["Access-Control-Allow-Origin"] == "*"
    assert answers[-1].headers["Content-Type"].startswith("application/problem+json")


@pytest.mark.django_db
def test_a_wrong_address_counts_like_a_right_one(client, counted):
    assert [client.get("/api/v1/nothing").status_code for _ in range(3)] == [404, 404, 429]


def in_page(shown, languages, path="/en/topics/?q=law"):
    with override(shown):
        return in_languages(RequestFactory().get(path), languages)


def test_a_list_that_is_narrowed_is_the_same_page_to_search_engines():
    assert in_page("en", ["en", "es"])["canonical_url"] == "http://testserver/en/topics/"


def test_a_record_without_any_words_is_its_own_page():
    assert in_page("en", []) == {"canonical_url": "http://testserver/en/topics/", "alternates": []}


def test_whoever_reads_no_language_of_the_record_is_led_to_english_or_to_its_own():
    for languages, default in ((["es", "en"], "en"), (["fr", "es"], "fr")):
        assert in_page("ar", languages, "/ar/topics/")["alternates"][-1] == (
            "x-default",
            f"http://testserver/{default}/topics/",
        )


@pytest.mark.parametrize("header", ["es, fr;q=0.9", "ES", "es-419,fr", "xx;q=1.0, es;q=0.2", "es;q=0.5, fr;q=0.4"])
def test_the_best_language_that_the_site_has_is_spoken(header):
    assert language_of(RequestFactory(headers={"Accept-Language": header}).get("/"), Asked()) == "es"


@pytest.mark.parametrize("language", ["", "EN", "english", "es-419", "tlh"])
def test_a_language_that_the_site_has_not_is_no_language_to_ask_for(language):
    with pytest.raises(ValueError, match="not a language"):
        Asked(language=language)


def test_a_parameter_that_is_missing_is_told_without_quoting_nothing():
    (told,) = mistakes_in([{"type": "missing", "loc": ("query", "on")}], {})

    assert told == {"parameter": "on", "what": "It is missing.", "mend": "Give it a value."}


def test_of_a_long_value_as_much_is_told_back_as_one_can_recognise():
    (told,) = mistakes_in([{"type": "int_parsing", "loc": ("query", "limit")}], {"limit": "9" * 5000})

    assert told["what"] == f"“{'9' * LONGEST_SHOWN}” is not a whole number."


def test_every_mistake_is_told_in_the_order_in_which_it_was_found():
    errors = [SimpleNamespace(type="missing", loc=("query", name)).__dict__ for name in "bca"]

    assert [told["parameter"] for told in mistakes_in(errors, {})] == ["b", "c", "a"]
