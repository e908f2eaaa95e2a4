"""Programmes side by side: every cell names its year, nothing is computed across years, drafts stay out."""

from decimal import Decimal

import pytest

from crossings.engine.fees import FeeBasis
from crossings.engine.values import AcademicYear, Ects
from crossings.programmes.models import FeeStatus, Mode, Month
from tests.factories.programmes import (
    CatalogueFactory,
    FeeFactory,
    SitePathFactory,
    StartFactory,
    StudyDurationFactory,
    TeachingLanguageFactory,
    UnconfirmedFeeFactory,
    VersionFactory,
)
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/en/programmes/compare/"


@pytest.fixture
def brussels():
    version = VersionFactory(
        catalogue__programme__slug="brussels",
        catalogue__programme__name="Brussels",
        key="standard",
        name="Standard",
        ects=Ects(90),
    )
    StudyDurationFactory(version=version, months=12)
    StudyDurationFactory(version=version, mode=Mode.PART_TIME, months=24)
    fee = FeeFactory(
        table__catalogue=version.catalogue, table__basis=FeeBasis.PER_YEAR, version=version, amount=Decimal(20200)
    )
    UnconfirmedFeeFactory(table=fee.table, version=version)
    return version


@pytest.fixture
def valencia():
    version = VersionFactory(
        catalogue__programme__slug="valencia",
        catalogue__programme__name="Valencia",
        catalogue__year=AcademicYear(2022),
        key="whole",
        name="Whole",
        ects=Ects(120),
    )
    StudyDurationFactory(version=version, months=24)
    FeeFactory(
        table__catalogue=version.catalogue,
        table__basis=FeeBasis.PER_CREDIT,
        version=version,
        status=FeeStatus.ALL,
        mode="",
        amount=Decimal("35.34"),
    )
    return version


def lines(client, address=PAGE):
    """Each line of the comparison: its term, and the cells as they read."""
    bodies = read(client, address).root.iterfind(".//table/tbody")
    told = (
        [" ".join("".join(cell.itertext()).split()) for cell in body.iter() if cell.tag in ("th", "td")]
        for body in bodies
    )
    return {term: cells for term, *cells in told}


@pytest.mark.usefixtures("brussels", "valencia")
def test_both_programmes_stand_side_by_side_with_their_years(client):
    page = read(client, PAGE)

    assert page.all(".//table/thead//th") == ["Brussels · Standard · 2023-24", "Valencia · Whole · 2022-23"]
    assert lines(client)["Academic year"] == ["2023-24", "2022-23"]


@pytest.mark.usefixtures("brussels", "valencia")
def test_different_years_are_announced_and_named_in_every_cell(client):
    told = lines(client)

    assert "The columns are of different academic years" in read(client, PAGE).text()
    assert told["Credits"] == ["90 ECTS 2023-24", "120 ECTS 2022-23"]
    assert told["Length, full-time"] == ["1 year 2023-24", "2 years 2022-23"]


@pytest.mark.usefixtures("brussels")
def test_columns_of_one_year_raise_no_warning(client):
    assert "different academic years" not in read(client, PAGE).text()


@pytest.mark.usefixtures("brussels", "valencia")
def test_costs_name_their_basis_and_what_is_to_be_confirmed(client):
    told = lines(client)

    assert told["Fee: Home, full-time"] == [
        "€20,200 2023-24, per academic year",
        "€35.34 2022-23, per credit (ECTS), the same for everyone",
    ]
    assert told["Fee: European Union, full-time"][0].startswith("To be confirmed Fees office will confirm it")


@pytest.mark.usefixtures("brussels", "valencia")
def test_only_a_price_per_credit_gives_a_whole_price(client):
    assert lines(client)["Whole programme, by our arithmetic"] == [
        "not stated in any source read 2023-24",
        "€4,240.80 2022-23, 120 × €35.34, without other charges",
    ]


@pytest.mark.usefixtures("brussels", "valencia")
def test_what_one_programme_does_not_state_is_said_to_be_missing(client):
    assert lines(client)["Length, part-time"] == ["2 years 2023-24", "not stated in any source read 2022-23"]


def test_place_language_and_starts_are_compared_too(client, brussels):
    SitePathFactory(catalogue=brussels.catalogue, name="On the canal")
    StartFactory(catalogue=brussels.catalogue, month=Month.JANUARY)
    StartFactory(catalogue=brussels.catalogue, month=Month.SEPTEMBER)
    TeachingLanguageFactory(programme=brussels.catalogue.programme, code="en")

    told = lines(client)

    assert told["Place"] == ["On the canal 2023-24"]
    assert told["Starts"] == ["September, January 2023-24"]
    assert told["Language of teaching"] == ["English"]


def test_a_status_that_a_table_does_not_know_is_said_to_be_another(client, brussels):
    FeeFactory(
        table__catalogue=brussels.catalogue, table__basis=FeeBasis.PER_YEAR, version=brussels, status=FeeStatus.OVERSEAS
    )
    other = FeeFactory(table__basis=FeeBasis.PER_YEAR)
    StudyDurationFactory(version=other.version)

    assert "This year’s table has no such status 2023-24" in lines(client)["Fee: Overseas, full-time"]


def test_any_year_can_be_chosen(client, brussels):
    old = CatalogueFactory(programme=brussels.catalogue.programme, year=AcademicYear(2017))
    VersionFactory(catalogue=old, key="standard", name="Standard")

    address = f"{PAGE}?with=brussels.2017-18.standard&with=brussels.2023-24.standard"

    assert lines(client, address)["Academic year"] == ["2017-18", "2023-24"]


def test_what_is_shown_is_ticked(client, brussels, valencia):
    ticked = [
        box.get("value")
        for box in read(client, f"{PAGE}?with=valencia.2022-23.whole").root.iterfind(".//input")
        if "checked" in box.attrib
    ]

    assert ticked == ["valencia.2022-23.whole"]


def test_more_columns_than_can_be_read_are_cut_and_the_page_says_so(client):
    catalogue = CatalogueFactory(programme__slug="ma")
    keys = [VersionFactory(catalogue=catalogue).key for _ in range(5)]

    page = read(client, PAGE + "?" + "&".join(f"with=ma.2023-24.{key}" for key in keys))

    assert len(page.all(".//table/thead//th")) == 4
    assert "Only the first 4 of your choices are shown" in page.text()


@pytest.mark.usefixtures("brussels")
def test_a_key_that_names_nothing_is_left_out(client):
    assert lines(client, f"{PAGE}?with=gone.2023-24.standard")["Academic year"] == ["2023-24"]


@pytest.mark.usefixtures("brussels")
def test_a_draft_is_compared_with_nothing(client, ingrid, enter):
    VersionFactory(catalogue__programme__slug="secret", catalogue__published_at=None, key="whole")

    for reader in (client, enter(ingrid)):
        page = read(reader, f"{PAGE}?with=secret.2023-24.whole")
        assert page.all(".//thead//th") == ["Brussels · Standard · 2023-24"]
        assert len(page.all(".//main//input")) == 1


def test_an_empty_network_says_how_a_programme_appears(client):
    assert "No programme has been published yet" in read(client, PAGE).text()


def test_the_number_of_questions_does_not_grow_with_the_choices(client, brussels, django_assert_max_num_queries):
    client.get(f"{PAGE}?warm")
    with django_assert_max_num_queries(60) as few:
        client.get(PAGE)
    for _ in range(4):
        StudyDurationFactory(version=FeeFactory(table__basis=FeeBasis.PER_YEAR).version)
    with django_assert_max_num_queries(60) as many:
        client.get(f"{PAGE}?fresh")
    assert len(many) == len(few)
