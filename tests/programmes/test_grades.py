"""Expected grades and levels: in their order, in the reader's language, and carried over into the next year."""

import pytest

from crossings.programmes.actions import open_next_year
from crossings.programmes.models import (
    EntryRequirement,
    GradeExpectation,
    GradeExpectationTranslation,
    ModuleTranslation,
)
from tests.factories.programmes import CatalogueModuleFactory, EntryRequirementFactory, GradeExpectationFactory
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def requirement():
    return EntryRequirementFactory(catalogue__programme__slug="ma", kind=EntryRequirement.Kind.GRADE)


def grades(client, language="en"):
    return [row[0] for row in read(client, f"/{language}/programmes/ma/").rows(".//section[@id='entry']//tbody/tr")]


def test_levels_follow_each_other_and_not_the_alphabet(client, requirement):
    for label in ("Good", "Very good", "Excellent"):
        GradeExpectationFactory(requirement=requirement, label=label)

    assert grades(client) == ["Good", "Very good", "Excellent"]


def test_parts_given_at_once_keep_their_order(requirement):
    requirement.grade_expectations = [GradeExpectation(label=label, expected="B") for label in ("UK", "Kenya", "Ghana")]
    requirement.save()

    assert [grade.label for grade in GradeExpectation.objects.all()] == ["UK", "Kenya", "Ghana"]


def test_an_officer_may_put_them_in_another_order(client, requirement):
    GradeExpectationFactory(requirement=requirement, label="Good", position=2)
    GradeExpectationFactory(requirement=requirement, label="Excellent", position=1)

    assert grades(client) == ["Excellent", "Good"]


def test_they_are_told_in_the_readers_language_and_else_say_in_which(client, requirement):
    grade = GradeExpectationFactory(requirement=requirement, label="UK", expected="Upper Second")
    GradeExpectationTranslation.objects.create(record=grade, language="fr", label="Royaume-Uni")

    page = read(client, "/fr/programmes/ma/")

    assert grades(client, "fr") == ["Royaume-Uni"]
    assert page.all(".//section[@id='entry']//td/span[@lang='en']") == ["Upper Second"]


def test_they_are_carried_over_with_their_translations(requirement, at):
    grade = GradeExpectationFactory(requirement=requirement, label="UK")
    GradeExpectationTranslation.objects.create(record=grade, language="fr", label="Royaume-Uni")

    following = open_next_year(catalogue=requirement.catalogue, by="account:1", at=at)

    copy = GradeExpectation.objects.get(requirement__catalogue=following)
    assert (copy.label, copy.translations.get().label) == ("UK", "Royaume-Uni")


def test_the_level_of_a_module_is_told_in_the_readers_language(client):
    module = CatalogueModuleFactory(catalogue__programme__slug="ma", module__slug="law", module__level="Master").module
    ModuleTranslation.objects.create(record=module, language="es", level="Máster")

    assert "Máster" in read(client, "/es/programmes/ma/modules/law/").section("facts")
