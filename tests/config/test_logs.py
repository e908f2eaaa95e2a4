"""The log: each line with the id of its request, and nothing of a person."""

import json
import logging

import pytest
from django.test import Client

from crossings.config.logs import JsonFormatter, RequestIdFilter
from crossings.journal.context import circumstances


@pytest.fixture
def written():
    """What is logged in the test, as the file would have it, one JSON object a line."""
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(JsonFormatter().format(record))
    handler.addFilter(RequestIdFilter())
    logging.getLogger().addHandler(handler)
    yield lines
    logging.getLogger().removeHandler(handler)


def test_a_line_carries_the_id_of_the_request(written: list[str]) -> None:
    with circumstances(request_id="abc-12345678"):
        logging.getLogger("crossings.tests").warning("a fee was corrected")

    (line,) = map(json.loads, written)
    assert (line["request"], line["message"]) == ("abc-12345678", "a fee was corrected")


def test_an_error_tells_its_lines_of_code_and_not_its_words(written: list[str]) -> None:
    somebody = "Amina Diallo"
    try:
        raise LookupError(somebody)
    except LookupError:
        logging.getLogger("crossings.tests").exception("a page could not be shown")

    assert "LookupError" in written[0]
    assert "test_logs.py" in written[0]
    assert somebody not in written[0]


@pytest.mark.django_db
def test_a_failed_sign_in_logs_neither_address_nor_password(client: Client, written: list[str], caplog) -> None:
    client.post("/en/account/login/", {"login": "amina@example.org", "password": "wrong and secret"})

    everything = "\n".join([*written, caplog.text])
    assert "amina@example.org" not in everything
    assert "wrong and secret" not in everything


@pytest.mark.django_db
def test_an_address_that_is_not_there_logs_no_query(client: Client, written: list[str]) -> None:
    client.get("/en/nowhere/?email=amina@example.org")

    assert "amina" not in "".join(written)
