"""People in public: only by consent, gone at once without it, and an earlier day brings nobody back."""

from datetime import UTC, datetime

import pytest

from crossings.engine.privacy import Purpose
from crossings.network.actions import withdraw_profile
from crossings.people.actions import withdraw_consent
from tests.factories.network import AffiliationFactory, ExpertiseFactory, FieldFactory, InstitutionFactory, shown
from tests.factories.people import PersonFactory
from tests.network.reading import questions, read

pytestmark = pytest.mark.django_db
LIST = "/en/people/"


@pytest.fixture
def wei_is_shown():
    return shown(PersonFactory(slug="wei", name="Wei Zhang"), about="Studies cities.")


def names(client, address=LIST):
    return read(client, address).all(".//main//article//h3")


def test_who_consents_is_listed_with_what_they_do(client, wei_is_shown):
    card = read(client, LIST).text(".//main//article")

    assert "Wei Zhang" in card
    assert "Researcher" in card


@pytest.mark.parametrize(
    "change",
    [{"withdrawn_at": datetime(2026, 11, 20, tzinfo=UTC)}, {"expires_on": "2026-11-21"}],
    ids=["withdrawn", "expired"],
)
@pytest.mark.parametrize("address", ["/en/people/wei/", "/en/people/wei/?on=2026-06-01", "/ar/people/wei/"])
def test_without_standing_consent_there_is_no_such_page(client, wei_is_shown, change, address):
    wei_is_shown.person.consents.update(**change)

    gone, never = client.get(address), client.get(address.replace("wei", "nobody"))

    assert (gone.status_code, never.status_code) == (404, 404)
    assert gone.content.replace(b"wei", b"nobody") == never.content
    assert names(client) == []


def test_a_withdrawn_consent_closes_a_page_that_was_just_read(client, wei_is_shown, actor, at):
    assert client.get("/en/people/wei/").status_code == 200

    withdraw_consent(person=wei_is_shown.person, purpose=Purpose.PUBLIC_PROFILE, by=actor, at=at)

    assert client.get("/en/people/wei/").status_code == 404


def test_a_withdrawn_profile_is_gone_at_once(client, wei_is_shown, actor, at):
    withdraw_profile(profile=wei_is_shown, by=actor, at=at)

    assert client.get("/en/people/wei/").status_code == 404


def test_noor_and_the_office_get_no_other_page_than_the_public(client, enter, noor, ingrid):
    shown(PersonFactory(slug="hidden"), is_published=False)

    assert [each.get("/en/people/hidden/").status_code for each in (client, enter(noor), enter(ingrid))] == [404] * 3


def test_the_page_tells_posts_expertise_and_identifier(client, wei_is_shown):
    wei_is_shown.person.orcid = "0000-0002-1825-0097"
    wei_is_shown.person.save()
    ExpertiseFactory(person=wei_is_shown.person, concept=FieldFactory(label="Migration and Health"))

    page = read(client, "/en/people/wei/")

    assert "Studies cities." in page.text()
    assert "Researcher" in page.section("work")
    assert "Migration and Health" in page.section("expertise")
    assert "https://orcid.org/0000-0002-1825-0097" in page.links()


def test_posts_that_are_over_on_the_day_are_set_back(client, wei_is_shown):
    AffiliationFactory(person=wei_is_shown.person, title="Fellow", starts="2015", ends="2018")

    lines = read(client, "/en/people/wei/").root.findall(".//ul[@class='dated']/li")

    assert [each.get("class") for each in lines] == [None, "over"]


@pytest.mark.parametrize("asked", ["wei", "张"])
def test_any_spelling_of_the_name_finds(client, wei_is_shown, asked):
    wei_is_shown.person.also_known_as = "张伟"
    wei_is_shown.person.save()
    shown()

    assert names(client, f"{LIST}?q={asked}") == ["Wei Zhang"]


def test_institution_and_expertise_narrow_the_list(client, wei_is_shown):
    AffiliationFactory(person=wei_is_shown.person, institution=InstitutionFactory(slug="merit"), title="Fellow")
    ExpertiseFactory(person=wei_is_shown.person, concept=FieldFactory(slug="health"))
    shown()

    assert names(client, f"{LIST}?institution=merit") == ["Wei Zhang"]
    assert names(client, f"{LIST}?topic=fields/health") == ["Wei Zhang"]


def test_the_menus_offer_nothing_of_those_who_are_hidden(client):
    AffiliationFactory(institution=InstitutionFactory(name="Secret place"))
    ExpertiseFactory(concept=FieldFactory(label="Secret field"))

    assert "Secret" not in read(client, LIST).html


def test_twenty_five_stand_on_a_page(client):
    for _ in range(26):
        shown()

    assert [len(names(client, f"{LIST}?page={number}")) for number in (1, 2)] == [25, 1]


def test_the_number_of_questions_does_not_grow_with_the_list(client):
    def fill(number):
        for _ in range(number):
            ExpertiseFactory(person=shown().person)

    fill(5)
    few = questions(client, LIST)
    fill(20)

    assert questions(client, LIST) == few
