"""What a programme asks and stands on: entry, accreditation, claims with their base, resources, values."""

from datetime import date
from decimal import Decimal

import pytest

from crossings.engine.values import PartialDate
from tests.factories.programmes import (
    AccreditationFactory,
    CatalogueFactory,
    ClaimFactory,
    EntryRequirementFactory,
    GradeExpectationFactory,
    ResourceFactory,
    ValuesStatementFactory,
    VersionFactory,
)
from tests.factories.provenance import SourceFactory
from tests.network.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
PAGE = "/en/programmes/ma/"


@pytest.fixture
def catalogue():
    return CatalogueFactory(programme__slug="ma")


def standing(client):
    return read(client, PAGE).section("standing")


def test_a_requirement_is_told_with_its_kind(client, catalogue):
    version = VersionFactory(catalogue=catalogue, name="Extended")
    EntryRequirementFactory(catalogue=catalogue, kind="visa", statement="Full-time only", version=version)

    assert "Visa Full-time only Only for: Extended" in read(client, PAGE).section("entry")


def test_grades_stand_in_the_order_in_which_they_were_written(client, catalogue):
    requirement = EntryRequirementFactory(catalogue=catalogue, kind="language")
    for label, expected in (("Good", "6.0"), ("Very good", "6.5"), ("Excellent", "7.0")):
        GradeExpectationFactory(requirement=requirement, label=label, system="IELTS", expected=expected)

    rows = read(client, PAGE).all(".//section[@id='entry']//tbody/tr")

    assert rows == ["Good (IELTS) 6.0", "Very good (IELTS) 6.5", "Excellent (IELTS) 7.0"]


def test_an_entry_that_no_source_states_is_said_to_be_missing(client, catalogue):
    assert "Entry not stated in any source read" in read(client, PAGE).section("entry")


def test_a_claim_names_its_instrument_day_and_source(client, catalogue):
    ClaimFactory(
        programme=catalogue.programme,
        statement="98 % found work",
        instrument="DLHE",
        made_on=PartialDate(2016),
        share=Decimal(98),
        denominator=1250,
        source=SourceFactory(title="Course page"),
    )

    assert "98 % found work Out of 1,250 answers · DLHE · 2016 Source: Course page" in standing(client)


def test_a_share_without_its_base_says_that_nobody_states_it(client, catalogue):
    ClaimFactory(programme=catalogue.programme, population="Those who answered", share=Decimal(98))

    assert "Those who answered. Out of how many: not stated in any source read" in standing(client)


@pytest.mark.parametrize(
    ("expires", "is_aged"), [(date(2026, 11, 21), True), (date(2026, 11, 22), False), (None, False)]
)
def test_a_claim_that_has_expired_is_kept_as_history(client, catalogue, expires, is_aged):
    ClaimFactory(programme=catalogue.programme, expires_on=expires)

    assert ("too old to be said of today" in standing(client)) is is_aged


def test_an_accreditation_is_dated_as_far_as_its_dates_are_stated(client, catalogue):
    AccreditationFactory(programme=catalogue.programme, body="NVAO", on_behalf_of="the Flemish Community")
    AccreditationFactory(programme=catalogue.programme, body="Old body", starts="2005", until="2010")

    told = standing(client)

    assert "dates not stated NVAO On behalf of the Flemish Community." in told
    assert "2005 – 2010 Old body" in told
    assert read(client, PAGE).all(".//section[@id='standing']//li[@class='over']") == ["2005 – 2010 Old body"]


def test_the_values_in_force_on_the_day_are_shown(client, catalogue):
    programme = catalogue.programme
    ValuesStatementFactory(programme=programme, number=1, statement="The first words")
    ValuesStatementFactory(programme=programme, number=2, statement="The present words", starts=PartialDate(2024))
    ValuesStatementFactory(programme=programme, number=3, statement="The coming words", starts=PartialDate(2027))

    told = standing(client)

    assert "The present words" in told
    assert "The first words" not in told
    assert "The coming words" not in told


def test_resources_say_where_they_are_and_who_may_use_them(client, catalogue):
    ResourceFactory(programme=catalogue.programme, name="Reading room", site="Brussels", open_to="research")
    ResourceFactory(programme=catalogue.programme, name="E-library", position=1)

    rows = read(client, PAGE).all(".//section[@id='resources']//tbody/tr")

    assert rows == ["Reading room Brussels Research students", "E-library Not tied to a site Not stated"]


def test_a_programme_that_nobody_recognises_on_record_says_so(client, catalogue):
    assert "Recognised by not stated in any source read" in standing(client)
