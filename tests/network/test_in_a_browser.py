"""The network's pages in a real browser: no violation, no sideways scroll, and the keyboard reaches every place."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.factories import network as made

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def some_network():
    mum = made.NetworkFactory(slug="mum", name="Consortium")
    for city, latitude, longitude in (("Bonn", 50.72, 7.12), ("Lille", 50.63, 3.06), ("Tokyo", 35.66, 139.71)):
        place = {"city": city, "latitude": latitude, "longitude": longitude, "country": "DE"}
        made.MembershipFactory(network=mum, institution=made.InstitutionFactory(slug=city.lower(), **place))
    made.PartnerCountryFactory(network=mum, latitude=23.5, longitude=-102)
    made.MilestoneFactory(network=mum)
    made.StatedCountFactory(network=mum)
    made.shown()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("page", ["institutes/bonn/", "networks/mum/?on=2022-10-01", "map/", "people/"])
def test_no_page_violates_a_rule_or_scrolls_sideways(open_page, some_network, page, width):
    opened = open_page(f"/ar/{page}", width=width, language="ar")

    assert [each["id"] for each in Axe().run(opened).response["violations"]] == []
    assert opened.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_keyboard_reaches_every_place_on_the_map(open_page, some_network):
    opened = open_page("/en/map/")
    reached = set()
    for _ in range(60):
        opened.keyboard.press("Tab")
        reached.add(opened.evaluate("document.activeElement.closest('.atlas a')?.textContent.trim() ?? ''"))

    assert {text.split(":")[0].split("\n")[0] for text in reached if text} == {"Bonn", "Lille", "Tokyo"}


def test_a_day_is_asked_for_and_shown(open_page, some_network):
    opened = open_page("/en/networks/mum/")

    opened.get_by_label("As of").fill("2019-12-31")
    opened.get_by_role("button", name="Show that day").click()

    assert "on=2019-12-31" in opened.url
    assert opened.get_by_text("No member is on record for this day").is_visible()
