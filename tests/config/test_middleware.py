"""What happens around a view: who acts is known, an office change is whole or not at all, and each side has its policy."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from crossings.config.middleware import JournalMiddleware, OfficeTransactionMiddleware
from crossings.journal.context import current
from crossings.provenance.models import Source
from tests.factories.provenance import SourceFactory


def circumstances_of(user, method="post", path="/office/sources/new/", **data):
    """What the journal knows while a view runs."""
    known = []
    request = getattr(RequestFactory(), method)(path, data)
    request.user = user
    JournalMiddleware(lambda _: known.append(current()) or HttpResponse())(request)
    return known[0]


def test_the_journal_knows_who_acts(ingrid):
    assert circumstances_of(ingrid).actor == ingrid.actor


def test_the_journal_knows_the_reason_written_in_the_office(ingrid):
    assert circumstances_of(ingrid, why="The table of 3 May").why == "The table of 3 May"


def test_a_reason_is_taken_from_the_offices_forms_only(noor):
    assert circumstances_of(noor, path="/en/account/name/", why="Mine").why == ""


def test_a_reason_is_kept_as_long_as_the_journal_has_room(ingrid):
    assert len(circumstances_of(ingrid, why="x" * 900).why) == 500


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_who_only_reads_is_not_noted(ingrid, method):
    assert circumstances_of(ingrid, method=method).actor == ""


def test_who_is_not_signed_in_has_no_name():
    assert circumstances_of(AnonymousUser()).actor == ""


def test_nothing_is_known_any_more_after_the_request(ingrid):
    circumstances_of(ingrid, why="Once")

    assert (current().actor, current().why) == ("", "")


def half_a_change(request):
    SourceFactory()
    raise RuntimeError("the second half failed")


def answer(path, view, method="post"):
    request = getattr(RequestFactory(), method)(path)
    return OfficeTransactionMiddleware(lambda _: HttpResponse()).process_view(request, view, [], {})


@pytest.mark.django_db(transaction=True)
def test_a_change_in_the_office_that_fails_halfway_leaves_nothing():
    with pytest.raises(RuntimeError):
        answer("/office/sources/new/", half_a_change)

    assert not Source.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_in_the_office_runs_in_one_transaction():
    assert answer("/office/sources/new/", lambda request: connection.in_atomic_block) is True


@pytest.mark.parametrize(("path", "method"), [("/office/sources/", "get"), ("/en/account/name/", "post")])
def test_what_only_reads_or_is_elsewhere_takes_no_lock(path, method):
    assert answer(path, lambda request: "not called", method) is None


@pytest.mark.django_db
def test_public_pages_run_nothing_that_is_not_ours(client):
    policy = client.get("/en/sources/").headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_the_office_runs_what_its_screens_carry_and_nothing_from_elsewhere(enter, ingrid):
    policy = enter(ingrid).get("/office/").headers["Content-Security-Policy"]

    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "http" not in policy
    assert "frame-ancestors 'self'" in policy


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "leads_to"), [("/sources/", "/en/sources/"), ("/", "/en/")])
def test_an_address_without_a_language_leads_to_the_readers(client, path, leads_to):
    assert client.get(path, headers={"accept-language": "de"}).headers["Location"] == leads_to


@pytest.mark.django_db
def test_a_reader_of_arabic_is_led_to_arabic(client):
    assert client.get("/sources/", headers={"accept-language": "ar,en;q=0.5"}).headers["Location"] == "/ar/sources/"
