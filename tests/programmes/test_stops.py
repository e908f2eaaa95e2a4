"""A study at several sites names its stops: each town in the reader's language, and for how many terms if stated."""

import pytest

from crossings.network.models.institution import InstitutionTranslation
from crossings.programmes.models import SiteStop
from tests.factories.network import InstitutionFactory
from tests.factories.programmes import SitePathFactory
from tests.network.reading import questions, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/en/programmes/ma/"


@pytest.fixture
def path():
    return SitePathFactory(catalogue__programme__slug="ma", name="Split site")


@pytest.fixture
def brussels():
    school = InstitutionFactory(name="School", city="Brussels")
    InstitutionTranslation.objects.create(record=school, language="fr", city="Bruxelles")
    return school


def stop(path, **given):
    return SiteStop.objects.create(path=path, position=path.stops.count(), **given)


def place(client, address=PAGE):
    told = read(client, address).all(".//section[@id='facts']//dl/div")
    return next(line for line in told if line.startswith(("Place", "Lieu")))


def test_each_stop_is_named_with_its_terms(client, path, brussels):
    stop(path, place="Brussels", institution=brussels, terms=2)
    stop(path, place="Canterbury", terms=1)

    assert place(client) == "Place Split site: Brussels for 2 terms; Canterbury for 1 term"


def test_a_town_is_told_in_the_readers_language(client, path, brussels):
    stop(path, institution=brussels)
    stop(path, place="Canterbury")

    assert "Bruxelles" in place(client, "/fr/programmes/ma/")


def test_a_place_that_is_not_the_institutions_town_is_told_as_written(client, path, brussels):
    stop(path, place="Ghent", institution=brussels)
    stop(path, place="Canterbury")

    assert "Ghent; Canterbury" in place(client)


def test_a_single_stop_is_not_told_twice(client, path, brussels):
    stop(path, institution=brussels)

    assert place(client) == "Place Split site"


def test_the_number_of_questions_does_not_grow_with_the_stops(client, path, brussels):
    stop(path, institution=brussels)
    few = questions(client, PAGE)
    for _ in range(5):
        stop(path, institution=InstitutionFactory(city="Elsewhere"))

    assert questions(client, PAGE) == few
