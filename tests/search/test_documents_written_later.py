"""Documents that only tell of a changed record are written later where they are many; what takes one away never waits."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from crossings.jobs.reaper import reap
from crossings.jobs.worker import LEASE, Worker
from crossings.journal.actions import correct
from crossings.journal.models import Entry
from crossings.journal.position import position
from crossings.network.models import Affiliation, Institution
from crossings.people.models import Consent
from crossings.programmes.actions import take_back_catalogue
from crossings.research.models import Venue
from crossings.search import actions, later, writing
from crossings.search.models import WaitingDocument
from tests.factories.network import AffiliationFactory, InstitutionFactory, shown
from tests.factories.programmes import CatalogueModuleFactory
from tests.factories.research import PublicationFactory, VenueFactory
from tests.factories.topics import ConceptFactory, SchemeFactory
from tests.search.kept import BY, kept, words

pytestmark = pytest.mark.django_db
WORKER = Worker("tests")


class Killed(BaseException):
    """What no worker survives."""


@pytest.fixture(autouse=True)
def few(monkeypatch) -> None:
    """Three documents are many, and two make a piece."""
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    monkeypatch.setattr(later, "AT_A_TIME", 2)


@pytest.fixture
def staff() -> list[int]:
    """Five people at the institution called Maas."""
    maas = InstitutionFactory(slug="maas", name="Maas")
    posts = [AffiliationFactory(institution=maas, person=shown().person) for _ in range(5)]
    actions.refresh("institution", [maas.pk])
    actions.refresh("person", [post.person_id for post in posts])
    return [post.person_id for post in posts]


@pytest.fixture
def rename(staff, at):
    def rename(name: str = "Rhine") -> None:
        maas = Institution.objects.get(slug="maas")
        maas.name = name
        correct(record=maas, by=BY, at=at)

    return rename


def telling(staff, name: str) -> int:
    """In how many of these people's documents the name stands."""
    return sum(name in words("person", key) for key in staff)


def test_the_records_own_document_is_written_at_once_and_those_of_many_others_later(staff, rename):
    rename()

    assert "Rhine" in words("institution", Institution.objects.get(slug="maas").pk)
    assert (telling(staff, "Rhine"), telling(staff, "Maas")) == (0, 5)
    WORKER.run_all()
    assert (telling(staff, "Rhine"), telling(staff, "Maas")) == (5, 0)
    assert not WaitingDocument.objects.exists()


def test_those_of_few_others_are_written_at_once(staff, rename, monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 5)
    rename()

    assert telling(staff, "Rhine") == 5
    assert not WORKER.run_one()


def test_a_worker_that_is_killed_half_way_leaves_the_rest_to_another(staff, rename, monkeypatch):
    rename()
    pieces = iter([writing.write_anew, Killed])

    def killed_at_the_second(*asked, **how):
        act = next(pieces)
        if act is Killed:
            raise Killed
        return act(*asked, **how)

    monkeypatch.setattr(later, "write_anew", killed_at_the_second)
    with pytest.raises(Killed):
        Worker("victim").run_one()
    assert (telling(staff, "Rhine"), WaitingDocument.objects.count()) == (2, 3)

    monkeypatch.setattr(later, "write_anew", writing.write_anew)
    assert reap(timezone.now() + 2 * LEASE) == 1
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(days=1))
    WORKER.run_all()
    assert (telling(staff, "Rhine"), WaitingDocument.objects.count()) == (5, 0)


def test_who_withdraws_in_between_is_never_written_back(staff, rename, at):
    rename()
    consent = Consent.objects.get(person=staff[0])
    consent.withdrawn_at = at
    correct(record=consent, by=BY, at=at)
    assert kept("person", staff[0]) is None

    WORKER.run_all()
    assert kept("person", staff[0]) is None
    assert telling(staff, "Rhine") == 4


def test_what_is_not_in_the_index_stays_out_of_it(staff, rename):
    rename()
    writing.take_out([writing.document_number("person", staff[0])])

    WORKER.run_all()
    assert kept("person", staff[0]) is None


def test_of_two_changes_the_later_one_is_what_stays(staff, rename):
    rename("Rhine")
    rename("Meuse")
    WORKER.run_all()

    assert (telling(staff, "Rhine"), telling(staff, "Meuse")) == (0, 5)


def test_after_each_turn_others_have_theirs_and_kept_pages_are_old(staff, rename, monkeypatch):
    monkeypatch.setattr(later, "PIECES", 1)
    rename()
    positions = [position()]
    while WORKER.run_one():
        positions.append(position())

    assert len(set(positions)) == len(positions) == 4
    told = Entry.objects.filter(verb="write anew").order_by("pk").values_list("changes", flat=True)
    assert [each["documents"][1] for each in told] == [2, 2, 1]


def test_a_task_that_finds_nothing_waiting_moves_nothing(db, at):
    before = position()

    assert not later.write_waiting(at=at)
    assert position() == before


def test_an_error_leaves_nothing_waiting(staff, rename, at):
    with pytest.raises(RuntimeError), actions.together():
        rename()
        raise RuntimeError

    assert not WaitingDocument.objects.exists()
    assert not WORKER.run_one()


def test_together_many_wait_as_well_and_what_changed_itself_does_not(staff, rename, at):
    with actions.together():
        rename()
        consent = Consent.objects.get(person=staff[0])
        consent.withdrawn_at = at
        correct(record=consent, by=BY, at=at)

    assert kept("person", staff[0]) is None
    assert WaitingDocument.objects.count() == 4


def test_what_takes_documents_away_does_not_wait_however_many_they_are(monkeypatch, at):
    monkeypatch.setattr(actions, "AT_ONCE", 0)
    first = CatalogueModuleFactory()
    placed = [first, *(CatalogueModuleFactory(catalogue=first.catalogue) for _ in range(3))]
    actions.refresh("module", [each.module_id for each in placed])
    take_back_catalogue(catalogue=first.catalogue, by=BY, at=at, why="Too early")

    assert [kept("module", each.module_id) for each in placed] == [None] * 4


def test_the_works_of_a_journal_are_found_by_its_new_name(at):
    venue = VenueFactory(name="Borders")
    works = [PublicationFactory(venue=venue) for _ in range(3)]
    actions.refresh("publication", [work.pk for work in works])
    venue = Venue.objects.get(pk=venue.pk)
    venue.name = "Frontiers"
    correct(record=venue, by=BY, at=at)
    assert "Borders" in words("publication", works[0].pk)

    WORKER.run_all()
    assert all("Frontiers" in words("publication", work.pk) for work in works)


def test_the_concepts_of_a_scheme_are_found_at_its_new_address(at):
    scheme = SchemeFactory(slug="studies")
    concepts = [ConceptFactory(scheme=scheme) for _ in range(3)]
    actions.refresh("concept", [each.pk for each in concepts])
    scheme.slug = "processes"
    correct(record=scheme, by=BY, at=at)
    WORKER.run_all()

    assert {kept("concept", each.pk).address.split("/")[2] for each in concepts} == {"processes"}


def test_words_that_stay_as_they_are_are_not_written_again(staff, monkeypatch, at):
    monkeypatch.setattr(writing, "indexed", None)  # nobody counts words

    assert writing.write_anew("person", staff) == 0
    Affiliation.objects.filter(person=staff[0]).delete()
    monkeypatch.undo()
    assert writing.write_anew("person", staff) == 1
