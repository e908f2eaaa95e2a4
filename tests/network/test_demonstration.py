"""The demonstration network says what its sources say, of then and of now, and no more."""

from datetime import UTC, date, datetime

import pytest

from crossings.demo import network as demo
from crossings.journal.models import Entry
from crossings.network.invariants import INVARIANTS
from crossings.network.models import Institution, Membership, Network, PartnerCountry, Profile
from tests.network.reading import read

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_network")]
THEN, TODAY = date(2022, 10, 1), date(2026, 11, 21)
AT = datetime(2026, 11, 22, tzinfo=UTC)


def full_members(network: str, day: date) -> set[str]:
    rows = Membership.objects.members_as_of(Network.objects.get(slug=network), day).full()
    return {row.institution.slug for row in rows}


def test_the_valencia_consortium_had_five_members_in_2022_and_has_four_today():
    assert full_members("mum", THEN) == {"uv", "ucl-lille", "unical", "hes-so-geneve", "lorraine"}
    assert full_members("mum", TODAY) == {"uv", "ucl-lille", "unical", "cnam"}


def test_its_page_states_five_for_2022_and_shows_both_sides_today(client):
    then, now = read(client, "/en/networks/mum/?on=2022-10-01"), read(client, "/en/networks/mum/")

    assert "5 full members: the sources and the records of this day agree." in then.text()
    assert now.all(".//div[@class='differ']//dd") == ["5 full members", "4 full members", "4 full members"]


def test_thirty_countries_are_stated_and_thirty_are_listed(client):
    associated = PartnerCountry.objects.filter(kind=PartnerCountry.Kind.ASSOCIATED)

    assert associated.count() == 30
    assert "30 countries with associated partners: the sources" in read(client, "/en/networks/mum/").text()


def test_england_is_printed_and_kept_with_the_code_of_its_country():
    england = PartnerCountry.objects.get(label="England")

    assert (str(england.country), england.subdivision) == ("GB", "GB-ENG")


def test_the_research_network_counts_only_whom_a_source_shows():
    assert len(full_members("unu-mn", TODAY)) == 10
    assert not {"unu-inweh", "unu-inra", "unu-flores", "unu-egov"} & full_members("unu-mn", TODAY)


def test_fifteen_institutes_stand_under_the_names_of_the_facts():
    institutes = {
        "unu-gcm",
        "unu-merit",
        "unu-ehs",
        "unu-cris",
        "unu-iigh",
        "unu-wider",
        "unu-ias",
        "unu-macau",
        "unu-cpr",
        "unu-ony",
        "unu-hq",
        "unu-inweh",
        "unu-inra",
        "unu-flores",
        "unu-egov",
    }

    assert institutes <= set(Institution.objects.values_list("slug", flat=True))


def test_what_has_been_renamed_or_closed_is_kept():
    status = dict(Institution.objects.values_list("slug", "status"))

    assert (status["unu-iiaoc"], status["unu-gcm"]) == ("renamed", "closed")
    assert Institution.objects.named_like("UNU-CS").get().slug == "unu-macau"


def test_every_institution_names_its_source():
    assert not Institution.objects.filter(source=None).exists()
    assert not Membership.objects.filter(source=None).exists()


def test_it_breaks_no_rule():
    assert [each.says for each in INVARIANTS if each.violations()] == []


def test_loading_it_again_changes_nothing():
    before = Entry.objects.count()

    demo.load(AT)

    assert Entry.objects.count() == before


def test_what_the_office_has_changed_stays_as_it_is():
    Institution.objects.filter(slug="uv").update(name="Mended by the office")

    demo.load(AT)

    assert Institution.objects.get(slug="uv").name == "Mended by the office"


def test_only_invented_persons_have_profiles():
    assert not Profile.objects.filter(person__is_demonstration=False).exists()
    assert Profile.objects.public(TODAY).exists()
