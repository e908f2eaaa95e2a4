"""Which rules govern whom: those of one's own intake, errata included."""

import pytest

from crossings.engine.values import AcademicYear
from crossings.programmes.models import RegulationEdition
from crossings.programmes.regulations import edition_for, modules_of, rules_of
from tests.factories.programmes import ModuleFactory, ProgrammeFactory
from tests.factories.regulations import ErratumFactory, RegulationEditionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    programme = ProgrammeFactory(slug="small")
    for key in ("2021-22", "2023-24.flexible", "2023-24"):
        RegulationEditionFactory(programme=programme, key=key)
    RegulationEditionFactory(key="2022-23")
    return programme


@pytest.mark.parametrize(
    ("first", "key", "found"),
    [
        (2023, "", "2023-24"),
        (2022, "", "2021-22"),
        (2030, "", "2023-24"),
        (2020, "", None),
        (2023, "2023-24.flexible", "2023-24.flexible"),
        (2023, "2023-24.other", None),
    ],
)
def test_an_intake_is_governed_by_its_own_rules(small, first, key, found):
    edition = edition_for(small, AcademicYear(first), key)
    assert (edition and edition.key) == found


def test_rules_are_read_as_they_stand_and_once(django_assert_num_queries):
    erratum = ErratumFactory()
    edition = RegulationEdition.objects.with_errata().get()

    with django_assert_num_queries(0):
        loaded = rules_of(edition)

    assert loaded.checksum == erratum.checksum
    assert rules_of(edition) is loaded


def test_modules_are_known_by_code_by_key_or_by_title():
    edition = RegulationEditionFactory()
    first = ModuleFactory(programme=edition.programme, code="A1")
    second = ModuleFactory(programme=edition.programme, slug="second-things")
    ModuleFactory(code="B2")

    assert modules_of(rules_of(edition).regulations, edition.programme) == {"A1": first, "B2": second}


def test_an_example_of_the_rules_is_no_module_of_the_programme():
    edition = RegulationEditionFactory()
    ModuleFactory(programme=edition.programme, code="EX-1")

    assert modules_of(rules_of(edition).regulations, edition.programme) == {}
