"""What is kept until the journal moves: read once, read anew after a change, never within a transaction."""

import pytest
from django.db import transaction
from django.utils import timezone

from crossings.journal.actions import correct
from crossings.journal.kept import until_changed
from crossings.provenance.models import Source
from tests.factories.provenance import SourceFactory

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


class Readings(list):
    """How often the titles were read, and what they were."""

    def __init__(self):
        self.titles = until_changed(self.read)

    def read(self, *kinds):
        self.append(kinds)
        return tuple(Source.objects.filter(kind__in=kinds).values_list("title", flat=True))


@pytest.fixture
def readings():
    return Readings()


@pytest.fixture
def report():
    return SourceFactory(kind=Source.Kind.PAGE, title="Flows in 2023")


def test_while_nothing_changes_it_is_read_once(readings, report):
    assert readings.titles("page") == readings.titles("page") == ("Flows in 2023",)
    assert readings == [("page",)]


def test_each_question_has_an_answer_of_its_own(readings, report):
    assert readings.titles("document") == ()
    assert readings.titles("page") == ("Flows in 2023",)


def test_a_journaled_change_is_seen_at_once(readings, report):
    readings.titles("page")
    report.title = "Flows in 2024"
    correct(record=report, by="account:1", at=timezone.now())
    assert readings.titles("page") == ("Flows in 2024",)


def test_what_a_transaction_sees_is_kept_for_nobody(readings, report):
    with transaction.atomic():
        Source.objects.update(title="Undone")
        assert readings.titles("page") == ("Undone",)
        transaction.set_rollback(True)
    assert readings.titles("page") == ("Flows in 2023",)
