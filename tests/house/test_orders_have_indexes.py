"""Every public list can be read in each of its orders from an index: of two thousand rows the first page sorts none."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from crossings.engine.values import PartialDate
from crossings.events.models import Event
from crossings.network.models import Institution, Network, Profile
from crossings.research.models import Project, Publication, ResearchGroup, Venue
from crossings.search import kinds
from crossings.search.actions import rebuild
from crossings.search.find import find
from crossings.search.question import Sql
from tests.factories.events import EventFactory
from tests.factories.network import AffiliationFactory, InstitutionFactory, NetworkFactory, ProfileFactory
from tests.factories.people import ConsentFactory, PersonFactory
from tests.factories.research import ProjectFactory, PublicationFactory, ResearchGroupFactory, VenueFactory
from tests.factories.search import KIND, asked, document

MANY = 2000
PAGE = 25
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
SORTS = re.compile(r"\bSort\b|TEMP B-TREE")
SORTS_ALL = re.compile(
    r"(?<!Incremental )Sort  \(|TEMP B-TREE FOR ORDER"
)  # more than those of one name among themselves

pytestmark = [pytest.mark.slow, pytest.mark.house, pytest.mark.django_db]


def a_day(number):
    return PartialDate.of(date(2018, 1, 1) + timedelta(days=3 * number))


def keep(factory, **facts):
    """Two thousand rows; a fact that is a function is told the number of its row."""
    model = factory._meta.model
    told = ({name: fact(n) if callable(fact) else fact for name, fact in facts.items()} for n in range(MANY))
    kept = model._default_manager.bulk_create([factory.build(**each) for each in told])
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {model._meta.db_table}")
    return kept


LISTS = {
    "publications, newest": (PublicationFactory, {"date": a_day}, lambda: Publication.objects.public().newest()),
    "publications, by title": (PublicationFactory, {"date": a_day}, lambda: Publication.objects.public().by_title()),
    "publications, feed": (PublicationFactory, {"date": a_day}, lambda: Publication.objects.public().order_by("-id")),
    "projects, newest": (ProjectFactory, {"starts": a_day}, lambda: Project.objects.public().newest()),
    "projects, by title": (ProjectFactory, {"starts": a_day}, lambda: Project.objects.public().by_title()),
    "projects, feed": (ProjectFactory, {"starts": a_day}, lambda: Project.objects.public().order_by("-id")),
    "groups": (
        ResearchGroupFactory,
        {"institution": lambda _: Institution.objects.first() or InstitutionFactory()},
        lambda: ResearchGroup.objects.public().by_name(),
    ),
    "journals": (VenueFactory, {}, lambda: Venue.objects.all().by_name()),
    "events, to come": (EventFactory, {"starts": a_day}, lambda: Event.objects.public().to_come(AT)),
    "events, past": (EventFactory, {"starts": a_day}, lambda: Event.objects.public().past(AT)),
    "events, undated": (EventFactory, {"starts": None}, lambda: Event.objects.public().undated()),
    "events, calendar": (EventFactory, {"starts": a_day}, lambda: Event.objects.public().order_by("-starts", "-id")),
    "events, feed": (EventFactory, {"starts": a_day}, lambda: Event.objects.public().order_by("-id")),
    "institutions": (InstitutionFactory, {}, lambda: Institution.objects.all().by_name()),
    "networks": (NetworkFactory, {}, lambda: Network.objects.all().by_name()),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_from_an_index(name):
    factory, facts, rows = LISTS[name]
    keep(factory, **facts)

    told = rows().values_list("pk", flat=True)[:PAGE].explain()

    assert len(rows()[:PAGE]) == PAGE
    assert not SORTS.search(told), told


def test_the_list_of_people_is_read_from_an_index():
    people = keep(PersonFactory)
    institution = InstitutionFactory()
    for factory in (ConsentFactory, AffiliationFactory, ProfileFactory):
        more = {"institution": institution} if factory is AffiliationFactory else {}
        keep(factory, person=people.__getitem__, **more)

    rows = Profile.objects.public(AT.date()).by_name().values_list("pk", flat=True)[:PAGE]

    assert len(rows) == PAGE
    assert not SORTS_ALL.search(rows.explain()), rows.explain()


@pytest.fixture
def found_documents(monkeypatch):
    made = [document(f"Rain {n}", key=str(n), day=str(a_day(n))) for n in range(MANY)]
    monkeypatch.setattr(kinds, "_WRITERS", {KIND: lambda keys: iter(made)})
    rebuild(at=AT)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.mark.parametrize("sort", ["relevance", "newest", "title"])
def test_a_search_without_words_is_read_from_an_index(found_documents, sort):
    asked_for = find(asked(sort=sort)).matching.page(0, PAGE)
    explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "

    told = "\n".join(map(str, Sql(explain + asked_for.text, asked_for.parameters).rows()))

    assert len(asked_for.rows()) == PAGE
    assert not SORTS.search(told), told
