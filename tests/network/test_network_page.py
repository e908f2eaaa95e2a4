"""A network's page: members of the day by role, what has changed since, and no count that the records contradict."""

from datetime import date

import pytest

from crossings.network.models import Membership
from tests.factories.network import (
    AgreementFactory,
    CountryCooperationFactory,
    InstitutionFactory,
    MembershipFactory,
    MilestoneFactory,
    NetworkFactory,
    PartnerCountryFactory,
    StatedCountFactory,
)
from tests.factories.provenance import SourceFactory
from tests.network.reading import questions, read

pytestmark = pytest.mark.django_db
PAGE = "/en/networks/mum/"
THEN = f"{PAGE}?on=2022-10-01"
ROLE = Membership.Role


@pytest.fixture
def mum():
    return NetworkFactory(slug="mum", name="Consortium")


@pytest.fixture
def changing(mum):
    """Cnam is shown from November 2026 on, Lorraine for 2022-23 only, Valencia throughout."""
    evidence = {"network": mum, "starts_stated": False, "ends_stated": False}
    MembershipFactory(**evidence, institution__name="Valencia", starts="2022-09", role=ROLE.COORDINATOR)
    MembershipFactory(**evidence, institution__name="Lorraine", starts="2022-09", ends="2023-09")
    MembershipFactory(**evidence, institution__name="Cnam", starts="2026-11")
    return mum


def members(client, address):
    """The institutions under each heading of the section, in order."""
    section = read(client, address).root.find(".//section[@id='members']//div[@class='flow']")
    found, heading = {}, ""
    for each in section:
        if each.tag == "h3":
            heading = "".join(each.itertext())
        elif each.get("class") == "dated":
            found[heading] = ["".join(link.itertext()) for link in each.iterfind("./li/p/a")]
    return found


def test_members_stand_by_role_on_the_day(client, changing):
    assert members(client, THEN) == {
        "Coordinator": ["Valencia"],
        "Full partner": ["Lorraine"],
        "Named, but not evidenced for this day": ["Cnam"],
    }


def test_today_shows_who_is_on_record_today(client, changing):
    assert members(client, PAGE) == {
        "Coordinator": ["Valencia"],
        "Full partner": ["Cnam"],
        "Named, but not evidenced for this day": ["Lorraine"],
    }


def test_who_left_on_a_stated_day_is_gone_without_a_word(client, mum):
    MembershipFactory(network=mum, institution__name="Gone", starts="2010", ends="2015")

    assert members(client, PAGE) == {}


def test_who_was_only_named_stands_apart(client, mum):
    MembershipFactory(network=mum, institution__name="Flores", starts=None, evidence=Membership.Evidence.NOT_EVIDENCED)

    assert members(client, PAGE) == {"Named, but not evidenced for this day": ["Flores"]}


def test_two_days_stand_side_by_side(client, changing):
    rows = read(client, THEN).rows(".//section[@id='comparison']//tbody/tr")

    assert rows == [
        ["Cnam", "shown later; no source speaks of this day", "on record"],
        ["Lorraine", "on record", "shown earlier; no source speaks of this day"],
        ["Valencia", "on record", "on record"],
    ]


def test_who_came_and_who_went_is_said_in_words(client, changing):
    said = read(client, THEN).section("comparison")

    assert "Came on recordCnam" in said
    assert said.endswith("Went from the recordLorraine")


def test_today_needs_no_comparison(client, changing):
    assert read(client, PAGE).section("comparison") == ""


def test_a_count_on_which_all_agree_is_stated(client, changing):
    StatedCountFactory(network=changing, number=2)

    assert "2 full members: the sources and the records of this day agree." in read(client, PAGE).section("members")


def test_a_count_that_the_records_contradict_is_never_stated_but_shown_beside_them(client, changing):
    StatedCountFactory(network=changing, number=5, source=SourceFactory(title="Goals page"))

    page = read(client, PAGE)

    assert "agree" not in page.section("members")
    assert page.all(".//div[@class='differ']//dt") == ["Goals page", "The records here, for 21 November 2026"]
    assert page.all(".//div[@class='differ']//dd") == ["5 full members", "2 full members"]


def test_a_count_of_another_time_says_nothing_of_the_day(client, changing):
    StatedCountFactory(network=changing, number=5, starts="2022-09", ends="2023-09")

    assert "5 full members" not in read(client, PAGE).section("members")
    assert "5 full members" in read(client, THEN).section("members")


def test_associated_partners_and_centres_do_not_count_as_full_members(client, mum):
    MembershipFactory(network=mum, role=ROLE.ASSOCIATED)
    MembershipFactory(network=mum, role=ROLE.CENTRE)
    MembershipFactory(network=mum, role=ROLE.PARTNER)
    StatedCountFactory(network=mum, number=1)

    assert "1 full member: the sources" in read(client, PAGE).section("members")


