"""Each line of the log: one line, with the request it belongs to, and nothing that somebody wrote."""

import json
import logging

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from crossings.config.env import read
from crossings.config.logs import JsonFormatter, PlainFormatter, RequestIdFilter, logging_config
from crossings.journal.context import circumstances
from crossings.provenance import views

SOMEBODY = "amina@example.org"


def record(message: str = "a page could not be shown", error: Exception | None = None) -> logging.LogRecord:
    told = (type(error), error, error.__traceback__) if error else None
    made = logging.LogRecord("crossings.tests", logging.ERROR, __file__, 1, message, None, told)
    RequestIdFilter().filter(made)
    return made


def as_json(made: logging.LogRecord) -> dict[str, str]:
    return json.loads(JsonFormatter().format(made))


def raised(outer: Exception, inner: Exception, *, cause: object = ...) -> Exception:
    """`outer`, raised while `inner` was handled; `from cause` where one is given."""
    try:
        try:
            raise inner
        except LookupError:
            if cause is ...:
                raise outer  # noqa: B904  how it is raised is what the test is about
            raise outer from cause
    except LookupError as error:
        return error


def test_a_terminal_is_told_the_kind_of_an_error_and_not_its_words():
    told = PlainFormatter().format(record(error=raised(LookupError(SOMEBODY), KeyError(SOMEBODY))))

    assert "builtins.LookupError" in told
    assert SOMEBODY not in told


def test_what_led_to_an_error_is_told_before_it():
    told = as_json(record(error=raised(LookupError(), KeyError())))["trace"]

    assert told.index("builtins.KeyError") < told.index("which led to") < told.index("builtins.LookupError")


def test_what_an_error_says_that_it_came_from_is_told():
    trace = as_json(record(error=raised(LookupError(), KeyError(), cause=OSError(SOMEBODY))))["trace"]

    assert "builtins.OSError" in trace
    assert SOMEBODY not in trace


def test_what_an_error_was_parted_from_is_not_told():
    assert "KeyError" not in as_json(record(error=raised(LookupError(), KeyError(), cause=None)))["trace"]


def test_a_message_of_two_lines_is_one_line_of_the_file():
    written = JsonFormatter().format(record("first\nsecond"))

    assert "\n" not in written
    assert json.loads(written)["message"] == "first\nsecond"


def test_other_scripts_stay_readable():
    assert "القانون" in JsonFormatter().format(record("القانون"))


def test_a_line_that_belongs_to_no_request_says_so():
    assert as_json(record())["request"] == "-"


def test_a_line_written_after_the_request_ended_still_carries_its_id():
    made = record()
    made.request = RequestFactory().get("/", headers={"X-Request-ID": "proxy-12345678"})
    RequestIdFilter().filter(made)

    assert as_json(made)["request"] == "proxy-12345678"


def test_the_request_at_work_comes_before_the_one_that_is_named():
    made = record()
    made.request = RequestFactory().get("/", headers={"X-Request-ID": "other-12345678"})
    with circumstances(request_id="mine-12345678"):
        RequestIdFilter().filter(made)

    assert as_json(made)["request"] == "mine-12345678"


def test_a_record_whose_request_is_none_of_ours_is_no_error():
    made = record()
    made.request = object()

    assert RequestIdFilter().filter(made)


@pytest.mark.parametrize(("asked", "formatter"), [("plain", PlainFormatter), ("json", JsonFormatter)])
def test_the_form_of_the_log_is_the_one_asked_for(tmp_path, asked, formatter):
    config = logging_config(read({"CROSSINGS_LOG": asked, "CROSSINGS_SECRET_KEY": "x"}, tmp_path))

    assert config["formatters"][config["handlers"]["console"]["formatter"]]["()"] is formatter


@pytest.fixture
def written():
    """What the whole server logs in the test, one object a line."""
    lines: list[dict[str, str]] = []
    handler = logging.Handler()
    handler.addFilter(RequestIdFilter())
    handler.emit = lambda made: lines.append(as_json(made))
    logging.getLogger().addHandler(handler)
    yield lines
    logging.getLogger().removeHandler(handler)


def fail(request: HttpRequest) -> None:
    raise LookupError(SOMEBODY)


@pytest.mark.django_db
def test_a_page_that_fails_is_found_by_the_id_that_its_reader_was_given(monkeypatch, written):
    monkeypatch.setattr(views, "Paginator", fail)

    answer = Client(raise_request_exception=False).get(reverse("provenance:sources"))

    (line,) = [each for each in written if "trace" in each]
    assert (answer.status_code, line["request"]) == (500, answer.headers["X-Request-ID"])
    assert SOMEBODY not in json.dumps(written)


@pytest.mark.django_db
def test_an_address_cannot_write_a_line_of_its_own(client, written):
    client.get("/en/nowhere/%0A2026-11-22 ERROR crossings all is lost/")

    assert written
    assert not [each for each in written if "\n" in each["message"]]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["people:rename", "account_change_password", "people:close"])
def test_what_is_filled_into_ones_own_forms_is_not_logged(enter, noor, written, caplog, name):
    secret = "a secret of mine"

    enter(noor).post(reverse(name), dict.fromkeys(("name", "password", "oldpassword", "password1"), secret))

    assert secret not in json.dumps(written) + caplog.text
