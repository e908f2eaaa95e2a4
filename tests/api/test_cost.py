"""The number of queries does not grow with the number of records told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.asking import HERE
from tests.factories import programmes as given
from tests.factories.network import InstitutionFactory, MembershipFactory, shown
from tests.factories.topics import ConceptFactory, MappingFactory, TranslationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def concepts() -> None:
    TranslationFactory(record=ConceptFactory(broader=None))
    MappingFactory()


def modules() -> None:
    given.CatalogueModuleFactory()


MORE = {
    "concepts": concepts,
    "mappings": concepts,
    "schemes": concepts,
    "institutions": InstitutionFactory,
    "memberships": MembershipFactory,
    "profiles": shown,
    "programmes": given.CatalogueFactory,
    "catalogues": given.StartFactory,
    "versions": given.StudyDurationFactory,
    "offerings": given.OfferingFactory,
    "modules": modules,
    "outcomes": given.LearningOutcomeFactory,
    "fees": given.FeeFactory,
}


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"{HERE}{address}?language=ar&limit=2").status_code == 200
    with CaptureQueriesContext(connection) as asked_more:
        assert client.get(f"{HERE}{address}?language=ar&limit=6").status_code == 200
    assert len(asked) == len(asked_more)
    return len(asked)


@pytest.mark.parametrize("address", MORE)
def test_a_longer_page_asks_the_database_no_more(client, address):
    for _ in range(8):
        MORE[address]()
    assert queries(client, address) <= 7
