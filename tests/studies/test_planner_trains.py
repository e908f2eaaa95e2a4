"""Which competencies and outcomes a plan covers is told with its gaps, from what the programme links and nothing else."""

import pytest

from crossings.programmes.models import ModuleCompetency
from tests.factories.programmes import (
    CatalogueFactory,
    CatalogueModuleFactory,
    CompetencyFactory,
    ModuleFactory,
)
from tests.factories.studies import EditionFactory
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAGE = "/en/programmes/small/plan/"


@pytest.fixture(autouse=True)
def programme():
    catalogue = CatalogueFactory(programme__slug="small")
    EditionFactory(programme=catalogue.programme)
    for code, title in (("A1", "First things"), ("A2", "Second things")):
        module = ModuleFactory(programme=catalogue.programme, code=code, slug=code.lower(), title=title)
        CatalogueModuleFactory(catalogue=catalogue, module=module)
    return catalogue.programme


def trains(programme, code, *names):
    for name in names:
        competency = CompetencyFactory(framework__programme=programme, name=name)
        ModuleCompetency.objects.create(module=programme.modules.get(code=code), competency=competency)


def told(client, query):
    return read(client, f"{PAGE}{query}").text(".//details[@id='trained-1']")


def test_nothing_is_said_where_nothing_is_linked(client):
    assert told(client, "") == ""


def test_what_the_plan_covers_and_what_it_leaves_out(client, programme):
    trains(programme, "A1", "Weigh evidence")

    before, after = told(client, ""), told(client, "?edition=2023-24&2023-24/autumn=A1")

    assert "Weigh evidence Not covered Would cover it: First things" in before
    assert "Weigh evidence Covered First things" in after


def test_a_title_leads_to_its_page_once_a_catalogue_has_it(client):
    assert "/en/programmes/small/modules/a1/" in read(client, PAGE).links(".//h3/a")
