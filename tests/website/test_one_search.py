"""One box finds every public kind of record, each under its kind, and leads to a page that opens."""

import pytest

from crossings.programmes.models import Catalogue
from crossings.search.actions import refresh
from crossings.search.kinds import kinds
from tests.factories import research as made
from tests.factories.events import EventFactory
from tests.factories.network import InstitutionFactory, NetworkFactory, shown
from tests.factories.people import PersonFactory
from tests.factories.programmes import CatalogueModuleFactory
from tests.factories.topics import ConceptFactory
from tests.network.reading import read

pytestmark = pytest.mark.django_db
WORD = "Estuary"


@pytest.fixture
def one_of_each():
    """A record of each kind that is no page of words, named by the same word, and what search keeps of it."""
    module = CatalogueModuleFactory(module__title=WORD, catalogue__programme__name=WORD).module
    assert Catalogue.objects.published().exists()
    records = {
        "publication": made.PublicationFactory(title=WORD),
        "project": made.ProjectFactory(title=WORD),
        "group": made.ResearchGroupFactory(name=WORD),
        "journal": made.VenueFactory(name=WORD),
        "event": EventFactory(title=WORD),
        "institution": InstitutionFactory(name=WORD),
        "network": NetworkFactory(name=WORD),
        "person": shown(PersonFactory(name=f"{WORD} Amani")).person,
        "programme": module.programme,
        "module": module,
        "concept": ConceptFactory(label=WORD),
    }
    for kind, record in records.items():
        refresh(kind, [record.pk])
    return records


def test_no_kind_of_record_is_left_out(one_of_each):
    assert {*one_of_each, "news", "page", "story"} == set(kinds())


@pytest.mark.slow
def test_one_word_finds_a_record_of_every_kind(client, one_of_each):
    found = {
        kind: read(client, f"/en/search/?q={WORD.lower()}&kind={kind}").links(".//article//h3/a")
        for kind in one_of_each
    }

    assert {kind: len(links) for kind, links in found.items()} == dict.fromkeys(one_of_each, 1)
    assert {kind: client.get(links[0]).status_code for kind, links in found.items()} == dict.fromkeys(one_of_each, 200)