def test_two_roles_of_one_institution_count_once(client, mum):
    first = MembershipFactory(network=mum, role=ROLE.MEMBER)
    MembershipFactory(network=mum, institution=first.institution, role=ROLE.CHAIR)
    StatedCountFactory(network=mum, number=1)

    assert "agree" in read(client, PAGE).section("members")


def test_a_partner_country_keeps_its_printed_label_apart_from_its_code(client, mum):
    PartnerCountryFactory(network=mum, label="England", country="GB", subdivision="GB-ENG")
    PartnerCountryFactory(network=mum, label="Taiwan", country="TW")

    rows = read(client, PAGE).rows(".//section[@id='countries']//tbody/tr")

    assert [row[:2] for row in rows] == [["England", "GB-ENG"], ["Taiwan", "TW"]]


def test_partner_countries_stand_on_the_map_as_rings_and_members_of_the_day_as_dots(client, mum):
    PartnerCountryFactory(network=mum, label="Mexico", country="MX", latitude=23.5, longitude=-102)
    MembershipFactory(
        network=mum,
        starts="2020",
        ends="2023",
        institution__city="Tokyo",
        institution__latitude=35.66,
        institution__longitude=139.71,
    )

    drawn = read(client, THEN).root.findall(".//section[@id='countries']//a/circle")

    assert [each.get("class") for each in drawn] == ["pt", "hollow"]


def test_a_country_with_partners_and_a_centre_stands_once(client, mum):
    for kind in ("associated", "centre"):
        PartnerCountryFactory(network=mum, kind=kind, label="Canada", country="CA", latitude=58, longitude=-106)

    titles = read(client, PAGE).all(".//section[@id='countries']//a/title")

    assert titles == ["Canada: Associated partners, Research and intervention centres"]


def test_cooperation_with_a_country_says_on_which_side_it_stands(client, mum):
    CountryCooperationFactory(network=mum, label="Mexico", country="MX", role="origin", programme="3x1")
    CountryCooperationFactory(network=mum, label="Philippines", country="PH", role="origin", programme="")

    rows = read(client, PAGE).rows(".//section[@id='countries']//tbody/tr")

    assert rows == [
        ["Mexico", "Country of origin", "3x1"],
        ["Philippines", "Country of origin", "not stated in any source read"],
    ]


@pytest.mark.parametrize("kind", ["migration", "development", "rights", "advocacy", "health"])
def test_each_kind_of_network_is_named(client, kind):
    network = NetworkFactory(slug="kind", kind=kind)

    assert network.get_kind_display() in read(client, "/en/networks/kind/").text(".//header[@class='title']")


def test_a_milestone_after_the_day_is_still_to_come(client, mum):
    MilestoneFactory(network=mum, text="Founded", date="2005")
    MilestoneFactory(network=mum, text="Validated", date="2024-03")

    line = read(client, THEN).root.findall(".//ol[@class='line']/li")

    assert [each.get("class") for each in line] == [None, "open"]


def test_a_milestone_without_a_day_comes_last_and_says_so(client, mum):
    MilestoneFactory(network=mum, text="Some day", date=None)
    MilestoneFactory(network=mum, text="Founded", date="2005")

    said = read(client, PAGE).all(".//ol[@class='line']/li")

    assert said[1].startswith("day not stated")


def test_an_agreement_without_named_parties_says_so(client, mum):
    AgreementFactory(network=mum, title="Agreement of Lille", signed="2005-03")

    assert "Parties not stated in any source read" in read(client, PAGE).section("agreements")


def test_each_network_of_the_list_counts_its_members_of_the_day(client, changing):
    assert "2 full members" in read(client, "/en/networks/?on=2022-10-01").text(".//main//article")
    assert "No member on record for this day" in read(client, "/en/networks/?on=2010-01-01").text(".//main//article")


def test_an_unknown_network_is_not_found(client, db):
    assert client.get("/en/networks/nowhere/").status_code == 404


def test_the_number_of_questions_does_not_grow_with_the_network(client, mum):
    def fill(number):
        for _ in range(number):
            MembershipFactory(network=mum)
            PartnerCountryFactory(network=mum)
            MilestoneFactory(network=mum)
            StatedCountFactory(network=mum)
            agreement = AgreementFactory(network=mum)
            agreement.parties.create(institution=InstitutionFactory())
            agreement.save()

    fill(5)
    few = questions(client, PAGE)
    fill(45)

    assert questions(client, PAGE) == few


def test_members_as_of_a_day_are_those_whose_span_holds_it(changing):
    found = Membership.objects.members_as_of(changing, date(2022, 10, 1))

    assert [each.institution.name for each in found] == ["Lorraine", "Valencia"]
