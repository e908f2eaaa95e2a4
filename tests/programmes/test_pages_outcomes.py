"""Aims, outcomes and competencies, and which module carries what: gaps shown, examples counted in nothing."""

import pytest

from crossings.engine.values import PartialDate
from crossings.programmes.models import ModuleCompetency, ModuleDiscipline, ModuleOutcome, OutcomeGroup
from tests.factories.programmes import (
    AimFactory,
    CatalogueFactory,
    CatalogueModuleFactory,
    CompetencyFactory,
    CompetencyFrameworkFactory,
    DisciplineFactory,
    LearningOutcomeFactory,
)
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/en/programmes/ma/"


@pytest.fixture
def catalogue():
    return CatalogueFactory(programme__slug="ma")


def module(catalogue, *concepts, **more):
    placement = CatalogueModuleFactory(catalogue=catalogue, **more)
    for concept in concepts:
        ModuleDiscipline.objects.create(module=placement.module, concept=concept)
    return placement.module


def matrix(client, caption):
    tables = read(client, PAGE).root.iterfind(".//section[@id='coverage']//table")
    found = next(table for table in tables if "".join(table.find("caption").itertext()).startswith(caption))
    return [" ".join("".join(row.itertext()).split()) for row in found.iterfind(".//tbody/tr")]


def test_aims_stand_in_their_order(client, catalogue):
    AimFactory(catalogue=catalogue, statement="Second", position=2)
    AimFactory(catalogue=catalogue, statement="First", position=1)

    assert read(client, PAGE).all(".//section[@id='aims']//li") == ["First", "Second"]


def test_outcomes_stand_in_their_groups_with_their_number(client, catalogue):
    for group, number in zip(OutcomeGroup, (1, 2, 1, 1), strict=True):
        LearningOutcomeFactory.create_batch(number, catalogue=catalogue, group=group)

    told = read(client, PAGE).all(".//section[@id='outcomes']//h3")

    assert told == [
        "Knowledge and understanding 1",
        "Intellectual skills 2",
        "Subject-specific skills 1",
        "Transferable skills 1",
    ]


def test_an_outcome_about_something_no_module_teaches_is_flagged(client, catalogue):
    law, development = DisciplineFactory(label="Law"), DisciplineFactory(label="Development")
    module(catalogue, law)
    LearningOutcomeFactory(catalogue=catalogue, statement="Knows the law", about=law)
    LearningOutcomeFactory(catalogue=catalogue, statement="Knows aid", about=development)

    page = read(client, PAGE)
    told = page.all(".//section[@id='outcomes']//li")

    assert told == ["Knows the law", "Knows aid Speaks of “Development”, which no module here is about."]
    assert "1 outcome seems to belong to another degree" in page.section("outcomes")


def test_what_only_an_example_teaches_still_flags_the_outcome(client, catalogue):
    development = DisciplineFactory(label="Development")
    module(catalogue, development, module__is_example=True)
    LearningOutcomeFactory(catalogue=catalogue, about=development)

    assert "Speaks of “Development”" in read(client, PAGE).section("outcomes")


def test_outcomes_that_all_belong_raise_no_alarm(client, catalogue):
    LearningOutcomeFactory(catalogue=catalogue)

    assert "another degree" not in read(client, PAGE).section("outcomes")


def test_the_framework_in_force_on_the_day_is_shown(client, catalogue):
    for number, starts, name in ((1, None, "First"), (2, PartialDate(2024), "Second"), (3, PartialDate(2027), "Third")):
        framework = CompetencyFrameworkFactory(programme=catalogue.programme, number=number, starts=starts)
        CompetencyFactory(framework=framework, name=name, statement="Can do it")

    assert read(client, PAGE).all(".//section[@id='competencies']//li") == ["Second: Can do it"]


def test_disciplines_are_counted_by_real_modules_only(client, catalogue):
    law, history, nursing = (DisciplineFactory(label=label) for label in ("Law", "History", "Nursing"))
    module(catalogue, law)
    module(catalogue, history, module__is_example=True)

    told = read(client, PAGE).section("coverage")

    assert "1 of 3 is carried by a module that a source names." in told
    assert "1 is carried by an example only, which counts for nothing." in told
    assert f"Carried by no module here: {nursing.label}." in told


def test_a_matrix_says_which_module_carries_what(client, catalogue):
    law, history = DisciplineFactory(label="Law", position=1), DisciplineFactory(label="History", position=2)
    module(catalogue, law, module__code="L1")
    module(catalogue, law, history, module__code="H1")

    assert matrix(client, "Disciplines, by module") == ["Law yes yes", "History no yes"]


def test_an_example_is_marked_in_the_head_of_a_matrix(client, catalogue):
    module(catalogue, DisciplineFactory(), module__code="EX-1", module__is_example=True)

    assert "EX-1 example" in read(client, PAGE).all(".//section[@id='coverage']//thead//th")


def test_a_competency_that_no_module_trains_is_a_gap(client, catalogue):
    framework = CompetencyFrameworkFactory(programme=catalogue.programme)
    trained = CompetencyFactory(framework=framework, name="Research")
    CompetencyFactory(framework=framework, name="Teaching")
    ModuleCompetency.objects.create(module=module(catalogue), competency=trained)

    assert matrix(client, "Competencies") == ["Research yes", "Teaching carried by nothing yet no"]


def test_links_from_modules_to_outcomes_are_drawn(client, catalogue):
    outcome = LearningOutcomeFactory(catalogue=catalogue, position=1)
    ModuleOutcome.objects.create(module=module(catalogue), outcome=outcome)

    assert matrix(client, "Outcomes") == ["Knowledge and understanding, 1 yes"]


def test_without_links_the_page_says_that_no_source_gives_them(client, catalogue):
    LearningOutcomeFactory(catalogue=catalogue)
    module(catalogue)

    told = read(client, PAGE).section("coverage")

    assert "Which module leads to which outcome: not stated in any source read" in told
