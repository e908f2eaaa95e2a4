"""Modules: in the list of a programme and on their own pages; warnings come first, examples are marked."""

import pytest

from crossings.engine.values import AcademicYear, Ects
from crossings.programmes.models import ModuleAssessment, ModuleCode
from tests.factories.network import InstitutionFactory
from tests.factories.programmes import (
    CatalogueFactory,
    CatalogueModuleFactory,
    ModuleAssessmentFactory,
    TeachingFactory,
)
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
LIST = "/en/programmes/ma/"
PAGE = "/en/programmes/ma/modules/law/"


def placed(**more):
    given = {"catalogue__programme__slug": "ma", "module__slug": "law", "module__title": "Migration Law"}
    return CatalogueModuleFactory(**{**given, **more})


def facts(client):
    return read(client, PAGE).all(".//section[@id='facts']//dl/div")


def test_the_list_tells_what_is_known_and_what_is_not(client):
    placed(module__code="LAWS8321", module__ects=Ects(10), is_compulsory=True)

    told = read(client, LIST).section("modules")

    assert "Taught module Compulsory 10 ECTS Term not stated LAWS8321 · Migration Law" in told


def test_a_warning_comes_before_the_title_can_be_opened(client):
    placed(module__title="Trafficking", module__content_warning="Speaks of violence")

    told = read(client, LIST).section("modules")

    assert told.index("Before you go on Speaks of violence") < told.index("Trafficking")


def test_a_warning_stands_on_the_modules_own_page(client):
    placed(module__content_warning="Speaks of violence")

    text = read(client, PAGE).text()

    assert text.index("Speaks of violence") < text.index("The facts")


def test_an_example_is_marked_wherever_it_is_named(client):
    placed(module__is_example=True)

    for address in (LIST, PAGE):
        assert "Example, not part of the real programme" in read(client, address).text()
    assert "does not teach it" in read(client, PAGE).text()


def test_a_real_module_is_not_marked_as_an_example(client):
    placed()

    for address in (LIST, PAGE):
        assert "Example" not in read(client, address).text()


def test_a_programme_with_examples_only_says_that_its_modules_are_not_public(client):
    placed(module__is_example=True)

    assert "not public in any source read" in read(client, LIST).section("modules")


def test_a_year_of_which_no_module_is_known_says_so_and_no_more(client):
    CatalogueFactory(programme__slug="ma")

    told = read(client, LIST).section("modules")

    assert "The modules of this year: not stated in any source read" in told
    assert "not public" not in told


def test_a_modules_page_tells_its_facts(client):
    placement = placed(
        module__code="LAWS8321",
        module__ects=Ects(10),
        module__contact_hours=24,
        module__private_hours=1176,
        module__owner=InstitutionFactory(name="Law School", slug="law-school"),
        term="autumn",
        running="not_running",
    )
    ModuleCode.objects.create(module=placement.module, code="LW832", note="in 2017")
    ModuleAssessmentFactory(placement=placement, kind=ModuleAssessment.Kind.ESSAY, weight=90, most_words=5000)

    told = facts(client)

    assert "Code LAWS8321 Also known as LW832 (in 2017)." in told
    assert "Hours 24 hours of teaching 1,176 hours of private study" in told
    assert "Term Autumn" in told
    assert "Runs Does not run this year" in told
    assert "Owner Law School Another school than the one that answers for the programme." in told
    assert "Assessment Essay of up to 5,000 words, 90 %" in told


def test_what_no_source_states_of_a_module_is_said_to_be_missing(client):
    placed()

    told = facts(client)

    for term in ("Code", "Credits", "Term", "Hours", "Assessment"):
        assert f"{term} not stated in any source read" in told


def test_an_example_is_not_said_to_lack_sources(client):
    placed(module__is_example=True)

    assert "not stated" not in read(client, PAGE).section("facts")


def test_a_modules_page_shows_the_newest_year_in_which_it_can_be_seen(client):
    newest = placed(catalogue__year=AcademicYear(2023))
    old = CatalogueFactory(programme=newest.catalogue.programme, year=AcademicYear(2017))
    CatalogueModuleFactory(catalogue=old, module=newest.module)
    draft = CatalogueFactory(programme=newest.catalogue.programme, year=AcademicYear(2024), published_at=None)
    CatalogueModuleFactory(catalogue=draft, module=newest.module)

    assert "Academic year 2023-24" in facts(client)


def test_a_module_of_a_draft_is_missing_just_like_one_that_never_was(client, noor, enter):
    placed(catalogue__published_at=None)

    answers = [client.get(PAGE), enter(noor).get(PAGE), client.get("/en/programmes/ma/modules/never/")]

    assert {answer.status_code for answer in answers} == {404}


def test_a_module_of_another_programme_is_not_found_here(client):
    placed(catalogue__programme__slug="other")

    assert client.get(PAGE).status_code == 404


def test_the_share_of_practitioners_counts_no_example(client):
    real = placed()
    TeachingFactory(placement=real, kind="academic")
    TeachingFactory(placement=real, kind="professional")
    example = placed(catalogue=real.catalogue, module__slug="example", module__is_example=True)
    TeachingFactory(placement=example, kind="professional")

    assert "1 of 2 teaching posts on record are held by practitioners." in read(client, LIST).section("modules")


def test_a_share_that_no_source_states_is_said_to_be_missing(client):
    placed()

    told = read(client, LIST).section("modules")

    assert "How many of those who teach come from practice: not stated in any source read" in told
