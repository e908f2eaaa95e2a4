"""The list of programmes: what each is, where, how much, how long, and what it costs at least."""

from decimal import Decimal

import pytest

from crossings.engine.fees import FeeBasis
from crossings.engine.values import AcademicYear, Ects, PartialDate
from crossings.programmes.models import Mode, State
from tests.factories.programmes import (
    CatalogueFactory,
    FeeFactory,
    LifecycleChangeFactory,
    ProgrammeFactory,
    StudyDurationFactory,
    TeachingLanguageFactory,
    UnconfirmedFeeFactory,
    VersionFactory,
)
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/en/programmes/"


def facts(client, address=PAGE):
    return read(client, address).all(".//dl[@class='facts']/div")


def test_a_programme_tells_what_it_is(client):
    version = VersionFactory(catalogue__programme__name="Migration, MA", name="Standard", ects=Ects(90))
    StudyDurationFactory(version=version, months=18)
    TeachingLanguageFactory(programme=version.catalogue.programme, code="es")

    told = facts(client)

    assert "Migration, MA" in read(client, PAGE).text(".//h2")
    assert "Credits 90 ECTS" in told
    assert "Length Standard: 1 year and 6 months full-time" in told
    assert "Language Spanish" in told


def test_what_no_source_states_is_said_to_be_missing(client):
    CatalogueFactory()

    told = facts(client)

    for term in ("Credits", "Length", "Cost", "Language"):
        assert f"{term} not stated in any source read" in told


def test_the_cost_is_the_least_amount_with_its_basis_and_year(client):
    fee = FeeFactory(amount=Decimal(20200), table__basis=FeeBasis.PER_YEAR)
    FeeFactory(table=fee.table, version=fee.version, mode=Mode.PART_TIME, amount=Decimal(10100))

    assert "Cost from €10,100, per academic year 2023-24" in facts(client)


def test_amounts_to_be_confirmed_are_announced(client):
    fee = FeeFactory(table__basis=FeeBasis.PER_YEAR)
    UnconfirmedFeeFactory(table=fee.table, version=fee.version)

    assert "some amounts are to be confirmed" in " ".join(facts(client))


def test_a_cost_of_which_nothing_is_confirmed_is_to_be_confirmed(client):
    UnconfirmedFeeFactory()

    assert "Cost to be confirmed 2023-24" in facts(client)


def test_only_the_newest_year_is_told(client):
    old = VersionFactory(catalogue__year=AcademicYear(2017), ects=Ects(60), name="Old")
    VersionFactory(catalogue=CatalogueFactory(programme=old.catalogue.programme), ects=Ects(90))

    assert "Credits 90 ECTS" in facts(client)
    assert "60 ECTS" not in read(client, PAGE).text()


def test_a_programme_without_a_change_of_state_claims_no_source(client):
    CatalogueFactory()

    assert "State Open; no source read says otherwise" in facts(client)


def test_a_suspended_programme_says_since_when(client):
    LifecycleChangeFactory(programme=CatalogueFactory().programme, to_state=State.SUSPENDED, on=PartialDate(2023, 6))

    assert "State Suspended since June 2023" in facts(client)


@pytest.mark.parametrize("query", ["?language=fr", "?state=open"])
def test_the_list_can_be_narrowed(client, query):
    kept = CatalogueFactory(programme__name="Kept").programme
    other = CatalogueFactory(programme__name="Other").programme
    TeachingLanguageFactory(programme=kept, code="fr")
    LifecycleChangeFactory(programme=other, to_state=State.SUSPENDED, on=PartialDate(2023))

    assert read(client, PAGE + query).all(".//h2/a") == ["Kept"]


def test_a_choice_that_does_not_exist_narrows_nothing(client):
    CatalogueFactory(programme__name="Kept")

    assert read(client, PAGE + "?language=xx&state=gone").all(".//h2/a") == ["Kept"]


def test_a_list_narrowed_to_nothing_leads_back_to_all(client):
    CatalogueFactory()

    page = read(client, PAGE + "?state=withdrawn")

    assert "No programme fits what you asked for" in page.text()
    assert PAGE in page.links(".//div[@class='empty']/a")


def test_an_empty_network_says_how_a_programme_appears(client):
    assert "No programme has been published yet" in read(client, PAGE).text()


def test_noor_sees_no_programme_that_is_only_a_draft(client, noor, enter):
    CatalogueFactory(programme__name="Secret", published_at=None)

    assert "Secret" not in read(client, PAGE).text()
    assert "Secret" not in read(enter(noor), PAGE).text()


def test_the_list_is_paged(client):
    for _ in range(26):
        CatalogueFactory()

    assert len(read(client, PAGE).all(".//article")) == 25
    assert len(read(client, PAGE + "?page=2").all(".//article")) == 1


def test_the_number_of_questions_does_not_grow_with_the_list(client, django_assert_max_num_queries):
    def grow():
        fee = FeeFactory(table__basis=FeeBasis.PER_YEAR)
        StudyDurationFactory(version=fee.version)
        TeachingLanguageFactory(programme=fee.table.catalogue.programme)
        LifecycleChangeFactory(programme=fee.table.catalogue.programme)

    grow()
    client.get(f"{PAGE}?warm")
    with django_assert_max_num_queries(60) as few:
        client.get(PAGE)
    for _ in range(5):
        grow()
    client.get(f"{PAGE}?warm")
    with django_assert_max_num_queries(60) as many:
        client.get(f"{PAGE}?fresh")
    assert len(many) == len(few)


def test_who_reads_without_signing_in_gets_a_page_that_can_be_kept(client):
    ProgrammeFactory()

    assert "Cookie" not in client.get(PAGE).headers.get("Vary", "")
