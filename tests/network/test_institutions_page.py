"""The list of institutions: every name finds, every question is an address, every day can be asked for."""

import pytest

from tests.factories.network import InstitutionFactory, InstitutionNameFactory, MembershipFactory, NetworkFactory
from tests.network.reading import questions, read

pytestmark = pytest.mark.django_db
LIST = "/en/institutes/"


def names(client, address):
    return read(client, address).all(".//main//article//h3")


def test_institutions_stand_by_name_whatever_their_accents(client):
    for name in ("Zürich", "École", "Eco"):
        InstitutionFactory(name=name)

    assert names(client, LIST) == ["Eco", "École", "Zürich"]


@pytest.mark.parametrize("asked", ["computing", "unu-cs", "ماكاو", "macau"])
def test_each_name_that_it_bears_or_bore_finds_it(client, asked):
    macau = InstitutionFactory(name="Institute in Macau")
    macau.translations.create(language="ar", name="معهد ماكاو")
    macau.save()
    InstitutionNameFactory(institution=macau, name="Institute on Computing", acronym="UNU-CS")
    InstitutionFactory(name="Another")

    assert names(client, f"{LIST}?q={asked}") == ["Institute in Macau"]


@pytest.mark.parametrize(
    "question", ["kind=university", "country=MY", "status=closed", "network=mum", "city=Kuala+Lumpur"]
)
def test_each_question_leaves_only_what_answers_it(client, question):
    wanted = InstitutionFactory(name="Wanted", kind="university", country="MY", status="closed", city="Kuala Lumpur")
    MembershipFactory(institution=wanted, network=NetworkFactory(slug="mum"))
    InstitutionFactory(name="Other", kind="office", country="GH", city="Accra")

    assert names(client, f"{LIST}?{question}") == ["Wanted"]


def test_two_memberships_list_an_institution_once(client):
    wanted = InstitutionFactory(name="Wanted")
    network = NetworkFactory(slug="mum")
    MembershipFactory(institution=wanted, network=network, starts="2010", ends="2015")
    MembershipFactory(institution=wanted, network=network, starts="2015")

    assert names(client, f"{LIST}?network=mum") == ["Wanted"]


def test_what_is_no_choice_is_named_and_left_out_of_the_question(client):
    InstitutionFactory(name="Here")

    page = read(client, f"{LIST}?kind=castle")

    assert page.status == 200
    assert "castle" in page.text(".//div[@class='errors']")
    assert page.all(".//main//article//h3") == ["Here"]


def test_an_empty_answer_says_how_to_go_on(client):
    page = read(client, f"{LIST}?q=nowhere")

    assert "No institution answers all of this" in page.text()
    assert "/en/institutes/" in page.links()


def test_a_closed_institution_stays_in_the_list_and_says_so(client):
    InstitutionFactory(name="Gone", status="closed", closed="2019")

    assert "Closed" in read(client, LIST).text(".//main//article")


def test_one_founded_later_is_not_in_the_list_of_that_day(client):
    InstitutionFactory(name="Young", founded="2012-09-17")
    InstitutionFactory(name="Of unknown age")

    assert names(client, f"{LIST}?on=2012-09-16") == ["Of unknown age"]
    assert names(client, f"{LIST}?on=2012-09-17") == ["Of unknown age", "Young"]


def test_the_list_shows_the_name_that_was_borne_that_day(client):
    macau = InstitutionFactory(name="Institute in Macau")
    InstitutionNameFactory(institution=macau, name="Institute on Computing", ends="2019")

    assert names(client, f"{LIST}?on=2016-05-20") == ["Institute on Computing"]
    assert names(client, LIST) == ["Institute in Macau"]


def test_the_day_stays_in_every_link(client):
    InstitutionFactory(slug="here")

    assert "/en/institutes/here/?on=2022-10-01" in read(client, f"{LIST}?on=2022-10-01").links()


def test_the_roles_are_those_of_the_day(client):
    MembershipFactory(institution=InstitutionFactory(name="Here"), starts="2020", ends="2023")

    assert "Full partner" in read(client, f"{LIST}?on=2022-10-01").text(".//main//article")
    assert "Full partner" not in read(client, LIST).text(".//main//article")


def test_a_name_in_another_language_says_which(client):
    InstitutionFactory(name="Only in English")

    html = client.get("/ar/institutes/").content.decode()

    assert '<span lang="en" dir="ltr">Only in English</span>' in html


def test_twenty_five_stand_on_a_page(client):
    InstitutionFactory.create_batch(26)

    assert len(names(client, LIST)) == 25
    assert len(names(client, f"{LIST}?page=2")) == 1


def test_the_number_of_questions_does_not_grow_with_the_list(client):
    def fill(number):
        for institution in InstitutionFactory.create_batch(number, country="MY"):
            MembershipFactory(institution=institution)

    fill(5)
    few = questions(client, LIST)
    fill(20)

    assert questions(client, LIST) == few


@pytest.mark.parametrize("address", [LIST, "/en/networks/", "/en/map/", "/en/people/"])
def test_a_day_that_is_none_gets_a_kind_word_and_the_records_of_today(client, address):
    page = read(client, f"{address}?on=31-31-31")

    assert page.status == 400
    assert "not a day of the calendar" in page.text()


def test_the_canonical_address_names_no_day(client):
    html = client.get(f"{LIST}?on=2022-10-01").content.decode()

    assert '<link rel="canonical" href="http://testserver/en/institutes/">' in html


def test_what_was_asked_stands_in_the_form_of_the_answer(client):
    InstitutionFactory(country="MY")
    asked = [client.get(f"{LIST}?q={words}").content.decode() for words in ("merit", "iom")]

    assert ['value="merit"' in html for html in asked] == [True, False]


def test_a_new_network_stands_in_the_menu_at_once(client):
    client.get(LIST)
    NetworkFactory(name="Ports of the South")

    assert "Ports of the South" in client.get(f"{LIST}?page=1").content.decode()
