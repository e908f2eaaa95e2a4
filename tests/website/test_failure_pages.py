"""Pages for when something fails: they help, in every language, and ask nothing of what may have failed."""

import pytest
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils.translation import override
from django.views.defaults import bad_request, server_error

LANGUAGES = ("en", "es", "fr", "ar")


@pytest.fixture(autouse=True)
def english():
    """A request leaves its language behind it; these tests read English unless they say otherwise."""
    with override("en"):
        yield


@pytest.mark.parametrize("name", ["500.html", "503.html"])
def test_a_failure_speaks_every_language_and_asks_no_database(name):
    page = get_template(name).render()

    assert [f'<section class="sec" lang="{code}"' in page for code in LANGUAGES] == [True] * 4
    assert page.count("<h1") == 1


def test_a_failure_names_no_hashed_file(settings):
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "tests.no.such.Storage"}}

    assert 'href="/static/css/tokens.css"' in get_template("500.html").render()


def test_a_failing_view_answers_with_the_page():
    response = server_error(RequestFactory().get("/en/"))

    assert response.status_code == 500
    assert "The fault is ours." in response.content.decode()


def test_a_request_that_cannot_be_read_gets_a_whole_page(db):
    response = bad_request(RequestFactory().get("/"), ValueError())

    assert "What you can do" in response.content.decode()


def test_an_address_that_leads_nowhere_says_what_to_do(client, db):
    response = client.get("/en/no-such-page/")

    assert response.status_code == 404
    assert "There is no page at this address" in response.content.decode()


def test_an_address_that_leads_nowhere_keeps_the_reader_s_language(client, db):
    page = client.get("/ar/no-such-page/").content.decode()

    assert '<html lang="ar" dir="rtl">' in page
